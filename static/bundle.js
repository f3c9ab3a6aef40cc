// Starts the viewer of a report in one file, where nothing can be fetched: all is in the page.
//
// `viewer` is the code that wasm-bindgen writes; xtask/src/bundle.mjs puts the two into one script of
// the page, which its policy knows by its hash.
//
// The page reads before this and without it. What stands there goes when the viewer says that it
// is ready. The viewer asks for files as on a site, and is answered from this one.

const page = document.documentElement;
const staticPage = document.getElementById("fairview-static");
const words = document.getElementById("fairview-failed");

// Shows the words of one kind above whatever is on the page. Only the first failure is told.
function fail(kind, detail = "") {
  if (!words.hidden) return;
  page.dataset.fairview = "failed";
  for (const part of words.querySelectorAll("[data-fv-words]")) {
    part.hidden = part.dataset.fvWords !== kind;
  }
  words.querySelector("[data-fv-code]").textContent = detail ? `${kind}: ${detail}` : kind;
  words.setAttribute("role", "alert");
  words.hidden = false;
  words.focus();
}

/** A part of this file, unpacked: it is gzip in base64. Gzip notices damage. */
function part(name) {
  const packed = Uint8Array.from(atob(document.getElementById(`fairview-${name}`).textContent), (byte) => byte.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** Answers the viewer from this file alone. */
function answerFrom(kept) {
  window.fetch = async (address) => {
    const name = String(address);
    return Object.hasOwn(kept, name) ? new Response(kept[name]) : new Response(null, { status: 404 });
  };
}

// Takes away what stood there before the viewer, in the same step in which the viewer says that it
// shows the same or more.
const watcher = new MutationObserver(() => {
  if (page.dataset.fairview === "loading") return;
  watcher.disconnect();
  if (words.hidden) staticPage.remove();
});

async function start() {
  if (typeof WebAssembly !== "object") return fail("no-wasm");
  if (typeof DecompressionStream !== "function") return fail("no-streams");
  let wasm;
  try {
    answerFrom(await part("data").json());
    wasm = await part("code").arrayBuffer();
  } catch {
    // Whatever cannot be unpacked.
  }
  if (!wasm) return fail("damaged");
  // A link into the page that stands there has led to its place; the viewer begins at its own.
  scrollTo(0, 0);
  watcher.observe(page, { attributeFilter: ["data-fairview"] });
  try {
    await viewer({ module_or_path: wasm });
  } catch (error) {
    fail("start", error?.name);
  }
}

window.addEventListener("fairview:panic", (event) => fail("panic", String(event.detail ?? "")));
start();

// Starts the viewer of a report in one file, where nothing can be fetched: all is in the page.
//
// `viewer` is the code that wasm-bindgen writes, `bytesOf`, `check` and `unlzma` are
// bundle-unpack.js; xtask/src/bundle.mjs puts the three into one script of the page, which its
// policy knows by its hash.
//
// The page reads before this and without it. What stands there goes when the viewer says that it
// is ready. The viewer asks for files as on a site, and is answered from this one.

const page = document.documentElement;
const still = document.getElementById("fairview-still");
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

/** The text of a part of this file. */
const part = (name) => document.getElementById(`fairview-${name}`);

/** The viewer's Wasm, in one piece; nothing if it is not as it was made. */
function code() {
  const { textContent, dataset } = part("code");
  const all = unlzma(bytesOf(textContent), Number(dataset.length));
  return check(all) === Number(dataset.check) ? all : undefined;
}

/** The data by its names on a site. */
async function files() {
  const packed = new Blob([bytesOf(part("data").textContent)]);
  const stream = packed.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
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
  if (words.hidden) still.remove();
});

async function start() {
  if (typeof WebAssembly !== "object") return fail("no-wasm");
  if (typeof DecompressionStream !== "function") return fail("no-streams");
  let wasm;
  try {
    answerFrom(await files());
    wasm = code();
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

// Starts the viewer, and has words ready for when that fails.
//
// It reads the names and hashes of the built files from the preload links in the page's head, so
// that no script need stand in the page itself. It makes no markup: every word is in index.html,
// and is shown by taking `hidden` away.
//
// When the viewer panics, it dispatches
//   new CustomEvent("fairview:panic", { detail: "a short text of where, without data" })
// on `window`. The instance is dead after that; these words need nothing of it. The viewer renders
// into #fairview and sets <html data-fairview> to "ready" or "failed" for what it shows itself.

const page = document.documentElement;
const place = document.getElementById("fairview");
const words = document.getElementById("fairview-failed");

// Shows the words of one kind. Only the first failure is told: later ones follow from it.
function fail(kind, detail = "") {
  if (!words.hidden) return;
  page.dataset.fairview = "failed";
  // A viewer that was still loading has nothing to show; one that stopped leaves its page.
  const loading = place.querySelector(".fv-loading");
  for (const part of loading?.querySelectorAll(".fv-loading__now, .fv-loading__late") ?? []) {
    part.hidden = true;
  }
  for (const part of words.querySelectorAll("[data-fv-words]")) {
    part.hidden = part.dataset.fvWords !== kind;
  }
  words.querySelector("[data-fv-code]").textContent = detail ? `${kind}: ${detail}` : kind;
  if (loading) loading.append(words);
  else document.body.prepend(words);
  words.setAttribute("role", "alert");
  words.hidden = false;
  words.focus();
}

// The built file that a preload link names: where it is and what it must hash to.
function built(link) {
  return { href: link.href, integrity: link.integrity || link.dataset.integrity };
}

// What the server says of a file now; nothing when it does not answer.
function status({ href }) {
  return fetch(href, { method: "HEAD", cache: "no-store" }).then(
    (response) => response.status,
    () => "",
  );
}

// Tells a file that is gone since an update from one that did not arrive.
async function missing(kind, file) {
  const code = await status(file);
  fail(code === 404 || code === 410 ? "moved" : kind, code);
}

// The Wasm, checked against its hash while it streams in.
async function download(wasm) {
  let response;
  try {
    response = await fetch(wasm.href, { integrity: wasm.integrity });
  } catch {
    // Whatever is not the very file, the server's page for a missing one too, ends here.
    return missing("download", wasm);
  }
  // Plain web space may not know the type of Wasm; then it cannot be compiled while it arrives.
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/wasm")) return response;
  return response.arrayBuffer().catch(() => missing("download", wasm));
}

async function start() {
  if (typeof WebAssembly !== "object") return fail("no-wasm");
  const glue = built(document.querySelector("link[rel=modulepreload]"));
  const wasm = built(document.querySelector("link[rel=preload][as=fetch]"));
  const [viewer, module] = await Promise.all([
    // The preload has checked it against its hash.
    import(glue.href).catch(() => missing("script", glue)),
    download(wasm),
  ]);
  if (!viewer || !module) return;
  try {
    await viewer.default({ module_or_path: module });
  } catch (error) {
    // A body that was cut or changed shows only now, as a failed fetch.
    fail(error instanceof TypeError ? "download" : "start", error?.name);
  }
}

// Lets the viewer start its one worker and nothing else. Its address is made whole, so that it leads
// there from whatever address the page has later.
function allowWorker() {
  const meta = document.querySelector("meta[name=fairview-worker]");
  const address = new URL(meta.content, document.baseURI).href;
  meta.content = address;
  try {
    window.trustedTypes?.createPolicy("default", {
      createScriptURL(asked) {
        if (asked === address) return asked;
        throw new TypeError("only the worker is started by its address");
      },
    });
  } catch {
    // A server that sends an older policy: the viewer says of each file that it cannot be made.
  }
}

window.addEventListener("fairview:panic", (event) => fail("panic", String(event.detail ?? "")));
words.querySelector("[data-fv-reload]").addEventListener("click", () => location.reload());
// This script is here, so the words for its absence are not needed.
place.querySelector("[data-fv-late=script]")?.remove();
place.querySelector("[data-fv-late=slow]")?.removeAttribute("hidden");
allowWorker();
start();

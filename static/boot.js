// Starts the viewer, asks for its data meanwhile, and has words ready for when that fails.
//
// It reads the names and hashes of the built files from the preload links in the page's head, so
// that no script need stand in the page itself. It makes no markup: every word is in index.html,
// and is shown by taking `hidden` away.
//
// What it asked for beforehand it leaves in `window.fairviewAsked`, a Map from an address, as the
// viewer spells it, to the promise of a Response. The viewer takes each once (src/browser/fetch.rs),
// and static/lazy.js the code that only some screens need.
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
  const wasm = built(document.querySelector('link[as=fetch][type="application/wasm"]'));
  const [viewer, module] = await Promise.all([
    // The preload has checked it against its hash.
    import(glue.href).catch(() => missing("script", glue)),
    download(wasm),
  ]);
  if (!viewer || !module) return;
  running = true;
  try {
    await viewer.default({ module_or_path: module });
  } catch (error) {
    // A body that was cut or changed shows only now, as a failed fetch.
    fail(error instanceof TypeError ? "download" : "start", error?.name);
  }
}

// Lets the viewer start its workers and nothing else. Their addresses are made whole, so that they
// lead there from whatever address the page has later.
function allowWorkers() {
  const addresses = ["worker", "importer", "importer-tables", "site-maker", "template"].map((name) => {
    const meta = document.querySelector(`meta[name=fairview-${name}]`);
    return (meta.content = new URL(meta.content, document.baseURI).href);
  });
  try {
    window.trustedTypes?.createPolicy("default", {
      createScriptURL(asked) {
        if (addresses.includes(asked)) return asked;
        throw new TypeError("only the workers are started by their addresses");
      },
    });
  } catch {
    // A server that sends an older policy: the viewer says of each file that it cannot be made.
  }
}

// The viewer's code that only some screens need, file by file. Their addresses are made whole too.
const code = [...document.querySelectorAll("meta[name=fairview-code]")];
for (const file of code) file.content = new URL(file.content, document.baseURI).href;
// And that of the icon, which Chromium may ask for again whenever the page's address changes.
const icon = document.querySelector("link[rel=icon]");
if (icon) icon.href = icon.href;
// The screens of a report that are neither its overview, its scorecard nor a measure, as src/route spells them.
const OTHER_SCREENS = ["about", "actions", "changes", "compare", "developments", "finance", "glossary", "legend", "milestones", "print", "risks"];

// Which of it a view needs, as `View::module` of src/route.
function moduleOf(report, screen) {
  if (["over-time", "prepare"].includes(report) || OTHER_SCREENS.includes(screen)) return "screens";
  return report && screen && screen !== "scorecard" ? "indicator" : "overview";
}

function askCode(isNeeded) {
  for (const file of code) {
    if (isNeeded(file) && !asked.has(file.content)) ask(file.content, { integrity: file.dataset.integrity });
  }
}

// So that the first link to another screen is quick too: it is kept in the browser's cache. One after the
// other: the largest is the last. The policy does not allow `<link rel=prefetch>` in every browser.
async function prefetchCode() {
  if (page.dataset.fairview !== "ready") return;
  for (const { content, dataset } of code) {
    // What was taken meanwhile is there.
    if ("taken" in dataset) continue;
    const answer = await fetch(content, { integrity: dataset.integrity, priority: "low" });
    await answer.arrayBuffer();
  }
}

const asked = (window.fairviewAsked = new Map());
// From then on the viewer asks for what it does not find there.
let running = false;

function ask(address, how) {
  const answer = fetch(address, how);
  // Whoever takes it has words for what went wrong.
  answer.catch(() => {});
  asked.set(address, answer);
  return answer;
}

// As the viewer itself asks: a plain web server says nothing about age.
const STRICT = { mode: "same-origin", credentials: "omit", redirect: "error", cache: "no-cache" };

// The longest file that the viewer reads, in bytes (`read::MOST_BYTES`).
const MOST_BYTES = 5_000_000;

// The JSON of an answer, counted while it comes.
async function json(answer) {
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return JSON.parse(text + decoder.decode());
    length += value.length;
    if (length > MOST_BYTES) {
      reader.cancel();
      throw new Error("too long");
    }
    text += decoder.decode(value, { stream: true });
  }
}

// What a file says, for the names of others; the viewer reads it again.
async function read(address) {
  if (!asked.has(address) && running) throw new Error("the viewer asks for it");
  const answer = await (asked.get(address) ?? ask(address, STRICT));
  return json(answer.clone());
}

const beside = (file, name) => file.slice(0, file.lastIndexOf("/") + 1) + name;

// Asks for what the page's head names, in the one way that takes what was preloaded.
function askNamed() {
  for (const link of document.querySelectorAll('link[as=fetch][type="application/json"]')) ask(link.href);
}

// Asks for the data while the code is on its way: what the head names, and for a view behind the #
// each file as soon as another names it. The viewer alone is given the list of reports as the server
// has it now: the one that its page names may be a copy that the browser kept. It does to find the report.
async function askAhead() {
  askNamed();
  // As src/route reads it.
  const [id, measure] = location.hash.replace(/^#?\/?/, "").split("?")[0].split("/");
  // A published page names the code of its own view among its preloads.
  const named = [...document.querySelectorAll("link[as=fetch]")].map((link) => link.href);
  askCode(({ content }) => named.includes(content));
  if (id === "~") return;
  const needed = moduleOf(id, measure);
  if (!published || location.hash.startsWith("#/")) askCode(({ dataset }) => dataset.for.split(" ").includes(needed));
  const { content } = document.querySelector("meta[name=fairview-catalogue]");
  if (!published) ask(content, STRICT);
  if (!id) return;
  const list = new URL(content, document.baseURI).href;
  const entry = (await read(list)).reports.find((report) => report.id === id);
  if (!entry) return;
  const report = beside(published ? list : content, entry.file);
  const { file } = (await read(report)).indicators.find((indicator) => indicator.id === measure) ?? {};
  if (file && !running) ask(beside(report, file), STRICT);
}

function begin() {
  if (!saves) whenReady(() => (window.requestIdleCallback ?? setTimeout)(() => prefetchCode().catch(() => {})));
  // The viewer comes to whatever is wrong with a file, and has words for it.
  askAhead().catch(() => {});
  start();
}

// A page of its own is whole without the viewer: for who saves data the download that its head has
// begun is broken off, until something is used that only the viewer answers to.
function beginWhenUsed() {
  // What is taken is broken off too; what is left lying, browsers complain of.
  askNamed();
  window.stop();
  page.dataset.fairview = "ready";
  const note = document.getElementById("fairview-saves");
  note.hidden = false;
  const begins = new AbortController();
  const used = ({ target, key }) => {
    if (key === "Tab" || !target.closest("main :is(button, input, select, textarea, label, [role=application])")) return;
    begins.abort();
    note.hidden = true;
    page.dataset.fairview = "loading";
    begin();
  };
  for (const kind of ["click", "input", "keydown"]) document.addEventListener(kind, used, { signal: begins.signal });
}

const published = document.querySelector("meta[name=fairview-view]") !== null;
const saves = navigator.connection?.saveData === true || matchMedia("(prefers-reduced-data: reduce)").matches;

// Calls back once the page is no longer loading.
function whenReady(then) {
  new MutationObserver((_, observer) => {
    if (page.dataset.fairview === "loading") return;
    observer.disconnect();
    then();
  }).observe(page, { attributeFilter: ["data-fairview"] });
}

// What the address asks for beyond what a page of its own shows as it stands: "choices", such as a
// filter, or another "view". The style sheet does not show what would change before that is done.
const asks = published && (location.hash.startsWith("#/") ? "view" : location.search && "choices");
if (asks) {
  page.dataset.fairviewAsks = asks;
  // A frame after it is in its place: what appears and moves in one counts as moved.
  whenReady(() => requestAnimationFrame(() => requestAnimationFrame(() => delete page.dataset.fairviewAsks)));
}

// Entries of the history that the viewer made belong to this document. Where it does not follow
// them, before it is there or once it has stopped, the browser loads the page.
if (published) {
  page.dataset.fairviewPath = location.pathname;
  addEventListener("popstate", () => {
    setTimeout(() => {
      if (page.dataset.fairviewPath !== location.pathname) location.reload();
    });
  });
}

window.addEventListener("fairview:panic", (event) => fail("panic", String(event.detail ?? "")));
words.querySelector("[data-fv-reload]").addEventListener("click", () => location.reload());
// This script is here, so the words for its absence are not needed.
place.querySelector("[data-fv-late=script]")?.remove();
place.querySelector("[data-fv-late=slow]")?.removeAttribute("hidden");
allowWorkers();
if (saves && published && !asks) beginWhenUsed();
else begin();

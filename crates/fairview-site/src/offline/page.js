// Has the site kept on the reader's device, says so at the foot of the page, and offers a newer
// release where one was published. It makes no markup: every word is in the page, and is shown by
// taking `hidden` away. Where the browser refuses, the page stays as it is.

const workers = navigator.serviceWorker;
const site = new URL(document.querySelector("meta[name=fairview-root]").content || "./", location.href);
const foot = document.querySelector(".fv-kept");
const offer = document.querySelector(".fv-offer");

/** Shows the words of one kind in a part of the page, in place of others. */
function say(part, kind) {
  for (const words of part.querySelectorAll("[data-fv-words]")) words.hidden = words.dataset.fvWords !== kind;
}

const saves = navigator.connection?.saveData === true;

/** What the page shows: its own path, and the report of its view. */
function opened() {
  const page = location.pathname.slice(site.pathname.length).replace(/(^|\/)index\.html$/, "$1");
  const view = location.hash.startsWith("#/") ? location.hash.slice(2) : page;
  return { page, report: view.split(/[/?]/)[0], light: saves };
}

/** The address of the worker, as a browser with Trusted Types takes it. */
function address() {
  const href = new URL("sw.js", site).href;
  const policy = window.trustedTypes?.createPolicy("fairview-offline", { createScriptURL: () => href });
  return policy ? policy.createScriptURL("") : href;
}

async function start() {
  workers.addEventListener("message", ({ data }) => {
    if (data === "shown") location.reload();
    else if (data === "kept" || data === "full") say(foot, data);
    // A page that came from the network past the worker is the newer one.
    else if (workers.controller) {
      say(offer, data);
      offer.firstElementChild.hidden = false;
    }
  });
  workers.startMessages();
  await workers.register(address(), { updateViaCache: "none" });
  const registration = await workers.ready;
  foot.hidden = false;
  offer.querySelector("button").addEventListener("click", () => registration.active?.postMessage({ show: true }));
  const tell = () => registration.active?.postMessage({ opened: opened() });
  tell();
  addEventListener("hashchange", tell);
  new MutationObserver(tell).observe(document.documentElement, { attributeFilter: ["data-fairview-path"] });
}

// After the page and all it needs. For who saves data nothing is begun.
const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 200));
const later = () => idle(() => start().catch(() => {}), { timeout: 2000 });
if (workers && (workers.controller || !saves)) {
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
}

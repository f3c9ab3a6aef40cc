// Runs before anything is painted, and tells the style sheet when the address asks for more than
// this page shows as it stands: "choices", such as a filter, or another "view" behind the #. What
// would change is then not shown before the viewer has made it so, or says that it cannot.
const page = document.documentElement;
const asks = location.hash.startsWith("#/") ? "view" : location.search && "choices";
if (asks) {
  page.dataset.fairviewAsks = asks;
  new MutationObserver((_, observer) => {
    if (page.dataset.fairview === "loading") return;
    delete page.dataset.fairviewAsks;
    observer.disconnect();
  }).observe(page, { attributeFilter: ["data-fairview"] });
}

// Entries of the history that the viewer made belong to this document. Where it does not follow
// them, before it is there or once it has stopped, the browser loads the page.
page.dataset.fairviewPath = location.pathname;
addEventListener("popstate", () => {
  setTimeout(() => {
    if (page.dataset.fairviewPath !== location.pathname) location.reload();
  });
});

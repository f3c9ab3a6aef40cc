// On a page that other pages show in a frame: shows the part that the address asks for, tells the
// page around it how high it is, or goes on to the newest release. It takes nothing from anybody,
// fetches nothing and keeps nothing.
"use strict";
(() => {
  const root = document.documentElement;
  const { newest } = root.dataset;
  if (newest) {
    location.replace(new URL(newest + location.search, location.href).href);
    return;
  }
  const choices = new URLSearchParams(location.search);
  if (choices.get("theme") === "light") root.dataset.theme = "light";
  // One part, or several with commas between them. Until it is known which there are, none is painted.
  const asked = (choices.get("show") || "").split(",").filter(Boolean);
  if (asked.length > 0) root.dataset.sifting = "";

  const words = (part) => part.dataset.part.split(" ");
  const sift = () => {
    const parts = [...document.querySelectorAll("[data-part]")];
    if (asked.every((word) => parts.some((part) => words(part).includes(word)))) {
      for (const part of parts) part.hidden = !words(part).some((word) => asked.includes(word));
      if (asked.includes("table")) {
        for (const table of document.querySelectorAll("[data-table]")) table.open = true;
      }
    } else {
      document.getElementById("fv-unknown").hidden = false;
    }
    delete root.dataset.sifting;
  };

  const tell = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    // How high a public page is, is no secret to whoever shows it.
    parent.postMessage({ type: "fairview:height", version: 1, height }, "*");
  };
  document.addEventListener("DOMContentLoaded", () => {
    if (asked.length > 0) sift();
    // It tells of the first height too.
    if (parent !== window) new ResizeObserver(tell).observe(root);
  });
  // Once more when all is here: the page around may have begun to listen late.
  if (parent !== window) addEventListener("load", tell);
})();

// Whether a page keeps to the width of its window, and its figures to their cells.

/**
 * What stands out of the window to the right, and out of its cell of a table, in words; nothing where
 * all has its room. What is wide may scroll in a region of its own that has a name.
 */
export const outOfRoom = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const named = (node) => {
      const name = `${node.localName}.${(node.getAttribute("class") ?? "").replaceAll(" ", ".")}`;
      return `${name} “${node.textContent.trim().slice(0, 40)}”`;
    };
    const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && getComputedStyle(node).clipPath === "none";
    const scrolls = (node) => {
      const region = node.closest("[role=region][aria-label], nav[aria-label]");
      return region !== null && getComputedStyle(region).overflowX === "auto" && region.getBoundingClientRect().right <= width + 1;
    };
    const found = [];
    const whole = document.scrollingElement.scrollWidth;
    if (whole > width) found.push(`the page is ${whole} pixels wide in a window of ${width}`);
    for (const node of document.querySelectorAll("body *")) {
      if (!seen(node) || node.closest("svg") !== node.closest("svg:not(:has(svg))")) continue;
      const box = node.getBoundingClientRect();
      if (box.width === 0 || box.right <= width + 1 || scrolls(node) || node.closest("[class*=hidden], thead")) continue;
      found.push(`${named(node)} ends at ${Math.round(box.right)}`);
    }
    const range = document.createRange();
    for (const cell of document.querySelectorAll("td, th")) {
      if (!seen(cell) || cell.closest("thead")?.getBoundingClientRect().width === 1) continue;
      const box = cell.getBoundingClientRect();
      const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      for (let text = words.nextNode(); text; text = words.nextNode()) {
        if (!seen(text.parentElement) || text.parentElement.closest("svg, [class*=hidden]")) continue;
        range.selectNodeContents(text);
        const ink = range.getBoundingClientRect();
        if (ink.width === 0 || (ink.left >= box.left - 1 && ink.right <= box.right + 1)) continue;
        found.push(`${named(cell)} has its words from ${Math.round(ink.left)} to ${Math.round(ink.right)}, itself from ${Math.round(box.left)} to ${Math.round(box.right)}`);
        break;
      }
    }
    return found.slice(0, 12);
  });

/** Unfolds what is folded away. */
export const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((node) => (node.open = true)));

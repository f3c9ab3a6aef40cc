// On paper: nothing is cut, what only a screen needs is gone, and the words are all there.

import assert from "node:assert/strict";
import { journey } from "./lib/journey.mjs";
import { plain } from "./lib/read.mjs";
import { open } from "./lib/reports.mjs";

/** A4 with sides of 15 mm, in pixels of 96 to the inch. */
const PAPER = { width: 680, height: 1009 };

/** What would stand on paper wider than it, or what only a screen can use. */
const wrong = (page) =>
  page.evaluate((width) => {
    const shown = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().height > 0;
    const named = (node) => `${node.localName}.${node.getAttribute("class") ?? ""} ${node.getAttribute("aria-label") ?? ""}`;
    const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
    const wide = all("main svg, main table, main figure").filter((node) => node.getBoundingClientRect().right > width + 1);
    const controls = all("main select, main input, main button:not(.fv-table__sort), nav, .fv-skip, .fv-filters, .fv-explore__hint");
    return [...wide.map((node) => `wide: ${named(node)}`), ...controls.map((node) => `not for paper: ${named(node)}`)];
  }, PAPER.width);

for (const [name, route, heading, words] of [
  ["the overview", "#/halton-2022-23-q3", "Quarter 3 2022/23", ["What is red, and why", "Milestones at risk"]],
  ["the scorecard", "#/halton-2022-23-q3/scorecard", "Scorecard", ["484 all MAP", "365 MAP", "Red", "Not legible"]],
  ["a measure", "#/halton-2022-23-q3/ped02-04", "Children in care per 10,000", ["132", "Compared with statistical neighbours"]],
  ["the milestones", "#/halton-2022-23-q3/milestones", "Milestones", ["PED01a", "March 2023"]],
  ["a table of money", "#/halton-2015-16-q2/finance", "Finance", ["overspend"]],
  ["what changed", "#/halton-2022-23-q3/changes", "What changed", ["set against quarter 2 2015/16", "This measure is new"]],
  ["the comparison", "#/halton-2022-23-q3/compare", "Compare", []],
]) {
  journey(`${name} prints whole, without what only a screen needs`, async (page) => {
    await open(page, route);
    await page.emulateMedia({ media: "print" });
    // A browser says that it prints before it lays out for paper; charts are drawn anew then.
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.setViewportSize(PAPER);
    await page.getByRole("heading", { level: 1, name: heading }).waitFor();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    assert.deepEqual(await wrong(page), []);
    const text = plain(await page.locator("main").innerText());
    for (const word of words) assert.ok(text.includes(word), word);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    const pdf = await page.pdf({ format: "A4" });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
    assert.ok(pages >= 1 && pages <= 40, `${pages} pages`);
  });
}

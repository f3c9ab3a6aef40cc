// On paper: nothing is cut, what only a screen needs is gone, and the words are all there.

import assert from "node:assert/strict";
import { journey } from "./lib/journey.mjs";
import { plain } from "./lib/read.mjs";
import { heading, json, measures, open } from "./lib/reports.mjs";
import { address, onPages, ready } from "./lib/site.mjs";

/** A4 with sides of 15 mm, in pixels of 96 to the inch. */
const PAPER = { width: 680, height: 1009 };

/** What would stand on paper wider than it or higher, or what only a screen can use. */
const wrong = (page) =>
  page.evaluate(({ width, height }) => {
    const shown = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().height > 0;
    const named = (node) => `${node.localName}.${node.getAttribute("class") ?? ""} ${node.getAttribute("aria-label") ?? ""}`;
    const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
    const wide = all("main svg, main table, main figure").filter((node) => node.getBoundingClientRect().right > width + 1);
    const controls = all("main select, main input, main button:not(.fv-table__sort), nav:not(.fv-contents), .fv-skip, .fv-filters, .fv-explore__hint");
    const high = all("main svg, main figure").filter((node) => node.getBoundingClientRect().height > height);
    return [...wide.map((node) => `wide: ${named(node)}`), ...high.map((node) => `high: ${named(node)}`), ...controls.map((node) => `not for paper: ${named(node)}`)];
  }, PAPER);

for (const [name, route, heading, words] of [
  ["the overview", "#/halton-2022-23-q3", "Quarter 3 2022/23", ["What is red, and why", "Milestones at risk"]],
  ["the scorecard", "#/halton-2022-23-q3/scorecard", "Scorecard", ["484 all MAP", "365 MAP", "Red", "Not legible"]],
  ["a long scorecard", "#/halton-lait-2026/scorecard", "Scorecard", ["293 of 293 measures, in the report’s order."]],
  ["a measure", "#/halton-2022-23-q3/ped02-04", "Children in care per 10,000", ["132", "Highest of 11, Halton and its neighbours"]],
  ["the milestones", "#/halton-2022-23-q3/milestones", "Milestones", ["PED01a", "March 2023"]],
  ["a table of money", "#/halton-2015-16-q2/finance", "Finance", ["overspend"]],
  ["what changed", "#/halton-2022-23-q3/changes", "What changed", ["compared with quarter 2 2015/16", "This measure is new"]],
  ["the comparison", "#/halton-2022-23-q3/compare", "Compare", []],
  ["the committee paper", "#/halton-2022-23-q3/print", "Children and Young People, Priority Based Report", ["Quarter 3 2022/23", "Contents", "Halton Borough Council", "365 MAP", "Owner: Operational Director", "Local Authority Interactive Tool"]],
  ["an extract", "#/halton-2015-16-q2/print?parts=finance", "Children and Young People, Priority Based Report", ["An extract of the report, 1 of its", "overspend"]],
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
    assert.ok(pages >= 1 && pages <= 50, `${pages} pages`);
  });
}

/** How many sheets of A4 the page takes. */
const sheets = async (page) =>
  (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;

journey("a measure takes one sheet", async (page) => {
  await open(page, "#/halton-lait-2026/lac");
  assert.equal(await sheets(page), 1);
});

journey("a slow browser prints a measure with its charts drawn for paper", async (page) => {
  await open(page, "#/halton-lait-2026/lac");
  const slow = await page.context().newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 20 });
  // What stands on the screen, and what stands there when the sheet is laid out.
  const screen = await page.evaluate(() => {
    const widths = () => [...document.querySelectorAll("main .fv-figure svg.fv-chart")].map((node) => node.getAttribute("width"));
    matchMedia("print").addEventListener("change", ({ matches }) => {
      if (matches) window.onPaper = widths();
    });
    return widths();
  });
  assert.equal(await sheets(page), 1);
  const paper = await page.evaluate(() => window.onPaper);
  assert.ok(paper.length >= 2, `${paper.length} charts`);
  paper.forEach((width, i) => assert.notEqual(width, screen[i]));
});

journey("a long scorecard is printed with every row and is short again afterwards", async (page) => {
  const { indicators } = json("halton-lait-2026.json");
  await open(page, "#/halton-lait-2026/scorecard");
  assert.equal(await measures(page).count(), 30);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.getByRole("status").filter({ hasText: `${indicators.length} of ${indicators.length} measures` }).waitFor();
  assert.equal(await measures(page).count(), indicators.length);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.getByRole("button", { name: `Show all ${indicators.length} measures` }).waitFor();
  assert.equal(await measures(page).count(), 30);
  // The browser says so itself when it prints: the last name is on the last sheet.
  const count = await sheets(page);
  assert.ok(count > 8, `${count} sheets`);
});

/** The chapters, as their headings say them, and as the contents do. */
const chapters = async (page) => {
  const contents = page.getByRole("navigation", { name: "Contents" });
  const listed = (await contents.count()) ? await contents.getByRole("link").allInnerTexts() : [];
  const headings = await page.locator("main > .fv-sheet > h2").allInnerTexts();
  assert.deepEqual(headings, listed);
  return headings;
};

journey("what goes into the committee paper is chosen by ticks, and kept in the link", async (page) => {
  await page.addInitScript(() => (window.print = () => (window.printed = document.title)));
  await open(page, "#/halton-2022-23-q3/print");
  const whole = await chapters(page);
  assert.deepEqual(whole, ["Overview", "Scorecard", "Measures, with commentary", "Milestones", "Developments", "How to read this report", "About the data"]);
  const choices = page.getByRole("group", { name: "Choose what to print" });
  const status = page.getByRole("status").filter({ hasText: "parts are selected" });
  for (const name of ["Overview", "Measures, with commentary", "Developments", "About the data"]) {
    const box = choices.getByRole("checkbox", { name, exact: true });
    await box.focus();
    await page.keyboard.press("Space");
    await page.getByRole("heading", { level: 2, name, exact: true }).waitFor({ state: "detached" });
    assert.equal(await box.evaluate((node) => node === document.activeElement), true);
  }
  assert.equal(await status.innerText(), "3 of 7 parts are selected.");
  const some = ["Scorecard", "Milestones", "How to read this report"];
  assert.deepEqual(await chapters(page), some);
  await page.getByRole("combobox", { name: "Measures and milestones of" }).selectOption({ index: 2 });
  await page.waitForFunction(() => /print\/?\?parts=scorecard,milestones,legend&objective=[a-z0-9-]+$/.test(location.href));
  await page.reload();
  await ready(page);
  // A published page shows what the link asks for once all of it is there.
  await page.getByText("An extract of the report, 3 of its 7 parts: Scorecard; Milestones; How to read this report. Of the measures and milestones, those of one objective:").waitFor();
  assert.deepEqual(await chapters(page), some);
  await page.getByRole("button", { name: "Print, or save as PDF" }).click();
  assert.match(await page.evaluate(() => window.printed), /^Committee paper – Quarter 3 2022\/23/);
});

journey("the charts of the committee paper are ready for paper before anybody prints", async (page) => {
  await open(page, "#/halton-2022-23-q3/print");
  await page.emulateMedia({ media: "print" });
  const widths = await page.locator("main figure svg[role=img]").evaluateAll((charts) => charts.filter((chart) => chart.checkVisibility()).map((chart) => chart.viewBox.baseVal.width));
  assert.ok(widths.length >= 10, `${widths.length} charts`);
  assert.deepEqual([...new Set(widths)], [PAPER.width]);
});

journey("the contents lead down the page and leave the address alone", async (page) => {
  await open(page, "#/halton-2022-23-q3/print");
  const before = page.url();
  await page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "Milestones" }).click();
  const there = page.getByRole("heading", { level: 2, name: /Milestones$/ }).first();
  assert.equal(await there.evaluate((node) => node === document.activeElement), true);
  const { y } = await there.boundingBox();
  assert.ok(y > -1 && y < 300, `the heading is at ${y}`);
  assert.equal(page.url(), before);
  await heading(page, "Children and Young People, Priority Based Report").waitFor();
});

if (onPages) {
  journey("a published committee paper reads without scripts, and its contents lead to its chapters", async (page) => {
    await page.goto(address("#/halton-2022-23-q3/print"));
    assert.equal(await page.getByRole("button", { name: "Print, or save as PDF" }).isVisible(), false);
    await page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "Milestones" }).click();
    const { y } = await page.locator("#milestones").boundingBox();
    assert.ok(y > -1 && y < 300, `the chapter is at ${y}`);
  }, { javaScriptEnabled: false });
}

// However long a word of a report is, no screen scrolls sideways, no figure stands over another, and
// the keyboard never goes where nothing can be seen.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { TEXTS, hostile } from "./lib/hostile.mjs";
import { journey } from "./lib/journey.mjs";
import { heading, json, menu, open, screens } from "./lib/reports.mjs";
import { outOfRoom, unfold } from "./lib/room.mjs";
import { ready } from "./lib/site.mjs";

const WIDTHS = [320, 375, 768, 1024];
const DEVICE = "the published pages are made by the same components, and take no report from a device";

/** An input that once came out wrong. */
const fault = (name) => JSON.parse(readFileSync(new URL(`faults/${name}`, import.meta.url), "utf8"));

/** Opens a report from the reader's device. */
async function give(page, report) {
  await open(page, "");
  const buffer = Buffer.from(JSON.stringify(report));
  await page.getByLabel("Report file").setInputFiles({ name: "mine.json", mimeType: "application/json", buffer });
  await page.getByRole("navigation", { name: "Report", exact: true }).waitFor();
  await ready(page);
}

/** Goes to a view of the report that is open, and waits for it. */
async function go(page, route) {
  await page.evaluate((hash) => (location.hash = hash), route);
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
  await ready(page);
}

/** Looks at what is shown in windows of those widths; what has no room is put on a list. */
async function look(page, where, troubles, widths = WIDTHS) {
  await unfold(page);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    // Charts are drawn anew for the room that they have.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 50)))));
    troubles.push(...(await outOfRoom(page)).map((trouble) => `${where} at ${width}: ${trouble}`));
  }
}

/** What no example has: risks, targets in words, and what a report says of its other releases and of its family. */
function withMore(report) {
  const [first, second] = report.indicators;
  report.risks = report.objectives.map(({ id }) => ({ objective: id, title: "Risk", initial: "16", residual: "12" }));
  const period = report.period;
  first.targets = [...(first.targets ?? []), { period: "2031/32", printed: "to be set" }];
  report.since = { report: "an-earlier-one", period: "2011/12 Q3", sentences: ["It says more."] };
  report.releases = [{ report: report.id, period, published: report.published }, { report: "an-earlier-one", period: "2011/12 Q3" }];
  second.history = [{ release: "an-earlier-one", id: second.id, rating: "green", figure: "71%", target: "72%", changes: ["It is worded otherwise."] }];
  second.family = { id: "one", target: "The target changed." };
  second.unit = { kind: "other", symbol: "tonnes" };
  return report;
}

const filled = new Set();
for (const id of ["halton-2022-23-q3", "halton-2015-16-q2", "halton-board-2020-01", "halton-plan-2012-15"]) {
  journey(`words longer than any line scroll no screen sideways: ${id}`, async (page) => {
    const report = hostile(withMore(json(`${id}.json`)), (field) => filled.add(field));
    await give(page, report);
    const troubles = [];
    const names = await screens(page).getByRole("link").allInnerTexts();
    for (const [at, name] of names.entries()) {
      if (at > 0) await menu(page, name);
      await look(page, name, troubles);
    }
    await go(page, "#/~/print");
    await look(page, "Committee paper", troubles);
    // The first measure of each kind of what a measure may have.
    const has = [(i) => i.observations, (i) => i.benchmark, (i) => i.breakdowns?.length, (i) => i.figures?.length, (i) => !i.observations];
    const measures = new Set(has.flatMap((test) => report.indicators.find(test) ?? []));
    for (const { id } of measures) {
      await go(page, `#/~/${id}`);
      await look(page, id, troubles);
    }
    assert.deepEqual(troubles, []);
  }, { onePage: DEVICE });
}

journey("the four reports have hostile words in every text that the format has", async () => {
  assert.deepEqual(TEXTS.filter((field) => !filled.has(field)), []);
}, { onePage: DEVICE });

journey("addresses, long amounts and names in a scorecard scroll no screen sideways", async (page) => {
  const report = fault("narrow-screen.json");
  await give(page, report);
  const troubles = [];
  for (const name of await screens(page).getByRole("link").allInnerTexts()) {
    if (name !== "Overview") await menu(page, name);
    await look(page, name, troubles, [320, 360]);
  }
  for (const id of ["m8", "m9", "url", "slash", "long"]) {
    await go(page, `#/~/${id}`);
    await heading(page, report.indicators.find((i) => i.id === id).title).waitFor();
    await look(page, id, troubles, [320, 360]);
  }
  assert.deepEqual(troubles, []);
}, { onePage: DEVICE });

journey("seven columns of quarters leave names, headings and figures their room", async (page) => {
  await give(page, fault("seven-quarter-columns.json"));
  await menu(page, "Scorecard");
  const troubles = [];
  for (const width of [320, 375, 768, 1024, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    troubles.push(...(await outOfRoom(page)).map((trouble) => `at ${width}: ${trouble}`));
    const names = await page.getByRole("table", { name: /^Scorecard/ }).getByRole("rowheader").evaluateAll((heads) =>
      heads.filter((head) => head.scope === "row").map((head) => head.getBoundingClientRect().width));
    assert.ok(names.length > 5 && Math.min(...names) >= 200, `names are ${Math.min(...names)} wide at ${width}`);
  }
  assert.deepEqual(troubles, []);
}, { onePage: DEVICE });

journey("a word of thirty letters at the head of a column is broken", async (page) => {
  const report = fault("narrow-screen.json");
  for (const column of report.columns) column.heading = "Antidisestablishmentarianismus";
  await give(page, report);
  await menu(page, "Scorecard");
  const troubles = [];
  await look(page, "Scorecard", troubles, [320, 768, 1024]);
  assert.deepEqual(troubles, []);
}, { onePage: DEVICE });

journey("on a phone the keyboard stops at nothing that cannot be seen", async (page) => {
  await open(page, "#/halton-2022-23-q3/scorecard");
  await heading(page, "Scorecard").waitFor();
  let stops = 0;
  for (const unseen = []; ; stops += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const node = document.activeElement;
      if (node === null || node === document.body) return null;
      let { left, top, right, bottom } = node.getBoundingClientRect();
      for (let around = node.parentElement; around; around = around.parentElement) {
        if (getComputedStyle(around).overflowX === "visible" || around === document.documentElement) continue;
        const box = around.getBoundingClientRect();
        [left, top, right, bottom] = [Math.max(left, box.left), Math.max(top, box.top), Math.min(right, box.right), Math.min(bottom, box.bottom)];
      }
      return { name: node.textContent.trim().slice(0, 40), seen: right - left >= 8 && bottom - top >= 8 };
    });
    if (at === null || stops > 100) {
      assert.deepEqual(unseen, []);
      break;
    }
    if (!at.seen) unseen.push(at.name);
  }
  assert.ok(stops > 20, `${stops} stops`);
}, { viewport: { width: 320, height: 640 } });

// Every screen scans clean and fits, from a phone of 320 pixels to a desktop, dark, and in the
// reader's own colours.

import assert from "node:assert/strict";
import { accessible, journey } from "./lib/journey.mjs";
import { BENCHMARK, COUNCIL, open } from "./lib/reports.mjs";
import { eachScreen } from "./lib/walk.mjs";

const NARROW = { viewport: { width: 320, height: 640 } };
const DESKTOP = { viewport: { width: 1280, height: 900 } };

/** The page scans clean and nothing of it needs scrolling sideways. */
async function sound(page, what) {
  await accessible(page, what);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(width <= 0, `${what} is ${width} pixels too wide`);
}

/** A measure with a chart and one without, of each report that has both. */
const MEASURES = {
  "halton-2022-23-q3": ["ped02-04", "ped01-02"],
  "halton-2015-16-q2": ["ced031", "scs-cyp05"],
  "halton-board-2020-01": ["eyfs-gld"],
  "halton-plan-2016-19": ["ped003", "ped001"],
  "halton-plan-2012-15": ["cfs-li01"],
  [BENCHMARK]: ["cpp-total-rateper10-000"],
};

for (const id of [...COUNCIL, BENCHMARK]) {
  journey(`every screen of ${id} is accessible and fits on a narrow phone`, async (page) => {
    const names = await eachScreen(page, id, (name) => sound(page, `${id}, ${name}`));
    assert.ok(names.length >= 4, `${names.length} screens`);
    await open(page, `#/${id}/print`);
    await sound(page, `${id}, committee paper`);
    for (const measure of MEASURES[id]) {
      await open(page, `#/${id}/${measure}`);
      await sound(page, `${id}, ${measure}`);
    }
  }, NARROW);
}

for (const [size, options] of [
  ["a tablet", { viewport: { width: 768, height: 1024 } }],
  ["a desktop", DESKTOP],
  ["a dark desktop", { ...DESKTOP, colorScheme: "dark" }],
  ["a desktop with colours of the reader's own", { ...DESKTOP, forcedColors: "active" }],
]) {
  journey(`each kind of screen is accessible and fits on ${size}`, async (page) => {
    await open(page, "");
    await sound(page, "home");
    await eachScreen(page, COUNCIL[0], (name) => sound(page, name));
    for (const route of [
      `#/${COUNCIL[0]}/ped02-04`,
      `#/${COUNCIL[0]}/ped01-02`,
      `#/${COUNCIL[0]}/print`,
      "#/halton-plan-2012-15/risks",
      "#/halton-2015-16-q2/finance",
      `#/${BENCHMARK}/scorecard`,
      `#/${BENCHMARK}/compare?objective=adoption`,
      `#/${BENCHMARK}/cpp-total-rateper10-000`,
    ]) {
      await open(page, route);
      await sound(page, route);
    }
  }, options);
}

// Pictures of the screens, for people to look at: `cargo xtask screenshots`.
//
//   node screenshots.mjs FOLDER [PART OF A NAME]

import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path, { join } from "node:path";
import { OWN, officer, root } from "./lib/prepare.mjs";
import { launch, ready, site } from "./lib/site.mjs";

/** A scorecard in a layout of its own, and the recipe for it. */
const BY_RECIPE = [OWN, officer("recipes/own-layout.json")];

/** Chooses an officer's files, and waits for what comes of them. */
const prepared = (files, step) => async (page) => {
  await page.getByLabel("Your file").setInputFiles(files);
  await page.getByRole("heading", { level: 2, name: step }).waitFor();
};

/** Sets national figures beside a measure of a report that has none. */
async function beside(page) {
  const report = JSON.parse(readFileSync(join(root, "static/examples/halton-2022-23-q3.json")));
  for (const one of report.indicators) delete one.benchmark;
  const q3 = { name: "q3.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(report)) };
  await prepared(q3, "Your report is ready")(page);
  await page.getByLabel("Or figures of a report of this site").selectOption({ label: "April 2026: Halton and its statistical neighbours" });
  const pair = page.getByRole("group", { name: /PED02 03/ });
  await pair.getByRole("checkbox").check();
  await pair.getByLabel("Why the two are shown together").fill("Both are child protection plans per 10,000 children.");
  await pair.getByLabel("What differs between them, if anything").fill("The council counts at the end of the quarter, the Department on 31 March.");
}

/** What is taken: a name for the file, the address after the site's own, and what a reader does there first. */
const SCREENS = [
  { name: "home", route: "" },
  { name: "overview", route: "#/halton-2022-23-q3" },
  { name: "overview-plan", route: "#/halton-plan-2016-19" },
  { name: "overview-benchmark", route: "#/halton-lait-2026" },
  { name: "scorecard", route: "#/halton-2022-23-q3/scorecard" },
  { name: "scorecard-red", route: "#/halton-2022-23-q3/scorecard?rating=red&sort=-current" },
  { name: "scorecard-plan", route: "#/halton-plan-2012-15/scorecard" },
  { name: "scorecard-benchmark", route: "#/halton-lait-2026/scorecard" },
  { name: "compare", route: "#/halton-2022-23-q3/compare" },
  { name: "compare-benchmark", route: "#/halton-lait-2026/compare?objective=adoption" },
  { name: "compare-cohorts", route: "#/halton-board-2020-01/compare" },
  { name: "changes", route: "#/halton-2022-23-q3/changes" },
  { name: "changes-kind", route: "#/halton-2022-23-q3/changes?kind=dropped" },
  { name: "milestones", route: "#/halton-2022-23-q3/milestones" },
  { name: "milestones-plan", route: "#/halton-plan-2012-15/milestones" },
  { name: "finance", route: "#/halton-2015-16-q2/finance" },
  { name: "developments", route: "#/halton-2022-23-q3/developments" },
  { name: "risks", route: "#/halton-plan-2012-15/risks" },
  { name: "legend", route: "#/halton-2022-23-q3/legend" },
  { name: "about", route: "#/halton-2022-23-q3/about" },
  { name: "measure", route: "#/halton-2022-23-q3/ped02-04" },
  { name: "measure-parts", route: "#/halton-2022-23-q3/ped01-02" },
  { name: "measure-cohort", route: "#/halton-board-2020-01/eyfs-gld" },
  { name: "measure-multiples", route: "#/halton-board-2020-01/compliments-share-by-channel" },
  { name: "measure-benchmark", route: "#/halton-lait-2026/cpp-total-rateper10-000" },
  { name: "actions", route: "#/halton-2015-16-q2/actions" },
  { name: "glossary", route: "#/halton-board-2020-01/glossary" },
  { name: "processes", route: "#/halton-board-2020-01/developments" },
  { name: "prepare", route: "#/prepare" },
  { name: "prepare-layout", route: "#/prepare", act: prepared(OWN, "Say how the sheet is laid out") },
  { name: "prepare-ready", route: "#/prepare", act: prepared(BY_RECIPE, "Your report is ready") },
  { name: "prepare-comparators", route: "#/prepare", act: beside },
];

/** How each is taken. A phone's picture is twice as sharp, as its screen is. */
const LOOKS = [
  { name: "1280", viewport: { width: 1280, height: 900 } },
  { name: "1280-dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { name: "375", viewport: { width: 375, height: 812 }, deviceScaleFactor: 2 },
  { name: "375-dark", viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, colorScheme: "dark" },
  // The room of A4 between its sides.
  { name: "print", viewport: { width: 680, height: 1009 }, print: true },
];

const [folder, part = ""] = process.argv.slice(2);
if (!folder) throw new Error("run this with: cargo xtask screenshots");
const screens = SCREENS.filter(({ name }) => name.includes(part));
if (screens.length === 0) throw new Error(`no screen has ${part} in its name`);
await mkdir(folder, { recursive: true });

const browser = await launch();
try {
  for (const { name: screen, route, act } of screens) {
    for (const { name: look, print = false, ...context } of LOOKS) {
      const reader = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce", ...context });
      const page = await reader.newPage();
      await page.goto(new URL(route, site).href);
      await ready(page);
      await act?.(page);
      if (print) {
        await page.emulateMedia({ media: "print" });
        await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
      }
      const file = path.join(folder, `${screen}-${look}.png`);
      await page.screenshot({ path: file, fullPage: true });
      console.log(file);
      await reader.close();
    }
  }
} finally {
  await browser.close();
}

// Other publishers' figures beside a report's measures, and the last report that it goes on from, on the page alone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { accessible, journey } from "./lib/journey.mjs";
import { officer } from "./lib/prepare.mjs";
import { open } from "./lib/reports.mjs";

const step = (page, name) => page.getByRole("heading", { level: 2, name });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const HISTORY = officer("officer/q3-with-history.xlsx");

async function saved(page, name) {
  const coming = page.waitForEvent("download");
  await button(page, name).click();
  return readFileSync(await (await coming).path());
}

async function made(page, ...files) {
  await open(page, "./#/prepare");
  await page.getByLabel("Your file").setInputFiles(files);
  await step(page, "Your report is ready").waitFor();
  return JSON.parse(await saved(page, "Download the report (JSON)"));
}

/** Chooses figures that say no source, and says it. */
async function given(page, figures) {
  await page.getByLabel("Figures of another publisher").setInputFiles(figures);
  await page.getByLabel("Where the figures are from").fill("A national return");
  await page.getByLabel("Under which licence").fill("Open Government Licence v3.0");
  await button(page, "Read these files again").click();
}

const csv = (rows) => ({ name: "figures.csv", mimeType: "text/csv", buffer: Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n")) });

journey("figures of another publisher are added where somebody ticks them, and again by the recipe", async (page) => {
  const report = await made(page, HISTORY);
  const own = report.indicators.find((one) => one.unit.kind === "percent" && one.title.split(" ").length > 3);
  const area = report.areas.find((one) => one.id === report.area);
  const figures = csv([
    ["Indicator", "Area code", "Area", "Period", "Value", "Unit"],
    [own.title, area.code ?? "", area.name, "2023/24", "41.5", "%"],
    [own.title, "E08000011", "Knowsley", "2023/24", "44.5", "%"],
  ]);
  await given(page, figures);
  const pair = page.getByRole("group", { name: own.title });
  await pair.getByRole("combobox", { name: "Figures beside it" }).waitFor();
  assert.equal(await pair.getByRole("combobox", { name: "Figures beside it" }).inputValue(), "0");
  // Nothing is ticked by itself.
  await button(page, "Add the figures").click();
  await page.getByText("Tick at least one measure.").waitFor();
  await pair.getByRole("checkbox").check();
  await pair.getByLabel("What differs between them, if anything").fill("Theirs is of the year.");
  await accessible(page);
  await button(page, "Add the figures").click();
  await page.getByText("The report has the figures now.").waitFor();
  const joined = JSON.parse(await saved(page, "Download the report (JSON)"));
  const beside = joined.indicators.find((one) => one.id === own.id).benchmark;
  assert.equal(beside.difference, "Theirs is of the year.");
  assert.equal(joined.indicators.filter((one) => one.benchmark).length, report.indicators.filter((one) => one.benchmark).length + 1);
  // The next quarter: the recipe has ticked it, and knows where the figures are from.
  const recipe = { name: "recipe.json", mimeType: "application/json", buffer: await saved(page, "Download the recipe") };
  await made(page, { name: "scorecard.xlsx", mimeType: "application/octet-stream", buffer: readFileSync(HISTORY) }, recipe);
  await page.getByLabel("Figures of another publisher").setInputFiles(figures);
  await pair.getByRole("checkbox").waitFor();
  assert.ok(await pair.getByRole("checkbox").isChecked());
  assert.equal(await page.getByLabel("Where the figures are from").inputValue(), "A national return");
  await button(page, "Add the figures").click();
  await page.getByText("The report has the figures now.").waitFor();
});

journey("the report goes on from the last one, with its figures over time", async (page) => {
  const last = await made(page, HISTORY);
  const area = last.areas.find((one) => one.id === last.area);
  const [own] = last.indicators;
  const before = own.observations.periods.length;
  const figures = csv([
    ["Ref", "Indicator", "Area code", "Area", "Period", "Value"],
    [own.ref ?? "", own.title, area.code ?? "", area.name, "2019/20 Q3", "41"],
  ]);
  const alone = await made(page, figures);
  assert.equal(alone.indicators.length, 1);
  await page.getByLabel("Or with a report file of yours").setInputFiles({ name: "last.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(last)) });
  await page.getByLabel("Go on from this report").check();
  await page.getByText(last.title).first().waitFor();
  const joined = JSON.parse(await saved(page, "Download the report (JSON)"));
  assert.equal(joined.indicators.length, last.indicators.length);
  assert.equal(joined.indicators.find((one) => one.id === own.id).observations.periods.length, before + 1);
});

journey("national figures of a report of the site are proposed and added", async (page) => {
  await open(page, "./#/prepare");
  const q3 = readFileSync(new URL("../../static/examples/halton-2022-23-q3.json", import.meta.url));
  const bare = JSON.parse(q3);
  for (const one of bare.indicators) delete one.benchmark;
  await page.getByLabel("Your file").setInputFiles({ name: "q3.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(bare)) });
  await step(page, "Your report is ready").waitFor();
  await page.getByLabel("Or figures of a report of this site").selectOption({ label: "April 2026: Halton and its statistical neighbours" });
  const pair = page.getByRole("group", { name: /PED02 03/ });
  await pair.getByRole("checkbox").check();
  // Readers are told why: nobody but the officer can say it.
  await button(page, "Add the figures").click();
  await page.getByRole("alert").getByText(/^Say why “.*” is shown beside “.*”\.$/).waitFor();
  await pair.getByLabel("Why the two are shown together").fill("Both are child protection plans per 10,000 children.");
  await pair.getByLabel("What differs between them, if anything").fill("The council counts at the end of the quarter.");
  await button(page, "Add the figures").click();
  await page.getByText("The report has the figures now.").waitFor();
  const joined = JSON.parse(await saved(page, "Download the report (JSON)"));
  const [beside] = joined.indicators.map((one) => one.benchmark).filter(Boolean);
  assert.equal(beside.observations.periods.length, 10);
  assert.ok(beside.observations.series.length >= 12);
});

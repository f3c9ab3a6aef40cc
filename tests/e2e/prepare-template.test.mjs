// Workbooks to fill, made on the page as the command makes them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { accessible, journey } from "./lib/journey.mjs";
import { root, templateByCommand } from "./lib/prepare.mjs";
import { open } from "./lib/reports.mjs";
import { unpacked } from "./lib/workbook.mjs";

const REPORT = join(root, "static/examples/halton-2015-16-q2.json");

const button = (page, name) => page.getByRole("button", { name, exact: true });

/** What is downloaded when something is done: its name and its bytes. */
async function downloaded(page, act) {
  const coming = page.waitForEvent("download");
  await act();
  const download = await coming;
  return [download.suggestedFilename(), readFileSync(await download.path())];
}

/** Holds a workbook against the command's: every part of it, whatever packed them. */
function same(made, expected) {
  const [one, other] = [made, expected].map((bytes) => unpacked(bytes));
  assert.deepEqual([...one.keys()], [...other.keys()]);
  for (const [name, bytes] of one) assert.ok(bytes.equals(other.get(name)), name);
}

/** The screen with its templates unfolded. */
async function unfolded(page) {
  await open(page, "./#/prepare");
  await page.getByText("Start with a template", { exact: true }).click();
}

journey("templates are downloaded as the command writes them: small, full, and filled with a report", async (page) => {
  await unfolded(page);
  const quarter = page.getByLabel("Newest quarter of the small template");
  assert.match(await quarter.inputValue(), /^\d{4}\/\d\d Q[1-4]$/);
  await quarter.fill("2024/25 Q3");
  await accessible(page);
  const [small, bytes] = await downloaded(page, () => button(page, "Download the small template").click());
  assert.equal(small, "small-template.xlsx");
  await page.getByRole("status").getByText("small-template.xlsx is saved in your browser’s downloads.").waitFor();
  same(bytes, templateByCommand("--small", "2024/25 Q3"));
  const [full, empty] = await downloaded(page, () => button(page, "Download the full template").click());
  assert.equal(full, "template.xlsx");
  same(empty, templateByCommand());
  const fill = page.getByLabel("Fill the full template with a report");
  const [filled, last] = await downloaded(page, () => fill.setInputFiles(REPORT));
  assert.equal(filled, "halton-2015-16-q2-to-fill.xlsx");
  same(last, templateByCommand("--from", REPORT));
});

journey("a template that cannot be made says why, and the next one is made", async (page) => {
  await unfolded(page);
  await page.getByLabel("Newest quarter of the small template").fill("2024/25");
  await button(page, "Download the small template").click();
  await page.getByRole("alert").getByText('"2024/25" is no quarter; expected one like "2024/25 Q3"').waitFor();
  await page.getByLabel("Fill the full template with a report").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await page.getByRole("alert").getByText(/expected/).waitFor();
  await downloaded(page, () => button(page, "Download the full template").click());
  assert.equal(await page.getByRole("alert").count(), 0);
});

journey(
  "where what makes templates does not arrive, that is said",
  async (page) => {
    await page.route(/\/template-[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: "" }));
    await unfolded(page);
    await button(page, "Download the full template").click();
    await page.getByRole("alert").getByText("The part of the viewer that makes templates did not arrive").waitFor();
  },
  { forgive: [/Failed to load resource/] },
);

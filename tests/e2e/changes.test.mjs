// What changed: from the menu to the list, by kind, to what was dropped in the other report and back.

import assert from "node:assert/strict";
import { accessible, journey } from "./lib/journey.mjs";
import { heading, open } from "./lib/reports.mjs";
import { ready } from "./lib/site.mjs";

const REPORT = "#/halton-2022-23-q3";

/** Chooses the option of a list whose words begin so. */
async function choose(page, list, words) {
  const box = page.getByRole("combobox", { name: list, exact: true });
  const options = await box.getByRole("option").allInnerTexts();
  await box.selectOption({ label: options.find((option) => option.startsWith(words)) });
}

journey("what changed is listed by kind, and leads to what it is about in either report", async (page) => {
  await open(page, `${REPORT}/changes`);
  await heading(page, "What changed").waitFor();
  await ready(page);
  await page.getByText("Quarter 3 2022/23, compared with quarter 2 2015/16.").waitFor();
  const kinds = page.getByRole("main").getByRole("heading", { level: 2 });
  assert.ok((await kinds.count()) > 2, "kinds");

  await choose(page, "Kind of change", "Dropped");
  await page.getByRole("status").getByText(/^\d+ of \d+ changes shown: dropped\.$/).waitFor();
  assert.deepEqual(await kinds.allInnerTexts(), ["Dropped"]);
  await page.waitForURL(/\?kind=dropped$/);
  await accessible(page, "what was dropped");

  // CED014 is a measure of the earlier report alone.
  const table = page.getByRole("table", { name: "Dropped" });
  await table.getByRole("link", { name: /^CED014 / }).click();
  await heading(page, "Staff attending CSE awareness training").waitFor();
  await ready(page);
  await page.goBack();
  await heading(page, "What changed").waitFor();
  await ready(page);
  // A published page shows what the link asks for once all of it is there.
  await kinds.first().waitFor();
  assert.deepEqual(await kinds.allInnerTexts(), ["Dropped"]);
});

journey("another report is chosen", async (page) => {
  await open(page, `${REPORT}/changes`);
  await choose(page, "Compare with", "January 2020");
  await page.waitForURL(/\?from=halton-board-2020-01$/);
  await page.getByText("Quarter 3 2022/23, compared with January 2020.").waitFor();
});

journey("a report that cannot be compared is refused with words", async (page) => {
  await open(page, `${REPORT}/changes?from=halton-lait-2026`);
  await page.getByText(/^The other report is of Department for Education/).waitFor();
  await open(page, `${REPORT}/changes?from=nowhere`);
  await page.getByText(/“nowhere”, which is not in the list of reports/).waitFor();
});

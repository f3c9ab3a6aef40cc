// One measure over all years on its page, and all measures that several reports have: as a published
// site has them.

import assert from "node:assert/strict";
import { accessible, journey } from "./lib/journey.mjs";
import { pages, ready } from "./lib/site.mjs";

const at = (path) => new URL(path, pages).href;
const SENTENCE = "55% in quarter 3 2022/23; 88.9% in 2010/11 (at age 19 only); lowest 50 in 2014/15; the target was 75% (at age 19 only); then 65%, 75%, 65%";

for (const width of [375, 1280]) {
  journey(
    `care leavers in work and training over the years, ${width} pixels wide`,
    async (page) => {
      await page.goto(at("halton-2022-23-q3/ped03-04/"));
      await ready(page);
      const section = page.locator("section", { has: page.getByRole("heading", { level: 2, name: "Over the years" }) });
      if (width < 640) await section.getByText(/^Show what \d+ reports publish$/).click();
      await section.getByRole("heading", { name: SENTENCE }).waitFor();
      await section.getByRole("img", { name: /^Line chart: Care leavers/ }).waitFor();
      await section.getByText("Rated amber in 1 report; the rating in 1 report is not legible.").waitFor();
      const rows = section.getByRole("row");
      const plan = rows.filter({ hasText: "2012/13 to 2014/15" });
      for (const words of ["88.9% in 2010/11", "75% for 2011/12", "75% for 2014/15", "Counted otherwise: at age 19 only"]) {
        assert.ok((await plan.innerText()).includes(words), words);
      }
      const quarter = await rows.filter({ hasText: "Quarter 2 2015/16" }).innerText();
      assert.match(quarter, /50 in 2014\/15\s+57% in quarter 2 2015\/16/);
      await section.getByText("What became of the targets").click();
      await section.getByText("The target for 2016/17 is 75%, stricter than 65% for 2015/16.").waitFor();
      assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), "nothing is wider than the page");
      await accessible(page, "the measure over the years");
      await plan.getByRole("link", { name: "2012/13 to 2014/15" }).click();
      await page.getByRole("heading", { level: 1, name: "Care leavers in education, employment or training at 19" }).waitFor();
      await ready(page);
      if (width < 640) await page.getByText(/^Show what \d+ reports publish$/).click();
      await page.getByRole("heading", { name: SENTENCE }).waitFor();
    },
    { viewport: { width, height: 900 } },
  );
}

journey("a measure over the years on paper", async (page) => {
  await page.goto(at("halton-2022-23-q3/ped03-04/"));
  await ready(page);
  await page.emulateMedia({ media: "print" });
  await page.getByRole("heading", { name: SENTENCE }).waitFor();
  await page.getByRole("row").filter({ hasText: "2012/13 to 2014/15" }).getByText("88.9% in 2010/11").waitFor();
  // The measure on one sheet, and its years on another.
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length, 2);
});

journey("on paper each figure of the measures over time stands under its heading", async (page) => {
  await page.goto(at("over-time/"));
  await ready(page);
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() => {
    const count = (row) => [...row.cells].filter((cell) => cell.checkVisibility()).length;
    return [...document.querySelector("main table").rows].slice(0, 3).map(count);
  });
  assert.deepEqual(shown, [5, 5, 5]);
});

journey("a measure's figures over the years are downloaded", async (page) => {
  await page.goto(at("halton-2022-23-q3/ped03-04/"));
  await ready(page);
  await page.getByText("Download", { exact: true }).first().click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("group", { name: "Over the years" }).getByRole("button", { name: "Numbers as CSV" }).click(),
  ]);
  assert.match(file.suggestedFilename(), /ped03-04-over-the-years\.csv$/);
});

journey("from the first page to all measures over time, and to one of them in a report", async (page) => {
  await page.goto(pages);
  await ready(page);
  await page.getByRole("link", { name: "Measures that several reports have" }).click();
  await page.getByRole("heading", { level: 1, name: "Measures over time" }).waitFor();
  await ready(page);
  await page.getByRole("status").filter({ hasText: /^\d+ measures in two reports or more\.$/ }).waitFor();
  await accessible(page, "measures over time");
  await page.getByRole("searchbox", { name: "Search these measures" }).fill("exclusion");
  await page.getByRole("status").filter({ hasText: /^1 of \d+ measures shown\.$/ }).waitFor();
  const row = page.getByRole("row").filter({ hasText: "Permanent exclusions" });
  assert.match(await row.innerText(), /0\.11% in 2010\/11/);
  await row.getByText("4 reports").click();
  await row.getByRole("link", { name: "Quarter 2 2015/16" }).click();
  await page.getByRole("heading", { level: 1, name: "Rate of permanently exclusions from school" }).waitFor();
});

journey("measures of reports seven years apart are compared where the publisher says that they are the same", async (page) => {
  await page.goto(at("halton-2022-23-q3/"));
  await ready(page);
  await page.getByRole("navigation", { name: "Report" }).getByRole("link", { name: "Changes" }).click();
  await page.getByRole("heading", { level: 1, name: "What changed" }).waitFor();
  await ready(page);
  await page.getByText("The id is “ped03-04”, was “ced050”; the publisher says that the two are the same.").waitFor();
  await page.getByText("This measure is in both reports, in different units; the two are not compared.").first().waitFor();
});

// The search over all reports on the first page, by role and name, with the keyboard and without scripts.

import assert from "node:assert/strict";
import { accessible, journey } from "./lib/journey.mjs";
import { heading, open } from "./lib/reports.mjs";
import { onPages, pages, ready } from "./lib/site.mjs";

const field = (page) => page.getByRole("searchbox", { name: "Search all measures and reports" });
const status = (page) => page.getByRole("search").getByRole("status");
const results = (page) => page.getByRole("search").getByRole("listitem");
/** Waits for what the status says. */
const says = (page, words) => status(page).filter({ hasText: words }).waitFor();

journey("a measure is found in every report by what readers call it, with the keyboard alone", async (page) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, "");
  assert.ok(!asked.some((path) => path.includes("/search-")), "nothing is fetched before somebody searches");
  await field(page).focus();
  await page.keyboard.type("looked after");
  await says(page, /^\d+ measures found\./);
  assert.equal(await results(page).count(), 20);
  if (onPages) assert.equal(asked.filter((path) => path.includes("/search-")).length, 1);
  await accessible(page, "a search with results");
  await page.getByRole("button", { name: /^Show all \d+ measures$/ }).click();
  const [, all] = (await status(page).innerText()).match(/^(\d+) measures found\.$/);
  const shown = await results(page).allInnerTexts();
  assert.equal(shown.length, Number(all));
  assert.ok(shown.some((words) => /^Children in care per 10,000\s+Quarter 3 2022\/23, /.test(words)), shown.join("\n"));

  await field(page).fill("children in care 2022");
  await results(page).filter({ hasText: "Children in care per 10,000" }).waitFor();
  await page.keyboard.press("Tab");
  while ((await page.evaluate(() => document.activeElement.textContent)) !== "Children in care per 10,000") await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await heading(page, "Children in care per 10,000").waitFor();
  await ready(page);
});

journey("a misspelt word is searched for as it is spelt, and a word that nothing has is said", async (page) => {
  await open(page, "");
  await field(page).fill("atendance");
  await says(page, "Nothing has “atendance”: “attendance” is searched for.");
  assert.ok((await results(page).count()) > 0);
  await field(page).fill("zebra");
  await says(page, "No measures match “zebra”. Try another word.");
  assert.equal(await results(page).count(), 0);
  await field(page).fill("2015/16");
  await says(page, /^\d+ measures and 1 report found\./);
  await field(page).fill("");
  await status(page).filter({ hasText: /^$/ }).waitFor({ state: "attached" });
});

if (onPages) {
  journey(
    "without scripts there is no search, and every report is linked",
    async (page) => {
      await page.goto(pages);
      assert.equal(await page.getByRole("search").count(), 0);
      assert.ok((await page.getByRole("main").getByRole("link").count()) >= 6);
    },
    { javaScriptEnabled: false },
  );

  journey("a measure's page leads to an address that stays, and that to the newest figures", async (page) => {
    await page.goto(new URL("halton-2015-16-q2/", pages).href);
    await ready(page);
    await page.getByText("Share", { exact: true }).click();
    await page.getByRole("link", { name: "Link to the newest figures" }).click();
    await heading(page, "Children and Young People, Priority Based Report").waitFor();
    assert.equal(page.url(), new URL("newest/priority-based-report/", pages).href);
    await accessible(page, "a page that stays");
    await page.getByRole("link", { name: "Newest figures: Quarter 3 2022/23" }).click();
    await heading(page, "Quarter 3 2022/23").waitFor();
    await ready(page);
  });
}

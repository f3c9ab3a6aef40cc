// What a reader learns of a report on a phone: better or worse, and why the first red measure is red.

import { strict as assert } from "node:assert";
import { journey } from "./lib/journey.mjs";
import { heading, open } from "./lib/reports.mjs";
import { ready } from "./lib/site.mjs";

const PHONE = { viewport: { width: 375, height: 812 } };

journey("from the list of reports one tap says whether it is better than last year and why the first is red", async (page) => {
  await open(page, "");
  await page.getByRole("main").getByRole("link", { name: /^Children and Young People, Priority Based Report/ }).first().click();
  await heading(page, "Quarter 3 2022/23").waitFor();
  await ready(page);
  await page.getByText("6 are better than in the same period last year, 2 the same and 4 worse").waitFor();
  const directions = page.getByRole("list", { name: "measures by direction" });
  assert.deepEqual((await directions.getByRole("listitem").allInnerTexts()).map((words) => words.replace(/\s+/g, " ").trim()), ["6 worse 2 calculated", "2 the same", "7 better 1 calculated"]);
  const red = page.getByRole("table", { name: "Measures rated red, with reasons" });
  const first = red.getByRole("row", { name: /^Children in care per 10,000/ });
  await first.getByText(/^Pushed up by unaccompanied asylum-seeking children/).waitFor();
  // One more leads to the measure.
  await first.getByRole("link").click();
  await heading(page, "Children in care per 10,000").waitFor();
}, PHONE);

journey("what a phone folds away is a tap away", async (page) => {
  await open(page, "#/halton-2022-23-q3");
  const amber = page.getByRole("table", { name: "Milestones rated amber" });
  assert.equal(await amber.isVisible(), false);
  await page.getByText("5 milestones rated amber", { exact: true }).click();
  await amber.getByRole("row", { name: /^Amber Embed a systemic model/ }).waitFor();
}, PHONE);

journey("what a phone folds away stands open on a wide page", async (page) => {
  await open(page, "#/halton-2015-16-q2/finance");
  await page.getByRole("img", { name: /^Bar chart: variance of Education, Inclusion and Provision revenue and Children and Families revenue/ }).first().waitFor();
  const table = page.getByRole("table", { name: "Children and Families revenue, in £'000, as printed" });
  await table.getByRole("row", { name: /^Special Guardianship 527 286 615 \(329\)/ }).waitFor();
  assert.equal(await page.getByText("All 29 lines as printed").isVisible(), false);
});

journey("the screens of a report stand on one line on a phone, the current one in sight", async (page) => {
  await open(page, "#/halton-2022-23-q3/about");
  const screens = page.getByRole("navigation", { name: "Report" });
  const [line, current] = await Promise.all([screens.boundingBox(), screens.getByRole("link", { name: "About" }).boundingBox()]);
  assert.ok(line.height < 48, `${line.height} high`);
  assert.ok(current.x >= 0 && current.x + current.width <= 375, `About begins at ${current.x}`);
}, PHONE);

journey("what the report puts first is first, and leads to the measure", async (page) => {
  await open(page, "#/halton-2015-16-q2");
  const sections = await page.getByRole("main").getByRole("heading", { level: 2 }).allInnerTexts();
  assert.equal(sections[0], "Headline measures");
  const headlines = page.getByRole("table", { name: "Headline measures" });
  await headlines.getByRole("row", { name: /^Assessments completed within 45 working days/ }).getByText("75%", { exact: true }).waitFor();
  await headlines.getByRole("link", { name: "Under 18 conception rate" }).click();
  await heading(page, "Under 18 conception rate").waitFor();
}, PHONE);

journey("a term is explained where it stands, and all are on a page", async (page) => {
  await open(page, "#/halton-board-2020-01/developments");
  const meaning = page.getByText("Local Authority Interactive Tool", { exact: true });
  assert.equal(await meaning.isVisible(), false);
  await page.getByText("Abbreviations: LAIT", { exact: true }).click();
  await meaning.waitFor();
  await page.getByRole("link", { name: "All terms" }).first().click();
  await heading(page, "Glossary").waitFor();
  await page.getByText("58 terms, in the report’s words.").waitFor();
}, PHONE);

journey("decisions stand beside actions with their reasons", async (page) => {
  await open(page, "#/halton-2015-16-q2");
  await page.getByRole("link", { name: "Each with its state, owner and reason" }).click();
  await heading(page, "Actions and decisions").waitFor();
  const row = page.getByRole("table", { name: "Decisions" }).getByRole("row", { name: /^Decided Capital programme 2016-17/ });
  for (const words of ["10 December 2015", "Takes effect: 1 April 2016", "Reason: To deliver the programme"]) await row.getByText(words).waitFor();
});

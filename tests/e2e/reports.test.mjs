// What a reader does with the example reports, by role and visible name.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { accessible, journey } from "./lib/journey.mjs";
import { BENCHMARK, COUNCIL, bad, example, heading, json, linkTo, measures, menu, open, openScorecard } from "./lib/reports.mjs";
import { address, failed, ready, site, siteInFolder } from "./lib/site.mjs";

/** Chooses a file for the page's file input. */
async function give(page, name, mimeType, buffer) {
  await page.getByLabel("Report file").setInputFiles({ name, mimeType, buffer });
}

journey("the list of reports stands newest first and leads to each", async (page) => {
  await open(page, "");
  const main = page.getByRole("main");
  const newest = main.getByRole("heading", { level: 3 }).getByRole("link");
  const earlier = main.getByRole("listitem").getByRole("link");
  const reports = json("catalogue.json").reports;
  assert.equal(await newest.innerText(), "Halton and its statistical neighbours");
  assert.equal(await earlier.count(), reports.length - 1);
  assert.equal(await earlier.first().innerText(), "Children and Young People, Priority Based Report");
  await earlier.first().click();
  await heading(page, "Quarter 3 2022/23").waitFor();
  await ready(page);
  assert.equal(page.url(), address("#/halton-2022-23-q3"));
});

journey("the quarter 3 report shows its counts and a row for every measure", async (page) => {
  await open(page, "#/halton-2022-23-q3");
  await page.getByText("Of 35 measures, 10 are rated red, 4 amber and 3 green").waitFor();
  const report = json("halton-2022-23-q3.json");
  const table = await openScorecard(page, report.id);
  assert.equal(await measures(page).count(), report.indicators.length);
  for (const indicator of report.indicators) {
    const row = table.getByRole("row").filter({ has: page.locator(linkTo(`#/${report.id}/${indicator.id}`)) });
    const words = await row.innerText();
    assert.ok(words.includes(indicator.title), indicator.id);
    const word = { red: "Red", amber: "Amber", green: "Green", not_rated: "Not rated", lost: "Not legible", commentary: "See commentary" };
    assert.ok(words.includes(word[indicator.rating]), `${indicator.id}: ${indicator.rating} in ${words}`);
    for (const [column, cell] of Object.entries(indicator.cells ?? {})) {
      if (cell.printed && !(indicator.breakdowns ?? []).length) assert.ok(words.includes(cell.printed), `${indicator.id}.${column}`);
    }
  }
});

journey("a measure shows its trend, its sentence, its neighbours and the same numbers in a table", async (page) => {
  await openScorecard(page, "halton-2022-23-q3");
  await page.getByRole("link", { name: /^Monitor the rate of children in care/ }).click();
  await heading(page, "Children in care per 10,000").waitFor();
  await ready(page);
  assert.match(await page.title(), /^Children in care per 10,000/);
  const sentence =
    "At 31 March 2025 the rate was 132 per 10,000 in Halton, 25.6 above the mean of its 10 statistical neighbours (106.4, all 10 with a value), 42 above North West (90) and 65 above England (67). It fell by 5 from 31 March 2024 (137).";
  await page.getByRole("figure", { name: sentence }).getByRole("img", { name: /^Line chart/ }).first().waitFor();
  const table = page.getByRole("region", { name: "Figures by period" }).getByRole("table");
  assert.match(await table.getByRole("row", { name: /^2025/ }).innerText(), /132\s+106\.4\s+90\s+67/);
  // The ranking opens on the report's own time; later periods are there to choose.
  await page.getByRole("heading", { name: "Highest of 11" }).waitFor();
  await page.getByText("Choose another period", { exact: true }).click();
  await page.getByLabel("Period of the ranking").selectOption("2025");
  await page.getByRole("heading", { name: "2nd highest of 11, Halton and its neighbours; behind Redcar and Cleveland" }).waitFor();
  await page.getByRole("img", { name: /^Bar chart/ }).first().waitFor();
});

journey("Back returns to the list of measures and to the link that was followed", async (page) => {
  await openScorecard(page, "halton-2022-23-q3");
  const link = page.getByRole("link", { name: /with an offer of learning/ });
  await link.click();
  await heading(page, /offer of learning/).waitFor();
  await page.goBack();
  await heading(page, "Scorecard").waitFor();
  await page.waitForFunction(() => window.scrollY > 300);
  assert.equal(await link.evaluate((node) => node === document.activeElement), true);
});

journey("every view of a report sets its marks", async (page) => {
  await open(page, "#/halton-2022-23-q3");
  const marks = (name) => page.evaluate((n) => performance.getEntriesByName(n).length, name);
  await page.waitForFunction(() => performance.getEntriesByName("fairview:ready").length === 1);
  for (const name of ["Scorecard", "Compare", "Milestones", "Developments", "How to read", "About", "Overview"]) {
    const before = await marks("fairview:painted");
    await menu(page, name);
    await page.waitForFunction((n) => performance.getEntriesByName("fairview:painted").length > n, before);
  }
  await menu(page, "Scorecard");
  const before = await marks("fairview:painted");
  await page.getByRole("link", { name: /^Monitor the rate of children in care/ }).click();
  await page.waitForFunction((n) => performance.getEntriesByName("fairview:painted").length > n, before);
  assert.equal(await marks("fairview:ready"), 1);
});

journey("the benchmark loads one small file for a measure that is opened", async (page) => {
  const files = [];
  page.on("request", (request) => files.push(new URL(request.url()).pathname));
  const report = json(`${BENCHMARK}.json`);
  await openScorecard(page, report.id);
  assert.equal(await measures(page).count(), report.indicators.length);
  const folder = () => files.filter((file) => /\/halton-lait-2026(-[0-9a-f]{12})?\/(?!report[-.]).+\.json$/.test(file));
  assert.equal(folder().length, 0);
  await measures(page).first().click();
  await page.getByRole("figure").first().waitFor();
  await ready(page);
  assert.equal(folder().length, 1);
});

for (const id of COUNCIL) {
  journey(`${id} opens with all its measures`, async (page) => {
    await openScorecard(page, id);
    assert.equal(await measures(page).count(), json(`${id}.json`).indicators.length);
  });
}

journey("a report of the reader's own opens from the device, and the page says whose it is not", async (page) => {
  const requests = [];
  await open(page, "");
  // The browser fetches the site's icon when it pleases, the page the rest of its own code.
  page.on("request", (request) => !/\/(icon|overview|indicator|screens|shared)-[^/]*\.(svg|wasm)$/.test(request.url()) && requests.push(request.url()));
  await give(page, "mine.json", "application/json", readFileSync(example("halton-2015-16-q2.json")));
  await heading(page, "Quarter 2 2015/16").waitFor();
  await ready(page);
  await page.getByText("This report was opened from your device").waitFor();
  await menu(page, "Scorecard");
  await page.getByText("This report was opened from your device").waitFor();
  assert.deepEqual(requests, [], "nothing is sent for it");
});

journey("a broken file shows every problem in an alert that takes focus", async (page) => {
  await open(page, "");
  await give(page, "broken.json", "application/json", readFileSync(bad("text-for-number.json")));
  const words = await failed(page);
  assert.match(words, /indicators\[0\]\.observations\.series\[0\]\.values\[1\]: found the text "91%"; expected a number/);
  assert.equal(await page.evaluate(() => document.activeElement.closest('[role="alert"]') !== null), true);
  await accessible(page);
});

journey("a report with one bad part is shown, with the problem said", async (page) => {
  await open(page, "");
  await give(page, "part.json", "application/json", readFileSync(bad("many-problems-at-once.json")));
  await heading(page, "Quarter 3 2022/23").waitFor();
  await page.getByText('"blue" is not a rating').first().waitFor();
  await menu(page, "Scorecard");
  await measures(page).first().waitFor();
});

for (const [route, words] of [
  ["#/no-such-report", /no-such-report/],
  ["#/halton-2022-23-q3/no-such-measure", /no-such-measure/],
  ["#/https://example.org/evil.json", /could not be used|https/],
]) {
  journey(`a link that leads nowhere says so: ${route}`, async (page) => {
    await page.goto(new URL(route, site).href);
    await page.waitForFunction(() => document.documentElement.dataset.fairview !== "loading");
    assert.match(await page.getByRole("main").innerText(), words);
  });
}

const WHOLE = "a page of its own is whole without its data; pages.test.mjs shows it";

journey("a missing report has its own words", async (page) => {
  await page.route("**/halton-2022-23-q3.json", (route) => route.fulfill({ status: 404, body: "<h1>gone</h1>", contentType: "text/html" }));
  await page.goto(address("#/halton-2022-23-q3"));
  assert.match(await failed(page), /not (be )?found|not there|404/i);
}, { forgive: [/^console error: Failed to load resource/], onePage: WHOLE });

journey("a web page in place of a report has its own words", async (page) => {
  await page.route("**/halton-2022-23-q3.json", (route) => route.fulfill({ body: "<!doctype html><title>x</title>", contentType: "text/html" }));
  await page.goto(address("#/halton-2022-23-q3"));
  assert.match(await failed(page), /web page/i);
}, { onePage: WHOLE });

journey("everything works by keyboard from a folder of a server", async (page) => {
  await open(page, "#/halton-2022-23-q3", siteInFolder);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "MAIN");
  await page.getByRole("link", { name: "Scorecard", exact: true }).focus();
  await page.keyboard.press("Enter");
  await heading(page, "Scorecard").waitFor();
  const link = page.getByRole("link", { name: /^Monitor the rate of children in care/ });
  await link.focus();
  await page.keyboard.press("Enter");
  await heading(page, "Children in care per 10,000").waitFor();
});

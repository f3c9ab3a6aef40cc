// From an officer's own spreadsheet to a report, on the page alone.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { accessible, journey } from "./lib/journey.mjs";
import { OWN, byCommand, large } from "./lib/prepare.mjs";
import { heading, open } from "./lib/reports.mjs";
import { ready } from "./lib/site.mjs";

const step = (page, name) => page.getByRole("heading", { level: 2, name });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const give = (page, ...files) => page.getByLabel("Your file").setInputFiles(files);

const file = (name, bytes) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });

/** Presses a button that saves a file: gives its name and its bytes. */
async function saved(page, name) {
  const coming = page.waitForEvent("download");
  await button(page, name).click();
  const download = await coming;
  return [download.suggestedFilename(), readFileSync(await download.path())];
}

/** Waits until a step has come and has the focus. */
async function arrived(page, name) {
  await step(page, name).waitFor();
  await page.waitForFunction((name) => document.activeElement.textContent === name, name);
}

/** From the file to the report, by what the page offers; gives how many choices that took. */
async function prepared(page) {
  let choices = 0;
  const choose = async (act) => {
    choices += 1;
    await act;
  };
  await open(page, "./#/prepare");
  await choose(give(page, OWN));
  await arrived(page, "Say how the sheet is laid out");
  await choose(page.getByLabel("In place of a figure, “Annual” means").selectOption({ label: "Not applicable" }));
  await choose(page.getByLabel("All other measures are counted").selectOption({ label: "In the period alone" }));
  await choose(button(page, "Use these answers").click());
  await arrived(page, "Your report is ready");
  return choices;
}

journey("an officer's own scorecard becomes a report in a few choices, as the command makes it", async (page, t) => {
  const began = Date.now();
  const choices = await prepared(page);
  t.diagnostic(`${choices} choices, ${Date.now() - began} ms`);
  assert.ok(choices <= 15, `${choices} choices`);
  await page.getByText("Of 42 measures").waitFor();
  assert.equal(await page.getByRole("heading", { name: /error/ }).count(), 0);
  await accessible(page);
  const [name, report] = await saved(page, "Download the report (JSON)");
  assert.equal(name, "wrenford-2024-25-q3.json");
  assert.equal(JSON.parse(report).indicators.length, 42);
  const [, recipe] = await saved(page, "Download the recipe");
  assert.ok(report.equals(byCommand(OWN, recipe)), "the same bytes as the command");
  // The next quarter: nothing but the files.
  await open(page, "./#/prepare");
  await give(page, file("recipe.json", recipe), file("scorecard.xlsx", readFileSync(OWN)));
  await arrived(page, "Your report is ready");
  assert.equal(await page.getByRole("combobox").and(page.getByLabel(/means|counted/)).count(), 0, "nothing is asked");
  const [, again] = await saved(page, "Download the report (JSON)");
  assert.ok(again.equals(report));
});

journey("the report is looked at, set against the last one, and saved as one file", async (page) => {
  await prepared(page);
  const [, report] = await saved(page, "Download the report (JSON)");
  await button(page, "Look at the report").click();
  await heading(page, "Quarter 3 2024/25").waitFor();
  await ready(page);
  await page.getByText("This report was opened from your device").waitFor();
  await page.getByRole("link", { name: "Go back to preparing it" }).click();
  await heading(page, "Prepare a report").waitFor();
  await step(page, "Your report is ready").waitFor();
  const last = JSON.parse(report);
  last.indicators[0].title = "Another title";
  await page.getByLabel("Or with a report file of yours").setInputFiles(file("last.json", JSON.stringify(last)));
  await page.getByText("Renamed (1)", { exact: true }).waitFor();
  await page.getByText("Text for your paper", { exact: true }).click();
  assert.match(await page.getByLabel("Text for your paper, in Markdown").inputValue(), /^## What changed since [^]*### Renamed/);
  const [name, single] = await saved(page, "Save as one file");
  assert.equal(name, "wrenford-2024-25-q3.html");
  assert.ok(single.toString().includes("Corporate Performance Scorecard"));
});

journey("what is wrong is a table by cause, and a mended file is read by the same recipe", async (page) => {
  await prepared(page);
  const [, recipe] = await saved(page, "Download the recipe");
  const without = JSON.parse(recipe);
  delete without.colours["92D050"];
  await open(page, "./#/prepare");
  await give(page, file("recipe.json", JSON.stringify(without)));
  await page.getByText("The recipe for the sheet “Corporate Scorecard” is ready. Now choose the workbook.").waitFor();
  await give(page, OWN);
  await arrived(page, "Fix what is wrong");
  const row = page.getByRole("table", { name: "Errors" }).getByRole("row", { name: /The cell has the colour 92D050 and no words/ });
  assert.match(await row.innerText(), /Corporate Scorecard: M12, M16/);
  assert.equal(await row.getByRole("cell", { name: "7", exact: true }).count(), 1);
  await accessible(page);
  // What mends all 7 cells is proposed, accepted at once, and kept.
  const means = row.getByLabel("As a rating, this colour means");
  assert.equal(await means.inputValue(), "green");
  await button(page, "Use what I said for all cells").click();
  await arrived(page, "Your report is ready");
  const [, mended] = await saved(page, "Download the recipe");
  assert.equal(JSON.parse(mended).colours["92D050"], "green");
  const [, report] = await saved(page, "Download the report (JSON)");
  assert.ok(report.equals(byCommand(OWN, recipe)), "the same report as by the whole recipe");
  // Another measure's cells are to be looked at before it is published.
  await page.getByText(/^\d+ measures? to look at before you publish$/).click();
  const first = page.getByRole("list", { name: "To look at" }).getByRole("link").first();
  const title = await first.innerText();
  await first.click();
  await heading(page, title).waitFor();
  await page.getByRole("link", { name: "Go back to preparing it" }).click();
  await step(page, "Your report is ready").waitFor();
  await button(page, "Remove the recipe").click();
  await arrived(page, "Say how the sheet is laid out");
  await button(page, "Use these answers").click();
  await page.getByRole("alert").getByText("All other measures are counted: choose an answer.").waitFor();
});

/** What stops the worker, and what a reader is told then. */
const STOPS = [
  ["does not arrive", "The part of the viewer that reads files did not arrive", (page) => page.route(/\/importer-[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: "" }))],
  ["arrives without its Wasm", "The part of the viewer that reads files did not arrive", (page) => page.route(/\/importer-[^/]*\.wasm$/, (route) => route.fulfill({ body: "another" }))],
  [
    "breaks off",
    "The part of the viewer that reads files stopped",
    (page) =>
      page.route(/\/importer-[^/]*\.js$/, async (route) => {
        const response = await route.fetch();
        // One function that traps, as a panic does.
        const trap = "new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,102,0,0,10,5,1,3,0,0,11]))).exports.f";
        return route.fulfill({ response, body: (await response.text()).replace("wasm_bindgen.answer(", `(${trap})(`) });
      }),
  ],
];

for (const [what, words, stop] of STOPS) {
  journey(
    `where the worker ${what}, that is said, and the page goes on`,
    async (page) => {
      await stop(page);
      await open(page, "./#/prepare");
      await give(page, OWN);
      await page.getByRole("alert").getByText(words).waitFor();
      await page.unrouteAll();
      await give(page, OWN);
      await arrived(page, "Say how the sheet is laid out");
      assert.equal(await page.getByRole("alert").count(), 0);
    },
    { forgive: [/Failed to load resource/, /integrity/] },
  );
}

// Each step seen is a turn of the page's own thread. How long its tasks were is printed: it depends on what else runs.
journey("a scorecard saved as CSV is read as one when somebody says so, and then by its recipe", async (page) => {
  const rows = [
    "Scorecard of Wrenford Borough Council,,,,,,",
    "Ref,Measure,Unit,Q2 2024/25,Q3 2024/25,Target,RAG",
    "A1,Repairs done in time,%,91%,93%,90%,G",
    "A2,Days to let a home,Days,30,28,20,R",
  ];
  const scorecard = file("scorecard.csv", rows.join("\n"));
  await open(page, "./#/prepare");
  await give(page, scorecard);
  await arrived(page, "Fix what is wrong");
  await button(page, "Read it as a scorecard").click();
  await arrived(page, "Say how the sheet is laid out");
  await page.getByLabel("All other measures are counted").selectOption({ label: "In the period alone" });
  await button(page, "Use these answers").click();
  await arrived(page, "Your report is ready");
  const [, report] = await saved(page, "Download the report (JSON)");
  assert.deepEqual(JSON.parse(report).indicators.map((one) => one.rating), ["green", "red"]);
  const [, recipe] = await saved(page, "Download the recipe");
  await page.reload();
  await ready(page);
  await give(page, scorecard, file("recipe.json", recipe));
  await arrived(page, "Your report is ready");
  const [, again] = await saved(page, "Download the report (JSON)");
  assert.ok(again.equals(report), "the same report");
});

journey("20,000 rows are read beside the page, with progress", async (page, t) => {
  const files = large();
  assert.ok(statSync(files[0]).size > 4_000_000);
  await open(page, "./#/prepare");
  await page.evaluate(() => {
    window.seen = { long: [], rows: [] };
    new PerformanceObserver((list) => {
      // With how many steps of progress were seen by then.
      for (const { duration } of list.getEntries()) window.seen.long.push(`${Math.round(duration)} ms after ${window.seen.rows.length}`);
    }).observe({ entryTypes: ["longtask"] });
    new MutationObserver(() => {
      const words = document.querySelector("progress")?.parentElement.innerText;
      if (words && window.seen.rows.at(-1) !== words) window.seen.rows.push(words);
    }).observe(document.querySelector("main"), { subtree: true, childList: true, characterData: true });
  });
  await give(page, ...files);
  await step(page, "Your report is ready").waitFor();
  const seen = await page.evaluate(() => window.seen);
  t.diagnostic(`${seen.rows.length} steps of progress, long tasks: ${seen.long.join(", ") || "none"}`);
  assert.ok(seen.rows.filter((words) => /\d+ rows of 20001 read/.test(words)).length > 5, seen.rows.join("\n"));
});

journey("the page leads there from the list of reports, and nothing of it is fetched before", async (page) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page, "");
  await page.getByRole("link", { name: "Make a report from a spreadsheet" }).click();
  await heading(page, "Prepare a report").waitFor();
  const ofImporter = () => asked.filter((url) => /\/importer-/.test(url)).map((url) => url.replace(/.*\./, ""));
  assert.deepEqual(ofImporter(), []);
  await give(page, OWN);
  await arrived(page, "Say how the sheet is laid out");
  assert.deepEqual(ofImporter(), ["js", "wasm"]);
});

// All measures of the benchmark, one after the other: nothing on the console, and each with its
// chart (or the words why there is none), its neighbours, its sentence and its table.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { journey } from "./lib/journey.mjs";
import { plain } from "./lib/read.mjs";
import { BENCHMARK, example, json, measures, named, openScorecard, rows, seeRows, wholeList } from "./lib/reports.mjs";
import { onPages } from "./lib/site.mjs";
import { eachMeasure } from "./lib/walk.mjs";

/** Published pages are made by the same code, and each is loaded anew: every fifth tells enough. */
const STEP = onPages ? 5 : 1;

/** What a reader sees of a measure. */
const look = (page) =>
  page.evaluate(() => {
    const main = document.querySelector("main");
    const shown = (node) => node.checkVisibility();
    const images = [...main.querySelectorAll('svg[role="img"]')].filter(shown);
    const figures = [...main.querySelectorAll("figure")].filter(shown);
    const table = main.querySelector('[role="region"][aria-label="Figures by period"] table');
    return {
      text: main.innerText,
      charts: images.map((image) => ({ name: image.getAttribute("aria-label"), shapes: image.querySelectorAll("path, rect, circle").length })),
      sentences: figures.map((figure) => figure.querySelector("figcaption")?.innerText ?? ""),
      headlines: figures.map((figure) => figure.querySelector("h2, h3")?.innerText ?? ""),
      rows: table ? [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.innerText)) : [],
    };
  });

/** The latest period in which the authority or a neighbour has a value, of how many. */
function held(report, file) {
  const own = new Set([report.area, ...report.neighbours.areas.map(({ area }) => area)]);
  const { periods, series } = file.observations;
  const at = (area, n) => series.find((one) => one.area === area)?.values[n] ?? null;
  const neighbours = series.filter(({ area, values }) => area !== report.area && own.has(area) && values.some((value) => value !== null));
  const ownPeriods = periods.filter((_, n) => at(report.area, n) !== null);
  return { neighbours: neighbours.length, ownPeriods: ownPeriods.length };
}

journey("every measure of the benchmark shows trend, neighbours, sentence and table", async (page, t) => {
  const report = json(`${BENCHMARK}.json`);
  const counts = { measures: 0, trends: 0, rankings: 0, "without a trend, and why": 0 };
  const wrong = [];
  await eachMeasure(page, BENCHMARK, async (indicator) => {
    const must = (right, what) => right || wrong.push(`${indicator.id}: ${what}`);
    const { neighbours, ownPeriods } = held(report, JSON.parse(readFileSync(example(indicator.file), "utf8")));
    const seen = await look(page);
    const trend = seen.charts.find(({ name }) => name.startsWith("Line chart"));
    const ranking = seen.charts.find(({ name }) => name.startsWith("Bar chart"));
    counts.measures += 1;
    if (trend) {
      counts.trends += 1;
      must(trend.shapes > 2, "the trend is empty");
    } else {
      counts["without a trend, and why"] += 1;
      must(/no chart/.test(seen.text), "neither a trend nor the words why");
    }
    must(trend || ownPeriods === 0, "no trend, though there are figures");
    must(seen.rows.length >= Math.min(ownPeriods, 1) && seen.rows.every((row) => row.length >= 2), "no table of the figures");
    must(seen.rows.length >= ownPeriods, `${seen.rows.length} rows for ${ownPeriods} periods`);
    must(seen.sentences[0]?.trim().endsWith("."), "no sentence");
    must(seen.headlines.every((words) => words.trim() !== ""), "a chart without a headline");
    // Counts and sums of places of different size are not ranked, and the page says so.
    if (neighbours > 0 && !/ are not compared: no mean, rank or distance/.test(seen.text)) {
      must(ranking?.shapes > 2, "no ranking, though neighbours have figures");
      counts.rankings += ranking ? 1 : 0;
    }
    must(!/NaN|undefined|null|Infinity/.test(seen.text), "a word that is none");
    must(plain(seen.text).includes(plain(named(indicator))), "no name");
  }, { step: STEP });
  t.diagnostic(Object.entries(counts).map(([what, n]) => `${n} ${what}`).join(", "));
  assert.equal(wrong.length, 0, wrong.join("\n"));
  assert.equal(report.indicators.length, 293);
  assert.equal(counts.measures, Math.ceil(report.indicators.length / STEP));
  assert.ok(counts.trends > 250 / STEP && counts.rankings > 200 / STEP);
});

/** The rows of `fairview figures` for a report, by indicator. */
function figures(report) {
  const command = ["run", "--quiet", "--locked", "--package", "fairview-cli", "--", "figures"];
  const csv = execFileSync(process.env.CARGO ?? "cargo", [...command, fileURLToPath(example(`${report}.json`))], {
    encoding: "utf8",
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    maxBuffer: 50_000_000,
  });
  const cells = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell);
  const [head, ...lines] = csv.trim().split("\n");
  const names = cells(head);
  const rows = lines.map((line) => Object.fromEntries(cells(line).map((cell, n) => [names[n], cell])));
  const by = new Map(rows.map((row) => [row.indicator, []]));
  for (const row of rows) by.get(row.indicator).push(row);
  return by;
}

journey("the scorecard shows and finds measures by their position among the neighbours", async (page, t) => {
  const report = json(`${BENCHMARK}.json`);
  const found = figures(BENCHMARK);
  // The latest figure with a place in time, beside the mean of the neighbours then.
  const better = report.indicators.filter(({ id, polarity }) => {
    const latest = found.get(id).findLast((row) => row.value !== "" && /^[12]/.test(row.period));
    if (!latest || latest["neighbour mean"] === "") return false;
    const above = Number(latest.value) - Number(latest["neighbour mean"]);
    return Math.abs(above) > 1e-9 && ((polarity === "high" && above > 0) || (polarity === "low" && above < 0));
  });
  const table = await openScorecard(page, BENCHMARK);
  await table.getByRole("columnheader", { name: "Neighbours" }).waitFor();
  await page.getByText("More filters, order and columns").click();
  await page.getByLabel("Against the neighbours").selectOption({ label: `Better than their mean (${better.length})` });
  await page.getByRole("status").filter({ hasText: `${better.length} of 293 measures` }).waitFor();
  await wholeList(page);
  await seeRows(page);
  assert.deepEqual((await measures(page).allInnerTexts()).toSorted(), better.map(({ title }) => title).toSorted());
  const said = await table.getByRole("row").filter({ hasText: /Better than the mean of (all \d+|\d of \d+)/ }).count();
  assert.equal(said, better.length, "every row says of how many neighbours");
  t.diagnostic(`${better.length} of 293 are better than the mean of the neighbours`);
});

journey("whoever selects all of a list of hundreds copies every figure of it", async (page) => {
  await openScorecard(page, BENCHMARK);
  const last = rows(page).last();
  assert.equal(await last.getByRole("cell").count(), 0, "nobody has come near the end");
  await page.keyboard.press("Control+A");
  await last.getByRole("cell").first().waitFor();
  assert.equal(await page.locator("tr[data-row]:not(:has(td))").count(), 0);
  const copied = await page.evaluate(() => String(getSelection()));
  const figure = await last.getByRole("cell").nth(1).innerText();
  const { title } = json(`${BENCHMARK}.json`).indicators.at(-1);
  assert.ok(copied.split(title).at(-1).includes(figure), figure);
});

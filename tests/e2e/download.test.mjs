// Taking along: what a reader saves or copies is what the page shows, in files that open.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { accessible, journey } from "./lib/journey.mjs";
import { example, heading, open } from "./lib/reports.mjs";
import { pages, ready, site } from "./lib/site.mjs";

const MEASURE = "#/halton-2022-23-q3/ped02-04";
const NAME = "halton-borough-council-2022-23-q3-ped02-04";

/** A menu, unfolded: a reader's way to its buttons. */
async function menu(page, name) {
  const group = page.locator("details").filter({ hasText: name }).first();
  await group.locator("summary").click();
  return group;
}

/** The menu of a measure, unfolded. */
async function measureMenu(page) {
  const group = page.locator("details").filter({ has: page.getByText("Download", { exact: true }) });
  await group.locator("summary").click();
  return group;
}

/** A button of a menu; of a measure's, which has one for each chart, that of the chart over time. */
const choice = async (group, button) => {
  const chart = group.getByRole("group", { name: "The chart over time" });
  return ((await chart.count()) ? chart : group).getByRole("button", { name: button, exact: true });
};

/** Presses a button that saves a file: gives its name and its bytes. */
async function saved(page, group, button) {
  const coming = page.waitForEvent("download");
  await (await choice(group, button)).click();
  const download = await coming;
  await group.getByRole("status").getByText("Saved in your browser’s downloads").waitFor();
  return [download.suggestedFilename(), readFileSync(await download.path())];
}

const text = (bytes) => bytes.toString("utf8");

journey("a chart is saved as a drawing and as pixels twice as large, with where it comes from", async (page) => {
  await open(page, MEASURE);
  const group = await measureMenu(page);
  const [name, svg] = await saved(page, group, "Chart as SVG");
  assert.equal(name, `${NAME}-trend.svg`);
  // A page without the site's policy, which forbids to parse markup.
  const blank = await page.context().newPage();
  const read = await blank.evaluate((svg) => {
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
    const root = parsed.documentElement;
    return {
      name: root.nodeName,
      size: [root.getAttribute("width"), root.getAttribute("height")].map(Number),
      words: [...root.querySelectorAll("text")].map((one) => one.textContent).join(" "),
    };
  }, text(svg));
  assert.equal(read.name, "svg");
  for (const words of [
    "0.3 above the neighbour mean in 2016",
    "Source: Local Authority Interactive Tool, Department for Education, published April 2026.",
    "Licence: Crown copyright, Open Government Licence v3.0.",
  ]) {
    assert.ok(read.words.includes(words), `${words} in ${read.words}`);
  }
  assert.ok(!read.words.includes("They can be chosen below"), "a picture offers no choice");
  const [png, pixels] = await saved(page, group, "Chart as PNG");
  assert.equal(png, `${NAME}-trend.png`);
  assert.deepEqual([pixels.readUInt32BE(16), pixels.readUInt32BE(20)], read.size.map((side) => side * 2));
  assert.ok(pixels.length > 20_000, `${pixels.length} bytes is hardly a chart`);
});

journey("the numbers of a chart are saved as CSV, as a workbook and as JSON, as they are looked at", async (page) => {
  await open(page, `${MEASURE}?from=2022&with=none`);
  const group = await measureMenu(page);
  const [name, csv] = await saved(page, group, "Numbers as CSV");
  assert.equal(name, `${NAME}-trend.csv`);
  const lines = text(csv).split("\r\n");
  assert.equal(lines[0], "\ufeffPeriod,Halton");
  assert.deepEqual(lines.slice(1), ["2025,132", "2024,137", "2023,139", "2022,134", ""]);
  const [book, xlsx] = await saved(page, group, "Numbers as XLSX");
  assert.equal(book, `${NAME}-trend.xlsx`);
  assert.equal(xlsx.subarray(0, 4).toString("latin1"), "PK\u0003\u0004");
  const [, json] = await saved(page, group, "Numbers as JSON");
  const read = JSON.parse(text(json));
  assert.equal(read.rows[0].Halton, 132);
  assert.equal(read.about.Report, "Children and Young People, Priority Based Report");
  assert.equal(read.about["Taken from"], page.url());
});

journey("the charts of a process and of two groups are saved with their numbers", async (page) => {
  const take = async (path, chart, file, lines) => {
    await page.goto(new URL(path, pages).href);
    await ready(page);
    const figure = page.locator("figure", { has: page.getByRole("img", { name: chart }) });
    const group = figure.locator("details").filter({ hasText: "Download this chart" });
    await group.locator("summary").click();
    const [name, svg] = await saved(page, group, "Chart as SVG");
    assert.equal(name, `halton-borough-council-${file}.svg`);
    assert.ok(text(svg).includes("Source: "), "a picture says where it comes from");
    const [, csv] = await saved(page, group, "Numbers as CSV");
    for (const line of lines) assert.ok(text(csv).split("\r\n").includes(line), `${line} in ${text(csv)}`);
  };
  const board = "halton-board-2020-01";
  await take(`${board}/developments/`, /^Stacked bars: Statutory complaints/, "2020-01-statutory-complaints-bands", ["2018/19,23,43,34", "2017/18,73,18,9"]);
  await take(`${board}/compare/`, /^Dot chart: Children in care beside all pupils: 17 measures/, "2020-01-groups-1", ["Headteacher's annual report: Key Stage 1,Key Stage 1: expected standard in reading,57.1,7,72,-14.9,yes"]);
});

journey(
  "a table, a sentence and a citation are copied, and that is said",
  async (page) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(site).origin });
    await open(page, MEASURE);
    const group = await measureMenu(page);
    const copied = async (button) => {
      await (await choice(group, button)).click();
      await group.getByRole("status").getByText("Copied.", { exact: true }).waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const table = (await copied("Copy the table")).split("\n");
    assert.ok(table[0].startsWith("Period\tHalton\t"), table[0]);
    assert.ok(table[1].startsWith("2025\t132\t"), table[1]);
    const sentence = await copied("Copy the sentence");
    assert.ok(sentence.startsWith("At 31 March 2022 the rate was 134 per 10,000 in Halton"), sentence);
    const citation = await copied("Copy a citation");
    assert.ok(citation.startsWith("Halton Borough Council, Children and Young People"), citation);
    assert.match(citation, /: “.+”\. http.+ \(accessed \d+ \w+ \d{4}\)$/);
    assert.ok(citation.includes(page.url()), citation);
  },
);

journey("where a browser gives no clipboard, that is said too", async (page) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
  });
  await open(page, MEASURE);
  const group = await measureMenu(page);
  await (await choice(group, "Copy the sentence")).click();
  await group.getByRole("status").getByText("Your browser blocked copying").waitFor();
});

journey("the scorecard is saved as it is filtered, all of what was found", async (page) => {
  await open(page, "#/halton-2022-23-q3/scorecard?rating=green");
  const group = await menu(page, "Download this table");
  const [name, json] = await saved(page, group, "Numbers as JSON");
  assert.equal(name, "halton-borough-council-2022-23-q3-scorecard.json");
  const read = JSON.parse(text(json));
  assert.match(read.about.Shown, /^3 of 35 measures; rating: Green; in the report’s order$/);
  const measures = new Set(read.rows.map((row) => row.Measure));
  assert.equal(measures.size, 3);
});

for (const [screen, at, group, part, columns, row] of [
  ["compare", "#/halton-2022-23-q3/compare?sort=measure", 0, "compare", ["Measure", "Halton", "Halton rank"], (one) => one.Halton !== undefined],
  ["milestones", "#/halton-2022-23-q3/milestones", 0, "milestones", ["Milestone", "Objective", "Rating"], (one) => one.Rating],
  [
    "finance",
    "#/halton-2015-16-q2/finance",
    1,
    "finance-education-inclusion-and-provision-capital",
    ["Group", "Line"],
    (one) => one.Line !== undefined,
  ],
]) {
  journey(`the table of ${screen} is saved for programs, spreadsheets and the clipboard`, async (page) => {
    await open(page, at);
    const all = page.locator("details").filter({ hasText: "Download this table" });
    const menu = all.nth(group);
    await menu.locator("summary").click();
    const [name, bytes] = await saved(page, menu, "Numbers as JSON");
    assert.ok(name.endsWith(`-${part}.json`), name);
    const { rows } = JSON.parse(text(bytes));
    for (const column of columns) assert.ok(rows.some((one) => column in one), column);
    assert.ok(rows.some(row));
    const [csv, lines] = await saved(page, menu, "Numbers as CSV");
    assert.ok(csv.endsWith(`-${part}.csv`) && text(lines).startsWith("\ufeff"), csv);
    const [, book] = await saved(page, menu, "Numbers as XLSX");
    assert.equal(book.subarray(0, 4).toString("latin1"), "PK\u0003\u0004");
    await accessible(page, `${screen} with an open menu`);
  });
}

journey("what changed is saved as it is chosen", async (page) => {
  await open(page, "#/halton-2022-23-q3/changes?from=halton-board-2020-01&kind=added");
  await page.getByRole("combobox", { name: "Kind of change" }).waitFor();
  const group = await menu(page, "Download this table");
  const [name, bytes] = await saved(page, group, "Numbers as JSON");
  assert.ok(name.endsWith("-changes-since-halton-board-2020-01.json"), name);
  const { about, rows } = JSON.parse(text(bytes));
  assert.equal(about.Shown, "Added");
  assert.ok(rows.length > 0 && rows.every((one) => one.Kind === "Added" && one["What changed"]));
});

journey("the whole report is saved as one archive that says what is in it", async (page) => {
  await open(page, "#/halton-2022-23-q3/about");
  const group = await menu(page, "Download the whole report");
  const [name, archive] = await saved(page, group, "All tables as CSV, zipped");
  assert.equal(name, "halton-borough-council-2022-23-q3-report.zip");
  const names = archive.toString("latin1");
  for (const file of ["README.txt", "csv-metadata.json", "datapackage.json", "indicators.csv", "observations.csv"]) {
    assert.ok(names.includes(file), file);
  }
  const [, figures] = await saved(page, group, "Figures over time as JSON-stat");
  assert.equal(JSON.parse(text(figures)).class, "collection");
  const [book, xlsx] = await saved(page, group, "Numbers as XLSX");
  assert.equal(book, "halton-borough-council-2022-23-q3-report.xlsx");
  assert.ok(xlsx.includes("xl/worksheets/sheet2.xml"), "a sheet for each table");
  const [, json] = await saved(page, group, "Numbers as JSON");
  assert.equal(JSON.parse(text(json)).tables.indicators.length, 35);
});

journey("the worker is fetched when a reader asks for a file that it makes, and not before", async (page) => {
  const asked = [];
  page.on("request", (request) => {
    if (/\/worker-/.test(request.url())) asked.push(request.url().replace(/.*\.(\w+)$/, "$1"));
  });
  await open(page, MEASURE);
  const group = await measureMenu(page);
  await saved(page, group, "Chart as SVG");
  await saved(page, group, "Numbers as CSV");
  assert.deepEqual(asked, []);
  await saved(page, group, "Numbers as XLSX");
  assert.deepEqual(asked, ["js", "wasm"]);
});

/** What stops the worker, and what a reader is told then. */
const STOPS = [
  ["does not arrive", (page) => page.route(/\/worker-[^/]*\.js$/, (route) => route.abort())],
  ["arrives without its Wasm", (page) => page.route(/\/worker-[^/]*\.wasm$/, (route) => route.fulfill({ body: "another" }))],
  [
    "is forbidden by an older policy of the server",
    (page) =>
      page.route("**/*", async (route) => {
        if (route.request().resourceType() !== "document") return route.fallback();
        const response = await route.fetch();
        const headers = { ...response.headers(), "content-security-policy": "require-trusted-types-for 'script'; trusted-types 'none'" };
        return route.fulfill({ response, headers });
      }),
  ],
];

for (const [what, stop] of STOPS) {
  journey(
    `where the worker ${what}, that is said, and the numbers are saved as CSV`,
    async (page) => {
      await stop(page);
      await open(page, MEASURE);
      const group = await measureMenu(page);
      await (await choice(group, "Numbers as XLSX")).click();
      const status = group.getByRole("status");
      await status.getByText("The file could not be made. The part of the viewer that makes it did not arrive").waitFor();
      assert.match(await status.innerText(), /Check your connection and try again\. You can still download the numbers as CSV\.$/);
      const [name] = await saved(page, group, "Numbers as CSV");
      assert.equal(name, `${NAME}-trend.csv`);
      await page.unrouteAll();
      assert.equal(await page.getByRole("alert").count(), 0, "the page lives");
    },
    { forgive: [/Failed to load resource/, /integrity/, /Trusted/, /trusted-types/] },
  );
}

journey("what comes from a reader's own file says so wherever it goes", async (page) => {
  await open(page, "");
  await page.getByLabel("Report file").setInputFiles(example("halton-2022-23-q3.json").pathname);
  // The page before is ready too.
  await heading(page, "Quarter 3 2022/23").waitFor();
  await ready(page);
  await page.evaluate(() => {
    window.location.hash = "#/~/about";
  });
  await heading(page, /About/).waitFor();
  await ready(page);
  const group = await menu(page, "Download the whole report");
  const [name, json] = await saved(page, group, "Numbers as JSON");
  const { about } = JSON.parse(text(json));
  assert.match(name, /-report-from-own-file\.json$/);
  assert.match(about.Caution, /reader’s own device/);
  assert.equal(about["Taken from"], undefined);
});

journey("the menu is reached and used by keyboard, and scans clean", async (page) => {
  await open(page, MEASURE);
  const summary = page.locator("summary").getByText("Download", { exact: true });
  await summary.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const focused = await page.evaluate(() => document.activeElement.textContent);
  assert.equal(focused, "Chart as SVG");
  const coming = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  assert.equal((await coming).suggestedFilename(), `${NAME}-trend.svg`);
  await accessible(page, "a measure with an open menu");
});

journey("on paper there is no menu", async (page) => {
  await open(page, MEASURE);
  const summary = page.locator("summary").getByText("Download", { exact: true });
  await summary.waitFor();
  await page.emulateMedia({ media: "print" });
  await summary.waitFor({ state: "hidden" });
});

journey(
  "without scripts there is no menu that does nothing",
  async (page) => {
    await page.goto(new URL("halton-2022-23-q3/ped02-04/", pages).href);
    const summary = page.locator("summary").getByText("Download", { exact: true });
    await summary.waitFor({ state: "attached" });
    await summary.waitFor({ state: "hidden" });
  },
  { javaScriptEnabled: false },
);

// Makes of the benchmark in static/examples what is compared: the same figures as data of the plain pages,
// as a published site and for the viewer alone, with forty measures and with all.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const here = import.meta.dirname;
const examples = join(here, "../static/examples");
const json = (file) => JSON.parse(readFileSync(file, "utf8"));
const write = (file, value) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value));
};

export const REPORT = "halton-lait-2026";
/** The libraries, and what their own pages say to load of them. */
export const LIBRARIES = {
  ECharts: ["echarts/dist/echarts.min.js"],
  "Observable Plot": ["d3/dist/d3.min.js", "@observablehq/plot/dist/plot.umd.min.js"],
  uPlot: ["uplot/dist/uPlot.min.css", "uplot/dist/uPlot.iife.min.js"],
};
const script = { ECharts: "echarts.js", "Observable Plot": "plot.js", uPlot: "uplot.js" };
const FIELDS = ["id", "title", "decimals"];

/** So many of its measures, spread evenly. */
function part(report, count) {
  const step = report.indicators.length / count;
  const indicators = Array.from({ length: count }, (_, n) => report.indicators[Math.floor(n * step)]);
  const used = new Set(indicators.map(({ objective }) => objective));
  return { ...report, indicators, objectives: report.objectives.filter(({ id }) => used.has(id)) };
}

/** What a plain page is told of the report. */
function plain(report) {
  const areas = Object.fromEntries(report.areas.map(({ id, name }) => [id, name]));
  const measures = report.indicators.map((indicator) => {
    const { periods, series } = json(join(examples, indicator.file)).observations;
    const own = Object.fromEntries(FIELDS.map((field) => [field, indicator[field] ?? 0]));
    return { ...own, unit: indicator.unit.axis ?? "", periods, series: Object.fromEntries(series.map(({ area, values }) => [area, values])) };
  });
  return { area: report.area, region: "north-west", country: "england", names: areas, neighbours: report.neighbours.areas.map(({ area }) => area), measures };
}

function page(name) {
  const files = LIBRARIES[name].map((file) => file.split("/").at(-1));
  const load = (file) => (file.endsWith(".css") ? `<link rel="stylesheet" href="${file}">` : `<script defer src="${file}"></script>`);
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Measures with ${name}</title>
<link rel="stylesheet" href="board.css">
${["board.js", ...files, script[name]].map(load).join("\n")}
</head>
<body>
<main>
<section><h1>Measures</h1><p><label>Filter <input id="filter" type="search"></label></p>
<div id="rows"><table><thead><tr><th>Measure</th><th>Period</th><th>Latest</th><th>Trend</th></tr></thead><tbody id="body"></tbody></table></div></section>
<section><h2 id="of"></h2><div class="chart" id="trend"></div><div class="chart" id="ranking"></div></section>
</main>
</body>
</html>
`;
}

/** The report with so many of its measures. */
export function benchmark(count) {
  const whole = json(join(examples, `${REPORT}.json`));
  return count < whole.indicators.length ? part(whole, count) : whole;
}

/** Writes a report, the files of its measures, and a catalogue of it alone. */
export function writeReport(report, folder) {
  write(join(folder, `${REPORT}.json`), report);
  for (const { file } of report.indicators) cpSync(join(examples, file), join(folder, file));
  const { reports, families, ...catalogue } = json(join(examples, "catalogue.json")); // One report has no families.
  write(join(folder, "catalogue.json"), { ...catalogue, reports: reports.filter(({ id }) => id === REPORT) });
}

/** Makes all of it anew in a folder; gives the folders by the first part of their address,
 * and the figures by the number of measures. */
export function make(into, fairview, viewer) {
  rmSync(into, { recursive: true, force: true });
  const folders = {};
  const figures = {};
  for (const report of [benchmark(40), benchmark(Infinity)]) {
    const size = report.indicators.length;
    figures[size] = plain(report);
    write(join(into, `plain/data/${size}.json`), figures[size]);
    const alone = join(into, `alone-${size}`);
    cpSync(viewer, alone, { recursive: true, filter: (from) => from !== join(viewer, "examples") });
    writeReport(report, join(alone, "examples"));
    write(join(into, "fairview.toml"), "compress = false\nembeds = false\n");
    const published = join(into, `published-${size}`);
    execFileSync(fairview, ["build", join(alone, "examples/catalogue.json"), "--out", published, "--viewer", viewer, "--config", join(into, "fairview.toml")], { stdio: ["ignore", "ignore", "inherit"] });
    folders[`/alone-${size}/`] = alone;
    folders[`/published-${size}/`] = published;
  }
  for (const [name, files] of Object.entries(LIBRARIES)) {
    const folder = join(into, "plain", name);
    write(join(folder, "index.html"), page(name));
    for (const file of ["board.css", "board.js", `libraries/${script[name]}`]) cpSync(join(here, file), join(folder, file.split("/").at(-1)));
    for (const file of files) cpSync(join(here, "node_modules", file), join(folder, file.split("/").at(-1)));
  }
  folders["/plain/"] = join(into, "plain");
  return { folders, sizes: figures };
}

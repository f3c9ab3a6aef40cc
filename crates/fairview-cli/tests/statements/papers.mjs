// Holds the pages against the transcriptions of the printed papers: node papers.mjs SITE DATA
//
// Every printed figure must stand on its indicator's page, letter for letter; every rating and
// direction as printed; and as many rows, milestones and lines of money as the paper has.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Checks } from "./checks.mjs";
import { RATINGS, plain } from "./tables.mjs";
import { statements, tables } from "./pages.mjs";
import { says } from "./model.mjs";

const [site, data] = process.argv.slice(2);
const checks = new Checks();

/** The rows of a CSV file as objects. */
export function csv(path) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  const source = readFileSync(path, "utf8").replace(/^\ufeff/, "");
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at];
    if (quoted && letter === '"' && source[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === "," || letter === "\n")) {
      rows.at(-1).push(cell.replace(/\r$/, ""));
      cell = "";
      if (letter === "\n") rows.push([]);
    } else cell += letter;
  }
  if (cell || rows.at(-1).length) rows.at(-1).push(cell);
  const [head, ...rest] = rows.filter((row) => row.length > 1 || row[0]);
  return rest.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ""])));
}

const PAPERS = [
  ["2022-23-q3", "halton-2022-23-q3"],
  ["2015-16-q2", "halton-2015-16-q2"],
  ["2012-15-plan", "halton-plan-2012-15"],
  ["2016-19-plan", "halton-plan-2016-19"],
];
const page = (...path) => statements(join(site, ...path, "index.html"));
const fold = (words) => plain(words).replace(/[’‘]/g, "'");

for (const [folder, id] of PAPERS) {
  const rows = csv(join(data, folder, "indicators.csv"));
  const readings = csv(join(data, folder, "readings.csv"));
  checks.page(id);
  checks.say("counts of measures", rows.length === readings.length, `${readings.length} measures`, rows.length);
  rows.forEach((row, at) => {
    const indicator = readings[at].id;
    checks.page(`${id}/${indicator}`);
    const { tree, found } = page(id, indicator);
    const cells = tables(tree).flatMap((table) => table.rows.flat().map((cell) => fold(cell.words.replace(/ ?Note [a-z]$/, ""))));
    const words = fold(found.map((one) => one.words).join("\n"));
    for (const [column, printed] of Object.entries(row)) {
      if (!column.endsWith("_printed") || printed.trim() === "") continue;
      const wanted = fold(printed);
      // A row of several figures is printed as parts: each of its figures then stands on the page.
      const figures = wanted.match(/£?\d[\d,]*(?:\.\d+)?%?/g) ?? [];
      checks.say("printed figures", cells.includes(wanted) || words.includes(wanted) || (figures.length > 1 && figures.every((figure) => words.includes(figure))), `${column} ${printed}`);
    }
    if (row.title) checks.say("titles", words.includes(fold(row.title)), row.title);
    if (["red", "amber", "green"].includes(row.progress)) checks.say("ratings", found.some((one) => one.words === RATINGS[row.progress]), row.progress);
    if (["better", "worse", "same"].includes(row.direction_of_travel)) checks.say("directions", new RegExp(row.direction_of_travel, "i").test(words), row.direction_of_travel);
  });
  const milestones = csv(join(data, folder, "milestones.csv"));
  checks.page(`${id}/milestones`);
  const lists = tables(page(id, "milestones").tree).filter((table) => /^Milestones/.test(table.caption));
  const shown = lists.flatMap((table) => table.rows).filter((row) => row.some((cell) => cell.node.attributes.scope === "row"));
  checks.say("counts of milestones", shown.length === milestones.length, `${shown.length} milestones`, milestones.length);
  const heads = shown.map((row) => fold(row.find((cell) => cell.header)?.words ?? ""));
  for (const milestone of milestones) checks.say("milestones", heads.includes(fold(milestone.title)), milestone.title);
}

// The board's figures over time, each on its page.
for (const row of csv(join(data, "2020-01-board", "series.csv"))) {
  checks.page(`halton-board-2020-01/${row.indicator_id}`);
  if (!/^-?\d/.test(row.value_printed)) continue;
  const { tree } = page("halton-board-2020-01", row.indicator_id);
  const number = Number(row.value_printed.replace(/[%,]/g, ""));
  const cells = tables(tree).flatMap((table) => table.rows.flat().map((cell) => cell.words));
  checks.say("figures over time", cells.some((cell) => says(cell, number)), row.value_printed);
}

// Money, line by line.
checks.page("halton-2015-16-q2/finance");
const lines = csv(join(data, "2015-16-q2", "finance.csv"));
const money = tables(page("halton-2015-16-q2", "finance").tree);
/** `(68)` is 68 below nothing, as papers print it; NaN where there is no amount. */
const amountOf = (words) => {
  const match = /^(\(?)([−-]?)([\d,]+(?:\.\d+)?)\)?$/.exec(words);
  return match ? (match[1] || match[2] ? -1 : 1) * Number(match[3].replaceAll(",", "")) : NaN;
};
for (const line of lines) {
  const amounts = [line.annual_budget, line.budget_to_date, line.expenditure_to_date, line.variance].filter((amount) => amount !== "");
  const table = money.find((one) => fold(one.caption).startsWith(fold(line.table)));
  const right = table?.rows.some((row) => (line.line === "" || fold(row[0].words) === fold(line.line)) && amounts.every((amount) => row.some((cell) => amountOf(cell.words) === Number(amount))));
  checks.say("lines of money", Boolean(right), `${line.table}, ${line.line}: ${amounts.join(" | ")}`);
}

checks.close();

// An independent computation, to hold the Rust one against: ranks, quartile bands, means and
// changes over all measures, years and authorities. Reads the published files as they are; shares
// no code and no library with what it checks.
//
//   node statistics.mjs FOLDER < neighbours.csv
//
// Standard input: a line an authority, its name and then its neighbours' names, divided by "|".
// Prints, divided by "|": measure, label, authority, rank, joint, of, band, mean, n.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const folder = process.argv[2];

function csv(text) {
  const rows = [];
  let row = [], cell = "", inside = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inside) {
      if (c === '"' && text[i + 1] === '"') { cell += '"'; i++; }
      else if (c === '"') inside = false;
      else cell += c;
    } else if (c === '"') inside = true;
    else if (c === ",") { row.push(cell); cell = ""; }
    else if (c === "\n") { row.push(cell.replace(/\r$/, "")); rows.push(row); row = []; cell = ""; }
    else cell += c;
  }
  if (cell !== "" || row.length) { row.push(cell); rows.push(row); }
  const heads = rows.shift().map((h) => h.replace(/^\ufeff/, ""));
  return rows.map((r) => Object.fromEntries(heads.map((h, i) => [h, r[i]])));
}

const neighbours = new Map();
for (const line of readFileSync(0, "utf8").split("\n")) {
  const [own, ...rest] = line.split("|");
  if (own) neighbours.set(own, rest);
}

const polarity = new Map();
for (const row of csv(readFileSync(`${folder}/data_dictionary.csv`, "utf8"))) {
  if (!polarity.has(row.Measure_short)) polarity.set(row.Measure_short, row.Polarity.trim());
}

// measure | label -> authority -> number
const groups = new Map();
for (const row of csv(gunzipSync(readFileSync(`${folder}/observations.csv.gz`)).toString("utf8"))) {
  if (!neighbours.has(row.area)) continue;
  const number = Number(row.value);
  if (row.value.trim() === "" || !Number.isFinite(number)) continue;
  const key = `${row.measure_short}|${row.years}`;
  if (!groups.has(key)) groups.set(key, new Map());
  groups.get(key).set(row.area, number);
}

const lines = [];
for (const [key, numbers] of groups) {
  const way = polarity.get(key.split("|")[0]);
  // From best to worst: a low number first where low is good, else a high one.
  const sorted = [...numbers.values()].sort((a, b) => (way === "Low" ? a - b : b - a));
  const ascending = [...numbers.values()].sort((a, b) => a - b);
  const tied = new Map();
  for (const x of ascending) tied.set(x, (tied.get(x) ?? 0) + 1);
  const n = ascending.length;
  const banded = n >= 8 && Math.max(...tied.values()) <= n / 4 && (way === "High" || way === "Low");
  // Type 7: h = (n - 1) p + 1 in counting from one.
  const quantile = (p) => {
    const h = (n - 1) * p + 1;
    const low = Math.floor(h), rest = h - low;
    const a = ascending[low - 1], b = ascending[Math.min(low, n - 1)];
    return a + rest * (b - a);
  };
  const cuts = banded ? [quantile(0.25), quantile(0.5), quantile(0.75)] : null;
  for (const [area, x] of numbers) {
    let band = "";
    if (cuts) {
      const good = way === "High" ? [x >= cuts[2], x >= cuts[1], x >= cuts[0]] : [x <= cuts[0], x <= cuts[1], x <= cuts[2]];
      band = good[0] ? "A" : good[1] ? "B" : good[2] ? "C" : "D";
    }
    const near = neighbours.get(area).map((name) => numbers.get(name)).filter((v) => v !== undefined);
    let sum = 0;
    for (const v of near) sum += v;
    const mean = near.length ? sum / near.length : "";
    lines.push([key, area, sorted.indexOf(x) + 1, tied.get(x) > 1 ? "joint" : "", n, band, mean, near.length].join("|"));
  }
}
process.stdout.write(lines.join("\n") + "\n");

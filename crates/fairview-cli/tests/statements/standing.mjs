// Where an authority stands, on the overview of a benchmark report: quartiles by topic, ranks and
// changes, and what moved most against the neighbours.

import { alike, rounded } from "./model.mjs";
import { all, has, text } from "./html.mjs";
import { names } from "./figures.mjs";
import { besideNeighbours, median } from "./lists.mjs";
import { clean } from "./pages.mjs";
import { linked, plain, rankSays, shown } from "./tables.mjs";

const QUARTILES = { A: "Best quartile", B: "Second best quartile", C: "Third best quartile", D: "Worst quartile" };
const CHIPS = { best: "A", second: "B", third: "C", worst: "D" };
const judged = (comparison) => ["high", "low"].includes(comparison.polarity);
/** Counts and sums of money; what one place costs a week is no sum. */
const totals = ({ unit, title }) => unit.kind === "count" || (unit.kind === "money" && !/\bunit costs?\b/i.test(title));
const bare = (number) => ({ number, marks: [] });

/** A measure beside its neighbours now; `null` where places are not compared. */
function now(report, indicator, context) {
  const beside = besideNeighbours(context.all.get(`${report.id}/${indicator.id}`));
  return beside && !totals(beside.comparison) ? beside : null;
}

const bandOf = (beside) => beside && beside.comparison.band(beside.period.label, beside.value);

/** The previous comparable period beside the neighbours; `null` where nothing can be compared with it. */
function before(beside) {
  const { comparison, period } = beside;
  const point = comparison.before(period.label);
  if (!point || point.marks.includes("u")) return null;
  const at = (series, label) => series?.points.findIndex((one) => one.period.label === label);
  for (const [, series] of comparison.near()) {
    if (!series) continue;
    const between = series.points.slice(at(series, point.period.label) + 1, at(series, period.label) + 1);
    if (between.some((one) => one.marks.includes("b"))) return null;
  }
  const near = comparison.ranked(point.period.label).numbers.filter(([area]) => area !== comparison.report.area).map(([, number]) => number);
  if (near.length < 5 || !comparison.mean(point.period.label)) return null;
  return { point, median: median(near) };
}

/** How far a measure moved against its neighbours, in their spread, above 0 for the better; `null`
 *  where that cannot be told. */
function times(beside) {
  const { comparison, period, value, near } = beside;
  const least = 10 ** -(comparison.source.decimals ?? 0);
  if (!judged(comparison) || near.length < 5 || !beside.mean || beside.spread === 0 || comparison.own(period.label).marks.includes("u")) return null;
  const earlier = before(beside);
  if (!earlier) return null;
  const by = value - earlier.point.number - (beside.median - earlier.median);
  return { times: ((comparison.polarity === "low" ? -1 : 1) * by) / beside.spread, earlier, narrow: beside.spread < least };
}

/** The rows of a topic: figure, rank, quartile and change of each measure. */
export function standing(table, context) {
  if (!has(table.node, "fv-table--standing")) return null;
  const { report, checks } = context;
  for (const row of table.rows) {
    const indicator = linked(row[0], report);
    const beside = indicator && now(report, indicator, context);
    if (!checks.say("measures of a topic", Boolean(beside), row[0].whole)) continue;
    const { comparison, period, value } = beside;
    const [figure, rank, quartile, change] = row.slice(1).map((cell) => cell.words);
    const when = row[0].hints.some((hint) => names(period).has(hint.replace(/^(?:In|At|Over|For) /, "").toLowerCase()));
    checks.say("latest periods", when, `${indicator.id} ${row[0].hints.join(" | ")}`, period.label);
    checks.say("figures of lists", shown(figure, bare(value)), `${indicator.id} ${figure}`, value);
    checks.say("ranks", rank === "" ? comparison.ranked(period.label).numbers.length < 4 : rankSays(rank, comparison, period.label), `${indicator.id} ${rank}`);
    checks.say("quartiles", quartile === (QUARTILES[bandOf(beside)] ?? "None"), `${indicator.id} ${quartile}`, bandOf(beside));
    const earlier = before(beside);
    const match = /^(?:(Up|Down) from )?(.+?) (?:in|at|over|for) (.+?)(?:(, better|, worse)| too)?$/.exec(change);
    if (!earlier || !match) {
      checks.say("changes", change === "" && !earlier, `${indicator.id} ${change}`);
      continue;
    }
    const { point } = earlier;
    const up = value > point.number;
    const better = judged(comparison) ? ((comparison.polarity === "low") === up ? ", worse" : ", better") : undefined;
    const moved = match[1] === undefined ? alike(value, point.number) : (match[1] === "Up") === up && match[4] === better;
    checks.say("changes", shown(match[2], bare(point.number)) && names(point.period).has(match[3].toLowerCase()) && moved, `${indicator.id} ${change}`, `${point.number} ${point.period.label}`);
  }
  return table.rows;
}

/** What improved, or worsened, most against the neighbours. */
export function againstNeighbours(table, context) {
  const match = /^Measures that (improved|worsened) most against the neighbours$/.exec(table.caption);
  if (!match) return null;
  const { report, checks } = context;
  const sign = match[1] === "improved" ? 1 : -1;
  const listed = table.rows.map((row) => {
    const indicator = linked(row[0], report);
    const beside = indicator && now(report, indicator, context);
    const moved = beside && times(beside);
    if (!checks.say("measures that moved", Boolean(moved), row[0].whole)) return { size: NaN };
    const [then, figure, medians, far] = row.slice(1).map((cell) => cell.words);
    const { earlier } = moved;
    checks.say("figures of lists", shown(then, bare(earlier.point.number)) && shown(figure, bare(beside.value)), `${indicator.id} ${then} ${figure}`, earlier.point.number);
    const [first, last] = medians.split(" to ");
    checks.say("medians of neighbours", shown(first, bare(earlier.median)) && shown(last, bare(beside.median)), `${indicator.id} ${medians}`, `${earlier.median} to ${beside.median}`);
    checks.say("distances in spreads", far === `${rounded(Math.abs(moved.times), 1)} times`, `${indicator.id} ${far}`, moved.times);
    const when = row[0].hints.map((hint) => /^(?:In|At|Over|For) (.+), from (?:in|at|over|for) (.+)$/.exec(hint)).find(Boolean);
    checks.say("periods", when && names(beside.period).has(when[1].toLowerCase()) && names(earlier.point.period).has(when[2].toLowerCase()), `${indicator.id} ${row[0].hints.join(" | ")}`);
    return { indicator, size: sign * moved.times };
  });
  const sizes = listed.map(({ size }) => size);
  checks.say("order of lists", sizes.every((size, at) => size > 0 && (at === 0 || sizes[at - 1] >= size - 1e-6)), table.caption, sizes.join());
  for (const indicator of report.indicators.filter((one) => !listed.some((row) => row.indicator === one))) {
    const beside = now(report, indicator, context);
    const moved = beside && times(beside);
    if (!moved || moved.narrow) continue;
    checks.say("what lists leave out", listed.length >= 5 && sign * moved.times <= sizes.at(-1) + 1e-6, `${indicator.id} moved by ${moved.times} times`);
  }
  return table.rows;
}

/** The bands of some measures, by letter; without one, `none`. */
function banded(indicators, context) {
  const counts = { A: 0, B: 0, C: 0, D: 0, none: 0 };
  for (const indicator of indicators) counts[bandOf(now(context.report, indicator, context)) ?? "none"] += 1;
  return counts;
}

/** `Halton is in the best quartile for 47 of 181 measures …, and in the worst for 65.` */
export function bestAndWorst(words, context) {
  const match = /^(.+) is in the best quartile for (\d+) of (\d+) measures? that can be put into quartiles, and in the worst for (\d+)\.$/.exec(words);
  if (!match) return null;
  const { report } = context;
  const { A, B, C, D } = banded(report.indicators, context);
  const right = match[1] === report.areas.get(report.area).name && [A, A + B + C + D, D].every((n, at) => n === Number(match[at + 2]));
  return [["quartiles", right, words, `${A} of ${A + B + C + D}, ${D}`]];
}

/** A topic with its measures by quartile: `Child Protection 2 best 1 worst 15 without quartile`. */
export function topicCounts(words, context) {
  const { node } = context.statement;
  if (node.name !== "summary" || !has(node.parent, "fv-topic")) return null;
  const { report } = context;
  const name = clean(all(node, (one) => has(one, "fv-topic__name")).map(text).join(""));
  const topic = report.written.objectives.find((one) => plain(one.title) === name);
  const counts = banded(report.indicators.filter((one) => topic && one.objective === topic.id), context);
  const chips = all(node, (one) => has(one, "fv-topic__count") || has(one, "fv-topic__none")).map((one) => /^(\d+) (\w+)/.exec(clean(text(one)))).filter(Boolean);
  const found = { A: 0, B: 0, C: 0, D: 0, none: 0 };
  for (const [, n, word] of chips) found[CHIPS[word] ?? "none"] += Number(n);
  return [["quartiles of topics", Boolean(topic) && Object.keys(counts).every((key) => counts[key] === found[key]), words, JSON.stringify(counts)]];
}

/** `2 measures not compared: …` and `All 41 measures in the scorecard`, of the topic around them. */
export function ofTopic(words, context) {
  const match = /^(?:(\d+) measures? not compared: places differ in size, or too few have a value\.|All (\d+) measures? in the scorecard)$/.exec(words);
  if (!match) return null;
  let node = context.statement.node;
  while (node && !has(node, "fv-topic")) node = node.parent;
  if (!node) return null;
  const name = clean(all(node, (one) => has(one, "fv-topic__name")).map(text).join(""));
  const topic = context.report.written.objectives.find((one) => plain(one.title) === name);
  const measures = context.report.indicators.filter((one) => one.objective === topic?.id);
  const rows = all(node, (one) => one.name === "th" && one.attributes.scope === "row").length;
  return [["counts of topics", measures.length === (match[1] ? rows + Number(match[1]) : Number(match[2])), words, measures.length]];
}

/** `Against the neighbours 98 improved, 107 worsened and 3 moved as they did. 55 cannot be told: …` */
export function improvedAndWorsened(words, context) {
  let match = /^Against the neighbours (\d+) improved, (\d+) worsened(?: and (\d+) moved as they did)?\.$/.exec(words);
  const rest = /^(\d+) cannot be told: no good direction, no earlier figure to compare, figures in doubt or neighbours too close together\.$/.exec(words);
  if (!match && !rest) return null;
  const compared = context.report.indicators.map((one) => now(context.report, one, context)).filter((beside) => beside?.mean);
  const moved = compared.map(times).filter((one) => one && !one.narrow);
  const count = (test) => moved.filter((one) => test(one.times)).length;
  const [level, up, down] = [count((n) => alike(n, 0)), count((n) => n > 0 && !alike(n, 0)), count((n) => n < 0 && !alike(n, 0))];
  if (rest) return [["counts of movements", Number(rest[1]) === compared.length - moved.length, words, compared.length - moved.length]];
  return [["counts of movements", up === Number(match[1]) && down === Number(match[2]) && level === Number(match[3] ?? 0), words, `${up}, ${down}, ${level}`]];
}

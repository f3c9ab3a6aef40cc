// The lists of the overview: what moved most, what is furthest from its target and from the
// neighbours. Each figure, distance and order is worked out again, and what a list leaves out.

import { alike, meanOf, quantile, rounded } from "./model.mjs";
import { all, has, text } from "./html.mjs";
import { names } from "./figures.mjs";
import { clean } from "./pages.mjs";
import { distanceSays, linked, plain, RATINGS, shown, whySays } from "./tables.mjs";

export const median = (numbers) => quantile(numbers, 0.5);
/** How far numbers usually lie from their median: the median of the distances. */
export const spread = (numbers) => median(numbers.map((number) => Math.abs(number - median(numbers))));
const judged = (polarity) => ["high", "low"].includes(polarity);
const worse = (value, from, polarity) => (judged(polarity) ? (polarity === "low" ? value > from : value < from) : value !== from) && !alike(value, from);

/** Of several earlier figures that of the same quarter a year before. */
function yearBefore(indicator) {
  const now = indicator.cells.findLast((cell) => cell.column.is === "current")?.period;
  return indicator.cells.find((cell) => cell.column.is === "previous" && now?.kind === "quarter" && cell.period?.kind === "quarter" && cell.period.quarter === now.quarter && cell.period.year === now.year - 1) ?? null;
}

export const cellIs = (indicator, is) => (is === "previous" ? yearBefore(indicator) : null) ?? (is === "target" ? indicator.cells.find((cell) => cell.column.is === is) : indicator.cells.findLast((cell) => cell.column.is === is)) ?? null;
const countsOrRates = (indicator) => ["count", "rate"].includes(indicator.unit?.kind);

/** The place of an indicator beside its neighbours: the period its own figure is of, the values. */
export function besideNeighbours(figures, phrase, title) {
  for (const comparison of figures.comparisons) {
    if (title && plain(comparison.title) !== title) continue;
    const periods = comparison.periods.filter((period) => comparison.own(period.label)?.number != null);
    // Up to the time of the report: a plan's is its beginning; where all are later, the first.
    const { time, written } = figures.report;
    const until = written.sort === "plan" ? time.from : time.to;
    const latest = periods.filter((one) => one.to <= until).at(-1) ?? periods[0];
    const period = phrase ? periods.find((one) => names(one).has(phrase.toLowerCase())) : latest;
    if (!period) continue;
    const near = comparison.ranked(period.label).numbers.filter(([area]) => area !== figures.report.area).map(([, number]) => number);
    if (!near.length) continue;
    const value = comparison.own(period.label).number;
    return { comparison, period, value, near, median: median(near), mean: comparison.mean(period.label), spread: spread(near), latest: period === latest };
  }
  return null;
}

const strip = (cell) => cell.words;

const withoutHints = (node) => clean((function words(at) {
  return typeof at === "string" ? at : has(at, "fv-table__hint") ? "" : at.children.map(words).join("");
})(node));

/** A list's rows as `{ indicator, cells, hint }`. */
function rowsOf(table, report) {
  return table.rows.map((row) => ({ head: row[0], indicator: linked(row[0], report), cells: row.slice(1).map(strip), hints: row[0].hints })).filter((row) => row.indicator);
}

/** Which measures the list names without a rank. */
function apart(table, context) {
  const block = up(table.node, "fv-section") ?? table.node.parent;
  return all(block, (node) => node.name === "li").map((node) => clean(node.children.map((child) => (typeof child === "string" ? child : "")).join("")));
}
const up = (node, name) => (!node || node.name === "" ? null : (node.attributes.class ?? "").split(" ").includes(name) ? node : up(node.parent, name));
const named = (list, indicator) => list.some((words) => words.startsWith(`${plain(indicator.heading)}:`));

export function movements(table, context) {
  if (table.caption !== "Biggest movements") return null;
  const { report, checks } = context;
  const rows = rowsOf(table, report);
  const percents = rows.map(({ indicator, cells: [then, now, change] }) => {
    const [before, after] = [cellIs(indicator, "previous"), cellIs(indicator, "current")];
    checks.say("figures of lists", shown(then, bare(before)), `${indicator.id} ${then}`, before?.number);
    checks.say("figures of lists", shown(now, bare(after)), `${indicator.id} ${now}`, after?.number);
    const percent = (100 * (after.number - before.number)) / before.number;
    checks.say("movements in per cent", change === signed(percent), `${indicator.id} ${change}`, signed(percent));
    checks.say("units of movements", countsOrRates(indicator), `${indicator.id} ${indicator.unit.kind}`);
    return percent;
  });
  checks.say("order of lists", percents.every((percent, at) => at === 0 || percents[at - 1] >= percent), "Biggest movements", percents.map(Math.round).join());
  // What is not in the list is smaller, named apart or counted otherwise than the year before.
  const least = Math.min(...percents.map(Math.abs));
  const others = apart(table, context);
  for (const indicator of report.indicators.filter(countsOrRates)) {
    const [before, after] = [cellIs(indicator, "previous"), cellIs(indicator, "current")];
    if (before?.number == null || after?.number == null || !["snapshot", "rolling"].includes(indicator.basis) || [before, after].some((cell) => cell.basis && cell.basis !== indicator.basis)) continue;
    if (alike(before.number, after.number) || rows.some((row) => row.indicator === indicator) || named(others, indicator)) continue;
    const percent = Math.abs((100 * (after.number - before.number)) / before.number);
    checks.say("what lists leave out", (rows.length >= 5 && percent <= least + 1e-9) || others.length > 5, `${indicator.id} moved by ${percent}%`);
  }
  return table.rows;
}

const bare = (cell) => cell && { number: cell.number, to: cell.to, marks: cell.marks };
const signed = (percent) => {
  const words = rounded(percent, 0).replace("-", "−");
  return words === "0" || words === "−0" ? "0%" : percent < 0 ? `${words}%` : `+${words}%`;
};

export function fromTarget(table, context) {
  if (table.caption !== "Measures furthest from their target") return null;
  const { report, checks } = context;
  const rows = rowsOf(table, report);
  const sizes = rows.map(({ indicator, cells: [figure, words, size] }) => {
    const [now, target] = [cellIs(indicator, "current"), cellIs(indicator, "target")];
    checks.say("figures of lists", shown(figure, bare(now)), `${indicator.id} ${figure}`, now?.number);
    const match = /^(.+) the target of (.+)$/.exec(words);
    checks.say("distances", match && distanceSays(match[1], now.number, target.number) && shown(match[2], bare(target)), `${indicator.id} ${words}`, target?.number);
    const percent = (100 * Math.abs(now.number - target.number)) / target.number;
    checks.say("distances in per cent", size === `${rounded(percent, 0)}%` || (size === "less than 1%" && percent < 0.5), `${indicator.id} ${size}`, percent);
    checks.say("better and worse", worse(now.number, target.number, indicator.polarity), `${indicator.id} ${words}`, indicator.polarity);
    return percent;
  });
  checks.say("order of lists", inOrder(sizes), table.caption, sizes.map(Math.round).join());
  const others = apart(table, context);
  for (const indicator of report.indicators) {
    const [now, target] = [cellIs(indicator, "current"), cellIs(indicator, "target")];
    if (now?.number == null || target?.number == null || target.to != null || target.number <= 0 || rows.some((row) => row.indicator === indicator) || named(others, indicator)) continue;
    if (!["percent", "rate", "count", "money"].includes(indicator.unit.kind) || !["snapshot", "rolling"].includes(indicator.basis) || [now, target].some((cell) => cell.basis && cell.basis !== indicator.basis)) continue;
    if (!worse(now.number, target.number, indicator.polarity)) continue;
    const percent = (100 * Math.abs(now.number - target.number)) / target.number;
    checks.say("what lists leave out", (rows.length >= 3 && percent <= sizes.at(-1) + 1e-9) || others.length >= 5, `${indicator.id} is ${percent}% from its target`);
  }
  return table.rows;
}

const inOrder = (sizes) => sizes.every((size, at) => at === 0 || sizes[at - 1] >= size - 1e-6);

export function fromNeighbours(table, context) {
  if (table.caption !== "Measures furthest from the median of the statistical neighbours") return null;
  const { report, checks } = context;
  const rows = rowsOf(table, report);
  const sizes = rows.map(({ indicator, cells: [figure, words, times], hints }) => {
    const hint = hints.find((one) => /with a value\)|as published\)/.test(one)) ?? "";
    const match = /^(.*), (?:in|at|over|for) ([^,]+) \((?:all (\d+)|(\d+) of (\d+)).* with a value.*\)$/.exec(hint);
    const beside = match && besideNeighbours(context.all.get(`${report.id}/${indicator.id}`), match[2], match[1]);
    checks.say("how many neighbours", beside && beside.near.length === Number(match[3] ?? match[4]) && report.neighbours.length === Number(match[3] ?? match[5]), `${indicator.id} ${hint}`, beside?.near.length);
    if (!beside) return NaN;
    checks.say("latest periods", beside.latest, `${indicator.id} ${hint}`);
    checks.say("figures of lists", shown(figure, { number: beside.value, marks: [] }), `${indicator.id} ${figure}`, beside.value);
    const far = /^(.+) the neighbour median of (.+)$/.exec(words);
    checks.say("distances from the neighbour median", far && distanceSays(far[1], beside.value, beside.median) && shown(far[2], { number: beside.median, marks: [] }), `${indicator.id} ${words}`, beside.median);
    const exact = Math.abs(beside.value - beside.median) / beside.spread;
    checks.say("distances in spreads", times === `${rounded(exact, 1)} times`, `${indicator.id} ${times}`, exact);
    checks.say("better and worse", worse(beside.value, beside.median, beside.comparison.polarity), `${indicator.id} ${words}`);
    checks.say("no totals across places", !["count", "money"].includes(beside.comparison.unit.kind), `${indicator.id} ${beside.comparison.unit.kind}`);
    checks.say("enough neighbours", beside.near.length >= 5, `${indicator.id}`, beside.near.length);
    return exact;
  });
  checks.say("order of lists", inOrder(sizes), table.caption, sizes.join());
  const others = apart(table, context);
  for (const indicator of report.indicators) {
    if (rows.some((row) => row.indicator === indicator) || named(others, indicator)) continue;
    const beside = besideNeighbours(context.all.get(`${report.id}/${indicator.id}`));
    if (!beside || beside.near.length < 5 || ["count", "money"].includes(beside.comparison.unit.kind) || beside.spread === 0 || !worse(beside.value, beside.median, beside.comparison.polarity)) continue;
    const exact = Math.abs(beside.value - beside.median) / beside.spread;
    checks.say("what lists leave out", (rows.length >= 3 && exact <= sizes.at(-1) + 1e-6) || others.length >= 5, `${indicator.id} is ${exact} times the spread away`);
  }
  return table.rows;
}

/** What a list names without a rank: `Title: 8 points below the target of 100%.` and why. */
export function notRanked(words, context) {
  const whose = context.report.indicators.map((one) => plain(one.heading)).filter((name) => words.startsWith(`${name}: `)).sort((a, b) => b.length - a.length)[0];
  if (!whose || context.indicator) return null;
  const match = /^()(?:from (.+) to (.+?)|(.+?) the (target|neighbour median|neighbour mean) of (.+?))\.(?=In doubt: |The first figures to compare |Marked |Nothing is |Its unit |Some of |So small |The neighbours |Fewer than )(.+)$/.exec(words.slice(whose.length + 2));
  if (!match) return null;
  const { report } = context;
  const [, , then, after, far, what, from, why] = match;
  const doubt = /^In doubt: (.+)$/.exec(why)?.[1];
  const small = (number) => number < 10 ** (1 - (/\.(\d+)/.exec(from ?? then)?.[1] ?? "").length);
  const right = report.indicators.filter((one) => plain(one.heading) === whose).some((indicator) => {
    const now = cellIs(indicator, "current");
    let base = null;
    let beside = null;
    if (then !== undefined) {
      const before = cellIs(indicator, "previous");
      base = before?.number;
      if (!shown(then, bare(before)) || !shown(after, bare(now))) return false;
    } else if (what === "target") {
      const target = cellIs(indicator, "target");
      base = target?.to != null && now?.number > target.to ? target.to : target?.number;
      if (base == null || now?.number == null || !distanceSays(far, now.number, base) || !shown(from, { number: base, marks: [] })) return false;
    } else {
      beside = besideNeighbours(context.all.get(`${report.id}/${indicator.id}`));
      const middle = what === "neighbour mean" ? beside && meanOf(beside.near) : beside?.median;
      if (middle == null || !distanceSays(far, beside.value, middle) || !shown(from, { number: middle, marks: [] })) return false;
    }
    if (doubt) return [...indicator.cells.map((cell) => cell.note), indicator.note].filter(Boolean).some((note) => plain(note) === doubt) || (/^Marked \[u\]/.test(doubt) && indicator.cells.some((cell) => cell.marks.includes("u")));
    if (/^The first figures to compare are of (.+), after this (report’s own time|plan began)\.$/.test(why)) return beside && names(beside.period).has(/are of (.+), after/.exec(why)[1].toLowerCase()) && beside.period.to > (context.report.written.sort === "plan" ? context.report.time.from : context.report.time.to);
    if (/^Nothing is a percentage of 0\.$/.test(why)) return base === 0;
    if (/^Its unit has no true zero/.test(why)) return !["percent", "rate", "count", "money"].includes(indicator.unit.kind) && !["days", "hours", "years"].includes(indicator.unit.symbol);
    if (/^Some of its figures are below 0/.test(why)) return indicator.cells.some((cell) => cell.number < 0);
    if (/^So small a number/.test(why)) return base > 0 && small(base);
    if (/^The neighbours lie too close/.test(why)) return beside && beside.spread < 10 ** (1 - (/\.(\d+)/.exec(from)?.[1] ?? "").length);
    if (/^Fewer than five neighbours/.test(why)) return beside && beside.near.length < 5;
    return false;
  });
  return [["what is not ranked, and why", right, words]];
}

/** `Not ranked: 7 measures`, of which five are named and `2 more are not ranked.` */
export function countNotRanked(words, context) {
  const match = /^(?:Not ranked: (\d+) measures?|(\d+) more (?:is|are) not ranked\.)$/.exec(words);
  if (!match) return null;
  const body = context.statement.node.parent;
  const items = all(body, (node) => node.name === "li").length;
  const more = all(body, (node) => node.name === "p").map((node) => /^(\d+) more (?:is|are) not ranked/.exec(clean(text(node)))).find(Boolean);
  const all_ = all(body, (node) => /^(?:h[34]|summary)$/.test(node.name)).map((node) => /^Not ranked: (\d+)/.exec(clean(text(node)))).find(Boolean);
  return [["counts of lists", all_ && Number(all_[1]) === items + Number(more?.[1] ?? 0), words, `${items} named`]];
}

/** `7 measures shown; the figure rose in 5 and fell in 2.`, of the list above it. */
export function roseAndFell(words, context) {
  const match = /^(\d+) measures? shown; the figure (?:(rose|fell)(?: in every one)?|rose in (\d+) and fell in (\d+))\.$/.exec(words);
  if (!match) return null;
  const rows = all(context.tree, (node) => node.name === "td" && has(node, "fv-table__bar")).map((node) => clean(node.children.map((child) => (typeof child === "string" ? child : "")).join("")));
  const [up, down] = [rows.filter((row) => row.startsWith("+")).length, rows.filter((row) => row.startsWith("−")).length];
  const right = rows.length === Number(match[1]) && (match[2] ? (match[2] === "rose" ? down : up) === 0 : up === Number(match[3]) && down === Number(match[4]));
  return [["counts of lists", right, words, `${up} and ${down}`]];
}

/** Whether what a list says of its sides holds of its rows. */
export function judgedSides(words, context) {
  const kinds = { "All are on the worse side.": (open, n) => open === 0, "No judgement which side is better is published for them, so either side counts.": (open, n) => open === n, "On the worse side where there is a judgement; on either side where there is none.": (open, n) => open > 0 && open < n };
  if (!kinds[words]) return null;
  const section = up(context.statement.node, "fv-section") ?? context.statement.node.parent;
  const rows = all(section, (node) => node.name === "th" && node.attributes.scope === "row").map((node) => linked({ node, words: withoutHints(node), hints: all(node, (child) => has(child, "fv-table__hint")).map((hint) => clean(text(hint))) }, context.report)).filter(Boolean);
  const near = all(section, (node) => node.name === "caption").some((node) => /neighbours/.test(JSON.stringify(node.children)));
  const open = rows.filter((one) => !judged(near ? (context.all.get(`${context.report.id}/${one.id}`).comparisons.at(-1)?.polarity ?? one.polarity) : one.polarity)).length;
  return [["sides of lists", kinds[words](open, rows.length), words, `${open} of ${rows.length} without a judgement`]];
}

/** `Children placed …: from 35 to 71`: the largest movement. */
export function largest(words, context) {
  const match = /^(.+): from (.+) to (.+)$/.exec(words);
  if (!match || context.indicator) return null;
  const found = context.report.indicators.filter((one) => plain(one.heading) === match[1]);
  if (!found.length) return null;
  return [["headlines", found.some((one) => shown(match[2], bare(cellIs(one, "previous"))) && shown(match[3], bare(cellIs(one, "current")))), words]];
}

/** Milestones rated red, and those rated amber. */
export function atRisk(table, context) {
  const of = /^Milestones rated (red|amber)$/.exec(table.caption);
  if (!of) return null;
  const wanted = (context.report.written.milestones ?? []).filter((one) => one.rating === of[1]);
  context.checks.say("counts of milestones", wanted.length === table.rows.length, `${table.rows.length} at risk`, wanted.length);
  for (const [rating, title, due, why] of table.rows) {
    const found = wanted.filter((one) => plain(one.title) === title.words && RATINGS[one.rating] === rating.words);
    context.checks.say("ratings", found.length > 0, `${title.words} ${rating.words}`);
    context.checks.say("reasons", found.some((one) => whySays(why.words, one)), `${title.words} ${why.words}`);
    context.checks.say("due dates", found.some((one) => due.words === plain(one.due_printed ?? "") || (!one.due && !one.due_printed && /^No date/.test(due.words)) || (one.due && !one.due_printed)), `${title.words} ${due.words}`);
  }
  return table.rows;
}

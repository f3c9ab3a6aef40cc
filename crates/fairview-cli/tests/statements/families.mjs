// What several reports publish of one measure, read from families.json and the reports themselves:
// the section of a measure's page and the page of all such measures, statement by statement.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { all, has, text } from "./html.mjs";
import { period, rounded } from "./model.mjs";
import { names } from "./figures.mjs";
import { clean, tables } from "./pages.mjs";

const HEADING = "Over the years";
const SYMBOLS = { c: "[c]", x: "[x]", z: "[z]", low: "[low]", w: "[w]" };
const RATED = { red: "Red", amber: "Amber", green: "Green", commentary: "See commentary", not_rated: "Not rated", lost: "Not legible" };

/** A number as a report that prints none beside it would show it. */
function written(number, unit, decimals) {
  const places = decimals ?? (String(number).split(".")[1] ?? "").length;
  const digits = rounded(number, Math.min(places, 6)).replace(/^-/, "−").replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return unit.kind === "percent" ? `${digits}%` : digits;
}

/** The families beside the reports; none where no catalogue there names them. */
export function families(file, reports) {
  const path = join(dirname(file), "families.json");
  if (!existsSync(path)) return [];
  const { families } = JSON.parse(readFileSync(path, "utf8"));
  return families.map((family) => new Family(family, reports)).filter((family) => new Set(family.rows.map((row) => row.report)).size > 1);
}

class Family {
  constructor(family, reports) {
    this.title = family.title;
    this.members = family.members;
    this.rows = family.members.flatMap((member) => {
      const report = reports.get(member.report);
      return report ? [row(family, member, report)] : [];
    });
    this.figures = this.rows.flatMap((row) => row.figures.map((figure) => ({ row, ...figure })));
  }

  /** Whether an indicator of a report is the measure. */
  has(report, indicator) {
    return this.members.some((member) => member.report === report && member.indicator === indicator && member.part === undefined && member.figure === undefined);
  }

  actual() {
    return this.figures.filter((figure) => figure.is === "previous" || figure.is === "current");
  }

  /** Numeric targets, by the end of their period. */
  targets() {
    const found = this.figures.filter((figure) => figure.is === "target" && figure.number !== null && figure.period?.to !== undefined);
    return found.sort((a, b) => a.period.to - b.period.to || a.row.report.time.to - b.row.report.time.to);
  }
}

function row(family, member, report) {
  const indicator = report.indicators.find((one) => one.id === member.indicator);
  const part = member.part && indicator.breakdowns.find((one) => one.id === member.part);
  const own = part || indicator;
  const unit = own?.unit ?? indicator?.unit;
  const found = { member, report, indicator, part, unit, polarity: indicator?.polarity, otherwise: member.counted_otherwise, rating: null, figures: [] };
  if (member.figure !== undefined) {
    const figure = (indicator ? indicator.written : report.written).figures[member.figure];
    found.figures.push({ is: "in_words", shown: figure.printed, number: null, period: figure.when === undefined ? null : period(figure.when) });
    return found;
  }
  const elsewhere = family.members.filter((other) => other !== member && other.report === member.report && other.indicator === member.indicator && other.column !== undefined).map((other) => other.column);
  for (const cell of own.cells) {
    if (member.column !== undefined ? cell.column.id !== member.column : elsewhere.includes(cell.column.id)) continue;
    const shown = cell.printed ?? (cell.number === null ? SYMBOLS[cell.absent ?? "x"] : written(cell.number, unit, own.decimals ?? indicator.decimals));
    const basis = cell.basis ?? indicator.basis ?? family.basis;
    found.figures.push({ is: cell.column.is, shown, number: cell.to === undefined ? cell.number : null, period: cell.period, basis, marks: cell.marks });
  }
  if (member.column === undefined) {
    const series = own.observations?.of(report.area, indicator.cohort) ?? own.observations?.of(report.area, undefined);
    for (const point of series?.points ?? []) {
      if (found.figures.some((figure) => figure.is !== "target" && figure.period?.label === point.period.label)) continue;
      if (point.number === null && point.printed === undefined && point.absent !== "c") continue;
      const shown = point.printed ?? (point.number === null ? SYMBOLS[point.absent] : written(point.number, unit, own.decimals ?? indicator.decimals));
      found.figures.push({ is: "previous", shown, number: point.number, period: point.period, basis: indicator.basis ?? family.basis, marks: point.marks });
    }
    for (const target of part ? [] : indicator.extra) {
      if (target.value === undefined || found.figures.some((figure) => figure.is === "target" && figure.period?.label === target.period.label)) continue;
      found.figures.push({ is: "target", shown: target.printed ?? written(target.value, unit, indicator.decimals), number: target.to === undefined ? target.value : null, period: target.period, marks: [] });
    }
  }
  const current = own.cells.filter((cell) => cell.column.is === "current").at(-1)?.column.id;
  const rated = !part && (member.column === undefined ? !elsewhere.includes(current) : member.column === current);
  found.rating = rated ? (indicator.written.rating ?? null) : null;
  return found;
}

/** Whether words say a figure with its time, and with `what is counted otherwise` in brackets or not. */
function saysFigure(words, figure) {
  if (!words.startsWith(brief(figure))) return null;
  let rest = words.slice(brief(figure).length).trim();
  const otherwise = figure.row?.otherwise;
  if (otherwise && rest.endsWith(`(${otherwise})`)) rest = rest.slice(0, -otherwise.length - 2).trim();
  if (!figure.period) return rest === "";
  if (rest === figure.period.label && figure.period.to === undefined) return true;
  const name = rest.replace(/^(?:in|at|for|from) /, "");
  return names(figure.period).has(name.toLowerCase());
}

/** A figure as printed; where that is long, its number. */
const brief = (figure) => (figure.shown.length <= 30 || figure.number === null || !figure.row ? figure.shown : written(figure.number, figure.row.unit));

/** The targets by time, those that are counted otherwise apart, each group with how. */
function targets(family) {
  const all = family.targets();
  const alike = (a, b) => a.row.unit.kind === b.row.unit.kind && a.row.otherwise === b.row.otherwise;
  const changed = all.filter((target, at) => at === 0 || target.number !== all[at - 1].number || !alike(target, all[at - 1]));
  const kept = changed.slice(0, 8);
  const runs = [];
  for (const target of kept) {
    if (runs.length && alike(runs.at(-1)[0], target)) runs.at(-1).push(target);
    else runs.push([target]);
  }
  const numbers = family.actual().filter((figure) => figure.number !== null && figure.period?.to !== undefined && !figure.marks?.includes("f") && figure.basis !== "annual_forecast");
  const until = Math.max(...numbers.map((figure) => figure.period.to));
  const newest = numbers.filter((figure) => figure.period.to === until).map((figure) => figure.row.otherwise);
  const said = runs.map((run, at) => {
    const shown = run.map(brief);
    const words = at === 0 && shown.length > 1 ? `${shown[0]}, then ${shown.slice(1).join(", ")}` : shown.join(", ");
    const note = run[0].row.otherwise;
    return note && (runs.length > 1 || !newest.includes(note)) ? `${words} (${note})` : words;
  });
  const more = changed.length - kept.length;
  return `the target was ${said.join("; then ")}${more ? ` and ${more} more` : ""}`;
}

/** The headline: figures with their times, then the targets as they were set. */
function headline(words, family) {
  const clauses = words.replace(/\.$/, "").replace(/^The target was /, "the target was ").split("; ");
  const numbers = family.actual().filter((figure) => figure.number !== null && figure.period?.to !== undefined);
  const ends = numbers.map((figure) => figure.period.to);
  // A remark in brackets may hold a semicolon.
  for (let at = 0; at < clauses.length - 1; at += 1) {
    const open = (clauses[at].match(/\(/g) ?? []).length > (clauses[at].match(/\)/g) ?? []).length;
    if (open) clauses.splice(at, 2, `${clauses[at]}; ${clauses[at + 1]}`), (at -= 1);
  }
  return clauses.every((clause, at) => {
    const from = clauses.findIndex((one) => one.startsWith("the target was "));
    if (at === from) return clauses.slice(from).join("; ") === targets(family);
    if (from >= 0 && at > from) return true;
    const [, extreme, rest] = /^(lowest |highest )?(.*)$/.exec(clause);
    const said = numbers.filter((figure) => saysFigure(rest, figure));
    if (extreme) {
      const most = (figure) => numbers.filter((other) => other.row.unit.kind === figure.row.unit.kind && other.row.otherwise === figure.row.otherwise).every((other) => (extreme === "lowest " ? figure.number <= other.number : figure.number >= other.number));
      return said.some(most);
    }
    // The newest first, then the oldest; forecasts are neither.
    const settled = numbers.filter((figure) => !figure.marks?.includes("f") && figure.basis !== "annual_forecast");
    const at0 = Math.max(...settled.map((figure) => figure.period.to));
    const at1 = Math.min(...settled.map((figure) => figure.period.to));
    return said.some((figure) => figure.period.to === (at === 0 ? at0 : at1) && ends.includes(figure.period.to));
  });
}

const ratings = (family) => family.rows.map((row) => row.rating).filter(Boolean);
const judged = (list) => list.filter((one) => ["red", "amber", "green"].includes(one)).length;

/** `red in 1 of 2` and the like, by the ratings of the reports. */
function saysRed(words, family) {
  const list = ratings(family);
  const [red, known, lost] = [list.filter((one) => one === "red").length, judged(list), list.filter((one) => one === "lost").length];
  const all = known + lost === 0 ? "" : known === 0 ? `${lost} not legible` : `${red} of ${known}${lost ? `, ${lost} not legible` : ""}`;
  return words === all;
}

/** What became of targets: `{ met, missed, stricter, looser }`, each a list of `shown for period` words. */
function turns(family) {
  const found = { met: [], missed: [], stricter: [], looser: [], changed: [] };
  const targets = family.targets();
  const alike = (a, b) => a.row.unit.kind === b.row.unit.kind && a.row.otherwise === b.row.otherwise && a.basis === b.basis && a.row.polarity === b.row.polarity;
  targets.forEach((target, at) => {
    const before = targets[at - 1];
    const differs = before && alike(before, target) && before.number !== target.number;
    if (differs && !["high", "low"].includes(target.row.polarity)) found.changed.push([target, before]);
    if (differs && ["high", "low"].includes(target.row.polarity)) {
      const up = target.number > before.number;
      (up === (target.row.polarity === "high") ? found.stricter : found.looser).push([target, before]);
    }
    const whole = ["financial", "academic"].includes(target.period.kind) || target.period.kind.startsWith("year:");
    const figure = family.actual().filter((one) => one.period?.label === target.period.label).sort((a, b) => a.row.report.time.to - b.row.report.time.to).at(-1);
    if (!whole || !figure || figure.number === null || !alike(figure, target) || figure.marks?.some((mark) => "pefu".includes(mark)) || !["high", "low"].includes(target.row.polarity)) return;
    const met = target.row.polarity === "high" ? figure.number >= target.number : figure.number <= target.number;
    (met ? found.met : found.missed).push([target, figure]);
  });
  return found;
}

const TIMES = ["never", "once", "twice"];
const times = (n) => TIMES[n] ?? `${n} times`;

/** One sentence of the section's paragraphs. */
function paragraph(sentence, family) {
  const list = ratings(family);
  const count = (word) => list.filter((one) => one === word).length;
  const reports = (n) => `${n} ${n === 1 ? "report" : "reports"}`;
  const rated = ["red", "amber", "green"].filter((word) => count(word) > 0).map((word, at) => `${word} in ${at === 0 ? reports(count(word)) : count(word)}`);
  const joined = rated.length > 1 ? `${rated.slice(0, -1).join(", ")} and ${rated.at(-1)}` : rated[0];
  const unread = `the rating in ${reports(count("lost"))} is not legible`;
  const { met, missed, stricter, looser } = turns(family);
  const all = met.length + missed.length;
  const right = [
    rated.length === 0 ? `T${unread.slice(1)}.` : count("lost") === 0 ? `Rated ${joined}.` : `Rated ${joined}; ${unread}.`,
    all === 1
      ? `The 1 target with a figure for the same year was ${met.length === 1 ? "met" : "missed"}.`
      : `Of ${all} targets with a figure for the same year, ${met.length} ${met.length === 1 ? "was" : "were"} met.`,
    `The target became stricter ${times(stricter.length)}.`,
    `The target became less strict ${times(looser.length)}.`,
    `The target became stricter ${times(stricter.length)} and less strict ${times(looser.length)}.`,
    "Figures that are counted otherwise stand apart.",
    "Figures in another unit stand in the table alone.",
    "Figures without a period stand in the table alone.",
  ];
  return right.includes(sentence);
}

/** One thing that became of a target. */
function event(words, family) {
  const targets = family.figures.filter((figure) => figure.is === "target");
  const when = (figure) => (figure.period ? ` for ${figure.period.words}` : "");
  const { met, missed, stricter, looser } = turns(family);
  const any = (list, say) => list.some(([target, other]) => words === say(target, other));
  return (
    any(met, (target, figure) => `The target${when(target)}, ${target.shown}, was met: the figure is ${figure.shown}.`) ||
    any(missed, (target, figure) => `The target${when(target)}, ${target.shown}, was missed: the figure is ${figure.shown}.`) ||
    any(stricter, (target, before) => `The target${when(target)} is ${target.shown}, stricter than ${before.shown}${when(before)}.`) ||
    any(looser, (target, before) => `The target${when(target)} is ${target.shown}, less strict than ${before.shown}${when(before)}.`) ||
    targets.some((target) => {
      const head = `The target${when(target)} is ${target.shown}`;
      if (words === `No number is given as the target${when(target)}: the report prints “${target.shown}”.`) return target.number === null;
      if (words === `${head}.`) return family.targets()[0].shown === target.shown;
      const before = family.targets().filter((other) => other.period.to <= (target.period?.to ?? -Infinity) && other !== target);
      if (words === `${head}, as before.`) return before.some((other) => other.number === target.number);
      return before.some((other) => words === `${head}, and was ${other.shown}${when(other)}.` || words === `${head}. The one before, ${other.shown}${when(other)}, is counted otherwise.`);
    })
  );
}

/** The figures or targets of a cell of the table, each on a line of its own. */
function lines(cell, list, family) {
  const said = all(cell.node, (node) => has(node, "fv-years__figure")).map((node) => clean(text(node)));
  return said.length === list.length && said.every((words, at) => saysFigure(words, { ...list[at], row: null }) || list.some((figure) => saysFigure(words, figure)));
}

/** Checks the section of a measure's page; gives the nodes that are done. */
export function overTheYears(tree, found, context, list) {
  if (context.screen === "print") return onPaper(tree, found, context, list);
  const section = all(tree, (node) => node.name === "section").find((node) => all(node, (child) => child.name === "h2").some((head) => clean(text(head)) === HEADING));
  return years(section, found, context, list);
}

/** In the committee paper, what follows the heading below each measure that has it. */
function onPaper(tree, found, context, list) {
  const done = new Set();
  for (const head of all(tree, (node) => /^h[45]$/.test(node.name) && clean(text(node)) === HEADING)) {
    const after = head.parent.children.slice(head.parent.children.indexOf(head) + 1).filter((node) => typeof node !== "string");
    const end = after.findIndex((node) => /^h[1-5]$/.test(node.name) || has(node, "fv-passage"));
    const children = [head, ...(end < 0 ? after : after.slice(0, end))];
    const inside = new Set(children.flatMap((node) => all(node, () => true)));
    const own = found.filter(({ node }) => inside.has(node));
    for (const node of years({ name: "section", attributes: {}, children }, own, context.near(head), list)) done.add(node);
  }
  return done;
}

function years(section, found, context, list) {
  const family = context.indicator && list.find((one) => one.has(context.report.id, context.indicator.id));
  const { checks } = context;
  if (!section) {
    if (!context.frame && context.indicator) checks.say("measures over the years", !family, `${context.path} has no section`, family?.title);
    return new Set();
  }
  const own = new Set(all(section, () => true));
  if (!family) {
    checks.say("measures over the years", false, context.path, "in one report alone");
    return own;
  }
  const shown = family.figures.map((figure) => figure.shown);
  for (const { where, words, node } of found) {
    if (!own.has(node) || all(section, (child) => child.name === "table").some((table) => all(table, (child) => child === node).length)) continue;
    if (/^chart/.test(where)) {
      if (/tick|small/.test(where) || !/\d/.test(words) || /^(?:Q\d )?\d{4}|^[A-Z][a-z]{2} \d{4}|^\d{1,2} [A-Z]/.test(words)) continue;
      // A long figure is cut to its first word or with an ellipsis; a name may go on in a second line.
      const known = shown.flatMap((one) => [one, one.split(/[ (]/)[0]]);
      const cut = /^(.+)…$/.exec(words);
      const right = known.some((one) => words.includes(one)) || (cut && shown.some((one) => one.startsWith(cut[1]))) || /^otherwise, /.test(words);
      checks.say("numbers in charts", right, `${where}: ${words}`);
    } else if (/^h3/.test(where)) {
      checks.say("measures over the years", headline(words, family), words);
    } else if (/^li/.test(where)) {
      checks.say("what became of targets", event(words, family), words);
    } else if (/^figcaption/.test(where)) {
      for (const sentence of words.match(/[^.]+\.(?= |$)/g) ?? []) checks.say("measures over the years", paragraph(sentence.trim(), family), sentence);
    } else if (/^p$/.test(where)) {
      checks.say("measures over the years", headline(words, family), words);
    }
  }
  for (const table of tables(section)) {
    const rows = family.rows;
    checks.say("measures over the years", table.rows.length === rows.length, `${table.rows.length} rows`, rows.length);
    for (const [name, figures, targets, rating] of table.rows) {
      const same = rows.filter((row) => names(row.report.time).has(name.words.toLowerCase()) && (!row.otherwise || name.whole.includes(row.otherwise)));
      const right = same.some((row) => {
        const of = (test) => row.figures.filter(test).map((figure) => ({ ...figure, row }));
        return lines(figures, of((figure) => figure.is !== "target"), family) && lines(targets, of((figure) => figure.is === "target"), family) && rating.words === (row.rating ? RATED[row.rating] : "");
      });
      checks.say("measures over the years", right, `${name.whole}: ${figures.whole} | ${targets.whole} | ${rating.words}`, same.map((row) => row.figures.map((figure) => `${figure.shown} ${figure.period?.label}`)).join("; "));
    }
  }
  return own;
}

/** Checks the targets that an overview says were changed; gives the nodes that are done. */
export function targetsChanged(tree, found, context, list) {
  const done = new Set();
  const { checks, report } = context;
  const sections = all(tree, (node) => node.name === "section").filter((node) => {
    const head = all(node, (child) => /^h[23]$/.test(child.name))[0];
    return head && clean(text(head)) === "Targets that changed";
  });
  for (const item of sections.flatMap((section) => all(section, (node) => node.name === "li"))) {
    const link = all(item, (node) => node.name === "a")[0]?.attributes.href ?? "";
    const id = link.replace(/\/$/, "").split("/").at(-1);
    // On paper there is no link.
    const named = report.indicators.filter((one) => clean(text(item)).startsWith(clean(one.heading)));
    const ids = link ? [id] : named.map((one) => one.id);
    const family = list.find((one) => ids.some((each) => one.has(report.id, each)));
    for (const words of all(item, (node) => node.name === "p").map((node) => clean(text(node)))) {
      const { stricter, looser, changed } = family ? turns(family) : { stricter: [], looser: [], changed: [] };
      const own = [...stricter, ...looser, ...changed].some(([target]) => target.row.report === report && words.startsWith(`The target for ${target.period.words} is ${target.shown}, `));
      checks.say("targets that changed", family !== undefined && own && event(words, family), words);
    }
    all(item, (node) => done.add(node));
  }
  for (const fold of sections.flatMap((section) => all(section, (node) => node.name === "details"))) {
    for (const summary of all(fold, (node) => node.name === "summary")) {
      const items = all(fold, (node) => node.name === "li").length;
      checks.say("targets that changed", clean(text(summary)) === `Show ${items} target${items === 1 ? "" : "s"}`, text(summary), items);
      done.add(summary);
    }
  }
  return done;
}

/** The page of all measures that several reports have. */
export function overTime(tree, found, checks, list) {
  const rows = tables(tree).flatMap((table) => table.rows);
  checks.say("measures over time", rows.length === list.length, `${rows.length} rows`, list.length);
  for (const [name, , first, last, red] of rows) {
    const family = list.find((one) => clean(text(name.node)).startsWith(clean(one.title)));
    checks.say("measures over time", family !== undefined, name.whole);
    if (!family) continue;
    const reports = new Set(family.rows.map((row) => row.report)).size;
    checks.say("measures over time", name.whole.includes(`${reports} reports`), name.whole, reports);
    const said = (words) => words === "" || family.actual().some((figure) => saysFigure(words, figure));
    checks.say("measures over time", said(first.words) && said(last.words), `${name.whole}: ${first.words}; ${last.words}`);
    checks.say("measures over time", saysRed(red.words, family), `${name.whole}: ${red.words}`);
  }
  for (const { words } of found) {
    const count = /^(\d+) measures in two reports or more\.$/.exec(words);
    if (count) checks.say("measures over time", Number(count[1]) === list.length, words, list.length);
  }
}

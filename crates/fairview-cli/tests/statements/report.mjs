// What a site says of a report as a whole: how many measures, milestones and ratings, money, sources,
// and what changed since another report.

import { readFileSync } from "node:fs";
import { dayWords, period, rounded, says } from "./model.mjs";
import { all, has, text } from "./html.mjs";
import { names } from "./figures.mjs";
import { clean } from "./pages.mjs";
import { cellIs } from "./lists.mjs";
import { directionSays, plain, shown } from "./tables.mjs";

const COUNT_WORDS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
export const count = (words) => (/^no(?:ne)?$/i.test(words) ? 0 : /^\d/.test(words) ? Number(words.replaceAll(",", "")) : COUNT_WORDS.indexOf(words.toLowerCase()));
const number = (words) => Number(words.replaceAll(",", ""));

const tally = (list) => {
  const counts = { red: 0, amber: 0, green: 0, commentary: 0, not_rated: 0, lost: 0, none: 0 };
  for (const one of list) counts[one.rating ?? "none"] += 1;
  return counts;
};
const RATED = [
  [/red$/, "red"],
  [/amber$/, "amber"],
  [/green$/, "green"],
  [/commentary$/, "commentary"],
  [/no published rating$|without a published rating$|without a rating$/, "none"],
  [/not rated$/, "not_rated"],
  [/not legible(?: in the source)?$/, "lost"],
];

/** `1 amber, 8 green and 27 not legible`; `ten are rated red, four amber; 2 refer to the commentary`. */
export function countsSay(words, list) {
  if (!words) return true;
  const counts = tally(list);
  const seen = new Set();
  const each = words.replace(/\.$/, "").split(/, | and |; /).every((part) => {
    const match = /^(\w+) (.+)$/.exec(part.replace(/^and /, ""));
    const kind = match && RATED.find(([pattern]) => pattern.test(match[2]))?.[1];
    seen.add(kind);
    return kind !== undefined && counts[kind] === count(match[1]);
  });
  return each && [...seen];
}

/** Counts that name every rating that occurs, so that they add up. */
const wholeSay = (words, list) => {
  const seen = countsSay(words, list);
  return Boolean(seen) && Object.entries(tally(list)).every(([kind, n]) => n === 0 || seen === true || seen.includes(kind));
};
/** Ratings among the loose figures, which belong to no measure. */
const looseOf = (report) => (report.written.figures ?? []).filter((figure) => /^rating\b/i.test(figure.what));
const listOf = (report, what) => (/^measure/.test(what) ? report.indicators : (report.written[/^topic/.test(what) ? "topics" : "milestones"] ?? []));
const under = (list) => new Set(list.map((one) => one.objective).filter(Boolean)).size;

/** Whether a measure is better, the same or worse, and whether that is calculated; null where it cannot
 *  be told. A figure to date is set against that of the same part of the year before alone. */
function going(indicator) {
  const published = indicator.direction;
  if (["better", "same", "worse"].includes(published)) return { way: published, calculated: false };
  if (published === "not_comparable") return null;
  const [then, now] = [cellIs(indicator, "previous"), cellIs(indicator, "current")];
  if (then?.number == null || now?.number == null || now.marks.includes("b")) return null;
  const [before, basis] = [then, now].map((cell) => cell.basis ?? indicator.basis);
  const yearApart = then.period && now.period && then.period.kind === now.period.kind && Math.abs(now.period.to - then.period.to - 365.5) < 1;
  if (before !== basis || !(["snapshot", "rolling"].includes(basis) || (["cumulative", "whole_period"].includes(basis) && yearApart))) return null;
  const way = ["better", "worse"].find((judged) => ["Up", "Down"].some((moved) => directionSays(`${moved}, ${judged}`, indicator, true))) ?? (directionSays("Same", indicator, true) ? "same" : null);
  return way && { way, calculated: true };
}
const goings = (report, test) => report.indicators.map(going).filter((found) => found && test(found));

const rule = (kind, pattern, check) => (words, context) => {
  const match = pattern.exec(words);
  if (!match) return null;
  const right = check(match, context);
  return right === undefined ? null : [[kind, Boolean(right), words]];
};

/** How an action stands: overdue where it is said to be open after the day it was due, without news where
 *  nothing is said, or nothing since the report's own time began. */
export function standingOf(action, report) {
  if (!action.state) return "without news";
  if (action.state === "done") return "done";
  const said = action.as_of ? period(action.as_of) : null;
  const due = action.due ? period(action.due) : null;
  const until = said?.to ?? (report.written.published ? period(report.written.published).to : report.time?.to);
  if (due?.to != null && until != null && due.to < until) return "overdue";
  return said?.to != null && report.time?.from != null && said.to < report.time.from ? "without news" : "open";
}

/** The name of an objective as a list prints it. */
const titles = (one) => [`${one.ref ?? ""} ${one.title ?? "[title not legible in the source]"}`, one.title ?? ""].map((name) => clean(plain(name)));

export const HELD = [
  rule("counts of ratings", /^Of (\d+) (measures|milestones|topics)(?: \((\d+) then\))?, (.+)\.$/, ([, n, what, then, rest], context) => {
    const { report, reports } = context;
    const list = listOf(report, what);
    if (list.length !== Number(n) || (then && ![...reports.values()].some((other) => listOf(other, what).length === Number(then)))) return false;
    const words = rest.replace(/(\w+) (?:is|are) rated /g, "$1 ").replace(/(\w+) (?:is|are) (green|amber|red|not)/g, "$1 $2").replace(/(\w+) refers? to the/g, "$1 the").replace(/(\w+) ha(?:s|ve) no published/g, "$1 no published");
    // The counts below the paragraph that opens a page name the rest, where some are red.
    const opens = context.statement.where.includes("fv-lead") && tally(list).red > 0;
    const said = opens && countsSay(words, list);
    return said ? ["red", "amber", "green"].every((colour) => said.includes(colour) || tally(list)[colour] === 0) : wholeSay(words, list);
  }),
  rule("counts of ratings", /^Of (\d+) (measures|milestones|topics): (.+)\.$/, ([, n, what, rest], { report }) => listOf(report, what).length === Number(n) && wholeSay(rest, listOf(report, what))),
  rule("counts of ratings", /^(\d+) (measures|milestones|topics)(?:, none with a rating of red, amber or green that can be read)?: (.+)\.$/, ([, n, what, rest], { report, statement }) => statement.where.includes("fv-lead") ? listOf(report, what).length === Number(n) && wholeSay(rest, listOf(report, what)) : undefined),
  rule("no rating is published", /^(?:(\d+) (measures?|milestones?|topics?), with no published rating|This report has no (measures|milestones|topics))\.$/, ([, n, some, none], { report }) => listOf(report, some ?? none).length === Number(n ?? 0) && listOf(report, some ?? none).every((one) => !one.rating)),
  rule("directions", /^Of (\d+) measures? (with a published direction|with a published direction that can be read|whose figures can be compared), (.+)\.$/, ([, n, how, rest], { report }) => {
    const calculated = !how.startsWith("with a published direction");
    const lost = report.indicators.some((one) => one.written.direction === "lost");
    if (!calculated && lost !== how.endsWith("that can be read")) return false;
    const of = goings(report, (found) => found.calculated === calculated);
    const against = calculated ? "the earlier figure printed" : { same_period_last_year: "in the same period last year", last_quarter: "in the quarter before", last_year: "in the year before" }[report.written.legend?.direction_against] ?? "before";
    const words = rest.replace(/ (?:is|are) /, " ").replace(new RegExp(` (?:than|as) ${against}`), "");
    const told = words.split(/, | and /).map((part) => /^(\w+) (better|the same|worse)$/.exec(part));
    return of.length === Number(n) && told.every((part) => part && count(part[1]) === of.filter((found) => found.way === part[2].replace("the ", "")).length) && told.reduce((sum, part) => sum + count(part[1]), 0) === of.length;
  }),
  rule("directions", /^(\d+) compared with before(?: ?Better or worse cannot be told for (\d+))?$/, ([, n, not], { report }) => goings(report, () => true).length === Number(n) && report.indicators.length - Number(n) === Number(not ?? 0)),
  rule("directions", /^(\d+) (better|the same|worse)(?: ?(\d+) calculated)?$/, ([, n, way, calculated], { report }) => {
    const of = goings(report, (found) => found.way === way.replace("the ", ""));
    return of.length === Number(n) && of.filter((found) => found.calculated).length === Number(calculated ?? 0);
  }),
  rule("the year so far", /^(.+?) (from .+|in .+); the target for the whole of (.+) is (.+)\.$/, ([, figure, when, year, target], { report }) => report.indicators.some((indicator) => {
    const [now, aim] = [cellIs(indicator, "current"), cellIs(indicator, "target")];
    if (indicator.unit?.kind !== "count" || (now?.basis ?? indicator.basis) !== "cumulative" || !now.period || !aim?.period) return false;
    const until = dayWords(now.period.to).split(" ").slice(1).join(" ");
    return shown(figure, now) && shown(target, aim) && now.number > aim.number && when.endsWith(until) && names(aim.period).has(year.toLowerCase()) && now.period.to < aim.period.to;
  })),
  rule("counts of lists", /^Shown are (\d+) of (\d+) measures that can be compared so\.$/, ([, n, of], { report, tree }) => {
    const shownOf = all(tree, (node) => has(node, "fv-table--bars")).flatMap((table) => all(table, (node) => node.name === "th" && node.attributes.scope === "row"));
    const both = report.indicators.filter((one) => ["count", "rate"].includes(one.unit?.kind) && [cellIs(one, "previous"), cellIs(one, "current")].every((cell) => cell?.number != null));
    return shownOf.length === Number(n) && Number(of) > Number(n) && Number(of) <= both.length;
  }),
  rule("tallies", /^(\d+) topics$/, ([, n], { report, statement }) => (statement.where.includes("fv-tally") ? listOf(report, "topics").length === Number(n) : undefined)),
  rule("what is folded", /^(?:(\d+) milestones? rated amber|(\d+) (?:objectives?|topics?)|(\d+) notes?)$/, ([, amber, groups, notes], { report }) => {
    if (amber) return (report.written.milestones ?? []).filter((one) => one.rating === "amber").length === Number(amber);
    return groups ? under(report.indicators) === Number(groups) : (report.written.notes ?? []).length === Number(notes);
  }),
  rule("what is folded", /^Show (\d+) rows$/, ([, n], { report }) => (report.written.grids ?? []).some(({ rows }) => rows.length === Number(n))),
  rule("what is folded", /^Show (\d+) tables?$/, ([, n], { report }) => report.written.finance.length === Number(n)),
  rule("what is folded", /^(?:How it is judged, and )?(\d+) measures?$/, ([, n], { report, statement }) => (!statement.where.startsWith("summary") ? undefined : (report.written.topics ?? []).some((topic) => topic.indicators?.length === Number(n)))),
  // As many as the note of its section, which is counted.
  rule("what is folded", /^Show (\d+) changes$/, ([, n], { statement }) => {
    let section = statement.node;
    while (section && section.name !== "section") section = section.parent;
    return section && all(section, (node) => has(node, "fv-section__note")).some((note) => clean(text(note)) === `${n} changes.`);
  }),
  rule("what is folded", /^(\d+) linked measures?$/, ([, n], { report }) => (report.written.objectives ?? []).some((one) => one.indicators?.length === Number(n))),
  rule("states of decisions", /^(\d+) decisions?: (.+)\.$/, ([, n, rest], { report }) => {
    const all = report.written.decisions ?? [];
    const told = rest.split(" and ").map((part) => /^(\d+) (decided|recommended)$/.exec(part));
    return all.length === Number(n) && told.every((part) => part && all.filter((one) => (one.state ?? "decided") === part[2]).length === Number(part[1]));
  }),
  rule("terms", /^(\d+) terms?, in the report’s words\.$/, ([, n], { report }) => new Set((report.written.glossary ?? []).map((one) => one.term)).size === Number(n)),
  rule("terms", /^Abbreviations: (.+)$/, ([, rest], { report }) => {
    const known = new Set((report.written.glossary ?? []).map((one) => clean(plain(one.term))));
    const [, names, more] = /^(.+?)(?: and (\d+) more)?$/.exec(rest);
    return names.split(/, | and /).every((name) => known.has(name)) && names.split(/, | and /).length + Number(more ?? 0) <= known.size;
  }),
  rule("states of actions", /^(\d+) (recommendation|action|pledge)s?: (.+)\.$/, ([, n, kind, rest], { report }) => {
    const of = (report.written.actions ?? []).filter((one) => one.kind === kind);
    const told = rest.split(/, | and /).map((part) => /^(\d+) (overdue|open|without news|done)$/.exec(part));
    return of.length === Number(n) && told.every((part) => part && of.filter((one) => standingOf(one, report) === part[2]).length === Number(part[1])) && told.reduce((sum, part) => sum + Number(part?.[1]), 0) === of.length;
  }),
  rule("counts of lists", /^Of (\d+) topics?: (.+)\.(?: Red, in this council’s words: “(.+)”)?$/, ([, n, rest, red], { report }) => listOf(report, "topics").length === Number(n) && wholeSay(rest, listOf(report, "topics")) && (red === undefined || report.written.legend.meanings.some((one) => one.of === "red" && one.measure === red))),
  rule("what is folded", /^(?:All (\d+) lines? as printed|What the report says: (\d+) passages?)$/, ([, n, said], { report }) => (report.written.finance ?? []).some((table) => (n ? table.lines.length === Number(n) : (table.commentary ?? []).length === Number(said)))),
  rule("ratings of no measure", /^(\w+)(?: more)? ratings? belongs? to no measure\.$/, ([, n], { report }) => looseOf(report).length === count(n)),
  rule("what is red", /^What is red is not listed: (\d+) ratings? belongs? to no measure and stands? as printed under “Other figures”\.$/, ([, n], { report }) => looseOf(report).length === Number(n) && report.indicators.every((one) => one.rating !== "red")),
  rule("what is red", /^No measure is rated red\.$/, (_, { report }) => looseOf(report).length === 0 && report.indicators.every((one) => one.rating && !["red", "lost"].includes(one.rating))),
  rule("what is red", /^No red rating can be read; (\d+) of (\d+) (?:is|are) not legible\.$/, ([, lost, n], { report }) => tally(report.indicators).lost === Number(lost) && report.indicators.length === Number(n) && tally(report.indicators).red === 0),
  rule("what is red", /^Of the others, (.+)\.$/, ([, rest], { report }) => countsSay(rest.replace(/(\w+) (?:is|are) not/g, "$1 not").replace(/(\w+) refers? to the/g, "$1 the").replace(/(\w+) ha(?:s|ve) no/g, "$1 no"), report.indicators)),
  rule("what is red", /^(?:No measure has a rating of red, amber or green: of|The one measure that is rated is not red; of|Of the (\w+) measures that are rated, none is red; of) (\d+), (.+)\.$/, ([, rated, n, rest], { report }) => {
    const counts = tally(report.indicators);
    const words = rest.replace(/(\w+) (?:is|are) not/g, "$1 not").replace(/(\w+) refers? to the/g, "$1 the").replace(/(\w+) ha(?:s|ve) no/g, "$1 no");
    return counts.red === 0 && report.indicators.length === Number(n) && (!rated || counts.amber + counts.green === count(rated)) && countsSay(words, report.indicators);
  }),
  rule("milestones by year", /^Of them (.+)\.$/, ([, rest], { report }) => rest.split(/, | and /).every((part) => {
    const match = /^(\d+) for (\S+)$/.exec(part);
    return match && (report.written.milestones ?? []).filter((one) => one.year === match[2]).length === Number(match[1]);
  })),
  rule("milestones by year", /^All are for (\S+)\.$/, ([, year], { report }) => (report.written.milestones ?? []).every((one) => one.year === year)),
  rule("measures beside places", /^(\d+) published measures? for (.+?)(?:, beside (.+))?\.$/, ([, n, place, rest], { report }) => {
    if (report.indicators.length !== Number(n) || plain(report.name) !== place) return false;
    return !rest || placesSay(rest, report);
  }),
  rule("measures beside places", /^(\d+) measures? of (.+?) beside (.+)\.$/, ([, n, place, rest], context) => {
    const { report, all: figures } = context;
    const compared = report.indicators.filter((one) => figures.get(`${report.id}/${one.id}`).comparisons.some((each) => each.observations.series.some((series) => series.area !== report.area)));
    const rows = all(context.tree, (node) => has(node, "fv-table--heat")).flatMap((table) => all(table, (node) => node.name === "th" && node.attributes.scope === "row"));
    return compared.length >= Number(n) && rows.length === Number(n) && plain(report.name) === place && placesSay(rest, report);
  }),
  rule("measures by place", /^(\d+) measures? by place, each for (?:its latest period|the period named with it), with ranks$/, ([, n], { tree }) => all(tree, (node) => has(node, "fv-table--heat")).flatMap((table) => all(table, (node) => node.name === "th" && node.attributes.scope === "row")).length === Number(n)),
  rule("measures without a judgement", /^(\d+) measures? (?:has|have) no judgement which side is better: there 1st is the highest, and nothing is shaded\.$/, ([, n], context) => {
    const { report, tree, all: figures } = context;
    const links = all(tree, (node) => has(node, "fv-table--heat")).flatMap((table) => all(table, (node) => node.name === "th" && node.attributes.scope === "row")).map((th) => all(th, (node) => node.name === "a")[0]?.attributes.href.split(/[?#]/)[0].split("/").filter((part) => part && part !== "..")[1]);
    // Totals are not ranked across places, so nothing is said of their judgement.
    const compared = links.map((id) => figures.get(`${report.id}/${id}`)?.comparisons.at(-1));
    return compared.filter((one) => one && !["count", "money"].includes(one.unit.kind) && !["high", "low"].includes(one.polarity)).length === Number(n);
  }),
  rule("counts by objective", /^(.+?) ?(\d+) (measures?|milestones?|topics?)(?:, ((?:\d+ (?:red|amber|green|not legible|not rated|see commentary)(?:, )?)+))?$/, ([words, , , what, rest], { report }) => {
    // Where the title ends in a digit the number begins after the title, not after the first digit.
    const one = (report.written.objectives ?? []).filter((objective) => titles(objective).some((title) => title && words.startsWith(title))).sort((a, b) => titles(b)[0].length - titles(a)[0].length);
    if (!one.length) return undefined;
    return one.some((objective) => titles(objective).some((title) => {
      const n = /^ ?(\d+) /.exec(words.slice(title.length))?.[1];
      const list = listOf(report, what).filter((each) => each.objective === objective.id);
      return words.startsWith(title) && n !== undefined && list.length === Number(n) && countsSay(rest, list);
    }));
  }),
  // What stands after a title that ends with a stop.
  rule("counts by objective", /^(\d+) (measures?)(?:, (.+))?$/, ([, n, what, rest], { report, statement }) => {
    if (!statement.where.startsWith("li")) return undefined;
    return (report.written.objectives ?? []).some((objective) => {
      const list = listOf(report, what).filter((each) => each.objective === objective.id);
      return clean(text(statement.node)).startsWith(titles(objective)[0]) && list.length === Number(n) && countsSay(rest, list);
    });
  }),
  rule("counts of groups", /^(\d+) (objectives|topics|objective|topic)(?: with measures, of (\d+) in the report)?\.$/, ([, n, , of], { report }) => under(report.indicators) === Number(n) && (report.written.objectives.length === Number(of ?? n) || (!of && report.written.objectives.length >= Number(n)))),
  rule("counts of passages", /^(\d+) (key developments?|emerging issues?|other sections?)\.?$/, ([, n, what], { report }) => passages(report, what).length === Number(n)),
  rule("what the report holds", /^((?:\d+|One) (?:key|emerging|other|tables?|figures?|ratings?) .+)\.$/, ([, rest], { report }) => {
    const parts = rest.split(/, | and (?=\d)/).map((part) => /^(\d+|One) (key developments?|emerging issues?|other sections?|grids?|process(?:es)?|tables? of money|figures? that belongs? to no measure|ratings? that belongs? to no measure)$/.exec(part.replace(/, as printed$/, "")));
    if (!parts.every(Boolean)) return rest.endsWith("as printed") ? /^(\d+|One) tables? of money/.test(rest) && count(rest.split(" ")[0]) === (report.written.finance ?? []).length : undefined;
    return parts.every(([, n, what]) => {
      const loose = looseOf(report).length;
      const size = /^figure/.test(what) ? (report.written.figures ?? []).length - loose : /^rating/.test(what) ? loose : /^table/.test(what) ? (report.written.finance ?? []).length : /^grid/.test(what) ? (report.written.grids ?? []).length : /^process/.test(what) ? (report.written.processes ?? []).length : passages(report, what).length;
      return size === count(n);
    });
  }),
  rule("counts of everything", /^All (\d+) (measures|milestones|topics)$/, ([, n, what], { report }) => listOf(report, what).length === Number(n)),
  rule("counts of sources", /^(\d+) sources?\.$/, ([, n], { report }) => (report.written.sources ?? []).length === Number(n)),
  rule("sources", /^(?:.+)\. ?(?:.+)?$/, ([words], { report }) => {
    const right = (report.written.sources ?? []).some((source) => {
      const day = source.published && period(source.published).words;
      const parts = [source.title, source.publisher, day && `published ${day}`].filter(Boolean).map(plain);
      return words === `${parts.join(", ")}.` || words.startsWith(`${parts.join(", ")}. ${source.licence ?? ""}`.trim()) || words === `${parts.join(", ")}. ${source.licence ?? ""}.`;
    });
    return right || undefined;
  }),
  rule("licences", /^(?:Figures of other publishers: )?(.+?)\.?$/, ([, words], { report }) => (report.written.sources ?? []).some((source) => source.licence === words) || undefined),
  rule("counts of the report", /^This report has (\d+) measures?:$/, ([, n], { report }) => report.indicators.length === Number(n)),
  rule("counts of the report", /^(\d+) measures? (with the report’s own figures by period in this file|shown beside another publisher’s figures, which can be counted otherwise|with figures in a file of its own, read when the measure is opened|with no figures but those that their rows print)\.$/, ([, n, what], { report }) => {
    const list = report.indicators;
    const sizes = {
      own: list.filter((one) => !one.written.file && !one.benchmark && (one.observations || one.breakdowns.some((part) => part.observations))).length,
      shown: list.filter((one) => one.benchmark).length,
      file: list.filter((one) => one.written.file && !one.benchmark).length,
      no: list.filter((one) => !one.observations && !one.benchmark && !one.written.file && one.breakdowns.every((part) => !part.observations)).length,
    };
    const key = /file of its own/.test(what) ? "file" : /no figures but/.test(what) ? "no" : /own figures/.test(what) ? "own" : "shown";
    return sizes[key] === Number(n);
  }),
  rule("no rating is made up", /^(?:The report rates no measure, and no rating is made up here\.|The report publishes no ratings, and none are made up here\.)$/, (_, { report }) => report.indicators.every((one) => !one.rating) && looseOf(report).length === 0),
  rule("no rating is made up", /^Ratings are the publisher’s\. None is calculated or changed here\.$/, (_, { report }) => report.indicators.some((one) => one.rating)),
  rule("what the report names", /^The file names none$/, (_, { report }) => report.indicators.every((one) => !one.owner) || (report.written.neighbours ?? null) === null || (report.written.sources ?? []).length > 0),
  rule("licences", /^None is stated for the report\.?$/, (_, { report }) => !(report.written.sources ?? []).find((source) => source.id === report.written.source)?.licence),
  rule("files of their own", /^The figures(?: over time)? of (\d+) measures (?:are|lie) in files of their own(?:, which are read when you choose a topic)?\.$/, ([, n], { report }) => report.indicators.filter((one) => one.written.file).length === Number(n)),
  rule("neighbours", /^(\d+) statistical neighbours \((.+)\)$/, ([, n, list], { report }) => report.neighbours.length === Number(n) && report.written.neighbours.list === list),
  rule("neighbours", /^(.+?)\.(?: Closest first\.)?$/, ([, list], { report }) => report.written.neighbours?.list === list || undefined),
  rule("periods of reports", /^(?:This is |A newer report: )?(.+?)\.?$/, ([words, name], { report, reports }) => {
    if (/^A newer report: /.test(words)) return [...reports.values()].some((other) => names(other.time).has(name.toLowerCase()) && other.time.to > report.time.to);
    return names(report.time).has(name.toLowerCase()) || undefined;
  }),
  rule("periods of reports", /^(\d+ [A-Z][a-z]+(?: \d{4})?) to (\d+ [A-Z][a-z]+ \d{4})$/, ([, from, to], { report }) => dayWords(report.time.to) === to && dayWords(report.time.from).startsWith(from)),
  rule("facts of the report", /^(\d+) measures under (\d+) (?:objectives|topics)(?: and (\d+) milestones under (\d+))?$/, ([, n, groups, m, others], { report }) => report.indicators.length === Number(n) && under(report.indicators) === Number(groups) && (!m || (report.written.milestones.length === Number(m) && under(report.written.milestones) === Number(others)))),
  rule("files", /^(data\/\S+\.json), published on this site$/, ([, path], { site, report }) => JSON.parse(readFileSync(`${site}/${path}`, "utf8")).id === report.id),
  rule("contents", /^(Scorecard|Measures, with commentary|Milestones|Finance) \((\d+) (measures?|milestones?|tables?)\)$/, ([, what, n], context) => {
    const { report, tree } = context;
    const sizes = { Scorecard: report.indicators.length, Milestones: (report.written.milestones ?? []).length, Finance: (report.written.finance ?? []).length };
    if (what in sizes) return sizes[what] === Number(n);
    const without = /^Of (\d+|one) measures? the report says no more than (?:their rows|its row)/;
    const left = context.found.map((one) => without.exec(one.words)).find(Boolean);
    return report.indicators.length - (left ? count(left[1]) : 0) === Number(n) && tree !== null;
  }),
  rule("contents", /^Of (\d+|one) measures? the report says no more than (?:their rows|its row) in the scorecard; (?:they are|it is) not repeated here\.$/, ([, n], { report, found }) => {
    const heads = found.filter((one) => /^h[2-5]/.test(one.where)).map((one) => one.words);
    // Several measures may have one name: each heading is that of one.
    const silent = report.indicators.filter((one) => {
      const at = heads.findIndex((words) => [one.heading, `${one.ref ?? ""} ${one.heading}`].some((name) => words === clean(plain(name))));
      return at < 0 || !heads.splice(at, 1);
    });
    return silent.length === count(n) && silent.every((one) => !one.commentary && !one.benchmark);
  }),
  rule("counts of roles", /^(\d+) roles, each named beside what it answers for$/, ([, n], { report }) => {
    const owned = [...report.indicators.map((one) => one.written), ...(report.written.milestones ?? []), ...(report.written.developments ?? []), ...(report.written.emerging_issues ?? []), ...(report.written.risks ?? [])];
    return new Set(owned.map((one) => one.owner).filter(Boolean)).size === Number(n);
  }),
  rule("counts of figures", /^(\d+) figures? in this text$/, ([, n], { report }) => {
    const sizes = [...report.indicators.map((one) => one.written), ...(report.written.milestones ?? []), ...(report.written.sections ?? []), ...(report.written.developments ?? []), ...(report.written.emerging_issues ?? [])].map((one) => one.figures?.length);
    return sizes.includes(Number(n));
  }),
  rule("counts shown", /^(?:The first (\d+) of (\d+)|(\d+) of (\d+)) measures, in the report’s order\.$/, ([, first, of, n, of2], context) => {
    const rows = all(context.tree, (node) => node.name === "tr" && node.parent.name === "tbody" && all(node, (child) => child.name === "th" && child.attributes.scope === "row").length > 0).length;
    return Number(of ?? of2) === context.report.indicators.length && rows >= Number(first ?? n);
  }),
  rule("counts to choose", /^Only measures with a target in numbers \((\d+)\)$/, ([, n], { report }) => report.indicators.filter((one) => one.cells.some((cell) => cell.column.is === "target" && cell.number !== null) || one.extra.some((target) => target.value != null)).length === Number(n)),
  rule("tallies", /^(\d+) (measures|milestones|topics) ?(\d+) without a published rating ?(?:(\d+) other ratings? not counted here)?$/, ([, n, what, none, other], { report }) => (other === undefined || looseOf(report).length === Number(other)) && listOf(report, what).length === Number(n) && tally(listOf(report, what)).none === Number(none)),
  rule("risks", /^The report has a place for risks under (\d+) objectives?, and names no risk and no score there\.$/, ([, n], { report }) => {
    const risks = report.written.risks ?? [];
    return new Set(risks.map((one) => one.objective)).size === Number(n) && risks.every((one) => Object.keys(one).every((key) => ["objective", "id"].includes(key)));
  }),
  rule("risks", /^The report (?:lists|names) (\d+) risks?(?: under (\d+) objectives?|; (\d+) more places? holds? no risk and no score)\.$/, ([, n, objectives, more], { report }) => {
    const risks = report.written.risks ?? [];
    return risksGiven(report).length === Number(n) && (objectives === undefined || new Set(risks.map((one) => one.objective)).size === Number(objectives)) && risks.length - Number(n) === Number(more ?? 0);
  }),
  rule("risks", /^(None has|One lacks|(\d+) lack) a (description|score before action|score after action)\.$/, ([, how, n, what], { report }) => {
    const field = { description: "title", "score before action": "initial", "score after action": "residual" }[what];
    const given = risksGiven(report);
    return given.filter((one) => one[field] === undefined).length === (how === "None has" ? given.length : how === "One lacks" ? 1 : Number(n));
  }),
  rule("risks", /^Risks \((\d+) risks?\)$/, ([, n], { report }) => risksGiven(report).length === Number(n)),
  rule("what is red", /^Measures rated red, with reasons$/, (_, { report, statement }) => all(statement.node.parent, (node) => node.name === "tr" && node.parent.name === "tbody").length === tally(report.indicators).red),
  rule("directions", /^Better and worse are against the same period last year\.$/, (_, { report }) => report.written.legend?.direction_against === "same_period_last_year"),
  rule("money", /^At (\d+ \w+ \d{4})\.(?: Amounts in .+\. Brackets: over the budget to date\.)?$/, ([, day], { report }) => (report.written.finance ?? []).some((one) => one.as_at && period(one.as_at).words === day)),
  rule("money", /^Amounts in (.+?)\.$/, ([, unit], { report }) => (report.written.finance ?? []).some((one) => one.unit === unit)),
  rule("money", /^(?:(.+?)\. )?Spent £([\d,]+)(?: to (\d+ \w+ \d{4}))?, (?:£([\d,]+) (under|over) the|as in the) budget to date of £([\d,]+)\.$/, ([, title, spent, day, by, side, budget], { report }) => (report.written.finance ?? []).some((table) => {
    if (title && plain(table.title) !== title) return false;
    const total = lines(table).findLast((line) => line.total);
    const column = (is) => total.amounts[table.columns.findIndex((one) => one.is === is)] * 1000;
    const variance = column("budget_to_date") - column("spend");
    return column("spend") === number(spent) && column("budget_to_date") === number(budget) && (!day || period(table.as_at).words === day) && (side === undefined ? variance === 0 : variance === (side === "under" ? 1 : -1) * number(by));
  })),
  rule("money", /^(.+): ([\d,]+) (underspend|overspend|more income|less income), the largest variance of a line$/, ([, name, by, side], { report }) => (report.written.finance ?? []).some((table) => {
    const at = table.columns.findIndex((one) => one.is === "variance");
    const plainLines = lines(table).filter((line) => !line.total && line.amounts[at] != null);
    const most = Math.max(...plainLines.map((line) => Math.abs(line.amounts[at])));
    return plainLines.some((line) => plain(line.title ?? line.name ?? "") === name && Math.abs(line.amounts[at]) === number(by) && most === number(by) && (line.amounts[at] > 0) === /under|more/.test(side));
  })),
  rule("money", /^(?:Variance in (.+): right is an underspend or more income, left an overspend or less income\. )?(\d+|One) lines? as budgeted (?:is|are) left out\.$/, ([, , n], { report }) => {
    const left = (table) => {
      const at = table.columns.findIndex((one) => one.is === "variance");
      return lines(table).filter((line) => !line.total && line.amounts[at] === 0).length;
    };
    // Of one table, or of all that are not of capital.
    const tables = report.written.finance ?? [];
    const sum = tables.filter((table) => !/capital/i.test(table.title)).reduce((all, table) => all + left(table), 0);
    return sum === count(n) || tables.some((table) => left(table) === count(n));
  }),
  rule("money", /^Amounts in (.+?)\. Lines that are not on their budget to date\.$/, ([, unit], { report }) => (report.written.finance ?? []).some((one) => one.unit === unit)),
  rule("money", /^Variance in (.+): right is an underspend or more income, left an overspend or less income\.$/, ([, unit], { report }) => (report.written.finance ?? []).some((one) => one.unit === unit)),
  rule("sums of money", /^(?:Notice: finance\[\d+\]\.lines\[\d+\]\.amounts\[\d+\]|.+, .+): the (lines of "(.+)"|groups above) add up to ([\d,]+), and ([\d,]+) is printed; it is shown as printed\.?$/, ([, , group, sum, printed], { report }) => (report.written.finance ?? []).some((table) => lines(table).some((line, n) => line.total && line.amounts.some((amount, at) => {
    if (amount !== number(printed)) return false;
    // The groups since the last line that adds groups up, and that line.
    const above = lines(table).slice(0, n).filter((other) => other.total);
    const last = above.findLastIndex((other) => other.group === line.group);
    const parts = group ? lines(table).filter((other) => other.group === group && !other.total) : above.slice(Math.max(last, 0));
    const added = parts.reduce((total, other) => total + (other.amounts[at] ?? 0), 0);
    return added === number(sum);
  })))),
];

/** The risks of which more is said than under which objective they are. */
const risksGiven = (report) => (report.written.risks ?? []).filter((one) => [one.title, one.initial, one.residual].some((said) => said !== undefined));
const lines = (table) => table.lines ?? [];
const passages = (report, what) => (/^key/.test(what) ? report.written.developments : /^emerging/.test(what) ? report.written.emerging_issues : report.written.sections) ?? [];

/** `its ten statistical neighbours, North West and England`. */
function placesSay(words, report) {
  let rest = words;
  const list = [...report.areas.values()].map((area) => plain(area.name)).sort((a, b) => b.length - a.length);
  while (rest) {
    const near = /^(?:its )?(\w+) statistical neighbours?/.exec(rest);
    if (near && count(near[1]) === report.neighbours.length) rest = rest.slice(near[0].length);
    else {
      const name = list.find((one) => rest.startsWith(one));
      if (!name) return false;
      rest = rest.slice(name.length);
    }
    rest = rest.replace(/^, | and /, "").replace(/^ and /, "");
  }
  return true;
}

// What changed since another report.

const LISTS = { measures: "indicators", measure: "indicators", milestones: "milestones", milestone: "milestones" };
const passage = (report, ref, heading) => ["developments", "emerging_issues", "sections"].flatMap((list) => report.written[list] ?? []).filter((one) => (ref === undefined || one.ref === ref) && (heading === undefined || one.heading === heading));
const inside = (report, quote) => {
  const words = quote.replace(/ ?…$/, "");
  return JSON.stringify(report.written).includes(JSON.stringify(words).slice(1, -1)) || plain(JSON.stringify(report.written).replace(/\\n/g, " ")).includes(plain(words));
};

/** Whether a report has a passage with this heading, or this text where it has none. */
const has_ = (report, words) => passage(report).some((one) => one.heading === words || (one.heading === undefined && plain(one.text).startsWith(words.replace(/ ?…$/, ""))));

/** Refs, or titles where there is no ref: what two reports know their measures by. */
const keys = (report, list) => (report.written[list] ?? []).map((one) => one.ref ?? one.id);
const column = (report, words) => {
  const match = /^(.+?)(?:, for (.+))?$/.exec(words);
  return report.columns.some((one) => plain(one.heading) === match[1] && (!match[2] || (one.period && names(period(one.period)).has(match[2].toLowerCase()))));
};

/** The measures of two reports that the publisher says are the same: [now, then]. */
export const mates = ({ related }, report, other) => report.indicators.flatMap((now) => {
  const families = related.filter((family) => family.has(report.id, now.id));
  return other.indicators.filter((then) => families.some((family) => family.has(other.id, then.id))).map((then) => [now, then]);
});
const cellOf = (one, words, when) => one.cells.some((cell) => cell.printed === words && cell.period && names(cell.period).has(when.toLowerCase()));
const figuresOf = (report, one) => [...(report.written.figures ?? []), ...one.flatMap((each) => each.written.figures ?? [])];

const changed = (kind, pattern, check) => rule(kind, pattern, (match, context) => (["changes", "", "print"].includes(context.screen) && context.other ? check(match, context) : undefined));
export const CHANGES = [
  rule("what is set against what", /^(.+), compared with (.+)\.$/, ([, now, then], { report, other, screen }) => (screen === "changes" ? names(report.time).has(now.toLowerCase()) && other && names(other.time).has(then.toLowerCase()) : undefined)),
  changed("counts of changes", /^(\d[\d,]*) changes?( are shown)?\.$/, ([, n, shown], context) => {
    if (shown) return context.found.map((one) => /^(\d+) changes?\.$/.exec(one.words)).filter(Boolean).reduce((sum, one) => sum + Number(one[1]), 0) === number(n);
    const section = context.statement.node.parent.parent;
    // Ratings stand one in a row; others one in a paragraph.
    const words = all(section, (node) => node.name === "tr" && node.parent.name === "tbody").reduce((sum, row) => sum + Math.max(1, all(row, (node) => node.name === "p").length), 0);
    return words === number(n);
  }),
  changed("what is in both", /^No measure is in both: all of one are dropped, all of the other are new\.$/, (_, { report, other }) => keys(report, "indicators").every((key) => !keys(other, "indicators").includes(key))),
  changed("what is in both", /^No measure has a rating of red, amber or green that can be read in both; the numbers are not compared\.$/, (_, { report, other }) => {
    const rated = (one) => ["red", "amber", "green"].includes(one.rating);
    return !report.indicators.some((one) => rated(one) && other.indicators.some((before) => before.ref === one.ref && rated(before)));
  }),
  changed("counts of changes", /^((?:\d+ (?:measures?|milestones?) (?:is|are) (?:new|dropped)(?:, | and )?)+)\.$/, ([, list], { report, other, ...context }) => list.split(/, | and /).every((part) => {
    const [, n, what, how] = /^(\d+) (\w+) (?:is|are) (new|dropped)$/.exec(part);
    // What the publisher says is in both is neither.
    const both = what.startsWith("measure") ? mates(context, report, other) : [];
    const left = (one, at) => keys(one, LISTS[what]).filter((key) => !both.some((pair) => (pair[at].ref ?? pair[at].id) === key));
    const [now, then] = [left(report, 0), left(other, 1)];
    return (how === "new" ? now.filter((key) => !then.includes(key)) : then.filter((key) => !now.includes(key))).length === Number(n);
  })),
  changed("changed passages", /^“(.+)” (is new|is no longer there)\.$/, ([, text, how], { report, other }) => (has_(report, text) !== has_(other, text)) && has_(how === "is new" ? report : other, text)),
  changed("changed passages", /^(?:(\S+) )?“(.+?)” (is new|is no longer there)\.$/, ([, ref, heading, how], { report, other }) => (how === "is new" ? passage(report, ref, heading).length > 0 && passage(other, ref).every((one) => one.heading !== heading) : passage(other, ref, heading).length > 0 && passage(report, ref, heading).length === 0)),
  changed("changed passages", /^(?:(\S+) )?“(.+?)”: the heading is “(.+?)”, was “(.+?)”\.$/, ([, ref, heading, now, then], { report, other }) => heading === now && passage(report, ref, now).length > 0 && passage(other, ref, then).length > 0),
  changed("changed passages", /^(?:(\S+) )?“(.+?)”: the owner is (?:“(.+?)”|no longer given), was “(.+?)”\.$/, ([, ref, heading, now, then], { report, other }) => passage(report, ref, heading).some((one) => (one.owner ?? undefined) === now) && passage(other, ref).some((one) => one.owner === then)),
  changed("changed passages", /^(?:(?:\S+ )?“.+?”: the text|What “.+?” means for a measure) was rewritten: “(.+)” is now “(.+)”\.?$/, ([, then, now], { report, other }) => inside(other, then) && inside(report, now)),
  changed("changed passages", /^What is said of the report as a whole was rewritten from paragraph (\d+): (\d+) paragraphs? stands? in place of (\d+), beginning “(.+?)”\.?$/, ([, from, now, then, quote], { report, other }) => {
    const same = report.written.notes.findIndex((note, at) => note !== other.written.notes[at]);
    return same + 1 === Number(from) && inside(report, quote) && report.written.notes.length - same === Number(now) && other.written.notes.length - same === Number(then);
  }),
  changed("changed passages", /^Figures in the text (are new|are no longer there): (.+)\.$/, ([, how, list], { report, other, ...context }) => {
    const [here, there] = how === "are new" ? [report, other] : [other, report];
    const pairs = mates(context, here, there);
    const [own, others] = [figuresOf(here, pairs.map(([one]) => one)), figuresOf(there, pairs.map(([, one]) => one))];
    const each = (one) => `${one.what}${one.when ? `, ${one.when}` : ""}${one.place ? `, ${one.place}` : ""}: ${one.printed}`;
    const named_ = own.filter((one) => list.includes(one.printed));
    return named_.length > 0 && own.some((one) => list.startsWith(each(one).slice(0, 40))) && !others.some((one) => list.startsWith(each(one).slice(0, 40)));
  }),
  changed("changed words", /^The title is “(.+)”, was “(.+)”\.$/, ([, now, then], { report, other, ...context }) => (report.written.title === now && other.written.title === then) || mates(context, report, other).some(([a, b]) => plain(a.title) === plain(now) && plain(b.title) === plain(then)) || ((report.written.sources ?? []).some((source) => source.title === now) && (other.written.sources ?? []).some((source) => source.title === then))),
  changed("changed words", /^The (id|ref) is “(.+)”, was “(.+?)”(?:; the publisher says that the two are the same)?\.$/, ([, what, now, then], { report, other, ...context }) => mates(context, report, other).some(([a, b]) => a[what] === now && b[what] === then)),
  changed("changed words", /^The outside measure: what differs was rewritten: “(.+)” is now “(.+)”\.?$/, ([, then, now], { report, other }) => inside(other, then) && inside(report, now)),
  changed("changed words", /^The commentary is new: “(.+?)”?\.?$/, ([, text], { report }) => inside(report, text)),
  changed("changed words", /^The commentary was rewritten: “(.+?)” is now “(.+?)”?\.?$/, ([, then, now], { report, other }) => inside(other, then) && inside(report, now)),
  changed("changed words", /^The commentary was rewritten: “(.+?)”?$/, ([, text], { other }) => inside(other, text)),
  changed("changed words", /^(.+?) …” is now “(.+?)”?$/, ([, then, now], { report, other }) => inside(other, then) && inside(report, now)),
  changed("changed figures", /^The (?:figure|target) for (.+?) is (.+?)(?:; for (.+?) it was (.+?)|, as for (.+?))\.$/, ([, when, now, before, then, same], { report, other, ...context }) => mates(context, report, other).some(([a, b]) => cellOf(a, now, when) && cellOf(b, then ?? now, before ?? same))),
  changed("counts of changes", /^There are (\d+) changes to what is counted and how and (\d+) to commentary\.$/, ([words, n, m], { report, site, screen, found }) => {
    // The page of changes has them one by one; elsewhere it is said as there.
    if (screen !== "changes") return readFileSync(`${site}/${report.id}/changes/index.html`, "utf8").includes(words);
    return [n, m].every((number) => found.some((one) => one.words === `${number} change${number === "1" ? "" : "s"}.`));
  }),
  changed("what is set against what", /^What changed since (.+)$/, ([, then], { other }) => names(other.time).has(then.toLowerCase())),
  changed("changed columns", /^The column “(.+)” stands where “(.+)” stood\.$/, ([, now, then], { report, other }) => column(report, now) && column(other, then)),
  // The name of what changed: a ref with a title, of this report or the other.
  (words, { report, other, screen }) => {
    if (screen !== "changes" || !other) return null;
    const known = [report, other].flatMap((one) => [...one.indicators, ...(one.written.milestones ?? []), ...(one.written.objectives ?? [])].flatMap((each) => [each.heading, each.title].filter(Boolean).map((title) => clean(plain(`${each.ref ?? ""} ${title}`)))));
    return known.includes(words) ? [["names of what changed", true, words]] : null;
  },
];

export { dayWords, rounded, text };

// The sentences of a page, clause by clause.

import { join } from "node:path";
import { alike, period, read, says } from "./model.mjs";
import { all, has, text as textOf } from "./html.mjs";
import { directionSays, distanceSays, plain, rankSays, RATINGS, shown } from "./tables.mjs";
import { countNotRanked, judgedSides, largest, notRanked, roseAndFell } from "./lists.mjs";
import { bestAndWorst, improvedAndWorsened, ofTopic, topicCounts } from "./standing.mjs";
import { CHANGES, count, countsSay, HELD, mates } from "./report.mjs";
import { cohortSentence } from "./cohorts.mjs";
import { processSentence } from "./processes.mjs";
import { names } from "./figures.mjs";
import { clean } from "./pages.mjs";

const NUMBER = String.raw`[−-]?£?\d[\d,]*(?:\.\d+)?%?`;
const UNITS = String.raw`(?: per [\d,]+| (?:(?:hours?|days?|years?|points?|months?|weeks?|minutes?|seconds?|thousand|million|kg|tonnes(?: CO2e)?|tCO2e|to 1)\b|£(?:000|m)\b))?`;
const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const YEAR = String.raw`\d{4}(?:\/\d\d)?`;
const PERIOD = [
  String.raw`\d{1,2} ${MONTH}(?: \d{4})? to \d{1,2} ${MONTH} \d{4}`,
  String.raw`\d{1,2} ${MONTH} \d{4}`,
  String.raw`the year to ${MONTH} \d{4}`,
  String.raw`the academic year ${YEAR}`,
  String.raw`the (?:autumn|spring|summer) term ${YEAR}`,
  String.raw`[Qq]uarter \d ${YEAR}`,
  String.raw`${YEAR} (?:autumn|spring|summer)`,
  String.raw`[A-Z][a-z]{2} \d{4}(?= to )`,
  String.raw`${MONTH}(?: \d{4})? to ${MONTH} \d{4}`,
  String.raw`${MONTH} \d{4}`,
  String.raw`\d{1,2} [A-Z][a-z]{2} \d{4}`,
  String.raw`[A-Z][a-z]{2} \d{4}`,
  String.raw`Q\d \d\d(?:\d\d)?\/\d\d`,
  String.raw`${YEAR} to ${YEAR}`,
  YEAR,
  "the latest figure",
].join("|");
const MARKS = String.raw`(?: \((?:(?:provisional|revised|estimated|forecast|low reliability|break in series)(?:, )?)+\))?`;
const CLAIM = /\d|\brated?\b|\bbest\b|\bworst\b|highest|lowest|\babove\b|\bbelow\b|\bbetter\b|\bworse\b|\brose\b|\bfell\b|unchanged|\bnone\b|\bno measure/i;

/** Every text of the report's files, for what is copied from there; texts with their refs too. */
const copies = new WeakMap();
export function copied(report) {
  if (!copies.has(report)) {
    const found = new Set();
    const add = (words) => found.add(clean(plain(words)));
    const walk = (value) => {
      if (typeof value === "string") {
        add(value);
        add(value.charAt(0).toUpperCase() + value.slice(1));
        for (const paragraph of value.split(/\n\s*\n/)) add(paragraph);
      } else if (value && typeof value === "object") {
        if (typeof value.ref === "string") {
          for (const words of [value.heading, value.title, value.short_title].filter(Boolean)) {
            add(`${value.ref} ${words}`);
            add(`${words} ${value.ref}`);
            add(`${words}${value.ref}`);
          }
        }
        if (typeof value.per === "number") add(perWords(value));
        if (typeof value.what === "string" && typeof value.when === "string") add(period(value.when).words);
        if (value.symbol && value.meaning) add(`${value.symbol} ${value.meaning}`);
        Object.values(value).forEach(walk);
      }
    };
    walk(report.written);
    for (const indicator of report.indicators) walk([indicator.definition, indicator.method, indicator.written]);
    copies.set(report, { all: found, long: [...found].filter((text) => text.length > 3).sort((a, b) => b.length - a.length) });
  }
  return copies.get(report);
}

/** `Per 10,000 children aged under 18`. */
const perWords = (unit) => `Per ${unit.per.toLocaleString("en-GB")}${unit.of ? ` ${unit.of}` : ""}`;

/** Controls, navigation and other words that state no figure of the report. */
export function skipped({ where, words }, context) {
  if (/^(option|button|legend|summary fv-choices|label nav|label ul)/.test(where)) return true;
  if (/^chart/.test(where)) {
    chart({ where, words }, context);
    return true;
  }
  return !CLAIM.test(words);
}

/** Every number that a chart of an indicator may show: figures, means, distances, targets, parts. */
const drawable = new WeakMap();
function numbersOf(figures) {
  if (drawable.has(figures)) return drawable.get(figures);
  const found = new Set();
  const add = (...numbers) => numbers.forEach((number) => number !== null && number !== undefined && found.add(number));
  for (const comparison of figures.comparisons) {
    for (const series of comparison.observations.series) for (const point of series.points) add(point.number, ...(point.limits ?? []));
    for (const period of comparison.periods) {
      const mean = comparison.mean(period.label);
      if (mean) add(mean.value);
      add(...(comparison.bands(period.label) ?? []));
      for (const what of ["the neighbour mean", "the target"]) {
        for (const [value, from, to] of gapsOf(only(comparison, period), what, figures)) {
          add(Math.abs(value - from), ...(to == null ? [] : [Math.abs(value - to)]));
        }
      }
    }
  }
  const { indicator } = figures;
  for (const one of [indicator, ...indicator.breakdowns]) {
    for (const cell of one.cells) add(cell.number, cell.to);
    for (const series of one.observations?.series ?? []) for (const point of series.points) add(point.number);
  }
  for (const target of figures.targets()) add(target.value, target.to);
  for (const number of [...found]) found.add(-number);
  drawable.set(figures, [...found]);
  return drawable.get(figures);
}

/** Labels in charts: a number beside a place or alone is one of the indicator's. */
function chart({ where, words }, context) {
  if (!context.figures || /tick|chart__small/.test(where) || !/\d/.test(words)) return;
  if (/^under [+−]?[\d.]+$/.test(words)) {
    // A distance that rounds to nothing.
    const least = Number(words.replace(/[^\d.]/g, ""));
    const sign = words.includes("−") ? -1 : 1;
    context.checks.say("numbers in charts", numbersOf(context.figures).some((number) => sign * number > 0 && Math.abs(number) < least), `${where}: ${words}`);
    return;
  }
  // The names of parts, shortened where there is no room.
  const titles = (context.indicator?.breakdowns ?? []).map((part) => plain(part.title));
  if (titles.some((title) => title === words || (words.endsWith("…") && title.startsWith(words.slice(0, -1).trim())))) return;
  words = words.replace(/^Mean of (?:\d+ of )?\d+ neighbours /, "");
  const match = new RegExp(`^(?:[^\\d+−£]*?,? )?[+]?(${NUMBER})(?: points?| (?:hours|days|years))?(?:$|[ ,])`).exec(words);
  if (!match || /^\d{4}(\/\d\d)?$/.test(match[1]) || /^Q\d|^\d{1,2} [A-Z]/.test(words)) return;
  const right = numbersOf(context.figures).some((number) => says(match[1], number));
  context.checks.say("numbers in charts", right, `${where}: ${words}`);
}

export function sentence(statement, near) {
  const context = { ...near, statement };
  const { checks, report } = context;
  const words = statement.words;
  if (title(statement, context)) return;
  if (statement.where.startsWith("dd fv-keys") || statement.where.startsWith("dt fv-keys")) return tile(statement, context);
  if (context.frame) {
    const known = framed(statement, context);
    if (known) return checks.say("frames", known[0], words, known[1]);
  } else if (context.indicator && statement.where.includes("fv-title__caption")) {
    checks.say("refs and bases", words === captionOf(context), words, captionOf(context));
    return;
  }
  if (isCopy(words, context) || (statement.where.startsWith("th") && context.figures?.comparisons.some((one) => one.periods.some((period) => names(period).has(words.toLowerCase()))))) {
    checks.say("texts copied from the report", true, words);
    return;
  }
  const quoting = WHOLE.map((rule) => rule(words, context)).find(Boolean);
  const { known, strangers } = quoting ? { known: quoting, strangers: [] } : sentences(words, context);
  const whole = strangers.length > 0 ? clauses(words, context) : null;
  if (strangers.length > 0 && !whole && pieced(words, report)) {
    checks.say("texts copied from the report", true, words);
    return;
  }
  for (const one of whole ?? known) checks.say(...one);
  if (whole) return;
  for (const one of strangers) checks.stranger(statement.where, one);
}

const BASES = { snapshot: "snapshot at the end of the period", cumulative: "cumulative, year to date", whole_period: "over the whole period", rolling: "rolling, over the latest months", annual_forecast: "forecast for the year" };

/** `ENV05, over the whole period`: the ref and how a measure is counted. */
function captionOf({ indicator, report }) {
  const ref = report.written.sort === "benchmark" ? undefined : indicator.ref;
  const words = plain([ref, BASES[indicator.basis]].filter(Boolean).join(", "));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A report's title and its period, as a frame names it. */
function frameName({ written, time }) {
  const title = plain(written.title);
  return title.toLowerCase().includes(time.words.toLowerCase()) ? title : `${title}, ${time.words}`;
}

/** What a frame in another page says of the report it is from and of newer ones: `[right, expected]`. */
function framed({ where, words }, { related, report, reports, indicator, screen }) {
  const whose = `${plain(report.written.organisation)}, ${frameName(report)}`;
  if (where.includes("fv-title__caption")) return [words === whose, whose];
  let match = /^Report: (.+), (?:published (.+)|no day of publication given)\.(?: (.+)\.)?$/.exec(words);
  if (match) {
    const day = report.written.published;
    return [match[1] === whose && (match[2] === undefined ? day === undefined : names(period(day)).has(match[2].toLowerCase())), `${whose}, ${day}`];
  }
  match = /^Source: (.+)$/.exec(words);
  if (match) {
    const lines = (report.written.sources ?? []).map((one) => `${[one.title, one.publisher, one.published && `published ${period(one.published).words}`].filter(Boolean).map(plain).join(", ")}.${one.licence ? ` ${one.licence}.` : ""}`);
    return [lines.includes(match[1]), lines.join(" | ")];
  }
  const newer = [...reports.values()].filter((one) => one.written.series !== undefined && one.written.series === report.written.series && one.time.to > report.time.to).sort((a, b) => b.time.to - a.time.to)[0];
  const goesOn = newer && (indicator ? newer.indicators.some((one) => one.id === indicator.id) : screen === "scorecard" || (newer.written[screen] ?? []).length > 0);
  match = /^There is a newer report: (.+?), where it goes by “(.+)”\.$/.exec(words);
  if (match) return [newer !== undefined && match[1] === frameName(newer) && mates({ related }, newer, report).some(([now, then]) => then.id === indicator?.id && now.heading === match[2]), newer && frameName(newer)];
  match = /^There is a newer report: (.+?)\.$/.exec(words);
  if (match) return [Boolean(goesOn) && match[1] === frameName(newer), newer && frameName(newer)];
  match = /^The newest report, (.+), no longer has this; these are the last figures there are\.$/.exec(words);
  if (match) return [newer !== undefined && !goesOn && match[1] === frameName(newer), newer && frameName(newer)];
  return null;
}

/** Whether a text is pieces of the report with nothing claimed between them, or the marked opening of
 *  a text of the report. */
function pieced(words, report) {
  const texts = copied(report);
  let rest = words;
  for (const text of texts.long) {
    if (text.length < 4) break;
    if (rest.includes(text)) rest = rest.split(text).join(" ");
  }
  if (!CLAIM.test(rest)) return true;
  const opening = words.replace(/ ?…$/, "");
  return opening.length > 40 && texts.long.some((text) => text.startsWith(opening));
}

/** A tile: its term, value and note come one after the other. */
function tile(statement, context) {
  const { found, checks, report, figures, indicator } = context;
  if (!statement.where.startsWith("dt")) return;
  if (!figures) return checks.stranger(statement.where, statement.words);
  const at = found.indexOf(statement);
  const own = [];
  for (let next = at + 1; next < found.length && !found[next].where.startsWith("dt") && found[next].where.startsWith("dd fv-keys"); next += 1) own.push(found[next]);
  const value = own.find((one) => one.where.includes("keys__value"));
  const notes = own.filter((one) => one.where.includes("keys__note"));
  const term = statement.words;
  const words = value?.words ?? "";
  const at0 = `${term}: ${words}`;
  if (/rating/i.test(term)) {
    checks.say("ratings", words === (RATINGS[indicator.rating] ?? "Not rated"), at0, indicator.rating);
    return;
  }
  if (/direction/i.test(term)) {
    checks.say("directions", directionSays(words.replace(/ ?(?:as published|calculated)$/, ""), indicator, /calculated$/.test(words)), at0, indicator.direction);
    return;
  }
  const period = (term.match(new RegExp(`(${PERIOD})`)) ?? [])[1];
  const note = notes.map((one) => one.words).join(" ");
  const notePeriod = (note.match(new RegExp(`(?:in|at|over|for) (${PERIOD})`, "i")) ?? [])[1];
  const candidates = [];
  for (const comparison of figures.comparisons) {
    for (const one of comparison.periods) {
      if (notePeriod && !names(one).has(notePeriod.toLowerCase())) continue;
      if (/neighbour/i.test(term)) {
        const mean = comparison.mean(one.label);
        if (mean) candidates.push({ number: mean.value, marks: [] });
        continue;
      }
      for (const series of comparison.observations.series) {
        const area = report.areas.get(series.area).name;
        const cohort = report.written.cohorts?.find((other) => other.id === series.cohort)?.name;
        if ([area, cohort && `${area}, ${cohort}`, cohort].filter(Boolean).map(plain).includes(term) || series === comparison.focus) {
          const point = series.points.find((other) => other.period.label === one.label);
          if (point) candidates.push(point);
        }
      }
    }
  }
  for (const cell of indicator.cells) {
    const fits = plain(cell.heading) === term || (cell.period && (period ? names(cell.period).has(period.toLowerCase()) : names(cell.period).has(term.toLowerCase()))) || /^(target|current|latest|now)/i.test(term) || (cell.period && term.toLowerCase().includes(cell.period.words.toLowerCase()));
    if (fits) candidates.push(cell);
  }
  if (/target/i.test(term)) for (const target of figures.targets()) candidates.push({ number: target.value, to: target.to, marks: [], printed: target.printed });
  const rights = candidates.filter((one) => shown(words, one) || (one.printed !== undefined && shown(words, { ...one, printed: undefined, heading: undefined })));
  checks.say("tiles", rights.length > 0, at0, candidates.map((one) => one.printed ?? one.number ?? one.absent).slice(0, 6).join(" | "));
  const printedFor = new RegExp(`^printed for (${PERIOD})$`, "i");
  for (const one of notes) {
    const when = printedFor.exec(one.words)?.[1].toLowerCase();
    if (when) checks.say("periods", rights.some((right) => right.period && names(right.period).has(when)), `${at0}, ${one.words}`);
  }
  const away = /the figure (?:is (.*?) (above|below)|equals it|is within it)/.exec(note);
  if (away && rights.length) {
    const nows = [...indicator.cells.filter((cell) => cell.number !== null).map((cell) => cell.number), ...figures.comparisons.flatMap((one) => one.focus.points.map((point) => point.number)).filter((n) => n !== null)];
    checks.say("distances", nows.some((now) => rights.some((right) => {
      const from = right.to != null && now > right.to ? right.to : right.number;
      if (/equals it/.test(note)) return alike(now, from);
      if (/within it/.test(note)) return right.to != null && now >= right.number && now <= right.to;
      return distanceSays(`${away[1]} ${away[2]}`, now, from);
    })), `${at0}, ${note}`);
  }
  const of = /(?:all|(\d+) of) (\d+) with a value/.exec(note);
  if (of) {
    const means = figures.comparisons.flatMap((one) => one.periods.filter((other) => !notePeriod || names(other).has(notePeriod.toLowerCase())).map((other) => one.mean(other.label))).filter(Boolean);
    checks.say("how many neighbours", means.some((mean) => mean.of === Number(of[2]) && mean.n === Number(of[1] ?? of[2])), `${at0}, ${note}`);
  }
}

/** Sentences that one after the other make up a text, each worked out or copied from the report;
 *  null where there is only one and nothing knows it. */
function sentences(text, context) {
  const { checks, report } = context;
  const list = text.split(/(?<=[.!?]["”)]?)(?<!\bSt\.) (?=[A-Z“"\d£−])/);
  const known = [];
  const strangers = [];
  for (let at = 0; at < list.length; ) {
    let end = list.length;
    while (end > at && !isCopy(list.slice(at, end).join(" "), context)) end -= 1;
    if (end > at) {
      known.push(["texts copied from the report", true, list[at]]);
      at = end;
      continue;
    }
    const result = clauses(list[at], context) ?? (CLAIM.test(list[at]) ? null : []);
    if (result) known.push(...result);
    else strangers.push(list[at]);
    at += 1;
  }
  return { known, strangers };
}

/** Whether a text is in the report, letter for letter. */
const isCopy = (words, { report, other }) => copied(report).all.has(words) || (other ? copied(other).all.has(words) : false);

const sticky = (pattern) => new RegExp(pattern, "y");

/** One sentence: `[kind, right, words, expected]` for each of its claims; null where it is not
 *  understood. */
function clauses(words, context) {
  for (const rule of SENTENCES) {
    const result = rule(words, context);
    if (result) return result;
  }
  return null;
}

const GAP = String.raw`(?:${NUMBER}${UNITS} (?:above|below)|slightly (?:above|below)(?:, before rounding,)?|equal to|less than ${NUMBER}${UNITS} (?:above|below))`;

/** `At 31 March 2025 the rate was 132 per 10,000 in Halton, 25.6 above …` */
function figureSentence(words, context) {
  const { figures } = context;
  if (!figures) return null;
  words = words.replace(/^The latest (figure|rate|number|amount|score|rank) /, "By the latest figure the $1 ");
  const begin = new RegExp(`^(?:Since then: )?(?:In the year to date, up to|In|At|Over|For|By|From) (${PERIOD}) the (figure|rate|number|amount|score|rank|forecast)(?: for the whole year)? (?:is forecast to be|was forecast to be|was|is) (${NUMBER}${UNITS}|[^,]+?)(?: in (.+?))?(${MARKS})(?=[,.;]| \\(|$)`, "i").exec(words);
  if (!begin) return null;
  const [whole, phrase, noun, value, , marks] = begin;
  if (/^not available$|^confidential$|^not applicable$/.test(value)) {
    const absences = { "not available": ["x", ":", ".."], confidential: ["c", "*"], "not applicable": ["z", "."] }[value];
    const points = [...context.indicator.cells.filter((cell) => cell.period), ...figures.comparisons.flatMap((one) => one.focus.points)];
    return [["figures that are absent", points.some((point) => point.number === null && absences.includes(point.absent) && names(point.period).has(phrase.toLowerCase())), words]];
  }
  const candidates = figures.own(phrase).filter((one) => says(value, one.value) || (one.cell?.printed && plain(one.cell.printed) === value));
  const out = [["figures in sentences", candidates.length > 0, words, figures.own(phrase).map((one) => one.value).join(" or ")]];
  if (!candidates.length) return out;
  const kind = { rate: "rate", number: "count", amount: "money", score: "score" }[noun];
  const calls = (one) => (one.comparison ? one.comparison.unit.kind : context.indicator.unit.kind) === kind || new RegExp(`\\b${noun}s?\\b`, "i").test(`${context.indicator.title} ${context.indicator.heading}`);
  if (kind) out.push(["nouns of units", candidates.some(calls), words, kind]);
  const said = [...(marks ?? "").matchAll(/provisional|revised|estimated|forecast|low reliability|break in series/g)].map(([mark]) => ({ provisional: "p", revised: "r", estimated: "e", forecast: "f", "low reliability": "u", "break in series": "b" })[mark]);
  out.push(["marks in sentences", candidates.some((one) => said.every((mark) => one.marks.includes(mark))), words]);
  const cohort = figures.report.written.cohorts?.find((one) => words.slice(whole.length).startsWith(`, ${one.name}`));
  const rest = words.slice(whole.length + (cohort ? cohort.name.length + 2 : 0)).replace(/^, /, "").replace(/\.$/, "");
  return after(rest, candidates, context, words, out);
}

/** The clauses after the figure. */
function after(rest, candidates, context, words, out) {
  const { figures, report } = context;
  let at = 0;
  const comma = sticky(String.raw`(?:, and |, | and |; )`);
  while (at < rest.length) {
    comma.lastIndex = at;
    const gap = comma.exec(rest);
    if (gap) at = comma.lastIndex;
    let done = false;
    const attempt = (pattern, check) => {
      if (done) return;
      const one = sticky(pattern);
      one.lastIndex = at;
      const match = one.exec(rest);
      if (!match) return;
      const result = check(match);
      if (result === undefined) return;
      out.push(...result);
      at = one.lastIndex;
      done = true;
    };
    attempt(String.raw`(${GAP}) the (?:mean of its (\w+) statistical neighbours|value of its statistical neighbour|(?:published )?(?:mean|average) of its (?:\w+ )?(?:statistical )?neighbours?|neighbour mean) \((${NUMBER}${UNITS}), (.*?(?: without)?|as published)\)`, (match) => {
      const found = candidates.filter((one) => one.comparison);
      const right = found.some((one) => {
        const mean = one.comparison.mean(one.period.label);
        if (!mean) return false;
        const n = /^all (\w+) with a value|^(\d+) of (\d+) with a value|^as published|^(\w+) with a value/.exec(match[4]);
        const counted = mean.published ? /as published/.test(match[4]) : n && (n[1] ? count(n[1]) === mean.n && mean.n === mean.of : n[2] && Number(n[2]) === mean.n && Number(n[3]) === mean.of);
        return says(match[3], mean.value) && side(match[1], one.value, mean.value) && counted && (!match[2] || count(match[2]) === mean.of);
      });
      return [["distances from the neighbour mean", right, words, found.map((one) => one.comparison.mean(one.period.label)?.value).join(" or ")]];
    });
    attempt(String.raw`(above|below|within|equal to|${GAP}) the (?:forecast |full-year )?target of (.+?)(?=,(?!\d)| and (?:up|down|unchanged)|;|$)`, (match) => {
      const right = figures.targets().some((target) => {
        const printed = target.printed !== undefined && plain(target.printed) === match[2];
        const number = target.value != null && (printed || shown(match[2], { number: target.value, to: target.to, marks: [] }));
        const ofItsTime = (one) => {
          const own = one.period ?? one.cell?.period ?? report.time;
          return target.period?.to === undefined || own.label === target.period.label || (target.period.from <= own.from && own.to <= target.period.to);
        };
        return number && candidates.some((one) => ofItsTime(one) && targetSide(match[1], one.value, target));
      });
      return [["sides of targets", right, words, figures.targets().map((one) => one.value).join(" or ")]];
    });
    attempt(String.raw`(up|down|unchanged) from (?:the )?(.+?) (?:printed for|in|at|for) (${PERIOD}|[^,;]+?)(?=,|;|$)`, (match) => {
      const before = figures.own(match[3]);
      const cells = context.indicator.cells.filter((cell) => cell.number !== null && plain(cell.heading) === match[3]).map((cell) => ({ value: cell.number, cell }));
      const right = [...before, ...cells].some((one) => (says(match[2], one.value) || plain(one.cell?.printed ?? "") === match[2]) && candidates.some((now) => ({ up: now.value > one.value, down: now.value < one.value, unchanged: alike(now.value, one.value) })[match[1]]));
      return [["movements in sentences", right, words, before.map((one) => one.value).join(" or ")]];
    });
    attempt(String.raw`(${GAP}) (.+?) \((${NUMBER}${UNITS})\)`, (match) => {
      const name = match[2];
      const right = candidates.some((one) => one.comparison?.observations.series.some((series) => {
        const area = report.areas.get(series.area).name;
        const cohort = report.written.cohorts?.find((other) => other.id === series.cohort)?.name;
        if (![area, cohort && `${area}, ${cohort}`].filter(Boolean).map(plain).includes(name)) return false;
        const point = series.points.find((other) => other.period.label === one.period.label);
        return point?.number != null && says(match[3], point.number) && side(match[1], one.value, point.number);
      }));
      return [["distances from other places", right, words]];
    });
    if (!done) return null;
  }
  return out;
}

function side(words, value, other) {
  if (/^equal/.test(words)) return alike(value, other);
  return distanceSays(words, value, other);
}

function targetSide(words, value, target) {
  const [low, high] = [target.value, target.to ?? target.value];
  if (words === "within") return value >= low && value <= high;
  if (words === "equal to") return alike(value, low);
  if (words === "above") return value > high && !alike(value, high);
  if (words === "below") return value < low && !alike(value, low);
  return side(words, value, value > high ? high : low);
}

/** `It rose by 5 from 31 March 2024 (137).` */
function changeSentence(words, context) {
  const match = new RegExp(`^(It|The forecast) (rose|fell|was unchanged)(?: by (${NUMBER}${UNITS}))?(?:, before rounding,)? from (${PERIOD}) \\((${NUMBER}${UNITS})(${MARKS})\\)(?:, with no figures? for the (?:\\w+ )?(?:years?|quarters?|months?|periods?|terms?) between)?\\.$`).exec(words);
  if (!match || !context.figures) return null;
  const [, subject, verb, by, phrase, then] = match;
  const is = (point) => subject === "It" || point.marks.includes("f") || /forecast/.test(point.basis ?? context.indicator.basis ?? "");
  const right = context.figures.comparisons.some((comparison) => comparison.periods.some((period) => {
    const now = comparison.own(period.label)?.number;
    if (now == null || !is(comparison.own(period.label))) return false;
    return comparison.focus.points.some((point) => {
      if (point.number === null || !names(point.period).has(phrase.toLowerCase()) || point.period.to >= period.to || !says(then, point.number)) return false;
      const change = now - point.number;
      if (verb === "was unchanged") return alike(now, point.number);
      return (verb === "rose") === change > 0 && says(by, Math.abs(change));
    });
  }));
  return [["changes in sentences", right, words]];
}

/** `0.3 above the neighbour mean in 2016, 25.6 above it in 2025`. */
function headline(words, context) {
  const { figures } = context;
  if (!figures) return null;
  const gaps = words.split(/, (?=(?:less than |slightly |equal to )?[−£\d]|slightly|less than|equal to)/i).map((part) => new RegExp(`^(${GAP})(?:,? before rounding,)? (the neighbour mean|the target|it) (?:in|at|to|over) (${PERIOD})$`, "i").exec(part));
  if (gaps.every(Boolean) && /^the/.test(gaps[0][2])) {
    const what = gaps[0][2];
    const holds = (gap, phrase) => figures.comparisons.some((one) => one.periods.some((period) => names(period).has(phrase.toLowerCase()) && gapsOf(only(one, period), what, figures).some(([value, from, to]) => side(gap.toLowerCase(), value, to != null && value > to ? to : from))));
    return gaps.map(([, gap, , phrase]) => ["headlines", holds(gap, phrase), words]);
  }
  const parts = words.split(/, | and (?=[−£\d])/);
  const each = parts.map((part) => new RegExp(`^(${NUMBER}${UNITS}|\\[\\w+\\])(?: \\(.*?\\))? (?:in|at|to|over) (${PERIOD})(?: \\((?:forecast|provisional|estimated|revised)(?:, \\w+)*\\))?$`).exec(part));
  if (each.every(Boolean)) {
    return each.map(([, value, phrase]) => ["headlines", figures.own(phrase).some((one) => says(value, one.value)), words, figures.own(phrase).map((one) => one.value).join(" or ")]);
  }
  return null;
}

/** `On the worse side of the neighbour mean in 6 of 10 periods`. */
function sides(words, context) {
  const { figures } = context;
  const match = /^(On the better side of|On the worse side of|Above|Below|Level with(?: or within)?) (the neighbour mean|the target|its statistical neighbour) in (?:(all|both)(?: (\d+))? periods|(\d+) of (\d+) periods|the one period shown)$/.exec(words);
  if (!match || !figures) return null;
  const [, how, what, allOf, allN, some, of] = match;
  const right = figures.comparisons.some((one) => {
    const gaps = gapsOf(one, what, figures);
    const n = gaps.filter(([value, from, to]) => {
      const by = value > (to ?? from) ? value - (to ?? from) : value < from ? value - from : 0;
      const sign = alike(by, 0) ? 0 : Math.sign(by);
      const good = one.polarity === "high" ? 1 : -1;
      if (how.startsWith("Level")) return sign === 0;
      if (how === "Above") return sign > 0;
      if (how === "Below") return sign < 0;
      return sign === (how.includes("better") ? good : -good);
    }).length;
    const total = allOf ? (allOf === "both" ? 2 : Number(allN)) : of ? Number(of) : 1;
    return gaps.length === total && n === (allOf ? total : some ? Number(some) : 1);
  });
  return [["how often on which side", right, words]];
}

/** A comparison in one of its periods. */
const only = (one, period) => ({ periods: [period], own: (label) => one.own(label), mean: (label) => one.mean(label) });

export function gapsOf(one, what, figures) {
  return one.periods.flatMap((period) => {
    const value = one.own(period.label)?.number;
    if (value == null) return [];
    if (what === "the target") {
      const target = figures.targets().find((other) => other.period?.label === period.label && other.value != null);
      return target ? [[value, target.value, target.to]] : [];
    }
    const mean = one.mean(period.label);
    return mean ? [[value, mean.value]] : [];
  });
}

/** `At … the rate was 25.6 above the neighbour mean (132 against 106.4), the worse side, …; … it was 0.3 above it.` */
function gapSentence(words, context) {
  const { figures } = context;
  if (!figures) return null;
  const match = new RegExp(`^(?:In|At|Over|For) (${PERIOD}) the \\w+ was (${GAP}|within) (the neighbour mean|the target|its statistical neighbour) \\((.+?)\\)(?:, the (better|worse) side, because (high|low) is good here)?(?:; (?:in|at|over|for) (${PERIOD}) it was (${GAP}|within) it)?\\.$`).exec(words);
  if (!match) return null;
  const [, phrase, gap, what, values, better, good, first, gapFirst] = match;
  const holds = (label, words1) => (one) => one.periods.some((period) => {
    if (!names(period).has(label.toLowerCase())) return false;
    const value = one.own(period.label)?.number;
    const [found] = gapsOf(only(one, period), what, figures);
    if (!found) return false;
    const [, from, to] = found;
    if (words1 === "within") return value >= from && value <= (to ?? from);
    return side(words1, value, value > (to ?? from) ? (to ?? from) : from);
  });
  const out = [["distances in sentences", figures.comparisons.some(holds(phrase, gap)), words]];
  const [own, against] = values.split(" against ");
  out.push(["distances in sentences", figures.own(phrase).some((one) => says(own, one.value)), words]);
  if (against) out.push(["distances in sentences", figures.comparisons.some((one) => one.periods.some((period) => names(period).has(phrase.toLowerCase()) && gapsOf(only(one, period), what, figures).some(([, from, to]) => says(against, from) || says(against, to)))), words]);
  if (better) {
    const sign = /above/.test(gap) ? "high" : "low";
    out.push(["better and worse", figures.comparisons.some((one) => one.polarity === good) && (better === "better") === (sign === good), words]);
  }
  if (first) out.push(["distances in sentences", figures.comparisons.some(holds(first, gapFirst)), words]);
  return out;
}

/** `Of 10 periods it was above the neighbour mean in 6 and below it in 4.` */
function often(words, context) {
  const match = /^Of (\d+) periods it was (above|below|level with(?: or within)?|within) (the neighbour mean|the target|its statistical neighbour|it) in (\d+)(?:(?:,| and) (above|below|level with(?: or within)?|within) it in (\d+))?(?: and (above|below|level with(?: or within)?|within) it in (\d+))?\.$/.exec(words);
  if (!match || !context.figures) return null;
  const claims = [[match[2], match[4]], [match[5], match[6]], [match[7], match[8]]].filter(([how]) => how);
  const right = context.figures.comparisons.some((one) => ["the neighbour mean", "the target"].some((what) => {
    const gaps = gapsOf(one, what, context.figures);
    const signs = gaps.map(([value, from, to]) => (alike(value, from) || (to != null && value >= from && value <= to) ? 0 : value > (to ?? from) ? 1 : value < from ? -1 : 0));
    return gaps.length === Number(match[1]) && claims.every(([how, n]) => signs.filter((sign) => sign === (how === "above" ? 1 : how === "below" ? -1 : 0)).length === Number(n));
  }));
  return [["how often on which side", right, words]];
}

/** `2nd highest of 11, behind Redcar and Cleveland; 2 with no data`. */
function rankHeadline(words, context) {
  const { figures, report } = context;
  if (!figures) return null;
  const match = /^((?:Joint )?(?:\d+(?:st|nd|rd|th) )?(?:best|highest|lowest|worst) of (?:the )?\d+)(?: authorities)?(?:,? (?:Halton|[A-Z][^,;]*?) and its (?:\w+ )?(?:statistical )?neighbours)?(?:[,;] behind ([^;]+))?(?:; (\d+) with no data)?$/i.exec(words);
  if (!match) return null;
  const authorities = /authorities/.test(words);
  const right = figures.comparisons.some((one) => one.periods.some((period) => {
    const numbers = authorities ? one.authorities(period.label).map(([, n]) => n) : undefined;
    if (!rankSays(match[1], one, period.label, numbers)) return false;
    if (match[2]) {
      const own = one.own(period.label).number;
      const before = one.ranked(period.label).numbers.filter(([, n]) => (one.polarity === "low" ? n < own : n > own)).map(([area]) => plain(report.areas.get(area).name));
      if (match[2].split(/, | and (?=[A-Z])/).length > 3 || !before.every((name) => match[2].includes(name))) return false;
    }
    if (match[3]) {
      const { rows, numbers: known } = one.ranked(period.label);
      if (rows.length - known.length !== Number(match[3])) return false;
    }
    return true;
  }));
  return [["ranks in headlines", right, words]];
}

const QUARTILES = { "best quartile": "A", "second best quartile": "B", "third best quartile": "C", "worst quartile": "D" };
const quartileSays = (words, one, label, value) => {
  const found = /in the (best|second best|third best|worst|highest|lowest) quartile|in the middle half/i.exec(words)?.[0].replace(/^in the /i, "").toLowerCase();
  const bounds = one.bands(label);
  if (!found || !bounds || value == null) return false;
  if (QUARTILES[found]) return one.band(label, value) === QUARTILES[found];
  if (["high", "low"].includes(one.polarity)) return false;
  if (found === "highest quartile") return value >= bounds[2];
  if (found === "lowest quartile") return value <= bounds[0];
  return value > bounds[0] && value < bounds[2];
};

/** `In the worst quarter (band D) of 151 authorities`. */
function bandHeadline(words, context) {
  const match = /^(In the .*?(?:quartile|half))(?: \(band ([A-D])\))? of (\d+) authorities$/.exec(words);
  if (!match || !context.figures) return null;
  const right = context.figures.comparisons.some((one) => one.periods.some((period) => one.authorities(period.label).length === Number(match[3]) && quartileSays(match[1], one, period.label, one.own(period.label)?.number)));
  return [["quartile bands", right, words]];
}

/** `At … Halton with 132 per 10,000 was 2nd highest of the 11 authorities with a value in this file.` */
function amongAll(words, context) {
  const { figures } = context;
  if (!figures) return null;
  const match = new RegExp(`^(?:In|At|Over|For) (${PERIOD}) .+? with (${NUMBER}${UNITS}) was ((?:joint )?(?:\\d+(?:st|nd|rd|th) )?(?:best|worst|highest|lowest) of the \\d+) authorities with a value in this file\\.$`).exec(words);
  if (!match) return null;
  const right = figures.comparisons.some((one) => one.periods.some((period) => names(period).has(match[1].toLowerCase()) && says(match[2], one.own(period.label)?.number) && rankSays(match[3], one, period.label, one.authorities(period.label).map(([, n]) => n))));
  return [["ranks among all authorities", right, words]];
}

function quartiles(words, context) {
  const match = new RegExp(`^(?:Their|The) median (?:of the \\d+ )?was (${NUMBER}${UNITS}), (?:their|the) quartiles (${NUMBER}${UNITS}) and (${NUMBER}${UNITS}); .+? was (in the .+?)(?: \\(band ([A-D])\\))?\\.$`).exec(words);
  if (!match || !context.figures) return null;
  const right = context.figures.comparisons.some((one) => one.periods.some((period) => {
    const bounds = one.bands(period.label);
    return bounds && says(match[2], bounds[0]) && says(match[1], bounds[1]) && says(match[3], bounds[2]) && quartileSays(match[4], one, period.label, one.own(period.label)?.number) && (!match[5] || one.band(period.label, one.own(period.label).number) === match[5]);
  }));
  return [["quartiles", right, words]];
}

function noBands(words, context) {
  const match = /^No quartile bands: (\d+) of (\d+) values are equal, more than a (?:quarter|fourth)\.$/.exec(words) ?? /^Too few values for quartile bands: (\d+), and 8 are needed\.$/.exec(words);
  if (!match || !context.figures) return null;
  const right = context.figures.comparisons.some((one) => one.periods.some((period) => {
    const numbers = one.authorities(period.label).map(([, n]) => n);
    if (!match[2]) return numbers.length === Number(match[1]) && numbers.length < 8;
    const most = Math.max(...numbers.map((n) => numbers.filter((other) => other === n).length));
    return numbers.length === Number(match[2]) && most === Number(match[1]) && most * 4 > numbers.length;
  }));
  return [["why there are no bands", right, words]];
}

/** `Mean of the neighbours: 106.4 (all 10 with a value).` */
function meanSentence(words, context) {
  const match = new RegExp(`^(?:Mean of the neighbours|Neighbour average, published|The neighbour mean): (${NUMBER}${UNITS}) \\((.+)\\)\\.$`).exec(words);
  if (!match || !context.figures) return null;
  const right = context.figures.comparisons.some((one) => one.periods.some((period) => {
    const mean = one.mean(period.label);
    if (!mean || !says(match[1], mean.value)) return false;
    const n = /(?:all|(\d+) of) (\d+) with a value/.exec(match[2]);
    return n ? Number(n[2]) === mean.of && Number(n[1] ?? n[2]) === mean.n : Boolean(mean.published);
  }));
  return [["neighbour means", right, words]];
}

/** `Not available, a gap in the line: Halton in 2020 and 2021; 10 neighbours.` */
function markedSentence(words, context) {
  const match = /^(Not available|Confidential|Not applicable|None recorded|Low[^,:]*|Provisional|Revised|Estimated|Forecast|Low reliability|Break in series|Counted otherwise)[^:]*: (.+)\.$/i.exec(words);
  if (!match || !context.figures) return null;
  const kind = match[1].toLowerCase();
  const has = (one) => (point, at, points) => {
    // A gap lies between two figures; before the first and after the last nothing is missing.
    const known = points.flatMap((each, index) => (each.number === null ? [] : [index]));
    if (/gap in the line/.test(match[0]) && kind !== "confidential" && !(at > known[0] && at < known.at(-1))) return false;
    const marks = { provisional: "p", revised: "r", estimated: "e", forecast: "f", "low reliability": "u", "break in series": "b", "counted otherwise": "b" };
    if (marks[kind]) return point.marks.includes(marks[kind]) || (kind === "forecast" && /forecast/.test(point.basis ?? one.basis ?? ""));
    const absences = { "not available": ["x", ":", ".."], confidential: ["c", "*"], "not applicable": ["z", "."], "none recorded": ["w", "-"] };
    return point.number === null && (absences[kind] ?? ["low", "~"]).includes(point.absent);
  };
  const right = context.figures.comparisons.some((one) => match[2].split("; ").every((clause) => {
    const near = /^(\w+) (?:of the )?neighbours?$/.exec(clause);
    if (near) {
      const n = one.near().filter(([, series]) => series?.points.some(has(one))).length;
      return n === count(near[1]);
    }
    const place = /^(.+?) in (.+)$/.exec(clause);
    if (!place) return false;
    const series = one.observations.series.filter((series) => {
      const area = plain(context.report.areas.get(series.area).name);
      return place[1] === area || place[1].startsWith(`${area}, `);
    });
    return series.some((each) => {
      const labels = each.points.filter(has(one)).map((point) => point.period);
      const latest = /^(\d+) periods, the latest (.+)$/.exec(place[2]);
      if (latest) return labels.length === Number(latest[1]) && names(labels.at(-1)).has(latest[2].toLowerCase());
      const list = place[2].split(/, | and /);
      return list.length === labels.length && list.every((name, at) => names(labels[at]).has(name.toLowerCase()));
    });
  }));
  return [["notes on marks", right, words]];
}

/** Sentences that hold of how the page is made and state no figure. */
function fixed(words) {
  return FIXED.some((pattern) => pattern.test(words)) ? [] : null;
}

const FIXED = [
  /^The vertical axis does not begin at zero\.$/,
  /^Figures of different sorts of periods are not joined by a line\.$/,
  /^Calculated here: /,
  /^Neighbours: calculated, for each measure’s latest period(?: up to this report’s own(?:, or the first after it)?)?; 1st is best, or highest where there is no judgement\.(?: \[|$)/,
  /^The source gives this measure no good or bad direction/,
  /^Plain mean, /,
  /^The thin lines part /,
  /^Rank 1 is /,
  /^Measures without a good direction, with fewer than 8 values /,
  /^The change since the previous comparable period, less the change of the neighbours’ median, /,
  /^Bands are quartiles /,
  /^What (?:the report|it) prints stands below\.$/,
  /^how many is said where it is not all\.$/,
  /^They can be chosen below\.$/,
  /^This page in the newer report\.$/,
  /^Cells are shaded /,
  /^Region and nation are not ranked\.$/,
  /^Fairview report, version 1 of the format$/,
  /^A part of a year is not held against the target for the whole\.$/,
  /^By distance from the neighbours’ median: 2 times is twice as far as a neighbour usually is\.$/,
  /^Figures in the document’s sentences that belong to no measure and no milestone, as printed\.$/,
  /^How comparisons are worked out follows\.$/,
  /^Each rating has a shape and a word as well as a colour\.$/,
  /^“Calculated” under an arrow: /,
];

/** The words of the legend that say how figures are worked out, whatever the report. */
const LEGEND = /^(?:The figure (?:rose|fell)|Better|Worse|(?:Best|Second best|Third best|Worst) quartile|none recorded|1st is the best: the highest where high is good, the lowest where low is good\.|Without a judgement 1st is the highest\.|Equal values share the better place\.|A distance or movement is said in per cent only of a number that has a true zero and lies well above it: not of a score, a difference or a target of 0\.|A value on a cut takes the better quartile\.|There are none with fewer than eight values, or where more than a (?:quarter|fourth) of the values are equal\.|There is none with fewer than five values\.)$/;

/** Words of the legend, on its own screen and on those that shade by quartile. */
function legend(words, { screen, statement }) {
  return LEGEND.test(words) && (["legend", "print"].includes(screen) || /fv-heat/.test(statement.where)) ? [] : null;
}

/** `This is …: it has no measure with this id`: no such measure in the newer report. */
function dropped(words, { related, indicator, reports, report }) {
  const named = /^There it goes by (?:(.+?), )?“(.+)”\.$/.exec(words);
  if (named && indicator) {
    const later = [...reports.values()].filter((other) => other.written.series === report.written.series && other.time.to > report.time.to);
    const goes = ([now, then]) => then.id === indicator.id && now.ref === named[1] && plain(now.heading) === plain(named[2]);
    return [["measures of newer reports", later.some((other) => mates({ related }, other, report).some(goes)), words]];
  }
  if (!/^It has no measure with this id, ref or title/.test(words) || !indicator) return null;
  const newer = [...reports.values()].filter((other) => other.written.series === report.written.series && other.time.to > report.time.to);
  const right = newer.length > 0 && newer.every((other) => other.indicators.every((one) => one.id !== indicator.id && (one.ref === undefined || one.ref !== indicator.ref) && one.title !== indicator.title));
  return [["measures of newer reports", right, words]];
}

/** `High is good`, of a measure. */
function good(words, { indicator, figures }) {
  const match = /^(High|Low) is good(?: \(.*\))?\.?$/.exec(words);
  if (!match || !indicator) return null;
  return [["which side is good", [indicator.polarity, ...figures.comparisons.map((one) => one.polarity)].includes(match[1].toLowerCase()), words, indicator.polarity]];
}

/** `The period “0” cannot be placed in time: see the table.` */
function unplaced(words, { figures }) {
  const match = /^The periods? (“.+”) cannot be placed in time: see the table\.$/.exec(words);
  if (!match || !figures) return null;
  const labels = figures.comparisons.flatMap((one) => one.periods.filter((period) => period.to === undefined).map((period) => `“${period.label}”`));
  return [["periods that cannot be placed", labels.some((label) => match[1].includes(label)), words]];
}

/** `Counts for North West and England are not drawn: beside them …`: they are ten times as large. */
function notDrawn(words, { figures, report }) {
  const match = /^(?:Counts|Amounts|Sums) for (.+?) are not drawn: /.exec(words);
  if (!match || !figures) return null;
  const places = [...report.areas.values()].filter((area) => match[1].includes(plain(area.name)));
  const right = figures.comparisons.some((one) => places.length > 0 && places.every((area) => {
    const large = one.observations.of(area.id, undefined)?.points.filter((point) => point.number !== null).map((point) => point.number) ?? [];
    const own = one.focus.points.filter((point) => point.number !== null).map((point) => point.number);
    return large.length > 0 && Math.max(...large) > Math.max(...own);
  }));
  return [["places that are not drawn", right, words]];
}

/** `The authorities in this file are the authority and its neighbours`. */
function whichAuthorities(words, { report }) {
  const match = /^The authorities in this file are (the authority and its neighbours; it does not hold those of the whole country)\.?/.exec(words);
  if (!match) return null;
  const others = [...report.areas.values()].filter((area) => area.kind === "authority" && area.id !== report.area && !report.neighbours.includes(area.id));
  return [["which authorities", others.length === 0, words, others.map((area) => area.name).join()]];
}

/** `Neighbours: Department for Education, May 2025. …` */
function list(words, { report }) {
  const match = /^Neighbours: (?!calculated)(.+)$/.exec(words);
  return match ? [["the list of neighbours", match[1].replace(/\.$/, "").startsWith(report.written.neighbours?.list ?? "none"), words]] : null;
}

/** `No figures over time are published for it.` */
function noTime(words, { figures }) {
  return /^No figures over time are published/.test(words) && figures ? [["no figures over time", figures.comparisons.every((one) => one.printed && one.focus.points.filter((point) => point.number !== null).length < 2), words]] : null;
}

/** `The report prints 1 figure and 2 targets and no figures over time`, `The report prints 1 target and no figure`. */
function printedWithoutChart(words, { figures }) {
  const match = /^The report prints (?:(\d+) figures?)?(?: and )?(?:(\d+) targets?)?(?: and no figures?( over time)?|, but not of periods that a line could run through), so there is no chart\.(?: What it prints stands below\.)?$/.exec(words);
  if (!match || !figures) return null;
  const isTarget = ({ column }) => column.is === "target";
  const numbers = (target) => figures.indicator.cells.filter((cell) => isTarget(cell) === target && cell.number != null).length;
  const [, some, targets, overTime] = match;
  const points = figures.indicator.observations?.series.flatMap((series) => series.points) ?? [];
  const own = Math.max(numbers(false), points.filter((point) => point.number !== null).length);
  const right = Number(some ?? 0) === own && Number(targets ?? 0) === numbers(true) && (overTime === undefined || own === 1);
  return [["what is printed without a chart", right, words, `${own} and ${numbers(true)}`]];
}

/** `No figures are in the file between 2021 and 2023, so the line stops there.` */
function between(words, { figures }) {
  const match = new RegExp(`^No figures are in the file between (${PERIOD}) and (${PERIOD})(?:, or between (${PERIOD}) and (${PERIOD}))?, so the line stops there\\.$`).exec(words);
  if (!match || !figures) return null;
  const gap = (from, to) => figures.comparisons.some((one) => {
    // Of several lines the gap is in one; what has no figure is no end of a gap.
    const known = [...one.focus.points].filter((point) => point.number !== null).map((point) => point.period);
    return [one.periods, known].some((list) => list.some((period, at) => at > 0 && names(period).has(to.toLowerCase()) && names(list[at - 1]).has(from.toLowerCase()) && period.from > list[at - 1].to + 1));
  });
  const right = gap(match[1], match[2]) && (!match[3] || gap(match[3], match[4]));
  return [["periods absent from the file", right, words]];
}

/** `The figure for the whole of 2021/22 was 132.`, `The target for the whole of 2022/23 is 68.`, `The target for 2016/17 is 87%.` */
function wholeYear(words, { figures, indicator }) {
  const match = new RegExp(`^The (figure|target) for (the whole of )?(${PERIOD}) (?:was|is) (.+?)\\.$`).exec(words);
  if (!match || !figures) return null;
  const [, what, whole, phrase, value] = match;
  const cells = indicator.cells.filter((cell) => (cell.column.is === "target") === (what === "target") && cell.period && names(cell.period).has(phrase.toLowerCase()) && (!whole || ["whole_period", "rolling", undefined].includes(cell.basis ?? undefined)));
  return [["figures of whole years", cells.some((cell) => shown(value, { ...cell, printed: undefined, heading: undefined }) || plain(cell.printed ?? "") === value), words, cells.map((cell) => cell.printed ?? cell.number).join()]];
}

/** The parts of an indicator with a number in a period: `[{ title, number }]`. */
function partsIn(context, phrase) {
  return context.indicator.breakdowns.flatMap((part) => {
    const points = [...(part.observations?.series.flatMap((series) => series.points) ?? []), ...part.cells.filter((cell) => cell.period)];
    const found = points.find((point) => point.number !== null && names(point.period).has(phrase.toLowerCase()));
    return found ? [{ title: plain(part.title), number: found.number, part }] : [];
  });
}

const isTotal = (title) => /^(?:total|all|overall)\b/i.test(title);

/**
 * Whether `93.61% for Primary and 90.38% for Secondary in Q3 2022/23`, or `In quarter 3 2022/23 the parts
 * were …`, tells the first parts with a number and how many more there are; `null` of other words.
 */
function tellsParts(words, context) {
  const match = new RegExp(`^(.+ for .+) (?:in|at|over) (${PERIOD})$`).exec(words) ?? new RegExp(`^(?:In|At|Over|For|From) (${PERIOD}) the parts? (?:was|were) (.+)\\.$`).exec(words);
  if (!match || /^From .+ to /.test(match[1])) return null;
  const [text, phrase] = / for /.test(match[1]) ? [match[1], match[2]] : [match[2], match[1]];
  let rest = text;
  let left = 0;
  for (const { title, number } of partsIn(context, phrase)) {
    const at = rest.indexOf(` for ${title}`);
    if (at < 0 || !says(rest.slice(0, at), number)) {
      left += isTotal(title) ? 0 : 1;
      continue;
    }
    rest = rest.slice(at + ` for ${title}`.length).replace(/^(?:, | and )/, "");
  }
  const more = /^(\d+) more$/.exec(rest);
  return more ? Number(more[1]) === left : rest === "" && left === 0;
}

/** What is said of the parts of a measure. */
function parts(words, context) {
  if (!context.indicator?.breakdowns.length) return null;
  let match = new RegExp(`^From (${NUMBER}${UNITS}) for (.+?) to (${NUMBER}${UNITS}) for (.+) (?:in|at|over) (${PERIOD})$`).exec(words);
  const extremes = (list) => [Math.min(...list.map((one) => one.number)), Math.max(...list.map((one) => one.number))];
  const is = (list, title, value, number) => list.some((one) => one.title === title && one.number === number && says(value, number));
  if (match) {
    const list = partsIn(context, match[5]).filter((one) => !isTotal(one.title));
    const [low, high] = extremes(list);
    return [["parts", is(list, match[2], match[1], low) && is(list, match[4], match[3], high), words]];
  }
  const told = tellsParts(words, context);
  if (told !== null) return [["parts", told, words]];
  match = new RegExp(`^(?:In|At|Over|For|From) (${PERIOD}) the highest of (\\d+) parts was (.+?) \\((${NUMBER}${UNITS})\\), the lowest (.+?) \\((${NUMBER}${UNITS})\\)\\.$`).exec(words);
  if (match) {
    const list = partsIn(context, match[1]).filter((one) => !isTotal(one.title));
    const [low, high] = extremes(list);
    return [["parts", list.length === Number(match[2]) && is(list, match[3], match[4], high) && is(list, match[5], match[6], low), words, list.map((one) => `${one.title} ${one.number}`).join("; ")]];
  }
  match = new RegExp(`^(.+): (${NUMBER}${UNITS})\\.$`).exec(words);
  if (match && isTotal(match[1])) {
    const numbers = context.indicator.breakdowns.filter((part) => plain(part.title) === match[1]).flatMap((part) => part.observations?.series.flatMap((series) => series.points.map((point) => point.number)) ?? []);
    return [["parts", numbers.some((number) => says(match[2], number)), words]];
  }
  // How far each part went from its first to its last figure.
  const moved = context.indicator.breakdowns.filter((part) => !isTotal(part.title)).flatMap((part) => (part.observations?.series ?? []).flatMap((series) => {
    const points = series.points.filter((point) => point.number !== null && point.period.to !== undefined);
    return points.length > 1 ? [{ title: plain(part.title), first: points[0], last: points.at(-1) }] : [];
  }));
  const by = (one) => Math.abs(one.last.number - one.first.number);
  const most = Math.max(...moved.map(by));
  match = new RegExp(`^The largest change was that of (.+): (${NUMBER}${UNITS}) in (${PERIOD}) stood (${NUMBER}${UNITS}) (above|below) (${NUMBER}${UNITS}) in (${PERIOD})\\.$`).exec(words);
  if (match) {
    const [, title, now, at, far, how, then, before] = match;
    const right = moved.some((one) => one.title === title && alike(by(one), most) && says(now, one.last.number) && says(then, one.first.number) && says(far, by(one)) && (how === "above") === one.last.number > one.first.number && names(one.last.period).has(at.toLowerCase()) && names(one.first.period).has(before.toLowerCase()));
    return [["parts", right, words]];
  }
  match = new RegExp(`^The largest changes were those of (.+), by (${NUMBER}${UNITS}) each\\.$`).exec(words);
  if (match) {
    const list = moved.filter((one) => alike(by(one), most));
    return [["parts", says(match[2], most) && list.every((one) => match[1].includes(one.title)) && match[1].split(/, | and /).length >= list.length, words]];
  }
  return null;
}

const KIND = /^(?:Bar chart|Line chart|Dot plot|Dots|Lines|Strip of dots|Slope chart|Small charts|Heat map|[A-Z][a-z]+(?: [a-z]+){0,4}): /;

/** What a picture or a table shows: `Title: Halton, its 10 statistical neighbours and England, 2016 to
 *  2025`, in any order, with the kind of chart before it. */
function subtitle(words, context) {
  const { where } = context.statement;
  if (!/figure__sub|label svg|label div|caption|figure__title/.test(where)) return null;
  const { report } = context;
  const rests = [words, words.replace(KIND, "")];
  for (const whole of rests) {
    const direct = shows(whole, context, context.figures);
    if (direct) return direct;
    // The title, with its ref before it, of this measure or of another whose picture it is.
    for (const indicator of context.indicator ? [context.indicator] : report.indicators) {
      const titles = [indicator.heading, indicator.title, indicator.benchmark?.title, ...indicator.breakdowns.map((part) => part.title)].filter(Boolean).map((title) => clean(plain(title)));
      const refs = indicator.ref ? [`${clean(plain(indicator.ref))}: `, `${clean(plain(indicator.ref))} `, ""] : [""];
      for (const ref of refs) {
        for (const title of titles) {
          if (!whole.startsWith(ref + title)) continue;
          const rest = whole.slice(ref.length + title.length).replace(/^(?::|,) /, "");
          if (rest === "") return [["titles of figures", true, words]];
          if (isCopy(rest, context)) return [["titles of figures", true, words]];
          const found = shows(rest, context, context.all.get(`${report.id}/${indicator.id}`));
          if (found) return found;
        }
      }
    }
  }
  return null;
}

/** `Halton, its 10 statistical neighbours, North West and England, 2016 to 2025`. */
function shows(words, { report, tree, statement }, figures) {
  if (!figures) return null;
  const claims = [];
  const say = (kind, right, expected) => claims.push([kind, Boolean(right), words, expected]);
  const cohorts = report.written.cohorts ?? [];
  const places = [...report.areas.values()].flatMap((area) => [plain(area.name), ...cohorts.map((cohort) => `${plain(area.name)}, ${cohort.name}`)]).sort((a, b) => b.length - a.length);
  const sets = figures.comparisons.length ? figures.comparisons : [];
  let rest = words;
  while (rest) {
    let match;
    if ((match = /^(\d+) authorities with a value in this file, (?:in|at|over|for) (.+)$/.exec(rest))) {
      say("counts of authorities", sets.some((one) => one.periods.some((period) => names(period).has(match[2].toLowerCase()) && one.authorities(period.label).length === Number(match[1]))), sets.flatMap((one) => one.periods.map((period) => one.authorities(period.label).length)).join());
      rest = "";
    } else if ((match = /^(?:its )?(\w+) statistical neighbours?/.exec(rest)) && count(match[1]) > 0) {
      say("counts of neighbours", sets.some((one) => one.near().filter(([, series]) => series).length === count(match[1])) && report.neighbours.length >= count(match[1]), report.neighbours.length);
      rest = rest.slice(match[0].length);
    } else if ((match = /^(?:(\d+) of )?(\d+) parts/.exec(rest))) {
      // A total is no part, where there is one alone.
      const { breakdowns } = figures.indicator;
      const totals = breakdowns.filter((part) => /^(?:total|overall|all)\b| total$/i.test(part.title)).length;
      const parts = breakdowns.length - (totals === 1 ? 1 : 0);
      const numbered = breakdowns.filter((part) => [...part.cells, ...(part.observations?.series.flatMap((series) => series.points) ?? [])].some((one) => one.number != null)).length - (totals === 1 ? 1 : 0);
      say("counts of parts", parts === Number(match[2]) && (match[1] ? numbered === Number(match[1]) : true), `${numbered} of ${parts}`);
      rest = rest.slice(match[0].length);
    } else if (places.some((name) => rest.startsWith(name))) {
      const name = places.find((one) => rest.startsWith(one));
      say("places of figures", sets.length === 0 || sets.some((one) => one.observations.series.some((series) => placeNames(series, report).includes(name) || plain(report.areas.get(series.area).name) === name)), name);
      rest = rest.slice(name.length);
    } else {
      const span = periodsAt(rest.replace(/^(?:in|at|over|for) /, ""), figures);
      if (!span) return null;
      say("periods of figures", span.right, span.expected);
      rest = rest.replace(/^(?:in|at|over|for) /, "").slice(span.length);
    }
    const separator = /^(?:, and |, | and )/.exec(rest);
    if (rest && !separator) return null;
    if (separator) rest = rest.slice(separator[0].length);
  }
  return claims;
}

const placeNames = (series, report) => {
  const area = plain(report.areas.get(series.area).name);
  const cohort = report.written.cohorts?.find((one) => one.id === series.cohort)?.name;
  return cohort ? [`${area}, ${cohort}`] : [area];
};

/** The periods and the spans of periods that figures may be said to be of, in lower case; and the
 *  spans themselves. */
const spoken = new WeakMap();
function spansOf(figures) {
  if (spoken.has(figures)) return spoken.get(figures);
  const rowPeriods = [...figures.indicator.cells, ...figures.indicator.breakdowns.flatMap((part) => part.cells)].flatMap((cell) => (cell.period ? [cell.period] : []));
  const series = [...figures.comparisons.map((each) => each.focus.points), ...figures.comparisons.map((each) => each.observations.series.flatMap((other) => other.points).sort((a, b) => (a.period.to ?? Infinity) - (b.period.to ?? Infinity))), ...figures.indicator.breakdowns.flatMap((part) => part.observations?.series.map((other) => other.points) ?? [])];
  const sorted = (list) => [...list].sort((a, b) => (a.to ?? Infinity) - (b.to ?? Infinity));
  const spans = [...series.map((points) => points.map((point) => point.period)), ...series.map((points) => points.filter((point) => point.number !== null).map((point) => point.period)), ...series.map((points) => points.map((point) => point.period).filter((period) => period.to !== undefined)), sorted(rowPeriods), sorted([...series.flat().map((point) => point.period), ...rowPeriods])].filter((list) => list.length);
  const said = new Set();
  for (const periods of spans) {
    for (const first of names(periods[0])) for (const last of names(periods.at(-1))) said.add(`${first} to ${last}`);
    for (const period of new Set(periods)) for (const name of names(period)) said.add(name);
  }
  spoken.set(figures, { spans, said: [...said] });
  return spoken.get(figures);
}

/** The period or the span of periods that words begin with: `{ length, right }`. */
function periodsAt(words, figures) {
  const { spans, said } = spansOf(figures);
  const lower = words.toLowerCase();
  const longest = said.reduce((most, name) => (name.length > most && lower.startsWith(name) ? name.length : most), 0);
  if (longest) return { length: longest, right: true };
  const one = new RegExp(`^(?:${PERIOD})`).exec(words);
  return one && { length: one[0].length, right: false, expected: spans.map((list) => `${list[0].label} to ${list.at(-1).label}`).join(" or ") };
}

/** A period alone, in a heading or a cell. */
function periodAlone(words, { figures, report, statement }) {
  if (!new RegExp(`^(?:${PERIOD})$`).test(words)) return null;
  const known = [report.time, ...(report.written.published ? [period(report.written.published)] : []), ...(figures?.comparisons.flatMap((one) => one.periods) ?? []), ...(figures?.cells().flatMap((cell) => cell.period ?? []) ?? [])];
  return known.some((one) => names(one).has(words.toLowerCase())) ? [["periods", true, words]] : statement.where.startsWith("td") ? null : [["periods", false, words]];
}

/** `Targets: 85% for 2011/12 and 85% for 2012/13.` */
function targetList(words, { figures }) {
  const match = /^Targets?: (.+)\.$/.exec(words);
  if (!match || !figures) return null;
  const parts = match[1].split(/, | and (?=\S+ (?:\S+ )*for )/);
  const right = parts.every((part) => {
    const [, value, phrase] = /^(.+) for (.+)$/.exec(part) ?? [];
    return figures.targets().some((target) => target.period && names(target.period).has(phrase?.toLowerCase()) && (shown(value, { number: target.value ?? null, to: target.to, marks: [] }) || plain(target.printed ?? "") === value));
  });
  return [["lists of targets", right, words]];
}

/** What is printed in the current cell where no number can be read. */
function printedWords(words, { figures, indicator }) {
  let match = new RegExp(`^(?:In|At|Over|For) (${PERIOD}) (?:no single number is available in .+?; the report prints “(.+)”|the report prints words for .+? and no single number)\\.$`).exec(words);
  if (match && figures) {
    const cells = indicator.cells.filter((cell) => cell.number === null && cell.printed && cell.period && names(cell.period).has(match[1].toLowerCase()));
    return [["words in place of figures", cells.some((cell) => match[2] === undefined || plain(cell.printed) === match[2]), words, cells.map((cell) => cell.printed).join()]];
  }
  match = new RegExp(`^The latest figure before it is (.+), (?:in|at|over|for) (${PERIOD})${MARKS}\\.$`).exec(words);
  if (!match || !figures) return null;
  return [["figures in sentences", figures.own(match[2]).some((one) => says(match[1], one.value)), words]];
}

const SENTENCES = [targetList, printedWords, fixed, legend, dropped, good, unplaced, notDrawn, whichAuthorities, list, cohortSentence, processSentence, noTime, printedWithoutChart, between, wholeYear, parts, gapSentence, figureSentence, changeSentence, headline, sides, often, rankHeadline, bandHeadline, amongAll, quartiles, noBands, meanSentence, markedSentence, subtitle, countNotRanked, roseAndFell, judgedSides, largest, bestAndWorst, topicCounts, ofTopic, improvedAndWorsened, ...HELD, periodAlone, chartLabel, meanOfAll, placesToChoose, meanFrom, reportName, tallied, held, dimension];

/** The parts of a page's title. */
function title({ where, words }, { indicator, report, checks, frame }) {
  if (!where.startsWith("title") && where !== "meta og:title") return false;
  if (frame) {
    const organisation = plain(report.written.organisation);
    checks.say("titles", indicator ? words === `${plain(indicator.heading)}: ${organisation}` : words.endsWith(`: ${organisation}`), words);
    return true;
  }
  const parts = words.split(" – ");
  const name = indicator ? plain(indicator.heading) : null;
  checks.say("titles", name === null || words.startsWith(name), words, name);
  const period = parts.find((part) => names(report.time).has(part.toLowerCase()));
  checks.say("titles", report.written.sort === "benchmark" || Boolean(period), words, report.written.period);
  return true;
}

/** Statements with sentences of the report inside them. */
const WHOLE = [notRanked, ...CHANGES];

/** A label of a chart for screen readers repeats what the chart shows. */
function chartLabel(words, context) {
  const match = /^(?:[A-Z][a-z -]+): (.+)$/.exec(words);
  if (!match || context.statement.where !== "label svg") return null;
  const subtitles = context.found.filter((one) => one.where.includes("figure__sub")).map((one) => one.words);
  if (!subtitles.some((one) => one === match[1] || one.startsWith(match[1]) || match[1].startsWith(one))) return null;
  return [["labels of the chart", true, words]];
}

/** `Mean of 9 of 10 neighbours`. */
function meanOfAll(words, { report }) {
  const match = /^Mean of (?:all )?(?:(\d+) of )?(\d+) neighbours$/.exec(words);
  return match ? [["counts of neighbours", report.neighbours.length === Number(match[2]), words, report.neighbours.length]] : null;
}

function placesToChoose(words, { found }) {
  const match = /^Compare with: (?:all (\d+) places|(\d+) of (\d+) places|none)$/.exec(words);
  if (!match) return null;
  const boxes = found.filter((one) => one.where.startsWith("label fv-tick") && !/axis|zero/i.test(one.words)).length;
  return [["places to choose", boxes === Number(match[1] ?? match[3] ?? boxes), words, boxes]];
}

/** `The neighbour mean is calculated here from 9 to 10 of 10 neighbours`. */
function meanFrom(words, { figures }) {
  const match = /^The neighbour mean is calculated here from (\d+)(?: to (\d+))? of (\d+) neighbours/.exec(words);
  if (!match || !figures) return null;
  const right = figures.comparisons.some((one) => {
    const ns = one.periods.map((period) => one.mean(period.label)).filter(Boolean);
    return ns.length && Math.min(...ns.map((mean) => mean.n)) === Number(match[1]) && Math.max(...ns.map((mean) => mean.n)) === Number(match[2] ?? match[1]) && ns[0].of === Number(match[3]);
  });
  return [["how many neighbours", right, words]];
}

/** The report's own name with a screen's: `Scorecard, quarter 3 2022/23, Halton Borough Council.` */
function reportName(words, { report }) {
  const match = /^(?:(?:About the data|Actions and decisions|Committee paper|Compare|Developments|Finance|Glossary|How to read this report|Milestones|Risks|Scorecard|What changed|As printed|From the report|Objectives|Changes)[:,] )?(.+?)(?:, in paraphrase)?\.$/.exec(words);
  if (!match) return null;
  let rest = match[1];
  const time = [...names(report.time)].find((name) => rest.toLowerCase().startsWith(name));
  if (time) rest = rest.slice(time.length).replace(/^, /, "");
  const known = [report.written.title, report.written.short_title, report.written.organisation, ...(report.written.sources ?? []).map((source) => source.publisher)].filter(Boolean).map(plain);
  for (const part of known) rest = rest.replace(part, "").replace(/^, |, $/g, "");
  if (rest !== "" && rest !== "the report") return null;
  return [["names of the report", Boolean(time) || report.written.sort === "benchmark", words]];
}

/** `10 red`, `35 measures`, beside each other in a row of symbols. */
function tallied(words, { report, statement }) {
  const match = /^(\w+) (red|amber|green|see commentary|not rated|not legible|measures|milestones|topics)$/.exec(words);
  if (!match || !statement.where.includes("fv-tally")) return null;
  const total = ["measures", "milestones", "topics"].includes(match[2]);
  const [kind] = /milestones|topics/.exec(total ? match[2] : textOf(up(statement.node, "fv-tally__row"))) ?? [];
  const list = kind ? (report.written[kind] ?? []) : report.indicators;
  return [["tallies", total ? list.length === count(match[1]) : Boolean(countsSay(words, list)), words]];
}

/** `35 measures and 27 milestones`. */
function held(words, { report }) {
  if (!/^(\d+ [a-z]+(?:,| and| under| in)? ?)+$/.test(words)) return null;
  const groups = [report.written.objectives.length, new Set(report.indicators.map((one) => one.objective)).size];
  const of = { measure: report.indicators.length, milestone: (report.written.milestones ?? []).length, risk: (report.written.risks ?? []).length };
  const right = [...words.matchAll(/(\d+) ([a-z]+)/g)].every(([, n, what]) => {
    const key = what.replace(/s$/, "");
    if (key in of) return of[key] === Number(n);
    return /objective|topic|priorit/.test(key) && groups.includes(Number(n));
  });
  return [["what the report holds", right, words]];
}

/** `14 measures: 2 red and 12 not legible.` */
function dimension(words, { report }) {
  const match = /^(\d+) (measures?|milestones?)(?:: (.+))?\.$/.exec(words);
  if (!match) return null;
  const list = match[2].startsWith("measure") ? report.indicators : (report.written.milestones ?? []);
  const groups = new Map();
  for (const one of list) groups.set(one.objective, [...(groups.get(one.objective) ?? []), one]);
  const right = [list, ...groups.values()].some((each) => each.length === Number(match[1]) && countsSay(match[3], each));
  return [["counts by objective", right, words, [...groups.values()].map((each) => each.length).join()]];
}

const up = (node, name) => (!node || (node.attributes?.class ?? "").split(" ").includes(name) ? node : up(node.parent, name));

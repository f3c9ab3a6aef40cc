// Two groups of people side by side: which measures have both, how far apart they are, and of how many
// people, worked out from the report.

import { minus, read } from "./model.mjs";
import { names } from "./figures.mjs";
import { linked, plain } from "./tables.mjs";

const small = (name) => name.slice(0, 1).toLowerCase() + name.slice(1);
const cohort = (report, id) => plain(report.written.cohorts.find((one) => one.id === id).name);

/** What a measure says of its own cohort and another in one period; null of one that does not. */
function rung(report, indicator) {
  const here = (indicator.observations?.series ?? []).filter((one) => one.area === report.area && one.cohort);
  const own = here.find((one) => one.cohort === indicator.cohort);
  const other = here.find((one) => one.cohort !== indicator.cohort);
  if (!own || !other || ["count", "money"].includes(indicator.unit.kind)) return null;
  const at = own.points.findLastIndex((point, n) => point.number !== null && other.points[n].number !== null);
  if (at < 0) return null;
  const { period } = own.points[at];
  const gap = report.indicators.find((one) => one.title === `Gap: ${indicator.title}`);
  const printed = gap?.observations?.of(report.area, other.cohort)?.points.find((point) => point.period.label === period.label)?.number;
  return {
    indicator,
    period,
    names: [own.cohort, other.cohort].map((id) => cohort(report, id)),
    points: [own.points[at], other.points[at]],
    by: printed ?? minus(own.points[at].number, other.points[at].number),
    elsewhere: indicator.observations.series.filter((one) => one.area !== report.area && one.cohort === other.cohort).map((one) => ({ area: plain(report.areas.get(one.area).name), point: one.points[at] })),
  };
}

/** The measures of two cohorts in one period and unit, by the words for them. */
function ladders(report) {
  const found = new Map();
  for (const one of report.indicators.map((indicator) => rung(report, indicator)).filter(Boolean)) {
    const key = [...one.names, one.period.label, one.indicator.unit.kind].join();
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()];
}

/** `57.1% (n = 7)`, `0.43`: a figure with all its digits, and of how many people where that is known. */
function figureSays(words, point) {
  const [, number, n, top, of] = /^(\S+?)(?: \((?:n = (\S+)|(\S+) of (\S+))\))?$/.exec(words) ?? [];
  if (number === undefined || read(number)?.value !== point.number) return false;
  const wanted = point.people;
  return Number(n ?? of ?? NaN) === (wanted ?? NaN) || (wanted === null && n === undefined && of === undefined && top === undefined);
}

/** `14.9 points below`, `0.71 above`, `none`. */
function apartSays(words, by) {
  if (/^(none|level with)$/.test(words)) return by === 0;
  const match = /^(\S+)(?: points?)?(?: (below|above))?$/.exec(words);
  return match !== null && read(match[1])?.value === Math.abs(by) && (match[2] === undefined || (match[2] === "above" ? by > 0 : by < 0));
}

/** `Measure | Children in care | All pupils | Gap`. */
export function cohorts(table, context) {
  if (table.head[0] !== "Measure" || table.head[3] !== "Gap") return null;
  const { report, checks } = context;
  const all = ladders(report);
  const rows = table.rows.filter((row) => row.length > 1);
  const found = rows.map(([name]) => all.flat().find((one) => one.indicator.id === linked(name, report)?.id));
  checks.say("measures of two groups", all.some((ladder) => ladder.length === rows.length && ladder.every((one) => found.includes(one))), table.caption, all.map((ladder) => ladder.length).join());
  rows.forEach(([name, own, other, gap], at) => {
    const one = found[at];
    if (!one) return;
    checks.say("groups side by side", one.names[0] === table.head[1] && one.names[1] === table.head[2], table.head.join());
    checks.say("figures of groups", figureSays(own.words, one.points[0]) && figureSays(other.words, one.points[1]), `${name.words} ${own.words} ${other.words}`, one.points.map((point) => point.number).join());
    checks.say("figures of groups elsewhere", other.hints.length === one.elsewhere.length && one.elsewhere.every(({ area, point }) => other.hints.some((hint) => hint.startsWith(`${area} `) && figureSays(hint.slice(area.length + 1), point))), `${name.words} ${other.hints.join()}`);
    checks.say("gaps of groups", apartSays(gap.words, one.by), `${name.words} ${gap.words}`, one.by);
  });
  for (const [heading] of table.rows.filter((row) => row.length === 1)) {
    const under = found.filter((one) => one && (one.indicator.heading.startsWith(`${heading.words}: `) || report.written.objectives.some((each) => each.id === one.indicator.objective && plain(each.title ?? "") === heading.words)));
    checks.say("stages of groups", under.length > 0, heading.words);
  }
  return table.rows;
}

/** The sentences around the chart. */
export function cohortSentence(words, { report }) {
  const all = ladders(report);
  if (all.length === 0) return null;
  let match;
  if ((match = /^(?:Dot chart: )?(.+) beside (.+): (\d+) measures?, (.+)$/.exec(words))) {
    const [, own, other, n, area] = match;
    return [["counts of measures of two groups", all.some((ladder) => ladder[0].names[0] === own && small(ladder[0].names[1]) === other && ladder.length === Number(n)) && area === plain(report.name), words]];
  }
  const ladder = all.find(([first]) => words.startsWith(`${first.names[0]} were `) && words.endsWith(` ${small(first.names[1])}`));
  if (ladder) {
    const said = words.slice(ladder[0].names[0].length + 6, -ladder[0].names[1].length - 1);
    const right = all.some((each) => {
      const by = each.map((one) => one.by);
      const [low, high] = [Math.min(...by), Math.max(...by)];
      if ((match = /^between (.+) and (.+)$/.exec(said))) return apartSays(match[1], low) && apartSays(match[2], high);
      if ((match = /^(\S+(?: points)?) to (.+ (below|above))$/.exec(said))) {
        const [near, far] = match[3] === "below" ? [high, low] : [low, high];
        return near * far > 0 && apartSays(match[1], near) && apartSays(match[2], far);
      }
      return low === high && apartSays(said, low);
    });
    return [["how far apart groups are", right, words]];
  }
  if ((match = /^(?:(?:In|At|For) (.+?) the smallest gap of (\d+) measures|The largest) was (.+?): (.+), (\S+(?: \([^)]+\))?) for (.+) and (\S+(?: \([^)]+\))?) for (.+)\.$/.exec(words))) {
    const [, when, n, distance, name, own, first, other, second] = match;
    const right = all.some((each) => {
      const far = each.map((one) => Math.abs(one.by));
      const wanted = when === undefined ? Math.max(...far) : Math.min(...far);
      const one = each.find((other) => plain(other.indicator.heading) === name && Math.abs(other.by) === wanted);
      return one !== undefined && (when === undefined || (names(one.period).has(when.toLowerCase()) && each.length === Number(n))) && apartSays(distance, wanted) && figureSays(own, one.points[0]) && figureSays(other, one.points[1]) && small(one.names[0]) === first && small(one.names[1]) === second;
    });
    return [["the smallest and the largest gap of groups", right, words]];
  }
  if (words === "Of fewer than 10, one is more than 10 percentage points.") {
    return [["few people", all.flat().some((one) => one.points.some((point) => point.people !== null && point.people < 10)), words]];
  }
  return null;
}

// The figures that a page of an indicator may speak of, found by the words that the page uses:
// a period by any of its names, a place by its name.

import { ahead, alike, dayWords, joins, meanOf, period, quantile, rankOf } from "./model.mjs";

const SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LONG = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const monthYear = (at, names = LONG) => {
  const date = new Date(at * 86400000);
  return `${names[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

/** Every name that a period may have in words, lower case. `partial`: of a figure counted from the
 *  beginning of the year to the end of the period. */
export function names(one) {
  if (!known.has(one)) known.set(one, namesOf(one));
  return known.get(one);
}

const known = new WeakMap();

function namesOf(one) {
  const found = new Set([one.label, one.words]);
  if (one.to === undefined) return new Set([...found].map((name) => name.toLowerCase()));
  found.add(dayWords(one.to)).add(monthYear(one.to)).add(monthYear(one.to, SHORT));
  found.add(dayWords(one.to).replace(monthYear(one.to), monthYear(one.to, SHORT)));
  found.add(`the year to ${monthYear(one.to)}`).add(`${one.words}`);
  if (one.kind === "quarter") {
    const [year] = one.label.split(" ");
    found.add(`Q${one.quarter} ${year}`).add(`Q${one.quarter} ${year.slice(2)}`).add(`quarter ${one.quarter} ${year}`).add(`quarter ${one.quarter}`);
    const start = monthYear(one.from).split(" ");
    found.add(`${start[0]} to ${monthYear(one.to)}`);
    // From April to the end of the quarter.
    const first = new Date(Date.UTC(one.year, 3, 1));
    const from = first.getUTCFullYear() === new Date(one.to * 86400000).getUTCFullYear() ? "April" : `April ${one.year}`;
    found.add(`${from} to ${monthYear(one.to)}`).add(`April ${one.year} to ${monthYear(one.to)}`);
    // Of a measure that counts from September.
    found.add(`September to ${monthYear(one.to)}`).add(`September ${one.year} to ${monthYear(one.to)}`);
  }
  if (one.kind === "academic") found.add(one.label.split(" ")[0]).add(`academic year ${one.label.split(" ")[0]}`);
  if (one.kind === "term") found.add(one.words.replace(/^the /, "")).add(one.label);
  if (one.kind === "day") {
    const at = new Date(one.to * 86400000);
    const first = at.getUTCMonth() >= 3 ? at.getUTCFullYear() : at.getUTCFullYear() - 1;
    found.add(`1 April${first === at.getUTCFullYear() ? "" : ` ${first}`} to ${dayWords(one.to)}`);
  }
  if (one.kind === "month") {
    const at = new Date(one.to * 86400000);
    const first = at.getUTCMonth() >= 3 ? at.getUTCFullYear() : at.getUTCFullYear() - 1;
    found.add(`April ${first} to ${monthYear(one.to)}`).add(`April to ${monthYear(one.to)}`);
    found.add(`September ${at.getUTCMonth() >= 8 ? at.getUTCFullYear() : at.getUTCFullYear() - 1} to ${monthYear(one.to)}`);
  }
  return new Set([...found].map((name) => name.toLowerCase()));
}

/** A set of figures beside other places: the indicator's own, or its benchmark's. */
export class Comparison {
  constructor(report, indicator, outside) {
    const source = outside ? indicator.benchmark : indicator;
    Object.assign(this, { report, indicator, outside, source });
    this.observations = source.observations;
    this.polarity = source.polarity ?? "none";
    this.unit = source.unit;
    this.basis = source.basis;
    this.title = outside ? source.title : indicator.heading;
    this.focus = this.observations.of(report.area, outside ? undefined : indicator.cohort) ?? this.observations.of(report.area, undefined);
  }

  /** The periods in the order of the points. */
  get periods() {
    return this.focus.points.map((point) => point.period);
  }

  point(area, label, cohort) {
    return this.observations.of(area, cohort)?.points.find((point) => point.period.label === label) ?? null;
  }

  own(label) {
    return this.focus.points.find((point) => point.period.label === label) ?? null;
  }

  near() {
    return this.report.neighbours.map((area) => [area, this.observations.of(area, undefined)]);
  }

  /** The plain mean of the neighbours, or the source's own average. */
  mean(label) {
    const published = [...this.report.areas.values()].find((area) => area.kind === "neighbour_mean" && this.observations.of(area.id, undefined));
    if (published) {
      const point = this.point(published.id, label);
      return point?.number == null ? null : { value: point.number, published: true, of: this.report.neighbours.length };
    }
    const points = this.near().map(([area, series]) => [area, series?.points.find((point) => point.period.label === label)]);
    const numbers = points.filter(([, point]) => point?.number != null).map(([, point]) => point.number);
    if (!numbers.length || points.filter(([, point]) => ["c", "*"].includes(point?.absent)).length === 1) return null;
    return { value: meanOf(numbers), n: numbers.length, of: points.length, without: points.filter(([, point]) => point?.number == null).map(([area]) => area) };
  }

  /** The own authority and its neighbours with a number. */
  ranked(label) {
    const own = this.own(label);
    const rows = [[this.report.area, own], ...this.near().map(([area, series]) => [area, series?.points.find((point) => point.period.label === label)])];
    return { rows, numbers: rows.filter(([, point]) => point?.number != null).map(([area, point]) => [area, point.number]) };
  }

  rank(label, area = this.report.area) {
    const { numbers } = this.ranked(label);
    const value = numbers.find(([id]) => id === area)?.[1];
    return value === undefined ? null : { ...rankOf(value, numbers.map(([, n]) => n), this.polarity), value };
  }

  /** Every authority of the file with a number. */
  authorities(label) {
    return this.observations.series
      .filter((series) => this.report.areas.get(series.area)?.kind === "authority" && series.cohort === this.focus.cohort)
      .map((series) => [series.area, series.points.find((point) => point.period.label === label)?.number])
      .filter(([, number]) => number != null);
  }

  bands(label) {
    const numbers = this.authorities(label).map(([, number]) => number);
    if (numbers.length < 8) return null;
    const counts = new Map();
    for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
    if (Math.max(...counts.values()) * 4 > numbers.length) return null;
    return [0.25, 0.5, 0.75].map((p) => quantile(numbers, p));
  }

  band(label, value) {
    const bounds = this.bands(label);
    if (!bounds || !["high", "low"].includes(this.polarity)) return null;
    const better = (bound) => value === bound || ahead(value, bound, this.polarity);
    const [first, second, third] = this.polarity === "high" ? [bounds[2], bounds[1], bounds[0]] : bounds;
    return better(first) ? "A" : better(second) ? "B" : better(third) ? "C" : "D";
  }

  /** The point before, of the same sort of period, with no break between. */
  before(label) {
    const at = this.focus.points.findIndex((point) => point.period.label === label);
    if (at < 0 || this.focus.points[at].number === null) return null;
    for (let from = at; ; ) {
      if (this.focus.points[from].marks.includes("b")) return null;
      from -= 1;
      if (from < 0) return null;
      const point = this.focus.points[from];
      if (joins(point.period, this.focus.points[at].period) && point.number !== null) return point;
    }
  }
}

/** What a page of an indicator may speak of. */
export class Figures {
  constructor(report, indicator) {
    Object.assign(this, { report, indicator });
    this.comparisons = [];
    const own = (observations) => observations?.of(report.area, indicator.cohort) ?? observations?.of(report.area, undefined);
    if (indicator.observations && own(indicator.observations)) this.comparisons.push(new Comparison(report, indicator, false));
    if (indicator.benchmark?.observations && indicator.benchmark.observations.of(report.area, undefined)) this.comparisons.push(new Comparison(report, indicator, true));
    // What the row prints is a series too: earlier figures and the current one.
    const points = indicator.cells.filter((cell) => cell.column.is !== "target" && cell.period).map((cell) => ({ ...cell, absent: cell.absent ?? (cell.number === null ? "words" : null) }));
    if (points.length > 0 && !this.comparisons.some((one) => !one.outside)) {
      const series = [{ area: report.area, cohort: undefined, points }];
      const row = new Comparison(report, { ...indicator, observations: { series, of: (area, cohort) => (cohort === undefined ? series.find((one) => one.area === area) : undefined) } }, false);
      row.printed = true;
      this.comparisons.unshift(row);
    }
  }

  /** The cells of the indicator and of its parts. */
  cells() {
    return [...this.indicator.cells, ...this.indicator.breakdowns.flatMap((part) => part.cells)];
  }

  /** The own figures of a period by a name of it: `[{ value, period, comparison?, cell?, marks }]`. */
  own(phrase) {
    const name = phrase.toLowerCase().replace(/^(in|at|over|for) /, "");
    const found = [];
    for (const cell of this.indicator.cells) {
      if (cell.number === null) continue;
      const fits = cell.period ? names(cell.period).has(name) : name === "the latest figure";
      if (fits || cell.heading.toLowerCase() === name) found.push({ value: cell.number, period: cell.period, cell, marks: cell.marks });
    }
    for (const comparison of this.comparisons) {
      for (const point of comparison.focus.points) {
        if (point.number !== null && names(point.period).has(name)) found.push({ value: point.number, period: point.period, comparison, marks: point.marks, point });
      }
    }
    return found;
  }

  targets() {
    const cells = this.indicator.cells.filter((cell) => cell.column.is === "target");
    return [...cells.map((cell) => ({ value: cell.number, to: cell.to, printed: cell.printed, period: cell.period, cell })), ...this.indicator.extra.map((target) => ({ ...target }))];
  }
}

export { alike, period };

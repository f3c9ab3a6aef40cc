// What a report's JSON says, read and worked out again: periods, rounding, means, ranks, quartiles.
// Shares no code with the program; nothing here was made by looking at what the program prints.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const TERMS = { autumn: [9, 12], spring: [1, 3], summer: [4, 7] };
const day = (year, month, date) => Date.UTC(year, month - 1, date) / 86400000;
const monthEnd = (year, month) => day(year, month + 1, 0);
export const dayWords = (at) => {
  const date = new Date(at * 86400000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

/** A period of the format: its kind, first and last day, and how it may be named in words. */
export function period(label, yearEnds = "december") {
  const found = { label, kind: "words", words: label };
  const whole = (text) => {
    let match;
    if ((match = /^(\d{4})\/(\d\d)$/.exec(text)) && (Number(match[1]) + 1) % 100 === Number(match[2])) {
      return { kind: "financial", from: day(+match[1], 4, 1), to: day(+match[1] + 1, 3, 31) };
    }
    if ((match = /^(\d{4})$/.exec(text))) {
      const last = MONTHS.findIndex((month) => month.toLowerCase() === yearEnds) + 1;
      return { kind: `year:${yearEnds}`, from: monthEnd(+text - 1, last) + 1, to: monthEnd(+text, last) };
    }
    return null;
  };
  let match;
  const plain = whole(label);
  if (plain) return Object.assign(found, plain);
  if ((match = /^(\d{4})\/(\d\d) (Q([1-4])|academic|autumn|spring|summer)$/.exec(label))) {
    const [, year, , part, quarter] = match;
    const first = Number(year);
    const short = `${year}/${match[2]}`;
    if (quarter) {
      const month = [4, 7, 10, 1][quarter - 1];
      const at = quarter === "4" ? first + 1 : first;
      return Object.assign(found, { kind: "quarter", quarter: +quarter, year: first, from: day(at, month, 1), to: monthEnd(at, month + 2), words: `quarter ${quarter} ${short}` });
    }
    if (part === "academic") return Object.assign(found, { kind: "academic", from: day(first, 9, 1), to: day(first + 1, 8, 31), words: `the academic year ${short}` });
    const [from, to] = TERMS[part];
    const at = part === "autumn" ? first : first + 1;
    return Object.assign(found, { kind: "term", from: day(at, from, 1), to: monthEnd(at, to), words: `the ${part} term ${short}` });
  }
  if ((match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(label))) {
    const at = day(+match[1], +match[2], +match[3]);
    return Object.assign(found, { kind: "day", from: at, to: at, words: dayWords(at) });
  }
  if ((match = /^(\d{4})-(\d\d)$/.exec(label))) {
    return Object.assign(found, { kind: "month", from: day(+match[1], +match[2], 1), to: monthEnd(+match[1], +match[2]), words: `${MONTHS[match[2] - 1]} ${match[1]}` });
  }
  if ((match = /^(\S+) to (\S+)$/.exec(label))) {
    const [first, last] = [whole(match[1]), whole(match[2])];
    if (first && last && first.from < last.to) return Object.assign(found, { kind: `span:${Math.round((last.to - first.from) / 365.25)}`, from: first.from, to: last.to });
  }
  return found;
}

/** Whether a line may join two periods: the same sort of period. */
export const joins = (a, b) => a.to !== undefined && b.to !== undefined && a.kind === b.kind;

/** The exact decimal of a double, as digits with a scale: `[sign, digits, scale]`. */
function decimal(value) {
  let text = String(Math.abs(value));
  let exponent = 0;
  const e = /^(.*)e([+-]\d+)$/.exec(text);
  if (e) [text, exponent] = [e[1], Number(e[2])];
  let [whole, fraction = ""] = text.split(".");
  if (exponent < 0) {
    fraction = whole.padStart(-exponent + 1, "0").slice(-(-exponent)) + fraction;
    whole = whole.padStart(-exponent + 1, "0").slice(0, exponent) || "0";
  } else if (exponent > 0) {
    whole += fraction.padEnd(exponent, "0").slice(0, exponent);
    fraction = fraction.slice(exponent);
  }
  return [value < 0, BigInt(whole + fraction), fraction.length];
}

/** Rounds half away from zero on the decimal value; digits with no separators, `-` for minus. */
export function rounded(value, places) {
  const [negative, digits, scale] = decimal(value);
  let n = digits;
  if (scale > places) {
    const by = 10n ** BigInt(scale - places);
    n = (digits + by / 2n) / by;
  } else {
    n = digits * 10n ** BigInt(places - scale);
  }
  let text = n.toString().padStart(places + 1, "0");
  if (places > 0) text = `${text.slice(0, -places)}.${text.slice(-places)}`;
  return negative && n !== 0n ? `-${text}` : text;
}

/** A number as it stands in a text: `{ value, places, text }`; null where there is none. */
export function read(text) {
  const match = /^([−-]?)£?(\d[\d,]*(?:\.\d+)?)/.exec(text.trim());
  if (!match) return null;
  const digits = match[2].replaceAll(",", "");
  return { negative: match[1] !== "", digits, places: (digits.split(".")[1] ?? "").length, value: Number(match[1] ? `-${digits}` : digits) };
}

/** Whether a text's number is `exact`, rounded to as many decimals as the text has. */
export function says(text, exact) {
  const number = read(text);
  if (!number || exact === null || exact === undefined || !Number.isFinite(exact)) return false;
  const written = `${number.negative ? "-" : ""}${number.digits}`;
  // Sums and differences of doubles: what differs after the thirteenth digit is the same number,
  // but where more digits than these are written.
  const digits = number.digits.replace(/\D/g, "").length;
  return written === rounded(digits > 13 ? exact : Number(exact.toPrecision(13)), number.places);
}

/** One number less another, without what binary fractions add: 41.3 less 30.05 is 11.25. */
export const minus = (a, b) => Number((a - b).toFixed(10));

export const alike = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1);
export const ahead = (a, b, polarity) => (polarity === "low" ? a < b : a > b);
export const meanOf = (numbers) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
export const rankOf = (value, all, polarity) => ({
  place: 1 + all.filter((other) => ahead(other, value, polarity)).length,
  joint: all.filter((other) => other === value).length > 1,
  of: all.length,
});
export function quantile(numbers, p) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const next = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (at - low) * (sorted[next] - sorted[low]);
}

const ABSENT = new Set(["c", "*", "x", ":", "..", "z", ".", "low", "~", "w", "-"]);
const marksOf = (text) => (text ?? "").split(/\s+/).filter(Boolean).map((mark) => mark.replace(/^\[|\]$/g, ""));

/** A set of observations: periods by time, series by area and cohort. */
function observations(written) {
  if (!written) return null;
  const periods = written.periods.map((label) => period(label, written.year_ends));
  const series = written.series.map((one) => {
    const points = one.values.map((value, at) => {
      const marks = marksOf(one.marks?.[written.periods[at]]);
      const absent = marks.find((mark) => ABSENT.has(mark));
      return {
        period: periods[at],
        number: value === null || absent ? null : value,
        absent: value === null || absent ? (absent ?? "x") : null,
        marks: marks.filter((mark) => !ABSENT.has(mark)),
        printed: one.printed?.[written.periods[at]],
        limits: one.lower?.[at] != null ? [one.lower[at], one.upper[at]] : null,
        fraction: one.numerators?.[at] != null ? [one.numerators[at], one.denominators?.[at]] : null,
        people: one.denominators?.[at] ?? null,
      };
    });
    points.sort((a, b) => (a.period.to ?? Infinity) - (b.period.to ?? Infinity) || (b.period.from ?? 0) - (a.period.from ?? 0));
    return { area: one.area, cohort: one.cohort, points };
  });
  return { periods, series, of: (area, cohort) => series.find((one) => one.area === area && one.cohort === cohort) };
}

/** A cell of the printed table with its column. */
function cell(column, written) {
  if (!written) return null;
  const marks = marksOf(written.mark);
  const absent = marks.find((mark) => ABSENT.has(mark));
  const label = written.period ?? column.period;
  return {
    column,
    heading: written.heading ?? column.heading,
    printed: written.printed,
    number: written.value === undefined || absent ? null : written.value,
    to: written.to,
    marks: marks.filter((mark) => !ABSENT.has(mark)),
    absent,
    basis: written.basis,
    note: written.note,
    fraction: written.numerator === undefined ? null : [written.numerator, written.denominator],
    people: written.denominator ?? null,
    period: label === undefined ? null : period(label),
  };
}

/** A report with the files of its indicators. */
export function report(path) {
  const written = JSON.parse(readFileSync(path, "utf8"));
  const areas = new Map(written.areas.map((area) => [area.id, area]));
  const columns = written.columns ?? [];
  const indicators = (written.indicators ?? []).map((one) => {
    const beside = one.file && existsSync(join(dirname(path), one.file)) ? JSON.parse(readFileSync(join(dirname(path), one.file), "utf8")) : {};
    const cells = (of) => columns.map((column) => cell(column, of?.[column.id])).filter(Boolean);
    const benchmark = one.benchmark && { ...one.benchmark, observations: observations(beside.benchmark ?? one.benchmark.observations) };
    return {
      ...one,
      written: one,
      heading: one.short_title ?? one.title,
      polarity: one.polarity ?? "none",
      definition: beside.definition ?? one.definition,
      method: beside.method ?? one.method,
      cells: cells(one.cells),
      observations: observations(beside.observations ?? one.observations),
      benchmark,
      breakdowns: (one.breakdowns ?? []).map((part) => ({ ...part, cells: cells(part.cells), observations: observations(part.observations) })),
      extra: (one.targets ?? []).map((target) => ({ ...target, period: period(target.period) })),
    };
  });
  const neighbours = (written.neighbours?.areas ?? []).map((near) => near.area);
  return { written, areas, columns, indicators, neighbours, area: written.area, name: areas.get(written.area).name, id: written.id, time: period(written.period) };
}

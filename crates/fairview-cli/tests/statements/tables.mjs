// The tables of a page, cell by cell.

import { alike, dayWords, period, read, rounded, says } from "./model.mjs";
import { all, has } from "./html.mjs";
import { names } from "./figures.mjs";
import { clean } from "./pages.mjs";
import { standingOf } from "./report.mjs";
import { atRisk, cellIs, fromNeighbours, fromTarget, movements } from "./lists.mjs";
import { cohorts } from "./cohorts.mjs";
import { grids, processes } from "./processes.mjs";
import { againstNeighbours, standing } from "./standing.mjs";

const MARKS = { p: "[p]", r: "[r]", e: "[e]", f: "[f]", u: "[u]", b: "[b]" };
const ABSENT = { c: "[c]", "*": "[c]", x: "[x]", ":": "[x]", "..": "[x]", z: "[z]", ".": "[z]", low: "[low]", "~": "[low]", w: "[w]", "-": "[w]" };
export const RATINGS = { red: "Red", amber: "Amber", green: "Green", commentary: "See commentary", not_rated: "Not rated", lost: "Not legible" };
export const plain = (words) => words.replace(/\s+/g, " ").trim();

/** A point or cell as it may be printed: its number rounded, or the symbol of its absence. */
export function shown(words, point) {
  if (point === null || point === undefined) return words === "" || words === "[x]";
  if (point.printed !== undefined && plain(point.printed) === words) return true;
  if (point.number === null) return words === (ABSENT[point.absent] ?? "") || words.startsWith(ABSENT[point.absent] ?? "[");
  if (point.printed !== undefined && point.heading !== undefined) return false;
  const bare = words.replace(/ ?\[[a-z]+\]/g, "");
  const marks = [...words.matchAll(/\[([a-z]+)\]/g)].map((match) => match[1]);
  const range = point.to !== undefined && point.to !== null ? bare.split(" to ") : null;
  const number = range ? range.length === 2 && says(range[0], point.number) && says(range[1], point.to) : says(bare, point.number);
  return number && marks.every((mark) => point.marks.includes(mark));
}

export function tableRules(table, context, done) {
  const take = (nodes) => nodes.forEach((node) => all(node, () => true).forEach((inside) => done.add(inside)));
  const kinds = [printed, ranking, authorities, distances, neighbours, figuresTable, parts, scorecard, cohorts, processes, grids, compare, money, milestones, topics, actions, decisions, headlines, reasons, movements, fromTarget, fromNeighbours, standing, againstNeighbours, atRisk, onlyPlaces, byPlace, neighbourList, changes];
  context = context.near(table.node);
  for (const kind of kinds) {
    const rows = kind(table, context);
    if (rows) {
      // Its cells are checked; the caption and the headings are sentences as others are.
      take(rows.flat().map((cell) => cell.node));
      return;
    }
  }
}

const cellOf = (context, cells, at) => cells.find((cell) => cell.column === context.report.columns[at]) ?? null;

/** The row as printed, and its parts. */
function printed(table, context) {
  if (!context.indicator || !has(table.node, "fv-table--printed")) return null;
  const { indicator, report, checks } = context;
  const whole = indicator.breakdowns.length === 0 || indicator.cells.length > 0;
  const rows = [...(whole ? [indicator] : []), ...indicator.breakdowns];
  checks.say("rows as printed", rows.length === table.rows.length, `${table.rows.length} rows`, rows.length);
  table.head.slice(1).forEach((heading, at) => checks.say("headings as printed", heading === plain(report.columns[at]?.heading ?? ""), heading, report.columns[at]?.heading));
  rows.forEach((row, n) => {
    table.rows[n]?.slice(1).forEach((cell, at) => {
      const wanted = cellOf(context, row.cells, at);
      const words = cell.words.replace(/ ?Note [a-z]+$/, "").trim();
      checks.say("cells as printed", shown(words, wanted), words, wanted && (wanted.printed ?? wanted.number ?? wanted.absent));
      for (const hint of cell.hints) {
        const counts = /^([\d,.]+) of ([\d,.]+)$/.exec(hint);
        if (counts) checks.say("fractions as printed", wanted?.fraction && says(counts[1], wanted.fraction[0]) && says(counts[2], wanted.fraction[1]), hint, wanted?.fraction);
        const people = /^n = ([\d,]+)$/.exec(hint);
        if (people) checks.say("fractions as printed", !wanted?.fraction && says(people[1], wanted?.people), hint, wanted?.people);
      }
    });
  });
  return table.rows;
}

/** The comparison of a table, and its period by its caption. */
function of(table, context, suffix = "") {
  for (const comparison of context.figures?.comparisons ?? []) {
    const caption = table.caption;
    if (!caption.startsWith(plain(comparison.title))) continue;
    const rest = caption.slice(plain(comparison.title).length).replace(/^[,:] /, "");
    if (suffix && !rest.endsWith(suffix)) continue;
    const phrase = suffix ? rest.slice(0, -suffix.length) : rest;
    const period = comparison.periods.find((one) => names(one).has(phrase.toLowerCase()));
    if (period) return { comparison, label: period.label };
  }
  return null;
}

/** The comparison whose title a text begins with: the longest title, where several do. */
function titled(context, words) {
  const found = (context.figures?.comparisons ?? []).filter((one) => words.startsWith(plain(one.title)));
  return found.sort((a, b) => plain(b.title).length - plain(a.title).length)[0];
}

function place(context, words) {
  const areas = [...context.report.areas.values()];
  return areas.find((area) => plain(area.name) === words) ?? areas.find((area) => words.startsWith(`${plain(area.name)}, `) || words.startsWith(`${plain(area.name)} (`)) ?? null;
}

/** `Place | Rank | figure`. */
function ranking(table, context) {
  if (table.head[0] !== "Place" || table.head[1] !== "Rank") return null;
  const found = of(table, context);
  if (!found) return null;
  const { comparison, label } = found;
  const ranked = comparison.ranked(label).numbers;
  for (const [name, rank, figure] of table.rows) {
    const area = place(context, name.words);
    const point = area && (area.id === context.report.area ? comparison.own(label) : comparison.point(area.id, label));
    context.checks.say("figures of places", shown(figure.words, point), `${name.words} ${figure.words}`, point?.number);
    const own = area && ranked.some(([id]) => id === area.id) && ranked.length >= 4 ? comparison.rank(label, area.id) : null;
    const wanted = own ? `${own.joint ? "joint " : ""}${own.place}` : null;
    const words = rank.words.toLowerCase().replace("=", "joint ");
    context.checks.say("ranks", own ? words.replace("joint ", "") === String(own.place) : !/^\d/.test(words), `${name.words} ${rank.words}`, wanted);
    if (own && /joint/.test(words)) context.checks.say("ranks shared", own.joint, `${name.words} ${rank.words}`, wanted);
  }
  return table.rows;
}

function authorities(table, context) {
  const found = of(table, context, ", all authorities in the file");
  if (!found) return null;
  const { comparison, label } = found;
  const wanted = comparison.authorities(label);
  context.checks.say("counts of authorities", wanted.length === table.rows.length, `${table.rows.length} authorities`, wanted.length);
  for (const [name, figure] of table.rows) {
    const area = place(context, name.words);
    context.checks.say("figures of places", area && shown(figure.words, comparison.point(area.id, label, comparison.focus.cohort)), `${name.words} ${figure.words}`);
  }
  return table.rows;
}

/** `Period | own | reference | distance`. */
function distances(table, context) {
  if (table.head[0] !== "Period" || table.head[3] !== "Distance") return null;
  const target = /distance from the target/i.test(table.caption);
  const comparison = titled(context, table.caption);
  if (!comparison) return null;
  for (const [name, own, reference, distance] of table.rows) {
    const period = comparison.periods.find((one) => names(one).has(name.words.toLowerCase()));
    const point = period && comparison.own(period.label);
    context.checks.say("figures of places", point && shown(own.words, point), `${name.words} ${own.words}`, point?.number);
    const value = point?.number;
    let from = null;
    if (target) {
      const aim = context.figures.targets().find((one) => one.period?.label === period?.label && one.value !== null && one.value !== undefined);
      from = aim?.to != null && value > aim.to ? aim.to : aim?.to != null && value >= aim.value ? value : aim?.value;
    } else {
      from = period && comparison.mean(period.label)?.value;
    }
    const nearTo = reference.words.includes(" to ") || says(reference.words, from);
    context.checks.say(target ? "targets" : "neighbour means", from != null && nearTo, `${name.words} ${reference.words}`, from);
    if (from != null) context.checks.say("distances", distanceSays(distance.words, value, from), `${name.words} ${distance.words}`, value - from);
  }
  return table.rows;
}

/** `25.6 above`, `0.6 points below`, `level`, `slightly above, before rounding`. */
export function distanceSays(words, value, from) {
  const by = value - from;
  if (/^(level|equal|within|none)/i.test(words)) return alike(value, from);
  const side = /\babove|higher|over\b/.test(words) ? 1 : /\bbelow|lower|under\b/.test(words) ? -1 : 0;
  if (side === 0 || Math.sign(by) !== side) return false;
  if (/slightly|less than/i.test(words)) return true;
  const number = read(words);
  return number !== null && says(words, Math.abs(by)) && Number(number.digits) !== 0;
}

function neighbours(table, context) {
  if (table.head[0] !== "Neighbour") return null;
  const comparison = titled(context, table.caption);
  if (!comparison) return null;
  for (const [name, ...cells] of table.rows) {
    const area = place(context, name.words);
    cells.forEach((cell, at) => {
      const period = comparison.periods.find((one) => names(one).has(table.head[at + 1].toLowerCase()));
      context.checks.say("figures of places", area && period && shown(cell.words, comparison.point(area.id, period.label)), `${name.words} ${table.head[at + 1]} ${cell.words}`);
    });
  }
  return table.rows;
}

/** `Period | own | neighbour mean | region | nation | target`. */
function figuresTable(table, context) {
  if (table.head[0] !== "Period" || !context.figures?.comparisons.length) return null;
  const comparison = titled(context, table.caption);
  if (!comparison || !has(table.node, "fv-table--figures") || /parts by period/.test(table.caption)) return null;
  for (const [name, ...cells] of table.rows) {
    const period = comparison.periods.find((one) => names(one).has(name.words.toLowerCase()));
    cells.forEach((cell, at) => {
      const heading = table.head[at + 1];
      const words = cell.words;
      if (/^neighbour (mean|average)|^mean of|^neighbour/i.test(heading)) {
        const mean = period && comparison.mean(period.label);
        context.checks.say("neighbour means", mean ? says(words, mean.value) || words === "" : !read(words), `${name.words} ${words}`, mean?.value);
      } else if (/target/i.test(heading)) {
        const target = context.figures.targets().find((one) => one.period?.label === period?.label);
        context.checks.say("targets", target?.value != null ? shown(words, { number: target.value, to: target.to, marks: [] }) || words === plain(target.printed ?? "") : words === "", `${name.words} ${words}`, target?.value);
      } else {
        const series = comparison.observations.series.find((one) => {
          const area = context.report.areas.get(one.area).name;
          const cohort = context.report.written.cohorts?.find((other) => other.id === one.cohort)?.name;
          const full = cohort ? `${area}, ${cohort}` : area;
          return plain(full) === heading || (one === comparison.focus && (heading === plain(area) || heading === plain(full)));
        });
        const point = series?.points.find((one) => one.period.label === period?.label);
        context.checks.say("figures of places", series && period && shown(words, point), `${name.words} ${heading} ${words}`, point?.number);
        for (const hint of cell.hints) {
          const limits = /([−\d.,]+)%?[^\d−]+([−\d.,]+)/.exec(hint);
          if (limits && point?.limits) context.checks.say("confidence limits", says(limits[1], point.limits[0]) && says(limits[2], point.limits[1]), hint, point.limits);
          const people = /^n = ([\d,]+)$/.exec(hint);
          if (people) context.checks.say("fractions as printed", !point?.fraction && says(people[1], point?.people), hint, point?.people);
        }
      }
    });
  }
  return table.rows;
}

function parts(table, context) {
  if (!context.indicator || !/its parts by period$/.test(table.caption)) return null;
  for (const [name, ...cells] of table.rows) {
    cells.forEach((cell, at) => {
      const heading = table.head[at + 1].toLowerCase();
      const rows = [context.indicator, ...context.indicator.breakdowns];
      const candidates = rows.filter((one) => plain(one.title ?? one.heading) === name.words || (one === context.indicator && /whole|measure/i.test(name.words)) || plain(one.heading ?? "") === name.words || plain(one.title) === table.head[at + 1] || (one === context.indicator && /whole/i.test(table.head[at + 1])));
      const points = candidates.flatMap((one) => [
        ...one.cells.filter((each) => each.period && names(each.period).has(heading) || each.period && names(each.period).has(name.words.toLowerCase())),
        ...(one.observations?.series.flatMap((series) => series.points) ?? []).filter((each) => names(each.period).has(heading) || names(each.period).has(name.words.toLowerCase())),
      ]);
      context.checks.say("figures of parts", cell.words === "" || points.some((point) => shown(cell.words, point) || shown(cell.words, { ...point, printed: undefined })), `${name.words} ${heading} ${cell.words}`, points.map((point) => point.number).join(" or "));
    });
  }
  return table.rows;
}

/** The rows of the scorecard, by the link of the measure. */
export function linked(cell, report, ref) {
  const link = all(cell.node, (node) => node.name === "a")[0]?.attributes.href;
  const parts = link?.split(/[?#]/)[0].split("/").filter((part) => part && part !== "..");
  const byLink = parts?.[0] === report.id ? report.indicators.find((one) => one.id === parts[1]) : null;
  // On paper there are no links: by its name, with its ref where there are several.
  const named = report.indicators.filter((one) => [one.heading, one.title].some((name) => plain(name) === cell.words));
  return byLink ?? (named.length > 1 ? named.find((one) => plain(one.ref ?? "") === ref || cell.hints.includes(plain(one.ref ?? ""))) : named[0]) ?? null;
}

function scorecard(table, context) {
  if (!/scorecard|committee-paper|paper|whole|print|^$/.test(context.screen) || !/^Scorecard/.test(table.caption)) return null;
  const { report, checks } = context;
  const seen = new Set();
  let owner = null;
  for (const row of table.rows) {
    const line = row[0].node.parent;
    const group = has(line, "fv-table__group") && /^(.*?) ?(\d[\d,]*) measures?(?:, (\d+) red)?(?:, (\d+) not legible)?$/.exec(row[0].words);
    if (group) {
      const [, name, n, red, lost] = group;
      const list = report.indicators.filter((one) => groupsOf(one, report).includes(name));
      const rated = (rating) => list.filter((one) => one.rating === rating).length;
      checks.say("counts of groups", list.length === Number(n.replaceAll(",", "")) && rated("red") === Number(red ?? 0) && rated("lost") === Number(lost ?? 0), row[0].words, list.length);
      continue;
    }
    const head = row.find((cell) => cell.header);
    const sub = has(line, "fv-table__sub");
    const part = sub ? owner?.breakdowns.find((one) => plain(one.title) === head.words) : null;
    // On paper two measures of one name and no ref stand in the report's order.
    const next = () => report.indicators.find((one) => plain(one.title) === head.words && !seen.has(one));
    const indicator = sub ? owner : (linked(head, report, row[0].words) ?? next());
    seen.add(indicator);
    checks.say("names of rows", sub ? Boolean(part) : Boolean(indicator) && [indicator.title, indicator.heading].map(plain).includes(head.words), head.words);
    if (!indicator || (sub && !part)) continue;
    owner = indicator;
    const figures = context.all.get(`${report.id}/${indicator.id}`);
    row.forEach((cell, at) => {
      if (cell === head) return;
      const kind = cell.node.attributes.class ?? "";
      if (/fv-table__rate/.test(kind)) {
        checks.say("ratings", cell.words === (sub ? "" : (RATINGS[indicator.rating] ?? "")), `${indicator.id} ${cell.words}`, indicator.rating);
      } else if (/fv-table__ref/.test(kind)) {
        checks.say("refs", cell.words === plain(indicator.ref ?? ""), `${indicator.id} ${cell.words}`, indicator.ref);
      } else if (/fv-table__dir/.test(kind)) {
        const words = cell.whole.replace(/ ?(?:as published|calculated)$/, "");
        if (words) checks.say("directions", directionSays(words, indicator, /calculated$/.test(cell.whole)), `${indicator.id} ${cell.whole}`, indicator.direction);
      } else if (/fv-table__num/.test(kind)) {
        const columns = report.columns.filter((column) => plain(column.heading) === table.head[at]);
        const own = (sub ? part : indicator).cells.filter((one) => columns.includes(one.column));
        // Where parts have figures for the column, the number of the whole alone: the words repeat the parts.
        const inParts = !sub && indicator.breakdowns.some((one) => one.cells.some((each) => columns.includes(each.column)));
        const right = own.length === 0 ? cell.words === "" : own.some((one) => shown(cell.words, inParts ? { ...one, printed: undefined, heading: undefined } : one) || (inParts && one.number === null && cell.words === ""));
        checks.say("cells of the scorecard", right, `${indicator.id} ${table.head[at]} ${cell.words}`, own.map((one) => one.printed ?? one.number ?? one.absent).join(" | "));
        const label = cell.node.attributes["data-label"];
        if (label !== undefined) checks.say("labels of cells", own.some((one) => plain(one.heading) === label), `${indicator.id} ${label}`, own.map((one) => one.heading).join(" | "));
      } else if (/fv-table__near/.test(kind)) {
        near(cell, figures, context);
      }
    });
  }
  return table.rows;
}

/** Under which headings a measure stands. */
function groupsOf(indicator, report) {
  const objective = report.written.objectives.find((one) => one.id === indicator.objective);
  const title = objective?.title ?? "[title not legible in the source]";
  return [plain(`${objective?.ref ?? ""} ${title}`), plain(title), RATINGS[indicator.rating] ?? "Without a published rating"];
}

/** A direction of travel: the published word, with an arrow only where the figures go that way; or
 *  the movement of the figures, calculated. */
export function directionSays(words, indicator, calculated) {
  const match = /^(?:(Up|Down|Same)(?:, (better|worse))?|(Better|Worse)|(Not comparable)|(Not legible))$/.exec(words);
  if (!match) return false;
  const [, way, judged, alone, none, lost] = match;
  const [then, now] = ["previous", "current"].map((is) => cellIs(indicator, is)?.number);
  const moved = then == null || now == null ? null : alike(then, now) ? 0 : Math.sign(now - then);
  const published = indicator.direction;
  if (none) return published === "not_comparable";
  if (lost) return published === "lost";
  if (alone) return published === alone.toLowerCase();
  if (way === "Same" && !calculated) return published === "same";
  // A movement so small that both are printed as one number is none.
  if (way === "Same") return moved === 0 || (moved !== null && rounded(then, indicator.unit.decimals ?? 0) === rounded(now, indicator.unit.decimals ?? 0));
  if (moved !== (way === "Up" ? 1 : -1)) return false;
  if (!calculated) return published === judged;
  const better = { high: 1, low: -1 }[indicator.polarity];
  return (published === undefined || published === "lost") && judged === (better === undefined ? undefined : moved === better ? "better" : "worse");
}

/** `Joint 4th highest of 8`, `Below the mean of 7 of 10`. */
function near(cell, figures, context) {
  const words = cell.whole;
  const rank = /^(joint )?(?:(\d+)(?:st|nd|rd|th) )?(best|worst|highest|lowest)? ?of (\d+)/i.exec(words);
  if (rank) {
    const right = figures.comparisons.some((one) => one.periods.some((period) => rankSays(rank[0], one, period.label)));
    context.checks.say("ranks", right, `${figures.indicator.id} ${words}`);
  }
  const mean = /(Better than|Worse than|Above|Below|Equal to) the (published mean|mean of (?:all )?(\d+)(?: of (\d+))?)/i.exec(words);
  if (mean) {
    const right = figures.comparisons.some((one) => one.periods.some((period) => {
      const [value, of] = [one.own(period.label)?.number, one.mean(period.label)];
      if (value == null || !of) return false;
      if (mean[3] && of.n !== Number(mean[3])) return false;
      const better = ahead2(value, of.value, one.polarity);
      const side = { "better than": better === 1, "worse than": better === -1, above: value > of.value, below: value < of.value, "equal to": alike(value, of.value) };
      return side[mean[1].toLowerCase()];
    }));
    context.checks.say("sides of the mean", right, `${figures.indicator.id} ${words}`);
  }
}

const ahead2 = (a, b, polarity) => (alike(a, b) || !["high", "low"].includes(polarity) ? 0 : (polarity === "low" ? a < b : a > b) ? 1 : -1);

/** Whether words of a rank hold: `joint 3rd best of 11`, `lowest of 11`, `5th of 11`. */
export function rankSays(words, comparison, label, numbers = comparison.ranked(label).numbers.map(([, n]) => n), value = comparison.own(label)?.number) {
  if (value == null || numbers.length < 4) return false;
  const match = /(joint )?(?:(\d+)(?:st|nd|rd|th)\b ?)?(best|worst|highest|lowest)?,? ?(?:of|among) (?:the )?(\d+)/i.exec(words);
  if (!match) return false;
  const [, joint, place, word, of] = match;
  if (Number(of) !== numbers.length) return false;
  const higher = numbers.filter((n) => n > value).length;
  const lower = numbers.filter((n) => n < value).length;
  const shared = numbers.filter((n) => n === value).length > 1;
  if (Boolean(joint) !== shared) return false;
  const n = Number(place ?? 1) - 1;
  const low = comparison.polarity === "low";
  switch ((word ?? "").toLowerCase()) {
    case "highest": return higher === n;
    case "lowest": return lower === n;
    case "best": return (low ? lower : higher) === n && ["high", "low"].includes(comparison.polarity);
    case "worst": return (low ? higher : lower) === n && ["high", "low"].includes(comparison.polarity);
    default: return (low ? lower : higher) === n;
  }
}

function compare(table, context) {
  if (!has(table.node, "fv-table--heat")) return null;
  const { report, checks } = context;
  const places = table.head.slice(1).map((name) => place(context, name));
  let measures = 0;
  for (const row of table.rows) {
    const indicator = linked(row[0], report);
    if (!indicator) continue;
    measures += 1;
    const figures = context.all.get(`${report.id}/${indicator.id}`);
    const hint = row[0].hints.find((words) => /, (in|at|over|for) [^,]+$/i.test(words)) ?? "";
    const phrase = /, (?:in|at|over|for) ([^,]+)$/i.exec(hint)?.[1].toLowerCase();
    const comparison = titled({ figures }, hint) ?? figures.comparisons.at(-1);
    const period = comparison?.periods.filter((one) => names(one).has(phrase)).at(-1) ?? comparison?.periods.filter((one) => comparison.own(one.label)?.number != null).at(-1);
    row.slice(1).forEach((cell, at) => {
      const area = places[at];
      const point = area && period && (area.id === report.area ? comparison.own(period.label) : comparison.point(area.id, period.label));
      checks.say("figures of places", shown(cell.words, point), `${indicator.id} ${area?.name} ${cell.words}`, point?.number);
      for (const rank of cell.hints) {
        const own = area && comparison.rank(period.label, area.id);
        const words = /^(?:joint |=)?(\d+)/i.exec(rank)?.[1];
        if (words) checks.say("ranks", own && own.place === Number(words), `${indicator.id} ${area?.name} ${rank}`, own?.place);
      }
      const band = /fv-heat--([a-d])/.exec(cell.node.attributes.class ?? "")?.[1]?.toUpperCase();
      if (band) checks.say("quartile bands", comparison.band(period.label, point?.number) === band, `${indicator.id} ${area?.name} ${band}`, comparison.band(period.label, point?.number));
    });
  }
  return measures ? table.rows : null;
}

/** Finance as printed: brackets where a variance is negative, letter for letter otherwise. */
function money(table, context) {
  if (!has(table.node, "fv-table--finance")) return null;
  const { report, checks } = context;
  const finance = report.written.finance.find((one) => table.caption.startsWith(plain(one.title)));
  if (!finance) return null;
  const lines = (finance.groups ?? []).length ? finance.groups.flatMap((group) => group.lines ?? []) : finance.lines ?? [];
  const all = JSON.stringify(finance);
  for (const row of table.rows) {
    for (const cell of row.slice(1)) {
      const number = /^\(?[−-]?[\d,.]+\)?$/.test(cell.words) ? Number(cell.words.replace(/[(),−-]/g, "")) : null;
      if (number !== null) checks.say("money as printed", new RegExp(`[^\\d.]-?${String(number).replace(".", "\\.")}[^\\d.]`).test(all), `${row[0].words} ${cell.words}`);
    }
  }
  return lines ? table.rows : null;
}

function milestones(table, context) {
  if (!/^Milestones(?! rated (?:red|amber)$)/.test(table.caption)) return null;
  for (const row of table.rows) {
    const rating = row.find((cell) => has(cell.node, "fv-table__rate"));
    const title = row.find((cell) => cell.header);
    const found = context.report.written.milestones.filter((one) => plain(one.title) === title?.words);
    if (found.length && rating) context.checks.say("ratings", found.some((one) => (RATINGS[one.rating] ?? "") === rating.words), `${title.words} ${rating.words}`, found.map((one) => one.rating).join());
  }
  return table.rows.map((row) => row.filter((cell) => cell.header || has(cell.node, "fv-table__rate")));
}

/** Why something stands where it stands: the reason of the file, else its commentary, or the beginning
 *  of it where there is more. */
export function whySays(words, written) {
  const commentary = clean(plain(written.commentary ?? ""));
  const match = /^Commentary( begins)?: (.+)$/.exec(words);
  if (written.reason) return words === clean(plain(written.reason));
  if (!commentary) return words === "No reason is published.";
  const begins = match?.[1] && / …$/.test(match[2]) && commentary.startsWith(match[2].slice(0, -2)) && commentary !== match[2].slice(0, -2);
  return match !== null && (match[1] ? begins : commentary === match[2]);
}

/** Topics by rating: what each is judged by, its comment, its measures. */
function topics(table, context) {
  if (!has(table.node, "fv-table--topics")) return null;
  const { checks, report } = context;
  const written = report.written.topics;
  checks.say("counts of topics", table.rows.length === written.length, `${table.rows.length} topics`, written.length);
  for (const [rating, title, comment] of table.rows) {
    const topic = written.find((one) => title.words.startsWith(plain(one.title)));
    checks.say("ratings", RATINGS[topic?.rating] === rating.words, `${title.words} ${rating.words}`, topic?.rating);
    const words = clean(plain([topic?.commentary ?? "No comment is published.", topic?.note ?? ""].join(" ")));
    checks.say("comments", clean(comment.words).startsWith(words), comment.words, words);
    const names = (topic?.indicators ?? []).map((id) => plain(report.indicators.find((one) => one.id === id).heading));
    checks.say("measures of topics", names.every((name) => comment.words.includes(name)), comment.words, names.join());
    checks.say("standards", !topic?.standard || comment.words.includes(`Judged by: ${clean(plain(topic.standard))}`), comment.words, topic?.standard);
  }
  return table.rows;
}

/** Recommendations, actions and pledges: how each stands, when it is due, what is said of it. */
function actions(table, context) {
  if (!has(table.node, "fv-table--actions")) return null;
  const { checks, report } = context;
  for (const [state, title, due, said] of table.rows) {
    // Under several headings the same may be asked for.
    const under = (one) => !one.group || title.hints.includes(clean(plain(one.group)));
    const action = report.written.actions.find((one) => clean(plain(one.title)) === clean(title.words) && under(one));
    checks.say("actions", Boolean(action), title.words);
    checks.say("states of actions", action && state.words.toLowerCase() === standingOf(action, report), `${title.words} ${state.words}`);
    checks.say("due dates", action && (action.due_printed ? due.words === plain(action.due_printed) : action.due ? /\d{4}/.test(due.words) : due.words === "No date"), `${title.words} ${due.words}`);
    const words = [action?.state_printed, action?.next_report, ...(action?.commentary ?? "").split(/\n\s*\n/)].filter(Boolean);
    checks.say("comments", words.every((one) => said.words.toLowerCase().includes(clean(plain(one)).toLowerCase())), said.words, words.join());
    const names = (action?.indicators ?? []).map((id) => plain(report.indicators.find((one) => one.id === id).heading));
    checks.say("measures of actions", names.every((name) => said.words.includes(name)), said.words, names.join());
  }
  return table.rows;
}

/** Decisions: whose, when, in which state, what is decided and why. */
function decisions(table, context) {
  if (!has(table.node, "fv-table--decisions")) return null;
  const { checks, report } = context;
  checks.say("counts of decisions", table.rows.length === report.written.decisions.length, `${table.rows.length} decisions`);
  for (const [state, title, when, said] of table.rows) {
    const decision = report.written.decisions.find((one) => title.words === clean(plain(one.title)));
    checks.say("decisions", Boolean(decision), title.words);
    checks.say("states of decisions", state.words.toLowerCase() === (decision?.state ?? "decided"), `${title.words} ${state.words}`);
    const day = decision?.on ? dayWords(period(decision.on).to) : "No date";
    checks.say("dates of decisions", when.words.startsWith(day), `${title.words} ${when.words}`, day);
    const words = [decision?.decision, decision?.reason, decision?.rejected, decision?.note, decision?.state_printed].filter(Boolean);
    checks.say("comments", words.every((one) => said.words.toLowerCase().includes(clean(plain(one)).toLowerCase())), said.words, words.join());
  }
  return table.rows;
}

/** What the report puts first: all of it, each with its figure, target, rating and direction. */
function headlines(table, context) {
  if (!has(table.node, "fv-table--headlines")) return null;
  const { checks, report } = context;
  const rows = table.rows.filter((row) => row.length > 1);
  const marked = report.indicators.filter((one) => one.written.headline);
  checks.say("counts of headlines", rows.length === marked.length, `${rows.length} headlines`, marked.length);
  for (const [name, current, target, rating, going] of rows) {
    const indicator = linked(name, report);
    checks.say("headlines", indicator?.written.headline === true, name.words);
    for (const cell of [current, target]) {
      checks.say("cells as printed", cell.words === "" ? true : indicator?.cells.some((one) => shown(cell.words, one)), `${indicator?.id} ${cell.words}`);
    }
    checks.say("ratings", rating.words === (RATINGS[indicator?.rating] ?? "None published"), `${indicator?.id} ${rating.words}`, indicator?.rating);
    checks.say("directions", going.words === "" || directionSays(going.words, indicator), `${indicator?.id} ${going.words}`);
  }
  return table.rows;
}

/** What is red and why. */
function reasons(table, context) {
  if (!has(table.node, "fv-table--reasons")) return null;
  for (const row of table.rows) {
    const indicator = linked(row[0], context.report);
    context.checks.say("ratings", indicator?.rating === "red", row[0].words, indicator?.rating);
    for (const cell of row.slice(1)) {
      if (has(cell.node, "fv-table__why")) {
        context.checks.say("reasons", indicator !== null && indicator !== undefined && whySays(cell.words, indicator.written), `${indicator?.id} ${cell.words}`, indicator?.written.reason);
        continue;
      }
      context.checks.say("cells as printed", cell.words === "" || indicator?.cells.some((one) => shown(cell.words, one)), `${indicator?.id} ${cell.words}`);
    }
  }
  return table.rows;
}

/** `Place | figure` of one period, where totals of places stand beside each other without a rank. */
function onlyPlaces(table, context) {
  if (table.head[0] !== "Place" || table.head.length !== 2 || !context.figures) return null;
  const found = of(table, context);
  if (!found) return null;
  for (const [name, figure] of table.rows) {
    const area = place(context, name.words);
    context.checks.say("figures of places", area && shown(figure.words, found.comparison.point(area.id, found.label)), `${name.words} ${figure.words}`);
  }
  return table.rows;
}

/** `Place | Period | Figure`, where the report's own place has no figure. */
function byPlace(table, context) {
  if (table.head.join() !== "Place,Period,Figure" || !context.indicator?.observations) return null;
  for (const [name, when, figure] of table.rows) {
    const right = context.indicator.observations.series.some((series) => {
      const area = plain(context.report.areas.get(series.area).name);
      const cohort = context.report.written.cohorts?.find((one) => one.id === series.cohort)?.name;
      return name.words === (cohort ? `${area}, ${cohort}` : area) && series.points.some((point) => names(point.period).has(when.words.toLowerCase()) && shown(figure.words, point));
    });
    context.checks.say("figures of places", right, `${name.words} ${when.words} ${figure.words}`);
  }
  return table.rows;
}

/** The statistical neighbours in their order. */
function neighbourList(table, context) {
  if (!/^Statistical neighbours/.test(table.caption)) return null;
  const wanted = context.report.written.neighbours.areas;
  context.checks.say("counts of neighbours", wanted.length === table.rows.length, table.caption, wanted.length);
  table.rows.forEach(([name, order, closeness], at) => {
    context.checks.say("the list of neighbours", place(context, name.words)?.id === wanted[at].area && order.words === String(at + 1) && closeness.words === (wanted[at].closeness ?? "not given"), `${name.words} ${order.words} ${closeness.words}`);
  });
  return table.rows;
}

/** Ratings side by side, and what was added or dropped, since another report. */
function changes(table, context) {
  if (context.screen !== "changes" || !context.other || !has(table.node, "fv-changes__list")) return null;
  const { report, other, checks } = context;
  const all_ = (one) => [...one.indicators, ...(one.written.milestones ?? []), ...(one.written.objectives ?? []), ...(one.written.finance ?? []), ...(one.written.sources ?? []), ...(one.written.risks ?? [])];
  const find = (one, words) => all_(one).find((each) => [each.heading, each.title, each.title === undefined ? "[title not legible in the source]" : undefined].filter(Boolean).some((title) => [plain(title), plain(`${each.ref ?? ""} ${title}`)].includes(words)));
  const taken = [];
  for (const row of table.rows) {
    if (table.caption === "Ratings") {
      const [now, then] = [find(report, row[0].words), find(other, row[0].words)];
      const words = (one) => RATINGS[one?.rating] ?? "None published";
      checks.say("ratings", row[1].words === words(then ?? now) || row[2].words === words(now), `${row[0].words}: ${row[1].words}, ${row[2].words}`);
      taken.push(row);
    } else if (/^This (?:objective|measure|milestone|table|source|risk)[^.]* is (?:new|no longer in the report)\.$/.test(row[1].words)) {
      const isNew = /is new/.test(row[1].words);
      const [here, there] = isNew ? [report, other] : [other, report];
      const one = find(here, row[0].words);
      const same = (each) => (one.ref === undefined ? each.title === one.title : each.ref === one.ref);
      checks.say("what is new and what is dropped", one && !all_(there).some((each) => same(each) && each.title === one.title), `${row[0].words}: ${row[1].words}`);
      taken.push(row);
    }
  }
  return taken;
}

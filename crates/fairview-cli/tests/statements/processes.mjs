// Processes with standards: the time allowed and taken, stage by stage, and shares of one whole by period.

import { minus } from "./model.mjs";
import { names } from "./figures.mjs";
import { has } from "./html.mjs";
import { clean } from "./pages.mjs";
import { plain } from "./tables.mjs";

const said = (words) => clean(plain(words ?? ""));
const numberOf = (words) => Number(words.replace("%", ""));

/** `Stage | Time allowed | What was done`. */
export function processes(table, context) {
  if (table.head.join() !== "Stage,Time allowed,What was done") return null;
  const { checks, report } = context;
  const process = (report.written.processes ?? []).find((one) => said(one.title) === table.caption);
  checks.say("processes", process?.stages.length === table.rows.length, table.caption, process?.stages.length);
  table.rows.forEach(([name, allowed, done], at) => {
    const stage = process?.stages[at] ?? {};
    checks.say("stages", name.words === said(stage.title) && [stage.what, stage.owner && `Owner: ${stage.owner}`].filter(Boolean).every((words) => name.hints.includes(said(words))), name.whole);
    const unit = process?.unit ? ` ${process.unit}` : "";
    const most = stage.at_most === undefined ? "" : stage.allowed === undefined ? `At most ${stage.at_most}${unit}` : `, at most ${stage.at_most}`;
    const time = `${stage.allowed === undefined ? "" : `${stage.allowed}${unit}`}${most}` || said(stage.allowed_printed) || "None given";
    checks.say("times allowed", allowed.words === time, `${name.words}: ${allowed.words}`, time);
    const words = [stage.taken === undefined ? null : `${stage.taken}${unit} taken`, stage.done, stage.note, ...(stage.indicators ?? []).map((id) => report.indicators.find((one) => one.id === id).heading)].filter(Boolean);
    checks.say("what was done", words.every((one) => done.whole.toLowerCase().includes(said(one).toLowerCase())) && (words.length > 0 || done.words === "Not said"), `${name.words}: ${done.whole}`, words.join());
  });
  return table.rows;
}

/** A grid as the file has it, cell by cell. */
export function grids(table, { checks, report }) {
  const grid = (report.written.grids ?? []).find((one) => said(one.title) === table.caption);
  if (!grid || !has(table.node, "fv-table--grid")) return null;
  checks.say("grids", table.head.join() === [...(grid.corner ? [grid.corner] : []), ...grid.columns].map(said).join() && table.rows.length === grid.rows.length, table.head.join(), grid.columns.join());
  table.rows.forEach((cells, at) => {
    const { title, cells: printed } = grid.rows[at] ?? { cells: [] };
    const wanted = [title, ...printed.map((words) => words || "Empty")].map(said);
    checks.say("cells of grids", cells.length === wanted.length && cells.every((cell, column) => cell.words === wanted[column]), cells.map((cell) => cell.words).join(), wanted.join());
  });
  return table.rows;
}

/** The shares of each period in which they come to a hundred. */
function shares(report, process) {
  const series = (id) => {
    const indicator = report.indicators.find((one) => one.id === id);
    return indicator.observations.of(report.area, indicator.cohort).points;
  };
  const at = (id, label) => series(id).find((point) => point.period.label === label)?.number;
  const all = series(process.bands[0].indicator).map(({ period }) => ({
    period,
    values: process.bands.map((band) => minus(at(band.indicator, period.label), band.less ? at(band.less, period.label) : 0)),
  }));
  return all.filter(({ values }) => Math.abs(values.reduce((sum, value) => sum + value, 0) - 100) <= 0.5 * (values.length + 1));
}

/** The sentences around the charts. */
export function processSentence(words, { report }) {
  const all = report.written.processes ?? [];
  let match;
  if ((match = /^(.+): (?:the time for each stage|shares of the whole)$/.exec(words))) {
    const title = match[1].replace(/^(?:Bar chart|Stacked bars): /, "");
    return all.some((one) => said(one.title) === title) ? [["processes", true, words]] : null;
  }
  if ((match = /^(.+): (\S+) (\S.*) taken, (\S+) allowed$/.exec(words))) {
    const right = all.some((one) => one.unit === match[3] && one.stages.some((stage) => said(stage.title) === match[1] && stage.taken === Number(match[2]) && (stage.at_most ?? stage.allowed) === Number(match[4])));
    return [["times taken", right, words]];
  }
  if ((match = /^(?:From (\S+) to )?(\S+) (.+) allowed$/.exec(words)) && all.length > 0) {
    const [, from, to, unit] = match;
    const right = all.some((one) => {
      const least = one.stages.map((stage) => stage.allowed ?? stage.at_most).filter((time) => time !== undefined);
      const most = one.stages.map((stage) => stage.at_most ?? stage.allowed).filter((time) => time !== undefined);
      return one.unit === unit && Math.min(...least) === Number(from ?? to) && Math.max(...most) === Number(to);
    });
    return [["times allowed", right, words]];
  }
  if (words === "The process has one stage.") return [["times allowed", all.some((one) => one.stages.length === 1), words]];
  if ((match = /^(\d+) of (\d+) stages ha(?:s|ve) a time allowed(?:, (\d+) a time taken)?\.$/.exec(words))) {
    const counted = (one, fields) => one.stages.filter((stage) => fields.some((field) => stage[field] !== undefined)).length;
    const right = all.some((one) => one.stages.length === Number(match[2]) && counted(one, ["allowed", "at_most"]) === Number(match[1]) && counted(one, ["taken"]) === Number(match[3] ?? 0));
    return [["times allowed", right, words]];
  }
  for (const one of all.filter((process) => process.bands)) {
    const found = shares(report, one);
    const share = (when, at) => found.find(({ period }) => names(period).has(when.toLowerCase()))?.values[at];
    const widest = Math.max(...found.slice(1).map((next, at) => Math.abs(next.values[0] - found[at].values[0])));
    const change = (first, then, second, now) => share(then, 0) === numberOf(first) && share(now, 0) === numberOf(second) && Math.abs(share(now, 0) - share(then, 0)) === widest;
    const title = said(one.bands[0].title);
    if ((match = /^(.+): (\S+%) in (\S+), (\S+%) in (\S+)$/.exec(words)) && match[1] === title) {
      return [["shares of a whole", change(match[2], match[3], match[4], match[5]), words]];
    }
    if ((match = /^The largest change from one period to the next was from (\S+%) (.+) in (\S+) to (\S+%) in (\S+)\.$/.exec(words))) {
      return [["shares of a whole", match[2] === title.toLowerCase() && change(match[1], match[3], match[4], match[5]), words]];
    }
    if ((match = /^In (\S+): (.+)\.$/.exec(words)) && found.length > 0 && names(found.at(-1).period).has(match[1])) {
      const parts = match[2].split(/, | and (?=\d+(?:\.\d+)?% )/);
      const right = parts.length === one.bands.length && parts.every((part, at) => part.toLowerCase() === `${share(match[1], at)}% ${said(one.bands[at].title)}`.toLowerCase());
      return [["shares of a whole", right, words]];
    }
  }
  return null;
}

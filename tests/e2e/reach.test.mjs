// Everything of the council's reports can be reached by links and is shown as printed: a reader
// walks through every screen, and what is found is counted and held against the report's file.

import assert from "node:assert/strict";
import { journey } from "./lib/journey.mjs";
import { plain, readScreen } from "./lib/read.mjs";
import { COUNCIL, json, named, wholeList } from "./lib/reports.mjs";
import { eachMeasure, eachScreen } from "./lib/walk.mjs";

const RATING = { red: "Red", amber: "Amber", green: "Green", not_rated: "Not rated", lost: "Not legible", commentary: "See commentary" };

/** Counts what was looked for and what was found, by kind. */
class Tally {
  #kinds = new Map();
  missing = [];

  /** Something looked for; `where` is said when it is not there. */
  see(kind, found, where) {
    const counts = this.#kinds.get(kind) ?? { asked: 0, found: 0 };
    this.#kinds.set(kind, counts);
    counts.asked += 1;
    if (found) counts.found += 1;
    else this.missing.push(`${kind}: ${where}`);
  }

  found(kind) {
    return this.#kinds.get(kind)?.found ?? 0;
  }

  toString() {
    return [...this.#kinds].map(([kind, { found, asked }]) => `${found} of ${asked} ${kind}`).join(", ");
  }
}

/** The paragraphs of a text of the file. */
const paragraphs = (text) => (text ?? "").split(/\n+/).map(plain).filter(Boolean);

/** A number as the page writes it: thousands apart, a true minus, so many decimals. */
const written = (value, decimals) =>
  new Intl.NumberFormat("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value).replace("-", "−");

/** A number as the page may write it: as it was printed, or with more decimals, as others of its row have. */
function spellings(value) {
  const own = (String(value).split(".")[1] ?? "").length;
  return [0, 1, 2, 3].map((more) => written(value, own + more));
}

/** Whether a number stands in a text by itself, not as a part of another. */
const stands = (text, number) => new RegExp(`(?<![\\d.,])${number.replaceAll(".", "\\.")}(?![\\d]|[.,]\\d)`).test(text);

/** The page's number, or what is left of a text that holds more than a number. */
const number = (text) => Number(text.replace(/[,%£]/g, "").replace("−", "-").replace(/^\((.*)\)$/, "-$1"));

function passage(tally, kind, { text }, of, where) {
  const parts = [of.ref, of.heading].filter(Boolean).join(" ");
  if (parts) tally.see("headings", text.includes(plain(parts)), `${where}: ${parts}`);
  if (of.owner) tally.see("owners", text.includes(plain(`Owner: ${of.owner}`)), where);
  for (const words of paragraphs(of.text)) tally.see(kind, text.includes(words), `${where}: ${words.slice(0, 60)}`);
}

/** The figures that stand in sentences, in a table of their own. */
function inSentences(tally, screen, figures, where) {
  for (const figure of figures ?? []) {
    const cells = screen.tables.flatMap(({ rows }) => rows.map((row) => row.cells));
    const shown = cells.some((row) => row.at(-1) === plain(figure.printed) && row[0].startsWith(plain(figure.what)));
    tally.see("figures in sentences", shown, `${where}: ${figure.what}: ${figure.printed}`);
  }
}

function measureShown(tally, report, indicator, screen) {
  const where = indicator.id;
  const { text } = screen;
  const table = screen.tables.find(({ caption }) => caption === plain(`${named(indicator)}, as printed`));
  const rows = table?.rows.map(({ own }) => own) ?? [];
  const breakdowns = indicator.breakdowns ?? [];
  const whole = breakdowns.length > 0 ? "The whole" : "The measure";
  for (const [title, part] of [[whole, indicator], ...breakdowns.map((part) => [part.title, part])]) {
    const row = rows.find(([head]) => head === plain(title));
    for (const [at, column] of report.columns.entries()) {
      const cell = part.cells?.[column.id];
      if (!cell) continue;
      const shown = row?.[at + 1] ?? "";
      const right = () => {
        if (cell.printed !== undefined) return shown === plain(cell.printed);
        if (cell.value !== undefined) return spellings(cell.value).some((number) => stands(shown, number));
        return shown !== "";
      };
      tally.see("figures", right(), `${where}, ${title}, ${column.id}: ${cell.printed ?? cell.value ?? cell.mark}, shown ${shown}`);
      for (const words of paragraphs(cell.note)) tally.see("notes", text.includes(words), `${where}: ${words}`);
    }
    const { periods = [], series = [] } = part.observations ?? {};
    for (const { values = [], printed = {} } of series) {
      for (const [n, value] of values.entries()) {
        const words = printed[periods[n]];
        if (words !== undefined) tally.see("figures over time in words", text.includes(plain(words)), `${where}, ${title}: ${words}`);
        else if (value !== null) tally.see("figures over time", spellings(value).some((number) => stands(text, number)), `${where}, ${title}: ${value}`);
      }
    }
  }
  if (indicator.rating) tally.see("ratings of measures", text.includes(RATING[indicator.rating]), `${where}: ${indicator.rating}`);
  for (const words of paragraphs(indicator.commentary)) tally.see("paragraphs", text.includes(words), `${where}: ${words.slice(0, 60)}`);
  for (const words of paragraphs(indicator.note)) tally.see("notes", text.includes(words), `${where}: ${words}`);
  tally.see("titles", text.includes(plain(indicator.title)), where);
  inSentences(tally, screen, indicator.figures, where);
}

/** The scorecard's rating of every measure. */
function scorecardShown(tally, report, screen) {
  const table = screen.tables.find(({ caption }) => caption.startsWith("Scorecard"));
  const rows = table.rows.filter(({ group }) => !group).map((row) => row.cells);
  const column = table.heads.indexOf("Rating");
  const name = table.heads.indexOf("Measure");
  for (const indicator of report.indicators) {
    // What the report doubts of a figure stands below the title.
    const title = plain(indicator.title);
    const exact = rows.findIndex((cells) => cells[name] === title);
    const at = exact < 0 ? rows.findIndex((cells) => cells[name].startsWith(`${title} `)) : exact;
    tally.see("measures", at >= 0, indicator.id);
    const [row] = at < 0 ? [] : rows.splice(at, 1);
    if (indicator.rating) tally.see("ratings in the scorecard", row?.[column] === RATING[indicator.rating], `${indicator.id}: ${indicator.rating}, shown ${row?.[column]}`);
  }
}

function milestonesShown(tally, report, screen) {
  const rows = screen.tables
    .filter(({ caption }) => caption.startsWith("Milestones:"))
    .flatMap(({ heads, rows }) => rows.filter(({ group }) => !group).map(({ cells }) => Object.fromEntries(heads.map((head, n) => [head, cells[n]]))));
  for (const milestone of report.milestones ?? []) {
    const name = [milestone.title, milestone.ref, milestone.owner && `Owner: ${milestone.owner}`].filter(Boolean).map(plain).join(" ");
    const at = rows.findIndex((row) => plain(row.Milestone) === name && row.Due.startsWith(milestone.due_printed ?? ""));
    const [row] = at < 0 ? [] : rows.splice(at, 1);
    tally.see("milestones", row !== undefined, `${milestone.id}: ${name}`);
    const told = row?.["What the report says"] ?? "";
    if (milestone.rating) tally.see("ratings of milestones", row?.Rating === RATING[milestone.rating], `${milestone.id}: ${milestone.rating}`);
    for (const words of paragraphs(milestone.reason)) tally.see("reasons", told.includes(words), `${milestone.id}: ${words}`);
    for (const words of paragraphs(milestone.commentary)) tally.see("paragraphs", told.includes(words), `${milestone.id}: ${words.slice(0, 60)}`);
    for (const words of paragraphs(milestone.note)) tally.see("notes", told.includes(words), `${milestone.id}: ${words}`);
    inSentences(tally, screen, milestone.figures, milestone.id);
  }
  assert.deepEqual(rows, [], "no milestone that the file does not have");
}

function financeShown(tally, report, screen) {
  for (const money of report.finance ?? []) {
    const table = screen.tables.find(({ caption }) => caption === plain(`${money.title}, in ${money.unit}, as printed`));
    assert.deepEqual(table?.heads, ["Line", ...money.columns.map(({ heading }) => plain(heading))], money.id);
    const rows = table.rows.filter(({ group }) => !group).map((row) => row.cells);
    for (const [n, line] of money.lines.entries()) {
      const name = line.name || (line.total ? "Total" : "No name is printed");
      tally.see("finance lines", rows[n]?.[0] === plain(name), `${money.id}, line ${n}: ${line.name}`);
      for (const [at, amount] of line.amounts.entries()) {
        const shown = rows[n]?.[at + 1] ?? "";
        const figure = shown.replace(/ (over|under)spend$| (more|less) income$/, "");
        tally.see("finance cells", amount === null ? shown === "" : number(figure) === amount && figure !== "", `${money.id}, line ${n}, ${at}: ${amount}, shown ${shown}`);
      }
    }
    for (const of of money.commentary ?? []) passage(tally, "paragraphs", screen, of, money.id);
  }
}

function risksShown(tally, report, screen) {
  const objective = (id) => {
    const of = report.objectives.find((objective) => objective.id === id);
    return plain([of.ref, of.title].filter(Boolean).join(" "));
  };
  const rows = screen.tables.find(({ caption }) => caption === "Risks by objective").rows.map((row) => row.cells);
  // A column that nobody filled is not there; the words above the table say so.
  const filled = ["title", "initial", "residual"].filter((key) => report.risks.some((risk) => risk[key]));
  for (const [n, risk] of report.risks.entries()) {
    const words = [objective(risk.objective), ...filled.map((key) => plain(risk[key] ?? "not given"))];
    tally.see("risks", words.every((word, at) => rows[n]?.[at] === word), `risk ${n}`);
  }
}

function textsShown(tally, report, screen) {
  for (const list of [report.developments, report.emerging_issues, report.sections]) {
    for (const [n, of] of (list ?? []).entries()) passage(tally, "paragraphs", screen, of, `${of.heading ?? n}`);
  }
  for (const objective of report.objectives) {
    for (const of of objective.commentary ?? []) passage(tally, "paragraphs", screen, of, objective.id);
    for (const words of paragraphs(objective.note)) tally.see("notes", screen.text.includes(words), `${objective.id}: ${words}`);
  }
  inSentences(tally, screen, report.figures, "report");
}

/** Every topic that the report rates: its rating, what it is judged by, its comment. */
function topicsShown(tally, report, screen) {
  const table = screen.tables.find(({ caption }) => caption === "Topics, with comments");
  const rows = table?.rows.map((row) => row.cells) ?? [];
  for (const topic of report.topics ?? []) {
    const row = rows.find(([, name]) => name.startsWith(plain(topic.title)));
    const words = [topic.standard, ...paragraphs(topic.commentary)].filter(Boolean).map(plain);
    tally.see("topics", row?.[0] === RATING[topic.rating] && words.every((one) => row.join(" ").includes(one)), topic.id);
  }
}

/** Everything that was asked for or promised, with its state as printed and when it is due. */
function actionsShown(tally, report, screen) {
  const rows = screen.tables.flatMap(({ rows }) => rows.map((row) => row.cells.join(" ").toLowerCase()));
  for (const one of report.decisions ?? []) {
    const wanted = [one.title, one.by, one.reason, one.rejected, one.state_printed, one.note, ...paragraphs(one.decision)].filter(Boolean).map((words) => plain(words).toLowerCase());
    tally.see("decisions", rows.some((row) => wanted.every((words) => row.includes(words))), one.id);
  }
  for (const action of report.actions ?? []) {
    const words = [action.title, action.group, action.asked_by, action.owner, action.due_printed, action.state_printed, ...paragraphs(action.commentary)];
    const wanted = words.filter(Boolean).map((one) => plain(one).toLowerCase());
    tally.see("actions", rows.some((row) => wanted.every((one) => row.includes(one))), action.id);
  }
}

/** Every term with each of its meanings. */
function termsShown(tally, report, screen) {
  for (const { term, meaning } of report.glossary) {
    tally.see("terms", [term, meaning].every((words) => screen.text.includes(plain(words))), term);
  }
}

const LOOK = {
  Overview: (tally, report, screen) => {
    const { text } = screen;
    topicsShown(tally, report, screen);
    for (const note of report.notes ?? []) for (const words of paragraphs(note)) tally.see("notes", text.includes(words), words);
  },
  Scorecard: scorecardShown,
  Milestones: milestonesShown,
  "Actions and decisions": actionsShown,
  Glossary: termsShown,
  Finance: financeShown,
  Developments: textsShown,
  Risks: risksShown,
};

for (const id of COUNCIL) {
  journey(`everything of ${id} can be reached and is shown as printed`, async (page, t) => {
    const report = json(`${id}.json`);
    const tally = new Tally();
    const screens = await eachScreen(page, id, async (name) => {
      if (name === "Scorecard") await wholeList(page);
      await LOOK[name]?.(tally, report, await readScreen(page));
    });
    for (const [name, held] of [["Milestones", report.milestones], ["Finance", report.finance], ["Actions and decisions", report.actions ?? report.decisions], ["Glossary", report.glossary], ["Risks", report.risks]]) {
      assert.equal(screens.includes(name), (held ?? []).length > 0, name);
    }
    await eachMeasure(page, id, async (indicator) => {
      measureShown(tally, report, indicator, await readScreen(page));
    });
    t.diagnostic(`${id}: ${tally}`);
    assert.equal(tally.missing.length, 0, tally.missing.join("\n"));
    assert.ok(tally.found("figures") > 0 && tally.found("measures") === report.indicators.length);
  });
}

// Walks every page of a built site, takes its statements apart and works each out again from the
// report's JSON: node check.mjs SITE REPORT.json...
//
// A statement is a number, a rank, a side, a count or a word of judgement that the page gives. What
// is copied from the report is looked up there, letter for letter. A sentence with a figure in it
// that no rule knows is a failure: it has to be understood here or said otherwise there.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { period, report } from "./model.mjs";
import { all, has, text } from "./html.mjs";
import { clean, statements, tables } from "./pages.mjs";
import { Checks } from "./checks.mjs";
import { tableRules } from "./tables.mjs";
import { sentence, skipped } from "./sentences.mjs";
import { Figures, names } from "./figures.mjs";
import { countsSay } from "./report.mjs";
import { families, overTheYears, overTime, targetsChanged } from "./families.mjs";

const [site, ...files] = process.argv.slice(2);
const reports = new Map(files.map((file) => [basename(file, ".json"), report(file)]));
const checks = new Checks();
const related = families(files[0], reports);

function pages(folder, found = []) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) pages(path, found);
    else if (name === "index.html") found.push(path);
  }
  return found;
}

const figures = new Map();
for (const one of reports.values()) {
  for (const indicator of one.indicators) figures.set(`${one.id}/${indicator.id}`, new Figures(one, indicator));
}

/** The report that the changes of another are counted from: the one before it in its series. */
function before(one) {
  const earlier = [...reports.values()].filter((other) => other.written.series !== undefined && other.written.series === one.written.series && other.time.to < one.time.to);
  return earlier.sort((a, b) => b.time.to - a.time.to)[0] ?? null;
}

/** The context of a node: on the screens that show many indicators, the one under whose heading it
 *  stands. */
function nearest(context, tree) {
  if (context.indicator) return () => context;
  const { report } = context;
  const owners = new Map();
  let current = null;
  const seen = new Set();
  const visit = (node) => {
    if (typeof node === "string") return;
    if (/^h[1-6]$/.test(node.name)) {
      const words = clean(text(node));
      // Of several with one name, each stands once, in the order of the report.
      const named = report.indicators.filter((one) => [one.heading, `${one.ref ?? ""} ${one.heading}`].map(clean).includes(words));
      const left = named.filter((one) => !seen.has(one));
      // The committee paper repeats those of which more is said than their row.
      const told = (one) => one.commentary || one.benchmark || related.some((family) => family.has(report.id, one.id));
      if (named.length > 0) seen.add((current = (context.screen === "print" ? left.find(told) : null) ?? left[0] ?? named[0]));
      else if (node.name <= "h3") current = null;
    }
    if (current) owners.set(node, current);
    node.children.forEach(visit);
  };
  visit(tree);
  const made = new Map();
  return (node) => {
    const indicator = owners.get(node);
    if (!indicator) return context;
    if (!made.has(indicator)) made.set(indicator, { ...context, indicator, figures: figures.get(`${report.id}/${indicator.id}`) });
    return made.get(indicator);
  };
}

/** The statements of one page, or of a text in its place. */
function walk(one, file, checks, source) {
  const path = file.slice(site.length + 1, -"/index.html".length);
  // The screen stands after the report: q3/scorecard, embed/fixed/q3/hou01.
  const steps = path.split("/");
  const frame = steps[0] === "embed";
  const name = steps[frame ? 3 : 1] ?? "";
  const indicator = one.indicators.find((other) => other.id === name) ?? null;
  // What changed stands on its own page, in short on the overview and so in the paper.
  const other = !frame && ["changes", "", "print"].includes(name) ? before(one) : null;
  const context = { related, site, frame, other, report: one, reports, path, screen: indicator ? "indicator" : name, indicator, figures: indicator ? figures.get(`${one.id}/${name}`) : null, all: figures, checks };
  checks.page(path, one.id);
  const { tree, found } = statements(file, source);
  context.found = found;
  context.tree = tree;
  context.near = nearest(context, tree);
  const done = overTheYears(tree, found, context, related);
  for (const node of targetsChanged(tree, found, context, related)) done.add(node);
  for (const table of tables(tree)) if (!done.has(table.node)) tableRules(table, context, done);
  for (const statement of found) {
    if (done.has(statement.node) || skipped(statement, context)) continue;
    sentence(statement, context.near(statement.node));
  }
}

/** The list of reports on the first page: each with its period, its title and what its summary
 *  counts. */
function home() {
  const file = join(site, "index.html");
  const { tree } = statements(file);
  const items = all(tree, (node) => has(node, "fv-reports__item"));
  const words = (item, name) => clean(all(item, (node) => has(node, name)).map(text).join(" "));
  checks.page("index.html", "the first page");
  for (const item of items) {
    const link = all(item, (node) => node.name === "a")[0].attributes.href.replace(/\/$/, "");
    const one = reports.get(link);
    checks.say("reports listed", one !== undefined, link);
    if (!one) continue;
    const { written, time, indicators } = one;
    const [, when, day] = /^(.*?)(?:, published (.+))?$/.exec(words(item, "fv-reports__when"));
    const published = written.published ? period(written.published) : null;
    checks.say("periods", names(time).has(when.toLowerCase()) && (day === undefined || (published !== null && names(published).has(day.toLowerCase()))), `${link}: ${when}, ${day}`, `${time.label}, ${written.published}`);
    const title = words(item, "fv-reports__title");
    checks.say("titles", [written.title, written.short_title].includes(title), `${link}: ${title}`, written.title);
    const news = words(item, "fv-reports__news");
    const [, rated] = /^\d+ measures: (.+)\.$/.exec(news) ?? [];
    if (rated) checks.say("news", countsSay(rated, indicators), `${link}: ${news}`);
    const sizes = { measure: indicators.length, milestone: (written.milestones ?? []).length };
    for (const [, n, what] of words(item, "fv-reports__summary").matchAll(/(\d+) (measure|milestone|objective|priorit|topic)/g)) {
      const under = [indicators, written.milestones ?? []].map((list) => new Set(list.map((each) => each.objective)).size);
      checks.say("what the report holds", what in sizes ? sizes[what] === Number(n) : under.includes(Number(n)), `${link}: ${n} ${what}`, sizes[what] ?? under.join(" or "));
    }
  }
  checks.say("reports listed", items.length === reports.size, `${items.length} reports`, reports.size);
}

/** Alters one number after the other of a page; whether the walk reports each. */
function alter(one, file) {
  const source = readFileSync(file, "utf8");
  const body = source.indexOf("<body");
  const nodes = [...source.matchAll(/<(?:p|td|h2|h3|figcaption|dd|caption|li)\b[^>]*>([^<]*\d[^<]*)</g)].filter((match) => match.index > body);
  const results = { caught: 0, missed: [] };
  const step = Math.max(1, Math.floor(nodes.length / 12));
  for (let at = 0; at < nodes.length; at += step) {
    const [, words] = nodes[at];
    const begin = nodes[at].index + nodes[at][0].indexOf(">") + 1;
    const changed = words.replace(/\d(?!.*\d)/, (digit) => String((Number(digit) + 1) % 10));
    const again = new Checks();
    try {
      walk(one, file, again, source.slice(0, begin) + changed + source.slice(begin + words.length));
    } catch (error) {
      // A number that names nothing in the report can stop a rule: that is noticed too.
      again.stranger("page", error.message);
    }
    if (again.wrong.length || again.unknown.size) results.caught += 1;
    else results.missed.push(`${file.slice(site.length)}: ${words.slice(0, 80)}`);
  }
  return results;
}

/** The report of a series that a frame of its newest figures shows: the newest that has them. */
function shownBy(series, name) {
  const of = [...reports.values()].filter((one) => one.written.series === series).sort((a, b) => b.time.to - a.time.to);
  const holds = (one) => name === "scorecard" || one.indicators.some((other) => other.id === name) || (one.written[name] ?? []).length > 0;
  return of.find(holds) ?? of[0];
}

for (const [id, one] of reports) {
  if (!existsSync(join(site, id))) throw new Error(`the site has no pages of ${id}`);
  for (const folder of [join(site, id), join(site, "embed", "fixed", id)].filter(existsSync)) {
    for (const file of pages(folder)) walk(one, file, checks);
  }
}
for (const series of new Set([...reports.values()].map((one) => one.written.series).filter(Boolean))) {
  const folder = join(site, "embed", "newest", series);
  for (const file of existsSync(folder) ? pages(folder) : []) walk(shownBy(series, basename(dirname(file))), file, checks);
}

home();
if (related.length > 0 && existsSync(join(site, "over-time"))) {
  const file = join(site, "over-time", "index.html");
  const { tree, found } = statements(file);
  checks.page("over-time", "the measures over time");
  overTime(tree, found, checks, related);
}
// What is noticed in a file is its publisher's: no page says it, nor names a place in a file.
for (const file of pages(site)) {
  const words = clean(text(statements(file).tree));
  const [told] = /\b[a-z_]+\[\d+\]|\b(?:Notice|Error): /.exec(words) ?? [];
  checks.say("pages without notices", told === undefined, `${file}: ${told}`);
}
checks.close();

// The walk can fail: of numbers that are altered on some pages it reports nearly all. What it cannot
// know are scales of charts and numbers in what the report itself says elsewhere too.
if (!process.exitCode) {
  const sum = { caught: 0, missed: [] };
  for (const [id, one] of reports) {
    const some = pages(join(site, id)).filter((file, at, list) => at % Math.ceil(list.length / 3) === 0 || /\/(?:scorecard|compare|about)\/index\.html$/.test(file) || file === join(site, id, "index.html"));
    for (const file of some) {
      const { caught, missed } = alter(one, file);
      sum.caught += caught;
      sum.missed.push(...missed);
    }
  }
  const all = sum.caught + sum.missed.length;
  for (const line of sum.missed.slice(0, Number(process.env.STATEMENTS ?? 5))) console.log(`NOT NOTICED ${line}`);
  console.log(`${sum.caught} of ${all} altered numbers noticed`);
  if (sum.caught < 0.95 * all) process.exitCode = 1;
}

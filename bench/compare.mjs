// Fairview beside plain pages with a chart library, the same figures on the same throttled phone and with nothing
// slowed, one page after the other; then what moves and what blocks on the pages of the examples. `cargo xtask compare [REPETITIONS]`.

import { join } from "node:path";
import { launch, pages as examplePages } from "../tests/e2e/lib/site.mjs";
import { LIBRARIES, make, REPORT } from "./inputs.mjs";
import { serve } from "./serve.mjs";

const TIMES = Number(process.argv[2] ?? 3);
const into = join(import.meta.dirname, "../target/compare");
/** Chromium's "Slow 4G": 562 ms a request, 1.44 Mbit/s. */
const SLOW_4G = { offline: false, downloadThroughput: 180_000, uploadThroughput: 84_000, latency: 562.5 };
/** How many times slower the processor is, and the network where it is slowed. */
const PROFILES = {
  phone: { processor: 4, network: SLOW_4G },
  "slow processor": { processor: 4 },
  "nothing slowed": { processor: 1 },
};
const LIMIT = 120_000;

/** In the page: notes when something is there, in the second frame after it, and what moves and blocks. */
function instruments(tests) {
  const bench = (window.bench = { event: 0, moved: 0, blocked: 0, longest: 0 });
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("layout-shift", ({ value }) => (bench.moved += value));
  observe("longtask", ({ duration }) => {
    bench.longest = Math.max(bench.longest, duration);
    bench.blocked += duration - 50;
  });
  for (const kind of ["click", "keydown"]) addEventListener(kind, (event) => (bench.event = event.timeStamp), true);
  /** The time at which the frame is there that shows what a test, given as an expression, finds. */
  bench.when = (test) =>
    new Promise((seen, late) => {
      setTimeout(() => late(new Error(`not in 90 seconds: ${test}`)), 90_000);
      const found = new Function(`return ${test}`);
      const look = () => {
        if (document.body && found()) requestAnimationFrame(() => requestAnimationFrame(() => seen(performance.now())));
        else requestAnimationFrame(look);
      };
      look();
    });
  bench.first = Object.fromEntries(Object.entries(tests).map(([name, test]) => [name, bench.when(test)]));
}

/** A page as a new reader has it. */
async function visit(address, tests, { processor, network }) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1366, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  if (network) await session.send("Network.emulateNetworkConditions", network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: processor });
  await page.addInitScript(instruments, tests);
  server.sent.bytes = 0;
  await page.goto(address, { waitUntil: "commit" });
  const times = {};
  for (const name of Object.keys(tests)) times[name] = await page.evaluate((name) => window.bench.first[name], name);
  const sent = server.sent.bytes / 1000;
  await rest(page, 700);
  return { page, times, sent, seen: await page.evaluate(() => ({ ...window.bench })) };
}
const rest = (page, time) => page.evaluate((time) => new Promise((done) => setTimeout(done, time)), time);

/** From an event that `act` brings about to the frame that shows what a test finds. */
async function answer(page, test, act) {
  await page.evaluate((test) => void (window.bench.next = window.bench.when(test)), test);
  await act();
  const time = await page.evaluate(async () => (await window.bench.next) - window.bench.event);
  await rest(page, 400);
  return time;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
const SEARCH = ["s", "se", "sen"];
/** Four measures that are in a list's first thirty and have something to draw. */
const chosen = (measures, area) => {
  const drawn = measures.slice(0, 30).filter(({ series }) => series[area]?.filter((value) => value !== null).length > 2);
  return [1, 2, 3, 4].map((n) => drawn[Math.floor((n * (drawn.length - 1)) / 4)]);
};

async function plainPage(name, size, { measures, area }, profile) {
  const chart = "document.body.dataset.chart";
  const { page, times, sent, seen } = await visit(`${server.url}/plain/${encodeURIComponent(name)}/?size=${size}`, { chart, ready: `${chart} && document.body.dataset.table` }, profile);
  const clicks = [];
  for (const measure of chosen(measures, area)) {
    const act = () => page.locator("#body button").nth(measures.indexOf(measure)).click();
    clicks.push(await answer(page, `${chart} === ${JSON.stringify(measure.id)}`, act));
  }
  const keys = [];
  await page.locator("#filter").click();
  for (const text of SEARCH) keys.push(await answer(page, `document.body.dataset.filter === "${text}"`, () => page.keyboard.press(text.at(-1))));
  await page.context().close();
  return { ...times, sent, blocked: seen.blocked, moved: seen.moved, click: median(clicks), key: median(keys) };
}

const READY = `document.documentElement.dataset.fairview === "ready" && !document.documentElement.dataset.fairviewViewer`;
const DRAWN = `document.querySelector("main figure svg")?.getBoundingClientRect().height > 100`;
const PAINTED = `performance.getEntriesByName("fairview:painted").some(({ startTime }) => startTime > window.bench.event)`;

/** A visit to one measure; then one to the scorecard, from which measures are opened in place. */
async function fairview(at, { measures, area }, profile) {
  const opened = chosen(measures, area);
  const first = await visit(at(opened[0].id), { chart: DRAWN, ready: READY }, profile);
  await first.page.context().close();
  const { page } = await visit(at("scorecard"), { ready: READY }, profile);
  const clicks = [];
  for (const { id } of opened) {
    const to = at(id);
    const link = page.locator(`main tbody th a[href*="/${id}"]`).first();
    await link.scrollIntoViewIfNeeded();
    clicks.push(await answer(page, `location.href === ${JSON.stringify(to)} && ${DRAWN} && ${READY}`, () => link.click({ noWaitAfter: true })));
    await page.goBack();
    await page.waitForFunction(`!location.href.includes(${JSON.stringify(to)}) && ${READY}`);
    await rest(page, 400);
  }
  const keys = [];
  await page.getByRole("searchbox").click();
  for (const text of SEARCH) keys.push(await answer(page, PAINTED, () => page.keyboard.press(text.at(-1))));
  await page.context().close();
  const { times, sent, seen } = first;
  return { ...times, sent, blocked: seen.blocked, moved: seen.moved, click: median(clicks), key: median(keys) };
}

async function compare(size, figures, profile) {
  const slowed = PROFILES[profile];
  const rows = { "Fairview, published": () => fairview((view) => `${server.url}/published-${size}/${REPORT}/${view}/`, figures, slowed) };
  rows["Fairview, the viewer alone"] = () => fairview((view) => `${server.url}/alone-${size}/#/${REPORT}/${view}`, figures, slowed);
  for (const name of Object.keys(LIBRARIES)) rows[name] = () => plainPage(name, size, figures, slowed);
  const seen = Object.fromEntries(Object.keys(rows).map((name) => [name, []]));
  // The first round is not counted: the server compresses what it is asked for.
  for (let n = 0; n <= TIMES; n += 1) for (const [name, once] of Object.entries(rows)) {
    console.error(`${profile}, ${size} measures, ${name}, ${n === 0 ? "not counted" : `${n} of ${TIMES}`}`);
    try {
      const run = await once();
      if (n > 0) seen[name].push(run);
    } catch (error) {
      console.error(error);
    }
  }
  const columns = { sent: "kB", chart: "first chart", ready: "interactive", blocked: "blocked", click: "click to chart", key: "key to rows", moved: "moved" };
  const cell = (runs, column) => runs.length === 0 ? "failed" : median(runs.map((run) => run[column])).toFixed(column === "moved" ? 3 : 0);
  return table(`${size} measures, ${profile}, medians of ${TIMES}, in ms`, Object.values(columns), Object.entries(seen).map(([name, runs]) => [name, ...Object.keys(columns).map((column) => cell(runs, column))]));
}

/** What moves and what blocks on pages of the examples, published and in the viewer alone. */
async function examples() {
  const { reports } = await (await fetch(new URL("examples/catalogue.json", process.env.FAIRVIEW_SITE))).json();
  const rows = [];
  for (const { id, file } of reports) {
    const { indicators } = await (await fetch(new URL(`examples/${file}`, process.env.FAIRVIEW_SITE))).json();
    for (const [what, view] of [["overview", ""], ["scorecard", "scorecard"], ["a measure", indicators[0].id]]) {
      const cells = [];
      for (const address of [new URL(`${id}/${view}${view && "/"}`, examplePages), new URL(`#/${id}/${view}`, process.env.FAIRVIEW_SITE)]) {
        const { page, seen } = await visit(address.href, { ready: READY }, PROFILES["slow processor"]);
        await page.context().close();
        cells.push(seen.moved.toFixed(3), seen.longest.toFixed(0), seen.blocked.toFixed(0));
      }
      rows.push([`${id}, ${what}`, ...cells]);
    }
  }
  const columns = ["published: moved", "longest task", "blocked", "alone: moved", "longest task", "blocked"];
  return table("Pages of the examples, a processor four times slower, in ms", columns, rows);
}

function table(title, columns, rows) {
  return [`\n${title}\n`, `| | ${columns.join(" | ")} |`, `|---|${columns.map(() => "--:").join("|")}|`, ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
}

const { folders, sizes } = make(into, process.env.FAIRVIEW, process.env.FAIRVIEW_DIST);
const server = await serve(folders);
const browser = await launch();
try {
  for (const profile of ["phone", "nothing slowed"]) for (const size of Object.keys(sizes)) console.log(await compare(size, sizes[size], profile));
  console.log(await examples());
} finally {
  await browser.close();
  server.close();
}

// How long a reader waits, at a processor four times slower than this machine's: `cargo xtask bench`.
//
// From the time that the browser gives the event to the viewer's mark `fairview:painted`, which is
// set behind the frame that shows the change. Times of one machine mean little elsewhere, so each
// stands beside a plain baseline measured in the same run, and nothing fails here.
//
//   node bench.mjs [REPETITIONS]

import { BENCHMARK, json, measures, named, open, openScorecard } from "./lib/reports.mjs";
import { launch, ready } from "./lib/site.mjs";

/** How many times slower the processor is made. */
const SLOWER = 4;
/** What a reader should wait at most, in milliseconds, by the median: for a measure, for a key, for all else. */
const [MEASURE, KEY, ELSE] = [150, 100, 200];
const TIMES = Number(process.argv[2] ?? 20);

const browser = await launch();
try {
  const reader = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 } });
  const page = await reader.newPage();
  await page.addInitScript(instruments);
  const floor = await empty(page);
  const rows = [
    ["an empty task and a frame (the floor of the method)", floor, floor],
    ...(await links(page)),
    ...(await search(page, false)),
    ...(await search(page, true)),
    ...(await choices(page)),
    ...(await manyPoints(page)),
  ];
  report(rows);
} finally {
  await browser.close();
}

/** What is put into the page: it notes events and tells when the page has answered. */
function instruments() {
  const bench = { since: 0 };
  window.bench = bench;
  const note = (event) => (bench.since ||= event.timeStamp);
  /** Waits for an event of a kind; the next of `until` after it ends the time. */
  bench.arm = (kind, until) => {
    bench.since = 0;
    addEventListener(kind, note, { capture: true, once: true });
    bench.done = new Promise((resolve) => {
      if (until === "frame") {
        addEventListener(kind, () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))), { capture: true, once: true });
        return;
      }
      const observer = new PerformanceObserver((list) => {
        const mark = list.getEntriesByName("fairview:painted").find(({ startTime }) => bench.since && startTime > bench.since);
        if (!mark) return;
        observer.disconnect();
        resolve(mark.startTime);
      });
      observer.observe({ type: "mark" });
    });
  };
  bench.read = async () => {
    const until = await bench.done;
    return until - bench.since;
  };
  /** The nodes below one, made again by plain calls, put in its place, and taken out again. */
  bench.rebuild = (selector) => {
    const old = document.querySelector(selector);
    const copy = (node) => {
      if (node.nodeType !== Node.ELEMENT_NODE) return document.createTextNode(node.data ?? "");
      const made = document.createElementNS(node.namespaceURI, node.localName);
      for (const { name, value } of node.attributes) made.setAttribute(name, value);
      for (const child of node.childNodes) made.append(copy(child));
      return made;
    };
    const begun = performance.now();
    const made = copy(old);
    old.replaceWith(made);
    return new Promise((resolve) =>
      requestAnimationFrame(() =>
        setTimeout(() => {
          const took = performance.now() - begun;
          // The viewer's own nodes come back, for it knows no others.
          made.replaceWith(old);
          requestAnimationFrame(() => setTimeout(() => resolve(took)));
        }),
      ),
    );
  };
}

/** Makes the processor slow, or as it is. */
async function slow(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}

/** One time: `act` brings about an event of a kind. */
async function time(page, kind, act, until = "painted") {
  await page.evaluate(([kind, until]) => window.bench.arm(kind, until), [kind, until]);
  await act();
  return page.evaluate(() => window.bench.read());
}

/** So many times, of `once(n)`. */
async function repeat(once, times = TIMES) {
  const all = [];
  for (let n = 0; n < times; n += 1) all.push(await once(n));
  return all;
}

/** A key that nothing listens to. */
async function empty(page) {
  await open(page, `#/${BENCHMARK}`);
  await slow(page, SLOWER);
  return repeat(() => time(page, "keydown", () => page.keyboard.press("F9"), "frame"));
}

/** A part of the page made by plain calls, as a baseline. */
async function plain(page, selector) {
  return repeat(() => page.evaluate((selector) => window.bench.rebuild(selector), selector));
}

/** A measure's link in the whole scorecard, until its charts are painted; and the way back. */
async function links(page) {
  await slow(page, 1);
  await openScorecard(page, BENCHMARK);
  const list = json(`${BENCHMARK}.json`).indicators.slice(0, TIMES);
  await slow(page, SLOWER);
  const visit = async (n) => {
    const link = measures(page).nth(n);
    await link.scrollIntoViewIfNeeded();
    const took = await time(page, "click", () => link.click());
    const chart = await page.locator(".fv-explore:visible").count();
    const title = await page.title();
    if (!chart || !title.startsWith(named(list[n]))) throw new Error(`${named(list[n])} was painted without its chart`);
    return took;
  };
  const back = async () => {
    const took = await time(page, "popstate", () => page.evaluate(() => history.back()));
    await measures(page).first().waitFor();
    await ready(page);
    return took;
  };
  const returns = [];
  const once = async (n) => {
    const took = await visit(n);
    await ready(page);
    returns.push(await back());
    return took;
  };
  const first = await repeat(once);
  const again = await repeat(once);
  await visit(0);
  await ready(page);
  const base = await plain(page, "main");
  return [
    ["a measure's link, its file not yet here", first, base, MEASURE],
    ["a measure's link, its file here", again, base, MEASURE],
    ["back to the list of 293 rows", returns, base, ELSE],
  ];
}

/** A key in the search box, the list cut as it opens or whole. */
async function search(page, whole) {
  await slow(page, 1);
  await open(page, `#/${BENCHMARK}`);
  await page.getByRole("link", { name: "Scorecard", exact: true }).click();
  await ready(page);
  if (whole) await page.getByRole("button", { name: /^Show all/ }).click();
  const box = page.getByRole("searchbox", { name: "Search measures" });
  await box.focus();
  await slow(page, SLOWER);
  await page.waitForTimeout(500);
  const base = await plain(page, "table.fv-table--score");
  await box.focus();
  // The list shrinks with every letter and grows again until it is whole.
  const keys = [..."care", ...Array(4).fill("Backspace")];
  const all = await repeat((n) => time(page, "keydown", () => page.keyboard.press(keys[n % keys.length])), Math.ceil(TIMES / keys.length) * keys.length);
  const at = (test) => all.filter((_, n) => test(n % keys.length));
  const name = whole ? "a key in the search, all rows shown" : "a key in the search";
  return [
    [name, all, base, KEY],
    [`  of them the first letter`, at((n) => n === 0), base, KEY],
    [`  of them back to the whole list`, at((n) => n === keys.length - 1), base, KEY],
  ];
}

/** Another period of the ranking. */
async function choices(page) {
  await slow(page, 1);
  await open(page, `#/${BENCHMARK}/cpp-total-rateper10-000`);
  await page.getByText("Choose another period", { exact: true }).click();
  const list = page.getByLabel("Period of the ranking");
  await list.waitFor();
  const values = await list.locator("option").evaluateAll((options) => options.map((option) => option.value));
  await slow(page, SLOWER);
  const all = await repeat((n) => time(page, "change", () => list.selectOption(values[(n + 1) % values.length])));
  const base = await plain(page, "main");
  return [["a period of the ranking", all, base]];
}

/** A report with one measure: ten places, forty quarters, 400 points. */
function long() {
  const report = json("halton-2022-23-q3.json");
  const measure = report.indicators.find((indicator) => indicator.id === "ped02-04");
  const areas = [report.area, ...report.neighbours.areas.slice(0, 9).map(({ area }) => area)];
  const periods = Array.from({ length: 40 }, (_, n) => `${2013 + Math.floor(n / 4)}/${String(14 + Math.floor(n / 4)).padStart(2, "0")} Q${(n % 4) + 1}`);
  const wave = (place, n) => Math.round(800 + 60 * place + 150 * Math.sin(n / 3 + place)) / 10;
  const series = areas.map((area, place) => ({ area, values: periods.map((_, n) => wave(place, n)) }));
  const { id, objective, title, unit, decimals, polarity } = measure;
  const indicator = { id, objective, title, unit, decimals, polarity, observations: { periods, series } };
  return { ...report, columns: [], indicators: [indicator], milestones: [], finance: [], developments: [], emerging_issues: [], sections: [], figures: [] };
}

/** The pointer over a chart of many points, and another choice of its periods. */
async function manyPoints(page) {
  await slow(page, 1);
  await open(page, "");
  const buffer = Buffer.from(JSON.stringify(long()));
  await page.getByLabel("Report file").setInputFiles({ name: "long.json", mimeType: "application/json", buffer });
  await page.getByRole("link", { name: "Scorecard", exact: true }).click();
  await measures(page).first().click();
  const chart = page.getByRole("application", { name: /^Line chart/ });
  await chart.waitFor();
  await chart.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await chart.boundingBox();
  await slow(page, SLOWER);
  const all = await repeat((n) =>
    time(page, "pointermove", () => page.mouse.move(x + 60 + ((n * 37) % 100) / 100 * (width - 300), y + height * (0.2 + 0.6 * ((n * 7) % 10) / 10)), "frame"),
  );
  const shown = await chart.locator("svg").count();
  if (!shown) throw new Error("nothing was read out");
  const base = await plain(page, "figure svg");
  await page.getByText("Change this chart", { exact: true }).click();
  const first = page.getByLabel("First period");
  const values = await first.locator("option").evaluateAll((options) => options.map((option) => option.value));
  const chosen = await repeat((n) => time(page, "change", () => first.selectOption(values[(n % 8) + 1])));
  return [
    ["a move of the pointer over 400 points", all, base],
    ["another first period of 400 points", chosen, await plain(page, "main")],
  ];
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

function report(rows) {
  const ms = (value) => value.toFixed(1).padStart(8);
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(`In milliseconds, with a processor ${SLOWER} times slower, ${TIMES} times each.`);
  console.log(`${"".padEnd(width)}      min   median      max    plain   ratio  the median should be`);
  for (const [name, values, base, limit = ELSE] of rows) {
    const [m, b] = [median(values), median(base)];
    const verdict = `${limit} at most: ${m <= limit ? "yes" : "no"}`;
    console.log(`${name.padEnd(width)} ${ms(Math.min(...values))} ${ms(m)} ${ms(Math.max(...values))} ${ms(b)} ${(m / b).toFixed(2).padStart(7)}  ${verdict}`);
  }
}

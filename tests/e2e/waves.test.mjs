// Who waits for whom: a page and, in one wave, everything that it needs. No answer is given before all
// that can be asked for has been asked for, so that nothing here depends on how fast a network is.

import assert from "node:assert/strict";
import { journey } from "./lib/journey.mjs";
import { address, onPages, pages, ready, site } from "./lib/site.mjs";

const Q3 = "halton-2022-23-q3";
const isWasm = (url) => url.endsWith(".wasm");
/** The page, and its icon, which browsers ask for in their own time. */
const passes = (request) => request.resourceType() === "document" || /\/icon-[^/]*$/.test(request.url());

/** The code that a screen needs beyond what every page does, as the page's head names it. */
const code = (page, word) =>
  page.evaluate((word) => {
    const named = [...document.querySelectorAll(`meta[name=fairview-code][data-for~="${word}"]`)];
    return named.map(({ content }) => new URL(content, document.baseURI).href);
  }, word);

/** Holds every answer but those; tells what was asked for, and gives the answers that fit. */
async function hold(page) {
  // Code that the page does not need is never brought ahead: the browser has no time for it.
  await page.addInitScript(() => (window.requestIdleCallback = () => {}));
  const asked = [];
  const held = [];
  let given = () => false;
  await page.route("**/*", async (route) => {
    const request = route.request();
    if (passes(request)) return route.continue();
    const url = request.url();
    asked.push(url);
    const nth = asked.filter((other) => other === url).length;
    if (!given(url, nth)) await new Promise((resolve) => held.push({ url, nth, resolve }));
    // The page may have broken it off meanwhile.
    await route.continue().catch(() => {});
  });
  return {
    asked,
    give(which) {
      given = which;
      for (const { url, nth, resolve } of held) if (which(url, nth)) resolve();
    },
    /** Waits until so many files were asked for that a test fits them. */
    async until(test, what) {
      for (let tries = 0; !test(asked); tries += 1) {
        assert.ok(tries < 400, `${what}: asked for were ${asked.join(", ")}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

/** What the page itself names for its reader. */
const named = (page) =>
  page.evaluate(() => {
    const links = [...document.querySelectorAll("link[rel=preload], link[rel=modulepreload], link[rel=stylesheet]")];
    return [...links.map((link) => link.href), ...[...document.querySelectorAll("script[src]")].map((script) => script.src)];
  });

async function firstWave(page, network, at) {
  await page.goto(at, { waitUntil: "commit" });
  await page.locator("#fairview-failed").waitFor({ state: "attached" });
  const names = await named(page);
  await network.until((asked) => names.every((name) => asked.includes(name)), "what the page names");
  return [...network.asked];
}

function once(urls) {
  assert.deepEqual(urls.toSorted(), [...new Set(urls)].toSorted(), "each file is asked for once");
}

const PUBLISHED = {
  "the first page": "",
  "an overview": `${Q3}/`,
  "a scorecard": `${Q3}/scorecard/`,
  "a measure": `${Q3}/ped02-04/`,
  "a measure with a file of its own": "halton-lait-2026/lac/",
  "what changed between two reports": `${Q3}/changes/`,
  "a screen of none of these": "halton-2015-16-q2/finance/",
};
for (const [what, path] of onPages ? Object.entries(PUBLISHED) : []) {
  journey(`two waves bring ${what}: the page, and everything else`, async (page) => {
    const network = await hold(page);
    const first = await firstWave(page, network, new URL(path, pages).href);
    // It reads before any of it has come, in its own style.
    const heading = page.getByRole("heading", { level: 1 });
    assert.equal(await heading.evaluate((node) => getComputedStyle(node).fontWeight), "700");
    const search = page.getByRole("searchbox");
    if (await search.count()) assert.ok((await search.evaluate((node) => getComputedStyle(node).opacity)) < 1, "looks as if nothing answered");
    network.give(() => true);
    await ready(page);
    assert.equal(await page.locator("[data-fairview-viewer]").count(), 0);
    assert.deepEqual(network.asked, first, "nothing is asked for later");
    once(network.asked);
  });
}

const example = (name) => new URL(`examples/${name}`, site).href;
const LIST = example("catalogue.json");
const REPORT = example("halton-lait-2026.json");
const MEASURE = example("halton-lait-2026/lac.json");
// The code and the data that a link asks for, by the viewer's route: boot.js reads it for itself.
const ALONE = {
  "": ["overview", LIST],
  "#": ["overview", LIST],
  "#/": ["overview", LIST],
  [`#/${Q3}`]: ["overview", LIST, example(`${Q3}.json`)],
  [`#${Q3}`]: ["overview", LIST, example(`${Q3}.json`)],
  [`#/${Q3}?a=b/c`]: ["overview", LIST, example(`${Q3}.json`)],
  "#/halton-lait-2026/scorecard?q=a/lac": ["overview", LIST, REPORT],
  "#/halton-lait-2026/lac": ["indicator", LIST, REPORT, MEASURE],
  "#/halton-lait-2026/lac/more?at=2016": ["indicator", LIST, REPORT, MEASURE],
  "#/halton-lait-2026//lac": ["overview", LIST, REPORT],
  "#//halton-lait-2026/lac": ["overview", LIST],
  "#/halton-lait-2026/compare?sort=measure": ["screens", LIST, REPORT],
  "#/no-such-report/lac": ["indicator", LIST],
  "#/~/lac": [""],
};
for (const [hash, [word, ...files]] of onPages ? [] : Object.entries(ALONE)) {
  journey(`the viewer alone at "${hash}": nothing waits for the code, nor for the list as it is now`, async (page) => {
    const network = await hold(page);
    const first = await firstWave(page, network, address(hash));
    assert.ok(first.includes(LIST), "the page names the list");
    // The list is asked for again, as the server has it now: the page's may have been kept by the browser.
    const lazy = await code(page, word);
    assert.equal(lazy.length > 0, word !== "");
    network.give((url, nth) => !isWasm(url) && !(url === LIST && nth === 2));
    await network.until((asked) => asked.length >= first.length + lazy.length + files.length, "code and data");
    network.give(() => true);
    await page.waitForFunction(() => document.documentElement.dataset.fairview !== "loading");
    const later = network.asked.slice(first.length);
    // In which order files of two kinds are asked for is the browser's.
    assert.deepEqual(later.filter(isWasm).toSorted(), lazy.toSorted(), "the code of its screen");
    assert.deepEqual(later.filter((url) => !isWasm(url)), files, "asked for after what the page names");
    const left = await page.evaluate(() => [...window.fairviewAsked.keys()]);
    assert.deepEqual(left, [LIST], "the viewer takes all but the page's own list");
    once(network.asked.slice(0, first.length));
    once(network.asked.slice(first.length));
  });
}

if (!onPages) {
  journey("on the viewer alone nothing moves when its page takes the place of the words", async (page) => {
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) window.moved += shift.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const hash of ["", `#/${Q3}`, "#/halton-lait-2026/lac"]) {
      await page.goto("about:blank");
      await page.goto(address(hash));
      await ready(page);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      assert.ok((await page.evaluate(() => window.moved)) < 0.01, hash);
    }
  });
}

/** A reader whose browser is set to save data, as Chromium tells pages. */
const saving = (page) =>
  page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));

if (onPages) {
  journey("who saves data has the page without the viewer, until something is used that it answers to", async (page) => {
    await saving(page);
    const network = await hold(page);
    const brought = [];
    page.on("requestfinished", (request) => brought.push(request.url()));
    await firstWave(page, network, new URL(`${Q3}/scorecard/`, pages).href);
    network.give((url) => !isWasm(url));
    await page.getByText("Your browser is set to save data").waitFor();
    await page.getByRole("table", { name: /^Scorecard/ }).waitFor();
    assert.ok((await page.getByRole("searchbox").evaluate((node) => getComputedStyle(node).opacity)) < 1);
    network.give(() => true);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    assert.equal(brought.filter(isWasm).length, 0, "the code is broken off");
    await page.getByRole("searchbox").click();
    await page.waitForFunction(() => document.documentElement.dataset.fairviewViewer === undefined);
    await ready(page);
    await page.getByText("Your browser is set to save data").waitFor({ state: "hidden" });
    await page.getByRole("searchbox").fill("care leavers");
    await page.getByRole("status").filter({ hasText: "2 of 35 measures" }).waitFor();
  });

  journey("who saves data and follows a link with a choice gets what it asks for", async (page) => {
    await saving(page);
    await page.goto(new URL(`${Q3}/scorecard/?q=care%20leavers`, pages).href);
    await page.getByRole("status").filter({ hasText: "2 of 35 measures" }).waitFor();
    assert.equal(await page.getByText("Your browser is set to save data").isVisible(), false);
  });
}

// The published pages in Firefox: links followed in place, and the way back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launchFirefox } from "./lib/firefox.mjs";
import { BENCHMARK } from "./lib/reports.mjs";
import { pages, site } from "./lib/site.mjs";

const Q3 = "halton-2022-23-q3";
const at = (path) => new URL(path, pages).href;

/** A test in a Firefox of its own, on the published pages. */
function inFirefox(name, walk) {
  test(`in Firefox, ${name}`, async () => {
    const page = await launchFirefox();
    try {
      await walk(page);
      assert.deepEqual([...page.troubles, ...(await page.evaluate(() => window.brokenPolicies))], []);
    } finally {
      await page.close();
    }
  });
}
const titled = (page, words) =>
  page.until((words) => document.querySelector("main h1")?.textContent === words && document.documentElement.dataset.fairview === "ready", words);
const follow = (page, words) =>
  page.evaluate((words) => [...document.querySelectorAll("a")].find((link) => link.textContent === words).click(), words);

inFirefox("pages are followed in place, and Back and Forward restore them", async (page) => {
  await page.goto(at(`${BENCHMARK}/scorecard/`));
  await titled(page, "Scorecard");
  const { y, title, words, to } = await page.evaluate(async () => {
    const link = document.querySelectorAll("tbody th a")[20];
    link.scrollIntoView();
    window.stays = true;
    // Rows that come into view are as high as they are only then.
    await new Promise((settled) => setTimeout(settled, 500));
    return { y: scrollY, title: document.title, words: link.textContent, to: link.href };
  });
  assert.ok(y > 300, `${y}`);
  const asked = page.requests.length;
  // Its code was brought ahead, and its icon is there.
  const more = () => page.requests.slice(asked).filter((url) => !url.includes("/code/"));
  await follow(page, words);
  await page.until((to) => location.href === to && document.querySelector("main figure svg") && document.documentElement.dataset.fairview === "ready", to);
  const heading = await page.evaluate(() => document.querySelector("main h1").textContent);
  assert.equal(await page.evaluate(() => window.stays && document.activeElement.tagName), "H1");
  assert.equal(more().length, 1, more().join(" "));
  await page.until(() => scrollY === 0);
  await page.back();
  await titled(page, "Scorecard");
  await page.until((y) => Math.abs(scrollY - y) < 50, y);
  assert.equal(await page.evaluate(() => document.title), title);
  await page.evaluate(() => history.forward());
  await titled(page, heading);
  await page.until(() => scrollY === 0);
  await page.reload();
  await titled(page, heading);
  assert.equal(await page.evaluate(() => window.stays), undefined);
});

inFirefox("Back over another site leads to the pages that were followed in place", async (page) => {
  await page.goto(at(`${Q3}/scorecard/`));
  await titled(page, "Scorecard");
  await follow(page, "Milestones");
  await titled(page, "Milestones");
  await page.goto("about:blank");
  await page.back();
  await titled(page, "Milestones");
  await page.back();
  await titled(page, "Scorecard");
  assert.equal(await page.evaluate(() => location.href), at(`${Q3}/scorecard/`));
});

/** Scripts and data that a server sent, counted from one of its answers on. Firefox may ask about the Wasm again, which is held
 * to its hash, where the server does not say how long it may be kept and the file is new. */
const brought = (page, from = 0) => page.brought.slice(from).filter((url) => /\.(js|json)(\?|$)/.test(url));

inFirefox("scripts and data that a page needs are brought once, and the page names them", async (page) => {
  for (const path of ["", `${Q3}/`, `${Q3}/scorecard/`, `${Q3}/changes/`, "halton-lait-2026/lac/"]) {
    const before = page.brought.length;
    await page.goto(at(path));
    await page.until(() => document.documentElement.dataset.fairview === "ready" && !("fairviewViewer" in document.documentElement.dataset));
    const named = await page.evaluate(() =>
      [...document.querySelectorAll("link[rel=preload], link[rel=modulepreload], script[src]")].map(({ href, src }) => href ?? src),
    );
    const came = brought(page, before);
    assert.ok(path !== "" || came.length >= 3, came.join(" "));
    assert.deepEqual(came, [...new Set(came)], path);
    assert.deepEqual(came.filter((url) => !named.includes(url)), [], path);
  }
});

inFirefox("the viewer alone brings scripts and data once, and the list again as it is now", async (page) => {
  await page.goto(new URL("#/halton-lait-2026/lac", site).href);
  await page.until(() => document.documentElement.dataset.fairview === "ready");
  const came = brought(page).map((url) => new URL(url).pathname);
  const lists = came.filter((path) => path.endsWith("/catalogue.json"));
  assert.ok(lists.length <= 2, came.join(" "));
  const others = came.filter((path) => !lists.includes(path));
  assert.deepEqual(others.filter((path) => path.endsWith(".json")), ["/examples/halton-lait-2026.json", "/examples/halton-lait-2026/lac.json"]);
  assert.deepEqual(others, [...new Set(others)]);
});

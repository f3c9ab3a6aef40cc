// A published site: a page for every view, readable before and without scripts, taken over in place.

import assert from "node:assert/strict";
import { journey } from "./lib/journey.mjs";
import { pages, ready } from "./lib/site.mjs";

const Q3 = "halton-2022-23-q3";
/** A page of each kind, with its heading and what it has of pictures. */
const KINDS = [
  { path: "", heading: "Performance reports", picture: false },
  { path: `${Q3}/`, heading: "Quarter 3 2022/23", picture: true },
  { path: `${Q3}/scorecard/`, heading: "Scorecard", picture: true },
  { path: `${Q3}/changes/`, heading: "What changed", picture: false },
  { path: `${Q3}/compare/`, heading: "Compare", picture: false },
  { path: `${Q3}/milestones/`, heading: "Milestones", picture: true },
  { path: "halton-2015-16-q2/finance/", heading: "Finance", picture: true },
  { path: `${Q3}/legend/`, heading: "How to read this report", picture: true },
  { path: `${Q3}/about/`, heading: "About the data", picture: false },
  { path: `${Q3}/ped02-04/`, heading: "Children in care per 10,000", picture: true },
  { path: "halton-lait-2026/lac/", heading: "Children looked after rate per 10,000", picture: true },
];
const at = (path) => new URL(path, pages).href;

for (const { path, heading, picture } of KINDS) {
  journey(
    `without scripts, ${path || "the first page"} reads and leads on`,
    async (page) => {
      await page.goto(at(path));
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      if (picture) assert.ok((await page.locator("main svg").count()) > 0, "pictures");
      const link = page.locator("main a[href]:not([href^='#'])").first();
      const to = await link.evaluate((a) => a.href);
      const answer = await page.request.get(to);
      assert.equal(answer.status(), 200, to);
    },
    { javaScriptEnabled: false },
  );

  for (const width of [1280, 375]) {
    journey(
      `${path || "the first page"} is there before the viewer, which takes it over without a shift, at ${width}`,
      async (page) => {
        await page.addInitScript(() => {
          window.shifts = [];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.shifts.push(entry.value);
          }).observe({ type: "layout-shift", buffered: true });
          document.addEventListener("DOMContentLoaded", () => {
            window.before = document.querySelector("main h1")?.textContent;
          });
        });
        await page.goto(at(path));
        await ready(page);
        const seen = await page.evaluate(() => {
          const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
          const taken = performance.getEntriesByName("fairview:ready")[0]?.startTime;
          return { before: window.before, shifts: window.shifts, painted, taken };
        });
        assert.equal(seen.before, heading, "the heading stood there before any script had run");
        assert.deepEqual(seen.shifts, [], "nothing moved");
        assert.ok(seen.taken === undefined || seen.painted <= seen.taken, "painted before it was taken over");
      },
      { viewport: { width, height: 900 } },
    );
  }
}

journey("the search works once a page is taken over, and the link remembers it", async (page) => {
  await page.goto(at(`${Q3}/scorecard/`));
  await ready(page);
  await page.getByRole("searchbox", { name: "Search measures" }).fill("care leavers");
  await page.getByRole("status").filter({ hasText: "2 of 35 measures" }).waitFor();
  await page.waitForURL(/\/scorecard\/\?q=care%20leavers$/);
  await page.reload();
  await page.getByRole("status").filter({ hasText: "2 of 35 measures" }).waitFor();
});

journey("links lead from page to page, and Back leads back", async (page) => {
  await page.goto(pages);
  await ready(page);
  await page.getByRole("link", { name: /Priority Based Report/ }).first().click();
  await page.waitForURL(at(`${Q3}/`));
  await ready(page);
  await page.getByRole("link", { name: "Scorecard", exact: true }).click();
  await page.waitForURL(at(`${Q3}/scorecard/`));
  await ready(page);
  await page.goBack();
  await page.waitForURL(at(`${Q3}/`));
  await page.getByRole("heading", { level: 1, name: "Quarter 3 2022/23" }).waitFor();
});

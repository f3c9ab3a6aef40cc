// A published site: a page for every view, readable before and without scripts, hydrated in place.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before } from "node:test";
import { accessible, journey } from "./lib/journey.mjs";
import { BENCHMARK, example, heading as title, json } from "./lib/reports.mjs";
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

journey(
  "the page for a link to nothing looks like the others, however deep the link",
  async (page) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ["nothing", "nothing/as/deep/as/this"]) {
      const answer = await page.goto(at(path));
      assert.equal(answer.status(), 404);
      const heading = page.getByRole("heading", { level: 1, name: "There is no such page" });
      assert.equal(await heading.evaluate((node) => getComputedStyle(node).fontSize), "32px");
      const band = await page.locator("header").evaluate((node) => getComputedStyle(node).borderTopColor);
      assert.equal(band, "rgb(122, 31, 92)", "the publisher's colour");
      assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), 320);
      await accessible(page, path);
    }
  },
  { forgive: [/^console error: Failed to load resource: the server responded with a status of 404/] },
);

/** Notes every shift of the layout from the start. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, startTime, sources } of list.getEntries()) {
        const moved = sources.map(({ node }) => node?.nodeName);
        window.shifts.push({ value, at: startTime, moved });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

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
        await watchShifts(page);
        await page.addInitScript(() => {
          document.addEventListener("DOMContentLoaded", () => {
            window.before = document.querySelector("main h1")?.textContent;
          });
        });
        // The viewer arrives when the page has been painted; one that shows nothing by itself waits for ever.
        const painted = () => performance.getEntriesByName("first-contentful-paint").length > 0;
        await page.route("**/viewer-*.wasm", async (route) => {
          await page.waitForFunction(painted);
          await route.continue();
        });
        await page.goto(at(path));
        await ready(page);
        const seen = await page.evaluate(() => {
          const { domInteractive } = performance.getEntriesByType("navigation")[0];
          const shifts = window.shifts.filter(({ at }) => at >= domInteractive);
          return { before: window.before, shifts };
        });
        assert.equal(seen.before, heading, "the heading stood there before any script had run");
        assert.deepEqual(seen.shifts, [], "nothing moved");
      },
      { viewport: { width, height: 900 } },
    );
  }
}

/** Serves the published pages, each with its masthead in pieces and a while between them. */
const inPieces = createServer(async (request, response) => {
  const found = await fetch(new URL(request.url, pages));
  const bytes = Buffer.from(await found.arrayBuffer());
  response.writeHead(found.status, { "content-type": found.headers.get("content-type") });
  const [from, to] = ["<body>", "</header>"].map((tag) => bytes.indexOf(tag));
  if (from >= 0 && to >= 0) {
    response.write(bytes.subarray(0, from));
    for (let at = from; at < to; at += 24) {
      response.write(bytes.subarray(at, Math.min(at + 24, to)));
      // Some frames.
      await new Promise((later) => setTimeout(later, 40));
    }
  }
  response.end(bytes.subarray(Math.max(to, 0)));
});
before(() => new Promise((listens) => inPieces.listen(0, "127.0.0.1", listens)));
after(() => inPieces.close());
const originInPieces = () => `http://127.0.0.1:${inPieces.address().port}`;

for (const width of [1280, 375]) {
  journey(
    `a masthead that arrives in pieces does not move, at ${width}`,
    async (page) => {
      await watchShifts(page);
      for (const path of ["", `${Q3}/`]) {
        await page.goto(originInPieces() + new URL(path, pages).pathname);
        await ready(page);
        assert.deepEqual(await page.evaluate(() => window.shifts), [], path);
      }
    },
    { viewport: { width, height: 900 }, from: originInPieces },
  );
}

journey("the search works once a page is hydrated, and the link remembers it", async (page) => {
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

/** What the publisher of the tests' site says below every page. */
const below = (page) => page.getByRole("region", { name: "About this site" });

journey("the publisher's words stand on every page and stay, but not below a file of the reader's", async (page) => {
  const said = async () => {
    await below(page).getByRole("link", { name: "Ask performance@example.gov.uk" }).waitFor();
    await below(page).getByRole("link", { name: "Accessibility statement" }).waitFor();
    assert.match(await below(page).innerText(), /Figures of Halton Borough Council: Open Government Licence v3\.0/);
  };
  for (const path of ["", `${Q3}/`, `${Q3}/scorecard/`]) {
    await page.goto(at(path));
    await said();
    await ready(page);
    await said();
    await accessible(page, path);
  }
  await page.goto(at(`#/${Q3}`));
  await title(page, "Quarter 3 2022/23").waitFor();
  await ready(page);
  await said();
  await page.goto(pages);
  await ready(page);
  const logo = () => page.evaluate(() => getComputedStyle(document.querySelector(".fv-masthead__org") ?? document.body, "::before").backgroundImage);
  assert.match(await logo(), /logo-[0-9a-f]{16}\.svg/);
  const buffer = readFileSync(example("halton-2015-16-q2.json"));
  await page.getByLabel("Report file").setInputFiles({ name: "mine.json", mimeType: "application/json", buffer });
  await page.getByText("This report was opened from your device").waitFor();
  await below(page).waitFor({ state: "hidden" });
  assert.equal(await logo(), "none");
});

for (const [what, path, words, most] of [
  ["a filter", `${Q3}/scorecard/?rating=red`, "10 of 35 measures", 0],
  ["a search", `${Q3}/scorecard/?q=care%20leavers`, "2 of 35 measures", 0],
  // The masthead of the first page gets its menu.
  ["a view behind the #", `#/${Q3}/scorecard?rating=red`, "10 of 35 measures", 0.02],
]) {
  for (const width of [1280, 375]) {
    journey(
      `a link with ${what} opens on what it asks for, without a shift, at ${width}`,
      async (page) => {
        await watchShifts(page);
        // So late that the page has been painted.
        await page.route("**/viewer-*.wasm", async (route) => {
          const response = await route.fetch();
          await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
          await route.fulfill({ response });
        });
        await page.goto(at(path));
        await page.getByRole("status").filter({ hasText: words }).waitFor();
        await ready(page);
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
        const shifts = await page.evaluate(() => window.shifts);
        const sum = shifts.reduce((all, { value }) => all + value, 0);
        assert.ok(sum <= most, `shifts: ${JSON.stringify(shifts)}`);
      },
      { viewport: { width, height: 900 } },
    );
  }
}

journey(
  "a page whose viewer or data does not arrive stays as it is, and leads on",
  async (page) => {
    await page.route("**/report-*.json", (route) => route.fulfill({ status: 404, body: "gone" }));
    await page.goto(at(`${Q3}/scorecard/`));
    await ready(page);
    await page.getByRole("table", { name: /^Scorecard/ }).waitFor();
    await page.unrouteAll();
    await page.getByRole("link", { name: /^Monitor the rate of children in care/ }).click();
    await title(page, "Children in care per 10,000").waitFor();
    await ready(page);
    await page.route(/\/boot-[^/]*\.js$/, (route) => route.abort());
    await page.goto(at(`${Q3}/scorecard/?rating=red`));
    // The choice cannot be applied: the whole list is better than none.
    await page.getByRole("table", { name: /^Scorecard/ }).waitFor();
    assert.equal(await page.getByRole("table", { name: /^Scorecard/ }).getByRole("rowheader").getByRole("link").count(), 35);
  },
  { forgive: [/^console error: Failed to load resource/, /was preloaded using link preload but not used/] },
);

journey("Back finds the place on a page again", async (page) => {
  await page.goto(at(`${Q3}/scorecard/`));
  await ready(page);
  const link = page.getByRole("link", { name: /with an offer of learning/ });
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  assert.ok(before > 1000, `${before}`);
  await link.click();
  await title(page, /offer of learning/).waitFor();
  await ready(page);
  await page.goBack();
  await title(page, "Scorecard").waitFor();
  await page.waitForFunction((y) => Math.abs(window.scrollY - y) < 50, before);
  await ready(page);
  assert.ok(Math.abs((await page.evaluate(() => window.scrollY)) - before) < 50);
});

journey(
  "without scripts nothing is shown that would not answer, and every measure is listed",
  async (page) => {
    for (const path of ["", `${Q3}/scorecard/`, `${Q3}/ped02-04/`, `${Q3}/compare/`, `${BENCHMARK}/scorecard/`]) {
      await page.goto(at(path));
      const dead = page.locator("input, select, textarea, [role=application], main button:not(.fv-table__sort)");
      const shown = await dead.evaluateAll((controls) => controls.filter((one) => one.checkVisibility()).map((one) => one.outerHTML));
      assert.deepEqual(shown, [], path);
    }
    const listed = page.locator(`a[href^="../../${BENCHMARK}/"]`);
    const addresses = new Set(await listed.evaluateAll((links) => links.map((link) => link.getAttribute("href"))));
    for (const { id } of json(`${BENCHMARK}.json`).indicators) assert.ok(addresses.has(`../../${BENCHMARK}/${id}/`), id);
  },
  // Nothing uses the viewer that the page asks for beforehand.
  { javaScriptEnabled: false, forgive: [/was preloaded using link preload but not used/] },
);

// Code that only some screens need: when it is fetched, and what a reader is told when it is not there.

import assert from "node:assert/strict";
import { accessible, journey } from "./lib/journey.mjs";
import { heading, open, screens } from "./lib/reports.mjs";
import { address, onPages, pages, ready } from "./lib/site.mjs";

const Q2 = "halton-2015-16-q2";
const Q3 = "halton-2022-23-q3";
const OVERVIEW = /\/overview-[^/]*\.wasm$/;
const INDICATOR = /\/indicator-[^/]*\.wasm$/;
const SCREENS = /\/screens-[^/]*\.wasm$/;
/** A failed download is on the console in the browser's own words, and those of what asked for it. */
const FAILED = [/^console error: Failed to load resource/, /^console error: .*Failed to fetch/, /was preloaded using link preload but not used/];

const follow = (page, name) => screens(page).getByRole("link", { name, exact: true }).click();

/** What is asked for of such code from now on. */
function asked(page) {
  const requests = [];
  page.on("request", (request) => {
    if (/\/(overview|indicator|screens|shared)-[^/]*\.wasm$/.test(request.url())) requests.push(request.url());
  });
  return requests;
}

journey("once a page answers, the code of other screens is brought ahead, and once", async (page) => {
  const requests = asked(page);
  const brought = page.waitForEvent("requestfinished", (request) => SCREENS.test(request.url()));
  await open(page, `#/${Q2}/scorecard`);
  await brought;
  assert.deepEqual(requests.toSorted(), [...new Set(requests)].toSorted());
  const files = await page.evaluate(() => document.querySelectorAll("meta[name=fairview-code]").length);
  assert.equal(requests.length, files, "all of it");
  await follow(page, "Finance");
  await heading(page, "Finance").waitFor();
  await ready(page);
  const sizes = await page.evaluate(() =>
    performance.getEntriesByType("resource").flatMap(({ name, transferSize }) => (/\/screens-/.test(name) ? transferSize : [])),
  );
  assert.equal(sizes.length, 2);
  assert.equal(sizes[1], 0, "from what was brought");
});

journey("who saves data gets the code of other screens only with one", async (page) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  const requests = asked(page);
  await open(page, `#/${Q2}/scorecard${onPages ? "?rating=red" : ""}`);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
  const others = () => requests.filter((url) => INDICATOR.test(url) || SCREENS.test(url));
  assert.equal(requests.filter((url) => OVERVIEW.test(url)).length, 1);
  assert.deepEqual(others(), []);
  await follow(page, "Finance");
  await heading(page, "Finance").waitFor();
  await ready(page);
  assert.equal(others().length, 1);
});

if (!onPages) {
  journey(
    "a screen whose code does not arrive says so, and can be tried again",
    async (page) => {
      await page.route(SCREENS, (route) => route.abort());
      await open(page, `#/${Q2}/scorecard`);
      const list = await page.getByRole("navigation", { name: "Report", exact: true }).boundingBox();
      await follow(page, "Finance");
      await heading(page, "This page could not be opened").waitFor();
      const alert = page.getByRole("alert");
      await alert.getByText("did not arrive").waitFor();
      assert.match(await page.title(), /^This page could not be opened – /);
      assert.equal(await page.evaluate(() => document.documentElement.dataset.fairview), "failed");
      await accessible(page, "a screen whose code did not arrive");
      // The way back is there.
      await follow(page, "Scorecard");
      await heading(page, "Scorecard").waitFor();
      await ready(page);
      await follow(page, "Finance");
      await heading(page, "This page could not be opened").waitFor();
      await page.unrouteAll();
      await page.getByRole("button", { name: "Try again" }).click();
      await heading(page, "Finance").waitFor();
      await ready(page);
      assert.match(await page.title(), /^Finance – /);
      assert.equal(await page.evaluate(() => document.activeElement.id), "main");
      assert.deepEqual(await page.getByRole("navigation", { name: "Report", exact: true }).boundingBox(), list);
    },
    { forgive: FAILED },
  );

  for (const [hash, file, words] of [
    ["", OVERVIEW, "Performance reports"],
    [`#/${Q3}/ped02-04`, INDICATOR, "Children in care per 10,000"],
  ]) {
    journey(
      `a first visit to "${hash}" whose code does not arrive says so, and can be tried again`,
      async (page) => {
        await page.route(file, (route) => route.abort());
        await page.goto(address(hash));
        await heading(page, "This page could not be opened").waitFor();
        await page.unrouteAll();
        await page.getByRole("button", { name: "Try again" }).click();
        await heading(page, words).waitFor();
        await ready(page);
      },
      { forgive: FAILED },
    );
  }

  journey("while the code of a screen is on its way the page says so, and focus comes to its heading", async (page) => {
    let send;
    const held = new Promise((resolve) => (send = resolve));
    await page.route(SCREENS, async (route) => {
      await held;
      await route.continue();
    });
    await open(page, `#/${Q2}/scorecard`);
    await follow(page, "Finance");
    await page.getByRole("status").getByText("Loading the page…").waitFor();
    send();
    await heading(page, "Finance").waitFor();
    await ready(page);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Finance");
  });
}

journey(
  "a download and the search whose code does not arrive say so, and work once it does",
  async (page) => {
    await page.route(SCREENS, (route) => route.abort());
    await open(page, `#/${Q3}/ped02-04`);
    await page.getByText("Download", { exact: true }).first().click();
    await page.getByRole("button", { name: "Copy a citation" }).first().click();
    await page.getByText("The part of the viewer that makes it did not arrive.").waitFor();
    await page.unrouteAll();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Numbers as CSV" }).first().click();
    await saved;

    await page.goto("about:blank");
    await page.route(SCREENS, (route) => route.abort());
    await open(page, "");
    const field = page.getByRole("searchbox", { name: "Search all measures and reports" });
    await field.fill("absence");
    await page.getByRole("search").getByText("The search could not be loaded.").waitFor();
    await page.unrouteAll();
    await field.blur();
    await field.focus();
    await page.getByRole("search").getByRole("status").filter({ hasText: /measures found/ }).waitFor();
  },
  { forgive: FAILED },
);

if (onPages) {
  journey(
    "a page that cannot be followed in place for want of its code is the browser's to load, and reads without it",
    async (page) => {
      await page.route(SCREENS, (route) => route.abort());
      await open(page, `#/${Q2}/scorecard`);
      const documents = [];
      page.on("request", (request) => {
        if (request.resourceType() === "document") documents.push(request.url());
      });
      await follow(page, "Finance");
      await page.waitForFunction(() => document.documentElement.dataset.fairviewViewer === "coming" && document.documentElement.dataset.fairview === "ready");
      await heading(page, "Finance").waitFor();
      assert.deepEqual(documents, [address(`#/${Q2}/finance`)]);
      assert.equal(await page.getByRole("alert").count(), 0);
      await follow(page, "Scorecard");
      await heading(page, "Scorecard").waitFor();
      await ready(page);
    },
    { forgive: FAILED },
  );

  journey("a published page of another screen names its code, and is hydrated once it is there", async (page) => {
    let send;
    const held = new Promise((resolve) => (send = resolve));
    await page.route(SCREENS, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(new URL(`${Q2}/finance/`, pages).href, { waitUntil: "domcontentloaded" });
    await heading(page, "Finance").waitFor();
    const named = await page.locator("link[rel=preload][data-integrity]").evaluateAll((links) => links.map((link) => link.href));
    assert.equal(named.filter((href) => SCREENS.test(href)).length, 1);
    await page.waitForFunction(() => window.fairviewAsked?.size > 0);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    assert.equal(await page.evaluate(() => document.documentElement.dataset.fairview), "loading");
    send();
    await ready(page);
    assert.equal(await page.locator("[data-fairview-viewer]").count(), 0);
  });
}

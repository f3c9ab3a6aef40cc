// The further part of the viewer: fetched when it is wanted or when the browser is idle, held to
// its hash, and never missed in silence.

import assert from "node:assert/strict";
import { accessible, journey } from "./lib/journey.mjs";
import { heading, open, screens } from "./lib/reports.mjs";
import { failed, ready, site } from "./lib/site.mjs";

const FURTHER = "**/further-*.wasm";
const REPORT = "#/halton-2022-23-q3";
/** A failed download is on the console in the browser's own words; nothing can keep it off. */
const FAILED_DOWNLOAD = [/^console error: Failed to load resource/, /^console error: .*integrity/];
/** Why there are no words where the page needs no viewer to be read. */
const WHOLE = "a page of its own is whole without the viewer; pages.test.mjs shows it";

/** The requests for the further part, as they come. */
function watched(page) {
  const requests = [];
  page.on("request", (request) => /\/further-[0-9a-f]{8,16}\.wasm$/.test(request.url()) && requests.push(request.url()));
  return requests;
}

/** A reader who asked the browser to save data. */
const saver = (page) =>
  page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true }, configurable: true }));

/** Waits until the browser has had nothing to do, and whoever waited for that before has had their turn. */
const idle = (page) => page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));

const scorecardLink = (page) => screens(page).getByRole("link", { name: "Scorecard", exact: true });

journey("the further part comes by itself once a report is shown, and only once", async (page) => {
  const requests = watched(page);
  await open(page, "");
  await idle(page);
  assert.equal(requests.length, 0, "the list of reports does not need it");
  // It may come while the page still opens.
  const coming = page.waitForResponse(FURTHER);
  await open(page, REPORT);
  await coming;
  await scorecardLink(page).click();
  await heading(page, "Scorecard").waitFor();
  await ready(page);
  assert.equal(requests.length, 1);
}, { onePage: "every page asks for it, and the browser has it" });

journey("who saves data gets the further part when it is wanted, not before", async (page) => {
  const requests = watched(page);
  await saver(page);
  await open(page, REPORT);
  await idle(page);
  assert.equal(requests.length, 0);
  await scorecardLink(page).click();
  await heading(page, "Scorecard").waitFor();
  await ready(page);
  assert.equal(requests.length, 1);
}, { onePage: "a page of its own is taken over by the further part" });

journey("a link to a measure opens the measure, its further part with it", async (page) => {
  const requests = watched(page);
  await open(page, `${REPORT}/ped02-04`);
  await heading(page, "Children in care per 10,000").waitFor();
  await page.getByRole("img", { name: /^Line chart/ }).first().waitFor();
  assert.equal(requests.length, 1);
});

journey("a slow further part has words, more after ten seconds, and opens in the end", async (page) => {
  let send;
  const held = new Promise((resolve) => (send = resolve));
  await saver(page);
  await page.route(FURTHER, async (route) => {
    await held;
    await route.continue();
  });
  await open(page, REPORT);
  await scorecardLink(page).click();
  const words = page.getByRole("status").filter({ hasText: "Loading this page" });
  await words.waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.fairview), "loading");
  await accessible(page, "the page that waits");
  await words.getByText("This is taking longer than usual").waitFor();
  send();
  await heading(page, "Scorecard").waitFor();
  await ready(page);
}, { onePage: WHOLE });

for (const [what, answer, words] of [
  ["that is cut off", (route) => route.abort(), /A part of the report viewer did not arrive whole/],
  ["that is gone since an update", (route) => route.fulfill({ status: 404, body: "gone" }), /This site has been updated since you opened the page/],
  [
    "that something on the way has changed",
    async (route) => {
      if (route.request().method() === "HEAD") return route.continue();
      const response = await route.fetch();
      const body = await response.body();
      body[body.length - 1] ^= 1;
      return route.fulfill({ response, body });
    },
    /A part of the report viewer did not arrive whole.*blocked or changed the file/s,
  ],
]) {
  journey(
    `a further part ${what} is said with advice, and the next try works`,
    async (page) => {
      await saver(page);
      await page.route(FURTHER, answer);
      await open(page, REPORT);
      const lead = await page.getByText(/^Of 35 measures/).innerText();
      await scorecardLink(page).click();
      const said = await failed(page);
      assert.match(said, words);
      assert.match(said, /reload the page/i);
      await heading(page, "This page could not be opened").waitFor();
      await accessible(page, "the page that failed");
      // What needs no further part still works.
      await page.goBack();
      await page.getByText(lead).waitFor();
      await ready(page);
      await page.unrouteAll();
      await scorecardLink(page).click();
      await heading(page, "Scorecard").waitFor();
      await ready(page);
    },
    { forgive: FAILED_DOWNLOAD, onePage: WHOLE },
  );
}

journey(
  "a further part that fails while the reader reads does not disturb, and is tried again when wanted",
  async (page) => {
    await page.route(FURTHER, (route) => route.abort());
    await open(page, REPORT);
    await page.waitForEvent("requestfailed", { predicate: (request) => request.url().includes("/further-") });
    await ready(page);
    assert.equal(await page.getByRole("alert").count(), 0);
    await page.unrouteAll();
    await scorecardLink(page).click();
    await heading(page, "Scorecard").waitFor();
    await ready(page);
  },
  { forgive: FAILED_DOWNLOAD, onePage: WHOLE },
);

journey("the page names the further part beside itself and its hash", async (page) => {
  const requests = watched(page);
  // It may come while the page still opens.
  const coming = page.waitForResponse(FURTHER);
  await open(page, REPORT);
  await coming;
  const meta = page.locator('meta[name="fairview-further"]');
  assert.equal(requests[0], new URL(await meta.getAttribute("content"), page.url()).href);
  assert.match(await meta.getAttribute("data-integrity"), /^sha(256|384|512)-/);
});

/** What comes of asking for a part: nothing, or what the promise is refused with. */
function ask(page) {
  return page.evaluate(() => window.fairviewFurther().then(() => "here", (reason) => reason));
}

journey("the further part of the viewer is fetched once, after the first", async (page) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(site);
  await ready(page);
  assert.deepEqual([await ask(page), await ask(page)], ["here", "here"]);
  const parts = asked.filter((path) => path.endsWith(".wasm"));
  assert.equal(parts.length, 2);
  assert.match(parts[0], /\/viewer-[0-9a-f]{8,16}\.wasm$/);
  assert.match(parts[1], /\/further-[0-9a-f]{8,16}\.wasm$/);
});

journey(
  "a further part that is gone since an update says so, and is asked for again",
  async (page) => {
    await page.route(FURTHER, (route) => route.fulfill({ status: 404, body: "gone" }));
    await page.goto(site);
    await ready(page);
    assert.equal(await ask(page), 404);
    await page.unrouteAll();
    assert.equal(await ask(page), "here");
  },
  { forgive: FAILED_DOWNLOAD },
);

journey(
  "a web page sent instead of the further part is never run",
  async (page) => {
    await page.route(FURTHER, (route) =>
      route.fulfill({ contentType: "text/html", body: "<p>Sign in to this network" }),
    );
    await page.goto(site);
    await ready(page);
    assert.equal(await ask(page), 200);
  },
  { forgive: FAILED_DOWNLOAD },
);

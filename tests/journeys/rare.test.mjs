// What is rarely asked for is a part of the viewer of its own: fetched when it is asked for, never
// before, and never missed in silence.

import assert from "node:assert/strict";
import { accessible, journey } from "./lib/journey.mjs";
import { heading, open, screens } from "./lib/reports.mjs";
import { failed, ready, site } from "./lib/site.mjs";

const RARE = "**/rare-*.wasm";
const REPORT = "#/halton-2022-23-q3";
const MEASURE = `${REPORT}/ped02-04`;
/** A failed download is on the console in the browser's own words; nothing can keep it off. */
const FAILED_DOWNLOAD = [/^console error: Failed to load resource/, /^console error: .*integrity/];
/** Why there are no words where the page needs no viewer to be read. */
const WHOLE = "a page of its own is whole without the viewer; pages.test.mjs shows it";

/** The requests for the part, as they come. */
function watched(page) {
  const requests = [];
  page.on("request", (request) => /\/rare-[0-9a-f]{8,16}\.wasm$/.test(request.url()) && requests.push(request.url()));
  return requests;
}

/** Waits until the browser has had nothing to do, and whoever waited for that before has had their turn. */
const idle = (page) => page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));

/** The menu below the first chart. */
const menu = (page) => page.locator("details").filter({ hasText: "Take this chart along" }).first();
const press = (page, button) => menu(page).getByRole("button", { name: button, exact: true }).click();
const says = (page, words) => menu(page).getByRole("status").getByText(words).waitFor();
const changes = (page) => screens(page).getByRole("link", { name: "Changes", exact: true });

journey("it is fetched when a menu is unfolded, once, and not before", async (page) => {
  const requests = watched(page);
  await open(page, REPORT);
  await idle(page);
  await open(page, MEASURE);
  await page.getByRole("img", { name: /^Line chart/ }).first().waitFor();
  await idle(page);
  assert.equal(requests.length, 0, "who only reads does not get it");
  const coming = page.waitForResponse(RARE);
  await menu(page).locator("summary").click();
  await coming;
  const saving = page.waitForEvent("download");
  await press(page, "Chart as SVG");
  await saving;
  await says(page, "Saved by your browser");
  await menu(page).locator("summary").click();
  assert.equal(requests.length, 1);
  const meta = page.locator('meta[name="fairview-rare"]');
  assert.equal(requests[0], new URL(await meta.getAttribute("content"), page.url()).href);
  assert.match(await meta.getAttribute("data-integrity"), /^sha(256|384|512)-/);
});

journey("a link to what changed brings it", async (page) => {
  const requests = watched(page);
  await open(page, `${REPORT}/changes`);
  await heading(page, "What changed").waitFor();
  await page.getByText("Quarter 3 2022/23, set against quarter 2 2015/16.").waitFor();
  await page.getByRole("combobox", { name: "Kind of change", exact: true }).waitFor();
  assert.equal(requests.length, 1);
});

journey("while it is slow, the screen and the menu say that they wait, and both do what was asked in the end", async (page) => {
  let send;
  const held = new Promise((resolve) => (send = resolve));
  await page.route(RARE, async (route) => {
    await held;
    await route.continue();
  });
  await open(page, MEASURE);
  await menu(page).locator("summary").click();
  await press(page, "Chart as SVG");
  await says(page, "Fetching what this needs…");
  await accessible(page, "a menu that waits");
  const saving = page.waitForEvent("download");
  send();
  await saving;
  await says(page, "Saved by your browser");
});

journey(
  "a slow screen of it has words, more after ten seconds, and opens in the end",
  async (page) => {
    let send;
    const held = new Promise((resolve) => (send = resolve));
    await page.route(RARE, async (route) => {
      await held;
      await route.continue();
    });
    await open(page, REPORT);
    await changes(page).click();
    const words = page.getByRole("status").filter({ hasText: "Loading this page" });
    await words.waitFor();
    await words.getByText("This is taking longer than usual").waitFor();
    await accessible(page, "the page that waits");
    send();
    await heading(page, "What changed").waitFor();
    await ready(page);
  },
  { onePage: WHOLE },
);

for (const [what, answer, words] of [
  ["is cut off", (route) => route.abort(), /A part of the report viewer did not arrive whole/],
  ["is gone since an update", (route) => route.fulfill({ status: 404, body: "gone" }), /This site has been updated since you opened the page/],
  [
    "is changed on the way",
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
    `where it ${what}, a menu says so with advice, and the next choice works`,
    async (page) => {
      await page.route(RARE, answer);
      await open(page, MEASURE);
      await menu(page).locator("summary").click();
      await press(page, "Chart as SVG");
      await says(page, words);
      await accessible(page, "a menu whose part did not come");
      await page.unrouteAll();
      const saving = page.waitForEvent("download");
      await press(page, "Chart as SVG");
      await saving;
      await says(page, "Saved by your browser");
    },
    { forgive: FAILED_DOWNLOAD },
  );
  journey(
    `where it ${what}, a screen of it says so with advice, and the next try works`,
    async (page) => {
      await page.route(RARE, answer);
      await open(page, REPORT);
      const lead = await page.getByText(/^Of 35 measures/).innerText();
      await changes(page).click();
      const said = await failed(page);
      assert.match(said, words);
      assert.match(said, /reload the page/i);
      await heading(page, "This page could not be opened").waitFor();
      await page.goBack();
      await page.getByText(lead).waitFor();
      await ready(page);
      await page.unrouteAll();
      await changes(page).click();
      await heading(page, "What changed").waitFor();
      await ready(page);
    },
    { forgive: FAILED_DOWNLOAD, onePage: WHOLE },
  );
}

/** What comes of asking for the part: nothing, or what the promise is refused with. */
const ask = (page) => page.evaluate(() => window.fairviewRare().then(() => "here", (reason) => reason));

journey("it brings the further part with it, each part once and in order", async (page) => {
  const asked = [];
  page.on("response", (response) => asked.push(new URL(response.url()).pathname));
  await page.goto(site);
  await ready(page);
  assert.deepEqual([await ask(page), await ask(page)], ["here", "here"]);
  const parts = asked.filter((path) => path.endsWith(".wasm")).map((path) => path.match(/\/(\w+)-[0-9a-f]{8,16}\.wasm$/)[1]);
  assert.deepEqual(parts.toSorted(), ["further", "rare", "viewer"]);
});

journey(
  "where the part before it fails, asking says why, and the next time brings both",
  async (page) => {
    await page.route("**/further-*.wasm", (route) => route.fulfill({ status: 404, body: "gone" }));
    await page.goto(site);
    await ready(page);
    assert.equal(await ask(page), 404);
    await page.unrouteAll();
    assert.equal(await ask(page), "here");
  },
  { forgive: FAILED_DOWNLOAD },
);

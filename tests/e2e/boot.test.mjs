// Never blank: the page opens, and when it cannot, it has words for why.

import assert from "node:assert/strict";
import { accessible, journey } from "./lib/journey.mjs";
import { address, failed, onPages, ready, site, siteInFolder } from "./lib/site.mjs";

/** A failed download is on the console in the browser's own words; nothing can keep it off. */
const FAILED_DOWNLOAD = [/^console error: Failed to load resource/];
/** The same for a file that is not the one whose hash the page names. */
const OTHER_FILE = [...FAILED_DOWNLOAD, /^console error: .*integrity/];
/** Why there are no words where the viewer has nothing to wait for. */
const WHOLE = "a page of its own is whole without scripts; pages.test.mjs shows it";

for (const [where, address] of [
  ["at the root of a server", site],
  ["in a folder of a server", siteInFolder],
]) {
  journey(`the viewer opens ${where}`, async (page) => {
    await page.goto(address);
    await ready(page);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    assert.equal(await page.getByText("Loading the report viewer").count(), 0);
    assert.equal(await page.getByRole("alert").count(), 0);
    await accessible(page);
  });
}

journey("the server sends the page's policy as a header too", async (page) => {
  const response = await page.goto(site);
  const inPage = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute("content");
  const sent = response.headers()["content-security-policy"];
  // A server of a published site allows the style of the page for a link to nothing too, by its hash.
  const forPages = (policy) => (onPages ? policy.replace(/(style-src 'self') 'sha256-[\w+/=]{44}'/, "$1") : policy);
  assert.equal(forPages(sent), inPage);
  assert.match(inPage, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-[\w+/=]{44}'; style-src 'self'( 'sha256-[\w+/=]{44}')+;/);
  await ready(page);
});

journey(
  "without JavaScript, the page says that it needs it and where the figures are",
  async (page) => {
    await page.goto(site);
    await page.getByRole("heading", { name: "This page needs JavaScript" }).waitFor();
    await page.getByText("Loading the report viewer").waitFor({ state: "hidden" });
    const figures = page.getByRole("link", { name: "data files of their own" });
    const response = await page.request.get(new URL(await figures.getAttribute("href"), site).href);
    assert.equal(response.status(), 200);
  },
  { javaScriptEnabled: false, onePage: WHOLE },
);

journey("without WebAssembly, the page says so and scans clean", async (page) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(site);
  const words = await failed(page);
  assert.match(words, /Your browser cannot open this report/);
  assert.match(words, /The figures are not affected/);
  assert.match(words, /with this code: no-wasm/);
  await page.getByText("Loading the report viewer").waitFor({ state: "hidden" });
  await accessible(page);
});

journey(
  "a Wasm file that never arrives has words, and the button reloads",
  async (page) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(site);
    assert.match(await failed(page), /The report viewer did not arrive whole/);
    await page.unrouteAll();
    await page.getByRole("button", { name: "Reload the page" }).click();
    await ready(page);
  },
  { forgive: FAILED_DOWNLOAD },
);

journey(
  "an old page after an update is told from a cut connection",
  async (page) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "gone" }));
    await page.goto(site);
    const words = await failed(page);
    assert.match(words, /This page has been updated/);
    assert.match(words, /with this code: moved: 404/);
  },
  { forgive: OTHER_FILE },
);

journey(
  "a web page sent instead of the Wasm is refused by its hash",
  async (page) => {
    await page.route("**/*.wasm", (route) =>
      route.fulfill({ contentType: "text/html", body: "<p>Sign in to this network" }),
    );
    await page.goto(site);
    assert.match(await failed(page), /The report viewer did not arrive whole/);
  },
  { forgive: OTHER_FILE },
);

journey("a server that shows a folder's page without the slash at its end shows all of it", async (page) => {
  const bare = siteInFolder.replace(/\/$/, "");
  await page.route(bare, async (route) => route.fulfill({ response: await route.fetch({ url: siteInFolder }) }));
  await page.goto(bare);
  await ready(page);
  await page.getByRole("heading", { level: 1, name: "Performance reports" }).waitFor();
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name: "Quarter 3 2022/23" }).waitFor();
  await ready(page);
  assert.ok(page.url().startsWith(siteInFolder), page.url());
});

journey("plain web space that does not know the type of Wasm will do", async (page) => {
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-type": "application/octet-stream" };
    await route.fulfill({ response, headers });
  });
  // A screen that needs more code than every page.
  await page.goto(address("#/halton-2015-16-q2/finance"));
  await ready(page);
  // The rest is brought ahead.
  await page.unrouteAll({ behavior: "wait" });
});

journey(
  "the viewer's own script missing has words",
  async (page) => {
    await page.route(/\/viewer-[^/]*\.js$/, (route) => route.abort());
    await page.goto(site);
    assert.match(await failed(page), /A script of this page did not arrive/);
  },
  { forgive: FAILED_DOWNLOAD },
);

journey(
  "the starting script missing has words after ten seconds",
  async (page) => {
    await page.route(/\/boot-[^/]*\.js$/, (route) => route.abort());
    await page.goto(site);
    const late = page.getByText("A part of this page has not arrived");
    await page.getByText("Loading the report viewer").waitFor();
    assert.equal(await late.isVisible(), false);
    await late.waitFor();
    await accessible(page);
  },
  { forgive: [...FAILED_DOWNLOAD, /was preloaded using link preload but not used/], onePage: WHOLE },
);

journey("a slow download has words after ten seconds, and opens in the end", async (page) => {
  let send;
  const held = new Promise((resolve) => (send = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site, { waitUntil: "domcontentloaded" });
  await page.getByText("This is taking longer than usual").waitFor();
  assert.equal(await page.getByText("A part of this page has not arrived").count(), 0);
  send();
  await ready(page);
}, { onePage: WHOLE });

journey("a panic leaves the page and says that the figures are not affected", async (page) => {
  await page.goto(site);
  await ready(page);
  const heading = await page.getByRole("heading", { level: 1 }).first().innerText();
  await page.evaluate(() => {
    const panic = (detail) => window.dispatchEvent(new CustomEvent("fairview:panic", { detail }));
    panic("src/app.rs:1 <b>not markup</b>");
    panic("a second one, which follows from the first");
  });
  const words = await failed(page);
  assert.match(words, /The report viewer has stopped/);
  assert.match(words, /with this code: panic: src\/app\.rs:1 <b>not markup<\/b>/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "fairview-failed");
  await page.getByRole("heading", { level: 1, name: heading }).first().waitFor();
  await accessible(page);
});

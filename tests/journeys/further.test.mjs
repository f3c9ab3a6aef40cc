// The further part of the viewer: brought once, by its hash, and asked for again after a failure.

import assert from "node:assert/strict";
import { journey } from "./lib/journey.mjs";
import { ready, site } from "./lib/site.mjs";

const FURTHER = "**/further-*.wasm";

/** What comes of asking for the further part: nothing, or what the promise is refused with. */
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
  assert.match(parts[0], /\/viewer-[0-9a-f]{16}\.wasm$/);
  assert.match(parts[1], /\/further-[0-9a-f]{16}\.wasm$/);
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
  { forgive: [/^console error: Failed to load resource/, /^console error: .*integrity/] },
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
  { forgive: [/^console error: .*integrity/] },
);

// On a published site the viewer, once there, follows links to other pages of the report in place;
// every other link, and every page that is not at hand, is the browser's.

import assert from "node:assert/strict";
import { accessible, journey } from "./lib/journey.mjs";
import { BENCHMARK, heading, json, measures, named, screens, scorecard } from "./lib/reports.mjs";
import { pages, ready } from "./lib/site.mjs";

const Q3 = "halton-2022-23-q3";
const at = (path) => new URL(path, pages).href;
const FAILED = [/^console error: Failed to load resource/];

/** Opens a page of the site, taken over; gives what is requested from then on. */
async function opened(page, path) {
  await page.goto(at(path));
  await ready(page);
  await page.waitForLoadState("networkidle");
  const requests = [];
  page.on("request", (request) => {
    const path = request.url().replace(pages, "");
    // The browser asks for the icon again at every address, and for the code that it brought ahead; it has both.
    if (!path.startsWith("code/")) requests.push({ kind: request.resourceType(), path });
  });
  return requests;
}

const documents = (requests) => requests.filter(({ kind }) => kind === "document").map(({ path }) => path);

const focused = (page) => page.evaluate(() => document.activeElement.tagName);
const inHead = (page) =>
  page.evaluate(() => ({
    title: document.title,
    canonical: document.querySelector("link[rel=canonical]").href,
    description: document.querySelector("meta[name=description]").content,
    icon: document.querySelector("link[rel=icon]").href,
  }));
const ledTo = (page) => page.evaluate(() => [...document.querySelectorAll("a")].map((link) => link.href));

/** Follows the first link of the benchmark's scorecard; gives where it leads, and the heading there. */
async function followFirst(page) {
  const link = measures(page).first();
  const to = await link.evaluate((node) => node.href);
  const indicator = json(`${BENCHMARK}.json`).indicators.find(({ id }) => to === at(`${BENCHMARK}/${id}/`));
  await link.click();
  return { to, name: named(indicator) };
}

journey("a measure is followed in place: one small request, its address, title and focus", async (page) => {
  const requests = await opened(page, `${BENCHMARK}/scorecard/`);
  const { to, name } = await followFirst(page);
  await heading(page, name).waitFor();
  await ready(page);
  assert.equal(page.url(), to);
  assert.ok((await page.title()).startsWith(`${name} – `), await page.title());
  assert.equal(requests.length, 1, JSON.stringify(requests));
  assert.equal(requests[0].kind, "fetch");
  assert.match(requests[0].path, /^data\/.*\.json$/);
  assert.equal(await focused(page), "H1");
  assert.equal(await page.evaluate(() => scrollY), 0);
  await accessible(page, "a measure that was followed in place");
  const [head, links] = [await inHead(page), await ledTo(page)];
  const path = to.replace(pages, "");
  assert.equal(head.canonical, `https://www.example.gov.uk/council/performance/${path}`);
  // The page at the address is the same, and the browser loads it.
  await page.reload();
  await heading(page, name).waitFor();
  assert.deepEqual(documents(requests), [path]);
  await ready(page);
  assert.deepEqual(await inHead(page), head);
  assert.deepEqual(await ledTo(page), links);
});

journey("every screen of a report is followed in place, and shows what its page shows", async (page) => {
  const requests = await opened(page, `${Q3}/`);
  const words = () => page.getByRole("main").innerText();
  const shown = [];
  for (const name of await screens(page).getByRole("link").allInnerTexts()) {
    if (name === "Overview") continue;
    await screens(page).getByRole("link", { name, exact: true }).click();
    await screens(page).locator('a[aria-current="page"]').getByText(name, { exact: true }).waitFor();
    await ready(page);
    await page.getByText("Share", { exact: true }).waitFor();
    shown.push({ url: page.url(), words: await words(), links: await ledTo(page), head: await inHead(page) });
  }
  assert.deepEqual(documents(requests), []);
  for (const { url, words: before, links, head } of shown) {
    await page.goto(url);
    await ready(page);
    await page.getByText("Share", { exact: true }).waitFor();
    assert.equal(await words(), before, url);
    assert.deepEqual(await ledTo(page), links, url);
    assert.deepEqual(await inHead(page), head, url);
  }
});

journey("Back and Forward restore what was left: the place, the focus, the title and the choices", async (page) => {
  const requests = await opened(page, `${Q3}/scorecard/`);
  const before = await page.title();
  const link = measures(page).last();
  await link.scrollIntoViewIfNeeded();
  const y = await page.evaluate(() => scrollY);
  assert.ok(y > 1000, `${y}`);
  await link.click();
  const measure = page.getByRole("navigation", { name: "Measures" });
  await measure.waitFor();
  await ready(page);
  const [title, address] = [await page.title(), page.url()];
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.goBack();
  await scorecard(page).waitFor();
  await page.waitForFunction((y) => Math.abs(scrollY - y) < 50, y);
  assert.deepEqual([page.url(), await page.title()], [at(`${Q3}/scorecard/`), before]);
  assert.equal(await link.evaluate((node) => node === document.activeElement), true);
  await page.goForward();
  await measure.waitFor();
  assert.deepEqual([page.url(), await page.title()], [address, title]);
  await page.waitForFunction(() => scrollY === 0);
  // A link with choices, and the way back from the same screen without them.
  await page.getByRole("link", { name: "Overview", exact: true }).click();
  await heading(page, "Quarter 3 2022/23").waitFor();
  await ready(page);
  await page.locator('main a[href*="scorecard/?objective="]').first().click();
  const some = page.getByRole("status").filter({ hasText: /^\d of 35 measures|^[12]\d of 35 measures/ });
  await some.waitFor();
  const chosen = page.url();
  await screens(page).getByRole("link", { name: "Scorecard", exact: true }).click();
  await page.getByRole("status").filter({ hasText: "35 of 35 measures" }).waitFor();
  await page.goBack();
  await some.waitFor();
  assert.equal(page.url(), chosen);
  assert.deepEqual(documents(requests), []);
});

journey("the browser opens links to other reports, to the list, and to nothing of the report", async (page) => {
  for (const [from, name, to] of [
    [`${Q3}/scorecard/`, "Fairview", ""],
    ["halton-2015-16-q2/scorecard/", "quarter 3 2022/23", `${Q3}/`],
  ]) {
    const requests = await opened(page, from);
    await page.getByRole("link", { name, exact: true }).click();
    await page.waitForURL(at(to));
    assert.deepEqual(documents(requests), [to]);
    await ready(page);
  }
});

journey("a click with a key held, the middle button and links that say where they open are the browser's", async (page) => {
  await opened(page, `${Q3}/scorecard/`);
  const here = page.url();
  const link = measures(page).first();
  const to = await link.evaluate((node) => node.href);
  for (const how of [{ modifiers: ["Control"] }, { modifiers: ["Shift"] }, { button: "middle" }]) {
    const other = page.context().waitForEvent("page");
    await link.click(how);
    const opened = await other;
    await opened.waitForURL(to);
    await opened.close();
    assert.equal(page.url(), here, JSON.stringify(how));
  }
  await link.evaluate((node) => (node.target = "_blank"));
  const other = page.context().waitForEvent("page");
  await link.click();
  await (await other).waitForURL(to);
  await link.evaluate((node) => {
    node.removeAttribute("target");
    node.download = "page.html";
  });
  const saved = page.waitForEvent("download");
  await link.click();
  await (await saved).cancel();
  assert.equal(page.url(), here);
});

journey(
  "a measure whose file is gone is the browser's to load",
  async (page) => {
    const requests = await opened(page, `${BENCHMARK}/scorecard/`);
    await page.route(/\/data\/.*\.json$/, (route) => route.fulfill({ status: 404, body: "gone" }));
    const { to, name } = await followFirst(page);
    await heading(page, name).waitFor();
    assert.equal(page.url(), to);
    // The page of the address, which needs no file to be read.
    await page.getByRole("img", { name: /chart/ }).first().waitFor();
    await ready(page);
    assert.deepEqual(documents(requests), [to.replace(pages, "")]);
    assert.equal(await page.getByRole("alert").count(), 0);
    await page.goBack();
    await heading(page, "Scorecard").waitFor();
  },
  { forgive: FAILED },
);

journey(
  "a page that is gone with its file shows that there is no such page",
  async (page) => {
    await opened(page, `${BENCHMARK}/scorecard/`);
    // But for the code, which was brought ahead.
    await page.route(/^(?!.*\/code\/)/, (route) => route.fulfill({ status: 404, body: "<title>Gone</title><h1>There is no such page</h1>", contentType: "text/html" }));
    const { to } = await followFirst(page);
    await heading(page, "There is no such page").waitFor();
    assert.equal(page.url(), to);
  },
  { forgive: FAILED },
);

journey("ten minutes after a page was loaded the browser loads the next, and what was published meanwhile", async (page) => {
  const requests = await opened(page, `${Q3}/scorecard/`);
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 600_001;
  });
  await measures(page).first().click();
  await page.getByRole("navigation", { name: "Measures" }).waitFor();
  assert.equal(documents(requests).length, 1);
  await ready(page);
});

for (const [what, starts] of [
  ["with the viewer", true],
  ["before the viewer is there", false],
]) {
  journey(
    `Back over another site leads to the pages that were followed in place, ${what}`,
    async (page) => {
      await opened(page, `${Q3}/scorecard/`);
      const link = measures(page).last();
      await link.scrollIntoViewIfNeeded();
      const y = await page.evaluate(() => scrollY);
      await link.click();
      const measure = page.getByRole("navigation", { name: "Measures" });
      await measure.waitFor();
      await ready(page);
      const address = page.url();
      await page.goto("about:blank");
      if (!starts) await page.route("**/*.wasm", () => {});
      await page.goBack();
      await measure.waitFor();
      assert.equal(page.url(), address);
      if (starts) await ready(page);
      await page.goBack();
      await heading(page, "Scorecard").waitFor();
      assert.equal(page.url(), at(`${Q3}/scorecard/`));
      // What loads the page anew before the viewer is there has lost the place to the shorter page.
      if (starts) await page.waitForFunction((y) => Math.abs(scrollY - y) < 50, y);
    },
    { forgive: [/was preloaded using link preload but not used/] },
  );
}

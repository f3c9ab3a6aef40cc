// By keyboard alone: where focus goes, what charts say, how the scorecard is searched and ordered,
// and how many stops the tabulator key has.

import assert from "node:assert/strict";
import { journey } from "./lib/journey.mjs";
import { BENCHMARK, COUNCIL, heading, json, measures, menu, open, openScorecard, rows, scorecard } from "./lib/reports.mjs";
import { address, ready } from "./lib/site.mjs";
import { eachScreen } from "./lib/walk.mjs";

/** The most stops of the tabulator key on one page. */
const MOST_STOPS = 60;

const focused = (page) => page.evaluate(() => document.activeElement.tagName);

/** The number of entries of the history. */
const entries = (page) => page.evaluate(() => history.length);

journey("focus goes to the heading of every view, and the title changes with it", async (page) => {
  const titles = new Set();
  await eachScreen(page, "halton-2015-16-q2", async (name) => {
    titles.add(await page.title());
    if (name !== "Overview") assert.equal(await focused(page), "H1", name);
  });
  await menu(page, "Scorecard");
  await measures(page).nth(3).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("navigation", { name: "Measures" }).waitFor();
  await ready(page);
  assert.equal(await focused(page), "H1");
  titles.add(await page.title());
  assert.equal(titles.size, 10, [...titles].join("; "));
});

journey("Back restores the place on the page and the focus, on a long list too", async (page) => {
  await openScorecard(page, BENCHMARK);
  const link = measures(page).nth(200);
  await link.scrollIntoViewIfNeeded();
  await link.focus();
  const row = rows(page).nth(200);
  await row.getByRole("cell").first().waitFor();
  await stillHeight(page);
  const before = await page.evaluate(() => window.scrollY);
  const [words, { y }] = [await row.innerText(), await row.boundingBox()];
  assert.ok(before > 3000, `${before}`);
  await page.keyboard.press("Enter");
  await page.getByRole("navigation", { name: "Measures" }).waitFor();
  await ready(page);
  assert.equal(await page.evaluate(() => window.scrollY), 0);
  await page.goBack();
  await link.waitFor();
  await page.waitForFunction((y) => Math.abs(window.scrollY - y) < 1, before);
  assert.equal(await link.evaluate((node) => node === document.activeElement), true);
  assert.equal(await row.innerText(), words, "the row is whole at once");
  assert.ok(Math.abs((await row.boundingBox()).y - y) < 1, "the row is where it was");
  // Rows above it that were not made yet are, on the way up, and move nothing.
  await page.mouse.wheel(0, -300);
  await page.waitForFunction((y) => window.scrollY !== y, before);
  await stillHeight(page);
  assert.ok(Math.abs((await row.boundingBox()).y - y - 300) < 2, "the page moves as far as it is scrolled");
});

journey("rows of a long list are made when they come near, and all of them for paper", async (page) => {
  await openScorecard(page, BENCHMARK);
  const all = json(`${BENCHMARK}.json`).indicators.length;
  assert.equal(await measures(page).count(), all, "every name is there to be read, found and tabbed to");
  const cells = (n) => rows(page).nth(n).getByRole("cell").count();
  const whole = await cells(0);
  assert.ok(whole > 3, `${whole} cells`);
  assert.equal(await cells(150), 0);
  // A reader who comes by keyboard keeps the focus while the row is made.
  await measures(page).nth(150).focus();
  await rows(page).nth(150).getByRole("cell").first().waitFor();
  assert.equal(await cells(150), whole);
  assert.equal(await measures(page).nth(150).evaluate((node) => node === document.activeElement), true);
  assert.equal(await cells(280), 0);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await rows(page).nth(280).getByRole("cell").first().waitFor();
  for (const n of [30, 100, 200, all - 1]) assert.equal(await cells(n), whole, `${n}`);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.getByRole("searchbox", { name: "Search measures" }).fill("care");
  await page.keyboard.press("End");
  await ready(page);
  const last = (await measures(page).count()) - 1;
  await measures(page).nth(last).scrollIntoViewIfNeeded();
  await rows(page).nth(last).getByRole("cell").first().waitFor();
});

/** Waits until the page no longer grows or shrinks: rows that came near are made. */
const stillHeight = (page) =>
  page.evaluate(async () => {
    const frames = async (n) => {
      for (; n > 0; n -= 1) await new Promise(requestAnimationFrame);
    };
    for (let before = -1; before !== document.body.scrollHeight; await frames(5)) before = document.body.scrollHeight;
  });

journey("a measure opened from a filtered, scrolled scorecard leads back to the same rows and place", async (page) => {
  await openScorecard(page, BENCHMARK);
  const box = page.getByRole("searchbox", { name: "Search measures" });
  await box.fill("children");
  await page.waitForFunction(() => location.href.includes("q=children"));
  await ready(page);
  const rows = await measures(page).allInnerTexts();
  assert.ok(rows.length > 30, `${rows.length} rows`);
  const link = measures(page).nth(25);
  await link.scrollIntoViewIfNeeded();
  // Rows above grow as they are made, and the page scrolls with them.
  await stillHeight(page);
  const y = await page.evaluate(() => window.scrollY);
  assert.ok(y > 300, `${y}`);
  await link.click();
  const shown = page.getByRole("heading", { level: 1 });
  const onward = page.getByRole("navigation", { name: "Measures" }).getByRole("link", { name: /^Next measure/ });
  await onward.waitFor();
  await ready(page);
  const measure = await shown.innerText();
  assert.equal(await shown.count(), 1);
  assert.equal(await focused(page), "H1");
  assert.equal(await page.evaluate(() => window.scrollY), 0);
  assert.equal(await page.getByRole("searchbox").count(), 0, "nothing of the scorecard can be reached");
  assert.equal(await page.getByRole("table", { name: /^Scorecard/ }).count(), 0);
  await onward.click();
  await heading(page, measure).waitFor({ state: "detached" });
  await ready(page);
  assert.equal(await shown.count(), 1);
  await page.goBack();
  await heading(page, measure).waitFor();
  await ready(page);
  await page.goBack();
  await link.waitFor();
  await ready(page);
  assert.equal(await shown.innerText(), "Scorecard");
  assert.equal(await shown.count(), 1);
  assert.deepEqual(await measures(page).allInnerTexts(), rows);
  assert.equal(await box.inputValue(), "children");
  assert.equal(await link.evaluate((node) => node === document.activeElement), true);
  await page.waitForFunction((y) => Math.abs(window.scrollY - y) < 50, y);
  assert.equal(await page.getByRole("navigation", { name: "Measures" }).count(), 0, "nothing of the measure can be reached");
});

journey("the search box stays in its place while a reader types", async (page) => {
  await openScorecard(page, BENCHMARK);
  const box = page.getByRole("searchbox", { name: "Search measures" });
  await box.focus();
  await page.mouse.wheel(0, 150);
  await page.waitForFunction(() => window.scrollY >= 150);
  const top = () => box.evaluate((node) => node.getBoundingClientRect().top);
  const before = await top();
  for (const letter of "care") {
    await page.keyboard.press(letter);
    assert.equal(await top(), before, `after ${letter}`);
  }
  await ready(page);
  assert.equal(await top(), before);
  const status = page.getByRole("status").filter({ hasText: "measures" });
  assert.match(await status.innerText(), new RegExp(`^${await measures(page).count()} of \\d+ measures`));
});

journey("what a link has chosen stays in sight, and in focus, while a reader types", async (page) => {
  await open(page, `#/${BENCHMARK}/scorecard?rows=all&sort=current`);
  const box = page.getByRole("searchbox", { name: "Search measures" });
  await box.focus();
  const lost = box.evaluate(async (node) => {
    const until = performance.now() + 700;
    while (performance.now() < until) {
      await new Promise(requestAnimationFrame);
      if (!node.checkVisibility({ visibilityProperty: true })) return "unseen";
      if (node !== document.activeElement) return "without focus";
    }
    return "never";
  });
  await page.keyboard.type("care", { delay: 60 });
  assert.equal(await lost, "never");
});

journey("typing in the search changes list, count and link, but neither history nor focus", async (page) => {
  await openScorecard(page, BENCHMARK);
  const box = page.getByRole("searchbox", { name: "Search measures" });
  await box.focus();
  const before = await entries(page);
  await page.keyboard.type("adopt");
  const all = json(`${BENCHMARK}.json`).indicators.length;
  const status = page.getByRole("status").filter({ hasText: "measures" });
  await status.getByText(new RegExp(`^\\d+ of ${all} measures`)).waitFor();
  await page.waitForFunction(() => location.href.includes("q=adopt"));
  assert.equal(await entries(page), before);
  assert.equal(await box.evaluate((node) => node === document.activeElement), true);
  await ready(page);
  const found = await measures(page).count();
  assert.ok(found > 0 && found < all, `${found} found`);
  assert.match(await status.innerText(), new RegExp(`^${found} of ${all} measures`));
  for (const name of await measures(page).allInnerTexts()) assert.match(name, /adopt/i);
  await page.reload();
  await ready(page);
  assert.equal(await box.inputValue(), "adopt");
  assert.equal(await measures(page).count(), found);
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await page.waitForFunction(() => !location.href.includes("q="));
  assert.equal(await entries(page), before);
  await page.goBack();
  await heading(page, "Halton and its statistical neighbours").waitFor();
});

journey("a column's head orders the scorecard, and says so", async (page) => {
  await openScorecard(page, "halton-2022-23-q3");
  const before = await entries(page);
  const names = () => measures(page).allInnerTexts();
  const first = await names();
  const head = scorecard(page).getByRole("columnheader", { name: "Measure" });
  const orders = [];
  for (const order of ["ascending", "descending", "none"]) {
    await head.getByRole("button").focus();
    await page.keyboard.press("Enter");
    await head.and(page.locator(`[aria-sort="${order}"]`)).waitFor();
    orders.push(await names());
    assert.equal(await focused(page), "BUTTON", order);
  }
  const sorted = first.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  assert.deepEqual(orders[0], sorted);
  assert.deepEqual(orders[1].map((name) => name.toLowerCase()), sorted.toReversed().map((name) => name.toLowerCase()));
  assert.deepEqual(orders[2], first);
  assert.equal(await entries(page), before);
  for (const column of await scorecard(page).getByRole("columnheader").filter({ has: page.getByRole("button") }).all()) {
    assert.match(await column.getAttribute("aria-sort"), /^(none|ascending|descending)$/);
  }
  await scorecard(page).getByRole("button", { name: "Current" }).press("Enter");
  await page.getByRole("status").getByText(/by current figure, lowest first/).waitFor();
});

journey("a filter keeps the focus where it is and says how many are left", async (page) => {
  await openScorecard(page, "halton-2022-23-q3");
  const list = page.getByRole("combobox", { name: "Rating" });
  await list.focus();
  await list.selectOption({ label: "Red (10)" });
  await page.getByRole("status").getByText("10 of 35 measures, in the report’s order.").waitFor();
  assert.equal(await measures(page).count(), 10);
  assert.equal(await list.evaluate((node) => node === document.activeElement), true);
  await page.waitForFunction(() => location.href.endsWith("?rating=red"));
});

journey("a chart is one stop, and arrows, Home, End and Escape read its values", async (page) => {
  await open(page, "#/halton-2022-23-q3/ped02-04");
  const chart = page.getByRole("application", { name: /^Line chart: Children looked after/ });
  await chart.focus();
  const said = chart.locator("xpath=following-sibling::*[@aria-live='polite']");
  assert.equal(await said.innerText(), "");
  const after = async (key) => {
    const before = await said.innerText();
    await page.keyboard.press(key);
    await page.waitForFunction(([node, before]) => node.innerText !== before, [await said.elementHandle(), before]);
    return said.innerText();
  };
  // The first key shows where one is: the authority's latest figure.
  const last = await after("ArrowRight");
  assert.match(last, /132/);
  assert.match(last, /Halton/);
  const earlier = await after("ArrowLeft");
  assert.match(earlier, /137/);
  const first = await after("Home");
  assert.match(first, /2016|2013|2012|20\d\d/);
  assert.notEqual(first, earlier);
  assert.equal(await after("End"), last);
  const beside = await after("ArrowDown");
  assert.notEqual(beside, last);
  assert.equal(await after("Escape"), "");
  assert.equal(await chart.evaluate((node) => node === document.activeElement), true);
  // The next stop is outside of the chart.
  await page.keyboard.press("Tab");
  assert.equal(await chart.evaluate((node) => node.contains(document.activeElement)), false);
});

journey("Escape takes a read-out away that a pointer brought, wherever the focus is", async (page) => {
  await open(page, "#/halton-2022-23-q3/ped02-04");
  const chart = page.getByRole("application", { name: /^Line chart: Children looked after/ });
  await chart.scrollIntoViewIfNeeded();
  await chart.hover({ position: { x: 200, y: 120 } });
  await chart.locator("svg").waitFor();
  const said = chart.locator("xpath=following-sibling::*[@aria-live='polite']");
  assert.equal(await said.innerText(), "", "a pointer is not announced");
  await page.keyboard.press("Escape");
  await chart.locator("svg").waitFor({ state: "detached" });
});

/** Presses the tabulator key through the whole page, and gives what was focused. */
async function stops(page) {
  await page.evaluate(() => {
    document.activeElement.blur();
    window.scrollTo(0, 0);
    window.passed = new Set();
  });
  // Focus starts before the skip link.
  await page.locator("body").evaluate((body) => {
    body.tabIndex = -1;
    body.focus();
    body.removeAttribute("tabindex");
  });
  const passed = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const node = document.activeElement;
      if (node === document.body || window.passed.has(node)) return null;
      window.passed.add(node);
      return node.innerText?.slice(0, 30) || node.id || node.tagName;
    });
    if (at === null) return passed;
    passed.push(at);
    assert.ok(passed.length < 1000, "the stops do not end");
  }
}

for (const id of [...COUNCIL, BENCHMARK]) {
  journey(`no screen of ${id} has more than ${MOST_STOPS} stops`, async (page, t) => {
    const counts = [];
    await eachScreen(page, id, async (name) => {
      counts.push([name, (await stops(page)).length]);
    });
    await menu(page, "Scorecard");
    await measures(page).first().click();
    await page.getByRole("navigation", { name: "Measures" }).waitFor();
    await ready(page);
    counts.push(["first measure", (await stops(page)).length]);
    await open(page, `#/${id}/print`);
    counts.push(["committee paper", (await stops(page)).length]);
    t.diagnostic(`${id}: ${counts.map(([name, n]) => `${name} ${n}`).join(", ")}`);
    assert.ok(counts.every(([, n]) => n > 5));
    assert.deepEqual(counts.filter(([, n]) => n > MOST_STOPS), []);
  });
}

journey("the skip link leads past the masthead", async (page) => {
  await page.goto(address("#/halton-2022-23-q3"));
  await ready(page);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.innerText), "Skip to main content");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "MAIN");
});

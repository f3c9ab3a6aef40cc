// The example reports, and how a reader gets about in them: by link, heading, role and name.

import { readFileSync } from "node:fs";
import { address, onPages, ready, site } from "./site.mjs";

/** Where an example file lies. */
export const example = (name) => new URL(`../../../static/examples/${name}`, import.meta.url);

/** Where a file lies that the reader refuses or mends, for tests of what is said then. */
export const bad = (name) => new URL(`../../../crates/report-core/tests/bad/${name}`, import.meta.url);

/** An example file, read by the test itself. */
export const json = (name) => JSON.parse(readFileSync(example(name), "utf8"));

/** The reports of the council: every example but the benchmark. */
export const COUNCIL = [
  "halton-2022-23-q3",
  "halton-2015-16-q2",
  "halton-board-2020-01",
  "halton-plan-2016-19",
  "halton-plan-2012-15",
];

/** The benchmark: a measure there has a file of its own. */
export const BENCHMARK = "halton-lait-2026";

/** The heading of the first level. */
export const heading = (page, name) => page.getByRole("heading", { level: 1, name });

/** The name that a measure goes by on the page. */
export const named = (indicator) => indicator.short_title ?? indicator.title;

/**
 * Opens an address of the site, as a page of its own, and waits until its view is complete. (A
 * change of what stands behind the `#` alone would leave the view before it for a moment.)
 */
export async function open(page, route, base = site) {
  if (page.url() !== "about:blank") await page.goto("about:blank");
  await page.goto(address(route, base));
  await ready(page);
}

/** A selector for links by the view that they lead to: `#/q3/m1`. */
export const linkTo = (route) => (onPages ? `a[href$="${route.slice(2)}/"]` : `a[href="${route}"]`);

/** The menu of the report's screens. */
export const screens = (page) => page.getByRole("navigation", { name: "Report", exact: true });

/** Follows a link of the report's menu. */
export async function menu(page, name) {
  await screens(page).getByRole("link", { name, exact: true }).click();
  await screens(page).locator('a[aria-current="page"]').getByText(name, { exact: true }).waitFor();
  await ready(page);
}

/** Opens a report and goes to its scorecard, all measures shown. */
export async function openScorecard(page, id, base = site) {
  await open(page, `#/${id}`, base);
  await menu(page, "Scorecard");
  await wholeList(page);
  return scorecard(page);
}

/** The scorecard's table. */
export const scorecard = (page) => page.getByRole("table", { name: /^Scorecard/ });

/** The links of the measures in the scorecard. */
export const measures = (page) => scorecard(page).getByRole("rowheader").getByRole("link");

/** Their rows, without those of headings and parts. */
export const rows = (page) => scorecard(page).locator("tr[data-row]");

/** Asks for all measures where the list is cut. */
export async function wholeList(page) {
  const all = page.getByRole("button", { name: /^Show all \d+ measures$/ });
  if ((await all.count()) === 1) {
    await all.click();
    await all.waitFor({ state: "detached" });
  }
}

/** Goes down a long list, whose rows are made as they come near. */
export async function seeRows(page) {
  for (const row of await rows(page).all()) {
    await row.scrollIntoViewIfNeeded();
    await row.getByRole("cell").first().waitFor();
  }
}

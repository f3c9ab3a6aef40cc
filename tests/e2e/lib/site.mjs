// Where the built site and the browser are, and what a page says about itself.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

/** What `cargo xtask e2e` says; nothing here guesses where a site or a browser may be. */
function told(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run these with: cargo xtask e2e`);
  return value;
}

/** The examples published with a page for every view, in a folder of a server: ends with a slash. */
export const pages = told("FAIRVIEW_PAGES");

/**
 * Whether the tests go through the published pages; otherwise, through the viewer on one page.
 * What a reader does is the same.
 */
export const onPages = process.env.FAIRVIEW_E2E === "pages";

/** The site at the root of a server: ends with a slash. Published pages lie in a folder alone. */
export const site = onPages ? pages : told("FAIRVIEW_SITE");
/** The same site in a folder of a server: ends with a slash. */
export const siteInFolder = onPages ? pages : told("FAIRVIEW_SITE_IN_FOLDER");

/**
 * The address of a view, given as the viewer on one page spells it: `#/q3/scorecard?rating=red`.
 * On a site of pages it is that of its page: `q3/scorecard/?rating=red`.
 */
export function address(route, base = site) {
  if (!onPages || !route.startsWith("#/")) return new URL(route, base).href;
  const [path, choices] = route.slice(2).split("?");
  return new URL(`${path}/${choices ? `?${choices}` : ""}`, base).href;
}

/** The folder of the built viewer. */
export const viewer = told("FAIRVIEW_DIST");

/** Starts the browser that the command found. */
export function launch() {
  return chromium.launch({
    executablePath: told("CHROME"),
    args: (process.env.CHROME_FLAGS ?? "").split(" ").filter(Boolean),
  });
}

/** Waits until the view is complete. A page that failed says so at once. */
export async function ready(page) {
  const found = await page.waitForFunction(() => {
    const state = document.documentElement.dataset.fairview;
    return state !== undefined && state !== "loading" && state;
  });
  const state = await found.jsonValue();
  if (state !== "ready") {
    const alert = await page.getByRole("alert").allInnerTexts();
    assert.fail(`the page is "${state}": ${alert.join(" ")}`);
  }
}

/** Waits until the page says that it failed, and gives the words of its alert. */
export async function failed(page) {
  await page.waitForFunction(() => document.documentElement.dataset.fairview === "failed");
  const alert = page.getByRole("alert");
  assert.equal(await alert.count(), 1, "one alert");
  return alert.innerText();
}

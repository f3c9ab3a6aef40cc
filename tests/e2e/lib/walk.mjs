// Walks through the screens of a report as a reader can: along links that stand on the page.

import { heading, json, linkTo, named, open, openScorecard, screens } from "./reports.mjs";
import { ready, site } from "./site.mjs";

/**
 * Visits the overview of a report and every screen of its menu, by its link, and calls `look`
 * with each screen's name. The link of the screen that is shown says that it is.
 */
export async function eachScreen(page, id, look, base = site) {
  await open(page, `#/${id}`, base);
  const names = await screens(page).getByRole("link").allInnerTexts();
  for (const name of names) {
    if (name !== names[0]) {
      await screens(page).getByRole("link", { name, exact: true }).click();
      await screens(page).locator('a[aria-current="page"]').getByText(name, { exact: true }).waitFor();
      await ready(page);
    }
    await look(name);
  }
  return names;
}

/**
 * Visits every measure of a report: the first by its link in the scorecard, each further one by
 * "Next measure". Calls `look` with the measure as the report's file has it. With a `step`, visits
 * every so many, by their addresses.
 */
export async function eachMeasure(page, id, look, { step = 1, base = site } = {}) {
  const { indicators } = json(`${id}.json`);
  await openScorecard(page, id, base);
  for (const [at, indicator] of indicators.entries()) {
    if (step > 1) {
      if (at % step > 0) continue;
      await open(page, `#/${id}/${indicator.id}`);
      await look(indicator, at);
      continue;
    }
    // The last on the page: a count can lead to the rate of the same thing before it.
    const link = page.getByRole("main").locator(linkTo(`#/${id}/${indicator.id}`)).and(page.locator(":visible")).last();
    if (at > 0 && !(await link.innerText()).startsWith("Next measure")) throw new Error(`${indicator.id} is not next`);
    await link.click();
    await page.waitForURL((url) => url.href.replace(/\/$/, "").endsWith(`/${indicator.id}`));
    await heading(page, named(indicator)).waitFor();
    // The last screen was ready, too: the new one is not before it has been painted.
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
    await ready(page);
    await look(indicator, at);
  }
}

// Why a measure is red: from the overview to the reason, and to the chart beside the neighbours.

import assert from "node:assert/strict";
import { journey } from "./lib/journey.mjs";
import { heading, open } from "./lib/reports.mjs";
import { ready } from "./lib/site.mjs";

const PHONE = { viewport: { width: 375, height: 812 } };

journey("a red measure on the overview leads to its reason and to its chart beside the neighbours", async (page) => {
  await open(page, "#/halton-2022-23-q3");
  await page.getByRole("main").getByRole("link", { name: "Children in care per 10,000" }).first().click();
  await heading(page, "Children in care per 10,000").waitFor();
  await ready(page);
  const rating = page.getByRole("definition").filter({ hasText: /^Red$/ });
  const line = page.getByRole("img", { name: /^Line chart: .*10 statistical neighbours/ });
  const commentary = page.getByRole("heading", { level: 2, name: "Commentary" });
  const reason = page.getByText("pushed up by unaccompanied asylum-seeking children");
  const ranked = page.getByRole("img", { name: /^Bar chart: .*10 statistical neighbours/ });
  const places = [];
  for (const part of [rating, line, commentary, reason, ranked]) {
    await part.first().waitFor();
    places.push((await part.first().boundingBox()).y);
  }
  assert.deepEqual(places, [...places].sort((a, b) => a - b), "in this order down the page");
}, PHONE);

journey("previous, next, printing and downloads are at hand near the title of a measure", async (page) => {
  await page.addInitScript(() => (window.print = () => (window.printed = document.title)));
  await open(page, "#/halton-2022-23-q3/ped02-04");
  const title = await heading(page, "Children in care per 10,000").boundingBox();
  const main = page.getByRole("main");
  const at = async (found) => (await found.boundingBox()).y - title.y;
  const print = main.getByRole("button", { name: "Print", exact: true });
  for (const found of [main.getByRole("link", { name: /^Previous: / }), print, main.getByText("Download", { exact: true }), main.getByText("Share", { exact: true })]) {
    const y = await at(found);
    assert.ok(y > 0 && y < 330, `${y} below the title`);
  }
  await print.click();
  assert.match(await page.evaluate(() => window.printed), /^Children in care per 10,000/);
  await main.getByRole("link", { name: /^Next: / }).click();
  await heading(page, "Children entering care").waitFor();
}, PHONE);

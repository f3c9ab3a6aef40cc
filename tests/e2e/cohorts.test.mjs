// Two groups of people side by side, stage by stage, as a published site has them.

import assert from "node:assert/strict";
import { accessible, journey } from "./lib/journey.mjs";
import { pages, ready } from "./lib/site.mjs";

const at = (path) => new URL(path, pages).href;

for (const width of [375, 1280]) {
  journey(
    `children in care beside all pupils, ${width} pixels wide`,
    async (page) => {
      await page.goto(at("halton-board-2020-01/ks1-reading-gap/"));
      await ready(page);
      await page.getByRole("link", { name: "Children in care beside all pupils: all measures" }).click();
      await page.getByRole("heading", { level: 1, name: "Compare" }).waitFor();
      await ready(page);
      const section = page.locator("section", { has: page.getByRole("heading", { level: 2, name: "Children in care beside all pupils: per cent" }) });
      await section.getByRole("heading", { name: "Children in care were 13.5 points to 63.8 points below all pupils" }).waitFor();
      await section.getByRole("img", { name: /^Dot chart: Children in care beside all pupils: 17 measures/ }).waitFor();
      if (width < 640) await section.getByText("Show the figures").click();
      const row = section.getByRole("row").filter({ hasText: "Key Stage 1: expected standard in reading" });
      for (const words of ["57.1% (n = 7)", "72%", "National 75%", "14.9 points below"]) {
        assert.ok((await row.innerText()).includes(words), words);
      }
      assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), "nothing is wider than the page");
      await accessible(page, "groups side by side");
      await row.getByRole("link", { name: "Key Stage 1: expected standard in reading" }).click();
      await page.getByRole("heading", { level: 1, name: "Key Stage 1: expected standard in reading" }).waitFor();
    },
    { viewport: { width, height: 900 } },
  );
}

journey("groups side by side on paper", async (page) => {
  await page.goto(at("halton-board-2020-01/compare/"));
  await ready(page);
  await page.emulateMedia({ media: "print" });
  await page.getByRole("row").filter({ hasText: "Key Stage 1: expected standard in maths" }).getByText("42.9% (n = 7)").waitFor();
});

// Processes with standards and grids, as a published site has them.

import assert from "node:assert/strict";
import { accessible, journey } from "./lib/journey.mjs";
import { pages, ready } from "./lib/site.mjs";

const at = (path) => new URL(path, pages).href;

for (const width of [375, 1280]) {
  journey(
    `answers to complaints and their standards, ${width} pixels wide`,
    async (page) => {
      await page.goto(at("halton-board-2020-01/developments/"));
      await ready(page);
      const section = page.locator("section", { has: page.getByRole("heading", { level: 2, name: "Statutory complaints about children's social care" }) });
      const row = section.getByRole("row").filter({ hasText: "Local resolution" });
      for (const words of ["10 working days, at most 20", "23% within 10; 66% within 20; 34% over 20"]) {
        assert.ok((await row.innerText()).includes(words), words);
      }
      await section.getByRole("heading", { name: "Within 10 working days: 73% in 2017/18, 23% in 2018/19" }).waitFor();
      await section.getByRole("img", { name: /^Stacked bars: Statutory complaints/ }).waitFor();
      assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), "nothing is wider than the page");
      await accessible(page, "processes");
      const grid = page.getByRole("table", { name: "Careers programme of one school (item 6D, appendix)" });
      const benchmark = grid.getByRole("row").filter({ hasText: "6 Experiences of the workplace" });
      assert.deepEqual(await benchmark.getByRole("cell").allInnerTexts(), ["yes", "yes", "yes", "yes", "Empty"]);
      // A phone shows the head of its column with each cell, a wide page above all of them.
      const heads = await benchmark.getByRole("cell").evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, "::before").content));
      assert.ok(heads.every((words, at) => (width < 640 ? words.includes(`Year ${at + 7}`) : words === "none")), heads.join());
      await page.getByText("Key: yes, the school names what it does").waitFor();
      await row.getByText("3 measures").click();
      await row.getByRole("link", { name: "Statutory complaints answered within 10 working days" }).click();
      await page.getByRole("heading", { level: 1, name: "Statutory complaints answered within 10 working days" }).waitFor();
    },
    { viewport: { width, height: 900 } },
  );
}

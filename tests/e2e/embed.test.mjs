// Charts and tables in frames of other pages: what an officer pastes works on another origin, with the
// lines of the documents and without any script.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before } from "node:test";
import { accessible, journey } from "./lib/journey.mjs";
import { pages, ready } from "./lib/site.mjs";

const Q3 = "halton-2022-23-q3";
const Q2 = "halton-2015-16-q2";
const SERIES = "priority-based-report";
const MEASURE = `embed/fixed/${Q3}/ped02-04/`;
const at = (path) => new URL(path, pages).href;

/** The lines that the documents give to officers, for this site. */
const guide = readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8");
const lines = guide.match(/```html\n(<script>[^`]+<\/script>)\n```/)[1].replace("https://www.example.gov.uk", new URL(pages).origin);

/** Pages of a council's own site: another origin, with whatever is put into them. */
let council;
let inside = "";
const server = createServer((_, answer) => {
  answer.setHeader("Content-Type", "text/html; charset=utf-8");
  answer.end(`<!doctype html><html lang="en"><title>Our council</title><link rel="icon" href="data:,"><main><h1>Our council</h1>${inside}</main></html>`);
});
before(() => new Promise((resolve) => server.listen(0, "127.0.0.1", resolve)).then(() => {
  council = `http://127.0.0.1:${server.address().port}/`;
}));
after(() => server.close());

/** Opens a council's page with this in it. */
async function paste(page, html) {
  inside = html;
  await page.goto(council);
}
/** The journey's own request to the council's page is no trouble. */
const forgive = [/^request to http:\/\/127\.0\.0\.1:\d+\/$/];
const frame = (path, more = "") => `<iframe src="${at(path)}" title="A measure" width="600" height="300" ${more}></iframe>`;

/** The words of the parts that are shown. */
const shown = (place) => place.locator("[data-part]").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.part));

journey(
  "a frame on another site becomes as high as its page, and follows when a table is unfolded",
  async (page) => {
    await paste(page, `${lines}${frame(`${MEASURE}?show=trend`)}`);
    const host = page.getByTitle("A measure");
    const height = () => host.evaluate((frame) => frame.clientHeight);
    const within = page.frameLocator("iframe");
    await within.getByRole("heading", { level: 1, name: "Children in care per 10,000" }).waitFor();
    await fits(page, within);
    const folded = await height();
    assert.ok(folded > 400, `${folded} pixels are hardly a chart`);
    await within.getByText("The figures as a table").click();
    await page.waitForFunction((folded) => document.querySelector("iframe").clientHeight > folded + 100, folded);
    await fits(page, within);
    // A phone is turned: another drawing, another height.
    await host.evaluate((frame) => (frame.width = 330));
    await within.locator(".fv-chart--narrow").filter({ visible: true }).first().waitFor();
    await fits(page, within);
  },
  { forgive },
);

/** Waits until the frame is as high as what is in it. */
async function fits(page, within) {
  const needed = () => within.locator("html").evaluate((root) => Math.ceil(root.getBoundingClientRect().height));
  const end = Date.now() + 5_000;
  for (;;) {
    const [now, wanted] = [await page.locator("iframe").evaluate((frame) => frame.clientHeight), await needed()];
    if (now === wanted) return;
    if (Date.now() > end) assert.fail(`the frame is ${now} high, its page ${wanted}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

journey(
  "the lines of the documents believe nobody but the site, and change no other frame",
  async (page) => {
    const other = `<iframe src="${at(`${MEASURE}?show=table`)}" title="Another" width="600" height="123"></iframe>`;
    await paste(page, `${lines.replace(new URL(pages).origin, "https://elsewhere.example")}${frame(MEASURE)}${other}`);
    const within = page.frameLocator('[title="A measure"]');
    await within.getByRole("heading", { level: 1 }).waitFor();
    await page.evaluate(() => window.postMessage({ type: "fairview:height", height: 999 }, "*"));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const heights = () => page.locator("iframe").evaluateAll((frames) => frames.map((frame) => frame.clientHeight));
    assert.deepEqual(await heights(), [300, 123], "a message of another origin changes nothing");
  },
  { forgive },
);

for (const [path, asked, parts] of [
  [MEASURE, "trend", ["trend", "trend table"]],
  [MEASURE, "ranking", ["ranking"]],
  [MEASURE, "authorities", ["authorities"]],
  [MEASURE, "neighbours", ["neighbours"]],
  [MEASURE, "summary", ["summary"]],
  [MEASURE, "table", ["trend table", "table"]],
  [MEASURE, "summary,ranking", ["summary", "ranking"]],
  [`embed/fixed/${Q2}/finance/`, "children-and-families-revenue", ["children-and-families-revenue"]],
]) {
  journey(
    `${path} shows ${asked} when its address asks for it`,
    async (page) => {
      await page.goto(at(`${path}?show=${asked}`));
      assert.deepEqual(await shown(page), parts);
      if (asked === "table") await page.getByRole("table", { name: /Children looked after/ }).first().waitFor();
      await page.getByText("so all of it is shown").waitFor({ state: "hidden" });
      await page.getByText(/^Report: Halton Borough Council/).waitFor();
      await accessible(page, `${path}?show=${asked}`);
    },
  );
}

journey(
  "a word that the page does not have is said, and all is shown",
  async (page) => {
    await page.goto(at(`${MEASURE}?show=trend,nonsense`));
    await page.getByText("The frame’s address names a part that is not here, so everything is shown.").waitFor();
    assert.ok((await shown(page)).length >= 5);
    await accessible(page);
  },
);

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 600, 900]) {
    journey(
      `the page for a frame reads at ${width}, ${colorScheme}, and nothing runs over its side`,
      async (page) => {
        for (const path of [MEASURE, `embed/fixed/${Q2}/finance/`, `embed/fixed/${Q3}/milestones/`, "embed/fixed/halton-lait-2026/lac/"]) {
          await page.goto(at(path));
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.equal(over, 0, path);
          const drawn = await page.locator("svg.fv-chart").evaluateAll((all) =>
            all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().width / Number(one.getAttribute("width"))),
          );
          assert.ok(drawn.length > 0 || path.includes("milestones"), path);
          assert.ok(drawn.every((scale) => scale > 0.999 && scale < 1.3), `${path}: ${drawn}`);
          await accessible(page, path);
        }
      },
      { colorScheme, viewport: { width, height: 700 } },
    );
  }
}

journey(
  "a page asked to be light is light for a reader of the dark",
  async (page) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.goto(at(MEASURE));
    const dark = await paper();
    await page.goto(at(`${MEASURE}?theme=light`));
    assert.notEqual(await paper(), dark);
    assert.equal(await paper(), "rgb(255, 255, 255)");
    await accessible(page);
  },
  { colorScheme: "dark" },
);

journey(
  "the newest is followed with what is asked for, and what is dropped is said to be the last",
  async (page) => {
    await page.goto(at(`embed/newest/${SERIES}/ped02-04/?show=ranking`));
    await page.waitForURL(at(`${MEASURE}?show=ranking`));
    assert.deepEqual(await shown(page), ["ranking"]);
    await page.goto(at(`embed/newest/${SERIES}/finance/`));
    await page.waitForURL(at(`embed/fixed/${Q2}/finance/`));
    await page.getByText("no longer has this; these are the last figures there are").waitFor();
  },
);

journey(
  "without scripts all of the page is there, and the newest is found",
  async (page) => {
    await page.goto(at(`embed/newest/${SERIES}/ped02-04/?show=ranking`));
    await page.waitForURL(at(MEASURE));
    await page.getByRole("heading", { level: 1, name: "Children in care per 10,000" }).waitFor();
    const parts = await page.locator("[data-part]").count();
    assert.equal((await shown(page)).length, parts);
    await page.getByText("The figures as a table").click();
    await page.getByRole("table").first().waitFor();
  },
  { javaScriptEnabled: false },
);

journey(
  "a link in a frame opens the full page in a tab of its own",
  async (page) => {
    await paste(page, frame(`${MEASURE}?show=trend`));
    const opened = page.context().waitForEvent("page");
    await page.frameLocator("iframe").getByRole("link", { name: "This measure in the full report" }).click();
    const tab = await opened;
    await tab.waitForURL(at(`${Q3}/ped02-04/`));
    assert.equal(page.url(), council);
  },
  { forgive },
);

/** Unfolds the offer on a page of the site. */
async function offered(page, path) {
  await page.goto(at(path));
  await ready(page);
  await page.getByText("Share", { exact: true }).click();
  await page.getByText("Embed in a web page").click();
  return page.getByRole("textbox", { name: "Code to paste" });
}

journey(
  "the embed code is chosen, copied, and works where it is pasted",
  async (page) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(pages).origin });
    const code = await offered(page, `${Q3}/ped02-04/`);
    assert.ok((await code.inputValue()).includes(`src="${at(MEASURE)}"`));
    await page.getByLabel("What to show").selectOption({ label: "The neighbours, ranked" });
    await page.getByLabel("Always the newest report").check();
    await accessible(page, "the offer of embed code");
    await page.getByRole("button", { name: "Copy embed code" }).click();
    await page.getByRole("status").getByText("Embed code copied.").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await code.inputValue());
    assert.ok(copied.startsWith(`<iframe src="${at(`embed/newest/${SERIES}/ped02-04/?show=ranking`)}" title="Children in care per 10,000: The neighbours, ranked, Halton Borough Council" `), copied);
    await paste(page, copied);
    const within = page.frameLocator("iframe");
    await within.getByRole("heading", { name: "Compared with statistical neighbours" }).waitFor();
    assert.deepEqual(await shown(within), ["ranking"]);
  },
  { forgive },
);

journey(
  "what a frame cannot show of a reader's view is said, and who is in no series cannot be followed",
  async (page) => {
    await offered(page, `${Q3}/ped02-04/?from=2022&with=none`);
    await page.getByText("The embedded page shows the usual periods and places.").waitFor();
    const code = await offered(page, "halton-plan-2016-19/scorecard/?rating=red");
    await page.getByText(/^This report only: /).waitFor();
    assert.ok((await code.inputValue()).includes(`src="${at("embed/fixed/halton-plan-2016-19/scorecard/")}"`));
    await page.goto(at(`${Q3}/legend/`));
    await ready(page);
    await page.getByText("Share", { exact: true }).click();
    assert.equal(await page.getByText("Embed in a web page").count(), 0, "how to read a report is no chart");
  },
);

// The same file in Firefox, as Debian has it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bundled } from "./lib/bundle.mjs";
import { launchFirefox } from "./lib/firefox.mjs";
import { example } from "./lib/reports.mjs";

const Q3 = "halton-2022-23-q3";
const q3 = bundled(fileURLToPath(example(`${Q3}.json`)), Q3);

/** A test with a Firefox of its own, which fails on any complaint and on any request but for the file. */
function inFirefox(name, walk, how) {
  test(`in Firefox, ${name}`, async () => {
    const page = await launchFirefox(how);
    try {
      await walk(page);
      const broken = how?.scripts === false ? [] : await page.evaluate(() => window.brokenPolicies);
      assert.deepEqual([...page.troubles, ...broken], [], "what the browser complained of");
      const asked = page.requests.filter((url) => !/^(data|blob|about):/.test(url) && url.replace(/#.*/, "") !== q3);
      assert.deepEqual(asked, [], "what was requested");
    } finally {
      await page.close();
    }
  });
}

const settled = (page) => page.until(() => document.documentElement.dataset.fairview !== "loading");
const titled = (page, words) => page.until((words) => document.querySelector("main h1")?.textContent === words, words);

async function open(page, hash) {
  await page.goto("about:blank");
  await page.goto(q3 + hash);
  await settled(page);
}

/** Follows a link of the page by its words. */
const follow = (page, words) =>
  page.evaluate((words) => [...document.querySelectorAll("a")].find((link) => link.textContent === words).click(), words);

inFirefox("every screen opens by its link, and Back leads back", async (page) => {
  await open(page, "");
  await titled(page, "Quarter 3 2022/23");
  for (const [link, words] of [
    ["Scorecard", "Scorecard"],
    ["Compare", "Compare"],
    ["Milestones", "Milestones"],
    ["Developments", "Developments"],
    ["How to read", "How to read this report"],
    ["About", "About the data"],
  ]) {
    await follow(page, link);
    await titled(page, words);
    await settled(page);
  }
  await page.back();
  await titled(page, "How to read this report");
  await page.reload();
  await titled(page, "How to read this report");
});

inFirefox("the scorecard is searched by typing, and the link remembers it", async (page) => {
  await open(page, `#/${Q3}/scorecard`);
  await page.evaluate(() => document.querySelector("input[type=search]").focus());
  await page.press(..."care leavers");
  await page.until(() => document.querySelector("main").innerText.includes("2 of 35 measures"));
  await page.until(() => location.hash.endsWith("q=care%20leavers"));
  await page.reload();
  await page.until(() => document.querySelector("main")?.innerText.includes("2 of 35 measures"));
});

inFirefox("a measure has its chart, which the keys explore", async (page) => {
  await open(page, `#/${Q3}/ped02-04`);
  await titled(page, "Children in care per 10,000");
  await page.until(() => {
    const chart = document.querySelector("[role=application]");
    chart?.focus();
    return document.activeElement === chart && chart !== null;
  });
  const said = () => /\d/.test(document.activeElement.parentNode.querySelector("[aria-live=polite]").textContent);
  assert.equal(await page.evaluate(said), false);
  await page.press("ArrowLeft");
  await page.until(said);
});

inFirefox("a link with every choice spelled out, as one copies it, opens the view that was copied", async (page) => {
  const shown = () => page.evaluate(() => document.querySelector("main").innerText.replace(/\s+/g, " "));
  await open(page, `#/${Q3}/scorecard?rating=red&sort=-current&hide=ref`);
  await page.until(() => [...document.querySelectorAll("summary")].some((one) => one.textContent === "Share"));
  const before = await shown();
  // The clipboard is the reader's own; where it is refused, the page shows the words.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
    [...document.querySelectorAll("summary")].find((one) => one.textContent === "Share").click();
    [...document.querySelectorAll("button")].find((one) => one.textContent === "Copy link").click();
  });
  await page.until(() => document.querySelector(".fv-share__words") !== null);
  const copied = await page.evaluate(() => document.querySelector(".fv-share__words").value);
  assert.ok(copied.startsWith(`${q3}#/${Q3}/scorecard?rating=red&sort=-current&group=none&hide=ref`), copied);
  await open(page, copied.slice(q3.length));
  await page.until(() => [...document.querySelectorAll("summary")].some((one) => one.textContent === "Share"));
  assert.equal(await shown(), before);
});

inFirefox("a workbook is made in the file", async (page) => {
  await open(page, `#/${Q3}/about`);
  await titled(page, "About the data");
  await page.evaluate(() => {
    [...document.querySelectorAll("summary")].find((one) => one.textContent === "Download the whole report").click();
    [...document.querySelectorAll("button")].find((one) => one.textContent === "Numbers as XLSX").click();
  });
  await page.until(() => document.querySelector(".fv-download__status").textContent.startsWith("Saved in your browser’s downloads"));
});

inFirefox("hostile links end in a page with words, and it prints", async (page) => {
  for (const hash of ["#/<script>", `#/${Q3}/gone`, "#/another-report"]) {
    await open(page, hash);
    assert.ok((await page.evaluate(() => document.querySelector("main").innerText.length)) > 40, hash);
  }
  await open(page, `#/${Q3}/print`);
  assert.ok((await page.print()) > 50_000);
});

inFirefox(
  "with scripts off it reads",
  async (page) => {
    await page.goto(q3);
    assert.equal(await page.count("heading", "Quarter 3 2022/23"), 1);
    assert.equal(await page.count("table", "Measures rated red, with reasons"), 1);
    assert.equal(await page.count("heading", "Milestones"), 1);
  },
  { scripts: false },
);

// From an officer's own spreadsheet to a report, in Firefox.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { launchFirefox } from "./lib/firefox.mjs";
import { OWN, byCommand } from "./lib/prepare.mjs";
import { site } from "./lib/site.mjs";

test("in Firefox, an officer's own scorecard becomes the report that the command makes of it", async () => {
  const page = await launchFirefox();
  try {
    await page.goto(new URL("#/prepare", site).href);
    await page.until(() => document.querySelector("main h1")?.textContent === "Prepare a report");
    // What is saved goes through an address of the page.
    await page.evaluate(() => {
      window.saved = [];
      const made = URL.createObjectURL;
      URL.createObjectURL = (blob) => (window.saved.push(blob), made.call(URL, blob));
    });
    const focused = (words) => page.until((words) => document.activeElement.textContent === words, words);
    await page.evaluate((text) => {
      const files = new DataTransfer();
      files.items.add(new File([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], "own.xlsx"));
      const input = document.querySelector("input[type=file]");
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }, readFileSync(OWN).toString("base64"));
    await focused("Say how the sheet is laid out");
    const choose = (label, value) =>
      page.evaluate(
        (label, value) => {
          const { control } = [...document.querySelectorAll("label")].find((one) => one.textContent === label);
          control.value = value;
          control.dispatchEvent(new Event("change", { bubbles: true }));
        },
        label,
        value,
      );
    const press = (words) => page.evaluate((words) => [...document.querySelectorAll("button")].find((one) => one.textContent === words).click(), words);
    await choose("In place of a figure, “Annual” means", "z");
    await choose("All other measures are counted", "whole_period");
    await press("Use these answers");
    await focused("Your report is ready");
    await press("Download the report (JSON)");
    await press("Download the recipe");
    const [report, recipe] = await page.until(() => window.saved.length === 2 && Promise.all(window.saved.map((blob) => blob.text())));
    assert.equal(report, byCommand(OWN, recipe).toString());
    assert.deepEqual([...page.troubles, ...(await page.evaluate(() => window.brokenPolicies))], []);
  } finally {
    await page.close();
  }
});

test("in Firefox, a table that is pasted becomes a sheet", async () => {
  const page = await launchFirefox();
  try {
    await page.goto(new URL("#/prepare", site).href);
    await page.until(() => document.querySelector("main h1")?.textContent === "Prepare a report");
    await page.evaluate(() => {
      const data = "<table><tr><td>Ref</td><td>Measure</td><td>Unit</td><td>Q3 2024/25</td></tr><tr><td>A1</td><td>Repairs</td><td>%</td><td>93%</td></tr></table>";
      // Firefox's own way to make the event: it takes no clipboardData.
      document.querySelector("main").dispatchEvent(new ClipboardEvent("paste", { data, dataType: "text/html", bubbles: true, cancelable: true }));
    });
    await page.until(() => document.activeElement.textContent === "Say how the sheet is laid out");
    assert.equal(await page.evaluate(() => document.querySelector("table.fv-prepare__sheet tbody tr:last-child").innerText), "2\tA1\tRepairs\t%\t93%");
    assert.deepEqual([...page.troubles, ...(await page.evaluate(() => window.brokenPolicies))], []);
  } finally {
    await page.close();
  }
});

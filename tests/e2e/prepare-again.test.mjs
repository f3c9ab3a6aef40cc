// Tables that are pasted, and files that are read again when they are saved.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessible, journey } from "./lib/journey.mjs";
import { open } from "./lib/reports.mjs";
import { workbook } from "./lib/workbook.mjs";

const step = (page, name) => page.getByRole("heading", { level: 2, name });
const button = (page, name) => page.getByRole("button", { name, exact: true });

const HEADINGS = ["Ref", "Measure", "Unit", "Q2 2024/25", "Q3 2024/25", "RAG"];
const REPAIRS = ["A1", "Repairs done in time", "%", "91%", "93%", "G"];
const LETTINGS = ["A2", "Days to let a home", "Days", "30", "28", "R"];

const text = (...rows) => rows.map((cells) => cells.join("\t")).join("\n");

/** As Excel puts it on the clipboard, with a colour in place of each rating. */
const html = (...rows) => {
  const colours = { G: "#92D050", R: "#C00000" };
  const cell = (words) => (colours[words] ? `<td style='background:${colours[words]}'></td>` : `<td>${words}</td>`);
  return `<html><body><table><!--StartFragment-->${rows.map((cells) => `<tr>${cells.map(cell).join("")}</tr>`).join("")}<!--EndFragment--></table></body></html>`;
};

/** Pastes onto what a selector finds. */
const paste = (page, onto, kinds) =>
  page.locator(onto).evaluate((target, kinds) => {
    const clipboardData = new DataTransfer();
    for (const [kind, data] of Object.entries(kinds)) clipboardData.setData(kind, data);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, kinds);

/** The report, as it is downloaded. */
async function report(page) {
  const coming = page.waitForEvent("download");
  await button(page, "Download the report (JSON)").click();
  return JSON.parse(readFileSync(await (await coming).path()));
}

/** Answers what such a table leaves open. */
async function answered(page) {
  await step(page, "Say how the sheet is laid out").waitFor();
  await page.getByLabel("Name of the report in links").fill("wrenford-{period}");
  await page.getByLabel("Who publishes the report").fill("Wrenford Borough Council");
  await page.getByLabel("Place that the report is about").fill("Wrenford");
  await page.getByLabel("All other measures are counted").selectOption({ label: "In the period alone" });
  await button(page, "Use these answers").click();
}

journey("a table with colours is pasted anywhere on the screen and becomes a report", async (page) => {
  await open(page, "./#/prepare");
  await paste(page, "main", { "text/html": html(HEADINGS, REPAIRS, LETTINGS), "text/plain": text(HEADINGS, REPAIRS, LETTINGS) });
  await page.getByText("Chosen: Pasted table.").waitFor();
  await answered(page);
  await step(page, "Your report is ready").waitFor();
  const { indicators } = await report(page);
  assert.deepEqual(
    indicators.map(({ ref, rating }) => [ref, rating]),
    [
      ["A1", "green"],
      ["A2", "red"],
    ],
  );
});

journey("a table is pasted or typed into a field for it, with nothing but a keyboard", async (page) => {
  await open(page, "./#/prepare");
  await page.getByText("Paste a table", { exact: true }).first().click();
  const field = page.getByLabel("Paste a table");
  await accessible(page);
  await field.fill("no table");
  await button(page, "Read the table").click();
  await page.getByRole("alert").getByText("There is no table to read.").waitFor();
  await field.fill(text(HEADINGS, REPAIRS));
  await button(page, "Read the table").click();
  await answered(page);
  await step(page, "Your report is ready").waitFor();
  assert.equal(await field.inputValue(), "");
  // Words that are pasted into another field stay there.
  await paste(page, "#fv-prepare-quarter", { "text/plain": text(HEADINGS, REPAIRS) });
  assert.equal(await step(page, "Your report is ready").count(), 1);
});

journey("tidy data that is pasted is read as CSV", async (page) => {
  await open(page, "./#/prepare");
  await paste(page, "main", { "text/plain": "Area code\tArea\tIndicator\tPeriod\tValue\nE06000006\tHalton\tChildren in care\t2022/23\t136\n" });
  await page.getByRole("heading", { name: "Add what the files do not say" }).waitFor();
});

/** Has the browser choose a file that the test can save anew: gives the saving. */
async function kept(page, name) {
  await page.evaluate(async (name) => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle(name, { create: true });
    window.saveIt = async (text) => {
      const file = await handle.createWritable();
      await file.write(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));
      await file.close();
    };
    window.showOpenFilePicker = async () => [handle];
  }, name);
  return (...rows) => page.evaluate((text) => window.saveIt(text), workbook("Scorecard", rows).toString("base64"));
}

journey("a file is read again when it is saved, with the answers and what was mended", async (page) => {
  await open(page, "./#/prepare");
  const save = await kept(page, "own.xlsx");
  await save(HEADINGS, REPAIRS);
  await page.getByLabel("Your file").click();
  await page.getByText("Chosen: own.xlsx. When you save it, it is read again here.").waitFor();
  await answered(page);
  await step(page, "Your report is ready").waitFor();
  await page.waitForFunction(() => document.activeElement.textContent === "Your report is ready");
  const input = page.getByLabel("Your file");
  await input.focus();
  await save(HEADINGS, [...REPAIRS.slice(0, 5), "Blue"]);
  await page.getByRole("status").getByText("own.xlsx was saved, and is read again.").waitFor();
  await step(page, "Fix what is wrong").waitFor();
  assert.ok(await input.evaluate((input) => document.activeElement === input), "the focus stays");
  await page.getByLabel("As a rating, “Blue” means").selectOption({ label: "Amber" });
  await button(page, "Use what I said for all cells").click();
  await step(page, "Your report is ready").waitFor();
  await save(HEADINGS, [...REPAIRS.slice(0, 5), "Blue"], LETTINGS);
  await page.getByRole("status").getByText("own.xlsx was saved, and is read again.").waitFor();
  const { indicators } = await report(page);
  assert.deepEqual(
    indicators.map(({ rating }) => rating),
    ["amber", "red"],
  );
});

/** Drops a file of the device onto an element, as a reader does with the mouse. */
async function drop(page, onto, path) {
  const box = await onto.boundingBox();
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const session = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, ...at, data: { items: [], files: [path], dragOperationsMask: 1 } });
  }
  await session.detach();
}

journey("a file that is dropped is read, and again when it is saved", async (page, t) => {
  const folder = mkdtempSync(join(tmpdir(), "fairview-drop-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "dropped.xlsx");
  writeFileSync(path, workbook("Scorecard", [HEADINGS, REPAIRS]));
  await open(page, "./#/prepare");
  await drop(page, page.getByText("Choose, or drop here."), path);
  await page.getByText("Chosen: dropped.xlsx. When you save it, it is read again here.").waitFor();
  await answered(page);
  await step(page, "Your report is ready").waitFor();
  writeFileSync(path, workbook("Scorecard", [HEADINGS, REPAIRS, LETTINGS]));
  await page.getByRole("status").getByText("dropped.xlsx was saved, and is read again.").waitFor();
  await step(page, "Your report is ready").waitFor();
  const { indicators } = await report(page);
  assert.deepEqual(indicators.map(({ ref }) => ref), ["A1", "A2"]);
});

journey("who chooses no file after all keeps what was there", async (page) => {
  await open(page, "./#/prepare");
  await page.evaluate(() => {
    window.showOpenFilePicker = () => Promise.reject(new DOMException("", "AbortError"));
  });
  await page.getByLabel("Your file").click();
  assert.equal(await page.getByText(/^Chosen/).count(), 0);
  assert.equal(await page.getByRole("alert").count(), 0);
});

// What an officer brings to the page that prepares a report, and what the command makes of it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { workbook } from "./workbook.mjs";

const folder = mkdtempSync(join(tmpdir(), "fairview-prepare-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A file of the tests of the command. */
export const officer = (name) => join(root, "crates/fairview-cli/tests/xlsx", name);

/** An invented scorecard in a layout of its own. */
export const OWN = officer("officer/own-layout-q3.xlsx");

/** The report that the command makes of a workbook by a recipe. */
export function byCommand(book, recipe) {
  const [by, out] = ["recipe.json", "report.json"].map((name) => join(folder, name));
  writeFileSync(by, recipe);
  const words = ["run", "--quiet", "--locked", "--package", "fairview-cli", "--", "import", "xlsx", book, "--recipe", by, "--out", out];
  execFileSync(process.env.CARGO ?? "cargo", words, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return readFileSync(out);
}

/** The workbook that the command writes to be filled. */
export function templateByCommand(...how) {
  const out = join(mkdtempSync(join(folder, "template-")), "template.xlsx");
  const words = ["run", "--quiet", "--locked", "--package", "fairview-cli", "--", "template", out, ...how];
  execFileSync(process.env.CARGO ?? "cargo", words, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return readFileSync(out);
}

/** A workbook of 5 MB with 20,000 rows, 500 measures month by month, and a recipe for it: two files. */
export function large() {
  const months = Array.from({ length: 40 }, (_, at) => `${["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"][at % 12]} ${2021 + Math.floor(at / 12)}`);
  const rows = [["Ref", "Measure", "Month", "Actual", "Comments"]];
  const words = "What was done in the month, in a line or two. ".repeat(2);
  for (let measure = 0; measure < 500; measure++) {
    for (const [at, month] of months.entries()) rows.push([`M${measure}`, `Measure ${measure}`, month, measure + at, words]);
  }
  const recipe = {
    recipe: 1,
    sheet: "Data",
    report: { id: "large-{period}", title: "A large return", organisation: "Wrenford Borough Council", period: "newest" },
    areas: [{ name: "Wrenford", kind: "authority" }],
    columns: { Ref: "ref", Measure: "title", Month: "period", Actual: "figure", Comments: "commentary" },
    groups: { unit: { otherwise: "count" }, basis: { otherwise: "whole_period" }, good_is: { otherwise: "none" } },
  };
  const files = [["large.xlsx", workbook("Data", rows)], ["large.json", JSON.stringify(recipe)]];
  return files.map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
}

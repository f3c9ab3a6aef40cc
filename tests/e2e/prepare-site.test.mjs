// A whole site of a report, made on the page as the command makes it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { journey } from "./lib/journey.mjs";
import { open } from "./lib/reports.mjs";
import { unpacked } from "./lib/workbook.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const REPORT = join(root, "static/examples/halton-2015-16-q2.json");

const folder = mkdtempSync(join(tmpdir(), "fairview-site-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

const button = (page, name) => page.getByRole("button", { name, exact: true });

function fairview(...words) {
  const run = ["run", "--quiet", "--locked", "--package", "fairview-cli", "--", ...words];
  execFileSync(process.env.CARGO ?? "cargo", run, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}

/** A page without the names of components, which a command that was not built for release writes into comments. */
const plain = (page) => page.toString().replace(/<!--<(\/?)\[[^\]]*\]>-->/g, "<!--<$1[]>-->");

/** Every file below a folder. */
function* below(at) {
  for (const name of readdirSync(at)) {
    const path = join(at, name);
    if (statSync(path).isDirectory()) yield* below(path);
    else yield path;
  }
}

journey("a site of the report is one ZIP, with the files that the command writes", async (page) => {
  await open(page, "./#/prepare");
  await page.getByLabel("Your file").setInputFiles(REPORT);
  const coming = page.waitForEvent("download");
  await button(page, "Download the site as a ZIP").click();
  await page.getByText(/^Making the site: \d+ of \d+ pages$/).waitFor();
  const download = await coming;
  assert.equal(download.suggestedFilename(), "halton-2015-16-q2-site.zip");
  const files = unpacked(readFileSync(await download.path()));
  const [config, built, site] = ["fairview.toml", "built", "site"].map((name) => join(folder, name));
  writeFileSync(config, "compress = false\n");
  rmSync(built, { recursive: true, force: true });
  fairview("build", REPORT, "--viewer", process.env.FAIRVIEW_DIST, "--config", config, "--out", built);
  const names = [...below(built)].map((path) => relative(built, path).replaceAll("\\", "/"));
  assert.deepEqual([...files.keys()].sort(), names.sort());
  for (const [name, bytes] of files) {
    const other = readFileSync(join(built, name));
    if (name.endsWith(".html")) assert.ok(plain(bytes) === plain(other), name);
    // The list of files has the hashes of pages.
    else assert.ok(bytes.equals(other) || name === "fairview-build.json", name);
  }
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(site, name)), { recursive: true });
    writeFileSync(join(site, name), bytes);
  }
  fairview("verify", site);
});

journey(
  "where what makes the site does not arrive, that is said",
  async (page) => {
    await page.route(/\/site-maker-[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: "" }));
    await open(page, "./#/prepare");
    await page.getByLabel("Your file").setInputFiles(REPORT);
    await button(page, "Download the site as a ZIP").click();
    await page.getByText("The site could not be made. The part of the viewer that makes sites did not arrive").waitFor();
  },
  { forgive: [/Failed to load resource/] },
);

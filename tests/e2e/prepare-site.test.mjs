// A whole site of a report, made on the page as the command makes it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { accessible, journey } from "./lib/journey.mjs";
import { Served, build, kept } from "./lib/kept.mjs";
import { open } from "./lib/reports.mjs";
import { onPages, ready } from "./lib/site.mjs";
import { unpacked, write } from "./lib/workbook.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const example = (id) => join(root, `static/examples/${id}.json`);
const [Q3, Q2] = ["halton-2022-23-q3", "halton-2015-16-q2"];

const button = (page, name) => page.getByRole("button", { name, exact: true });

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

/** Writes a configuration for this run; gives its path. */
function config(name, text) {
  mkdirSync(kept("config"), { recursive: true });
  for (const file of ["logo.svg"]) writeFileSync(join(kept("config"), file), readFileSync(join(root, "tests/e2e/site", file)));
  const path = join(kept("config"), `${name}.toml`);
  writeFileSync(path, text);
  return path;
}

/** Presses a button that saves a ZIP: gives its name and its files. */
async function saved(page, name) {
  const coming = page.waitForEvent("download", { timeout: 120_000 });
  await button(page, name).click();
  await page.getByText(/^Making the site: \d+ of \d+ pages$/).waitFor({ timeout: 60_000 });
  const download = await coming;
  return [download.suggestedFilename(), unpacked(readFileSync(await download.path()))];
}

/** Holds the files of a ZIP against a folder of this run that the command built, and verifies them. */
function same(files, built) {
  const names = [...below(kept(built))].map((path) => relative(kept(built), path).replaceAll("\\", "/"));
  assert.deepEqual([...files.keys()].sort(), names.sort());
  for (const [name, bytes] of files) {
    const other = readFileSync(join(kept(built), name));
    if (name.endsWith(".html")) assert.ok(plain(bytes) === plain(other), name);
    // The list of files has the hashes of pages.
    else assert.ok(bytes.equals(other) || name === "fairview-build.json", name);
  }
  const out = kept(`${built}-unpacked`);
  write(files, out);
  const run = ["run", "--quiet", "--locked", "--package", "fairview-cli", "--", "verify", out];
  execFileSync(process.env.CARGO ?? "cargo", run, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}

/** A journey on a site of its own, which is built of these reports and served. */
function onSite(name, reports, settings, walk, options) {
  // Its way through the pages is the same.
  if (onPages) return;
  const site = `site-${(sites += 1)}`;
  const served = new Served(site);
  before(async () => {
    build(site, reports.map(example), "--config", config(site, settings));
    await served.start();
  });
  after(() => served.stop());
  const opened = async (page) => {
    await page.goto(new URL("#/prepare", served.address).href);
    await ready(page);
    await walk(page);
  };
  journey(name, opened, { from: () => served.address, ...options });
}

let sites = 0;

journey("a new site of the report is one ZIP, with the files that the command writes", async (page) => {
  await open(page, "./#/prepare");
  await page.getByLabel("Your file").setInputFiles(example(Q2));
  await page.getByText("Say more about the new site (optional)").click();
  await page.getByLabel(/^Licence of the figures/).fill("Open Government Licence v3.0");
  await page.getByLabel(/^Contact for readers/).fill("us");
  await button(page, "Download a new site as a ZIP").click();
  await page.getByRole("status").filter({ hasText: "The site could not be made. contact: expected a web or mail address" }).waitFor();
  await page.getByLabel(/^Contact for readers/).fill("mailto:performance@example.gov.uk");
  const [name, files] = await saved(page, "Download a new site as a ZIP");
  assert.equal(name, `${Q2}-site.zip`);
  await page.getByText(`${name} is saved in your browser’s downloads.`).waitFor();
  await accessible(page);
  const said = 'licence = "Open Government Licence v3.0"\ncontact = "mailto:performance@example.gov.uk"\ncompress = false\n';
  rmSync(kept("alone"), { recursive: true, force: true });
  build("alone", [example(Q2)], "--config", config("alone", said));
  same(files, "alone");
});

const SETTINGS = `organisation = "Halton Borough Council"
logo = "logo.svg"
accent = "#7a1f5c"
licence = "Open Government Licence v3.0"
compress = false
`;

onSite("a published site gets the report: its ZIP has the files that the command writes", [Q3], SETTINGS, async (page) => {
  await page.getByLabel("Your file").setInputFiles(example(Q2));
  const [name, files] = await saved(page, "Download this site with the report added");
  assert.equal(name, `site-with-${Q2}.zip`);
  await page.getByText(`${name} is saved in your browser’s downloads.`).waitFor();
  assert.equal(await page.getByText("Before you upload it:").count(), 0);
  build("both", [Q3, Q2].map(example), "--config", config("both", SETTINGS));
  same(files, "both");
});

const ADDRESS = 'address = "https://www.example.gov.uk/performance/"\n';

onSite("a report takes the place of the one with its id, and what the ZIP lacks is told", [Q3, Q2], ADDRESS, async (page) => {
  const report = JSON.parse(readFileSync(example(Q2), "utf8"));
  report.title = "A corrected report";
  const buffer = Buffer.from(JSON.stringify(report));
  await page.getByLabel("Your file").setInputFiles({ name: "q2.json", mimeType: "application/json", buffer });
  await page.getByText(`This site has a report with the id “${Q2}”. Yours takes its place.`).waitFor();
  const [, files] = await saved(page, "Download this site with the report replaced");
  await page.getByText("Before you upload it:").waitFor();
  const told = await page.getByRole("listitem").filter({ hasText: /without a picture|compressed copies/ }).allInnerTexts();
  assert.equal(told.length, 2, told.join(" "));
  await accessible(page);
  assert.match(files.get("catalogue.json").toString(), /A corrected report/);
  assert.ok(files.has("sitemap.xml") && [...files.keys()].some((name) => name.startsWith(`data/${Q3}-`)));
}, { forgive: [/Failed to load resource/] });

onSite("a site that does not say how it was made is not made again, and the page says why", [Q3], SETTINGS, async (page) => {
  await page.route(/\/site\.json$/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.getByLabel("Your file").setInputFiles(example(Q2));
  await button(page, "Download this site with the report added").click();
  await page.getByRole("status").filter({ hasText: "The site could not be made. This site does not say how it was made" }).waitFor();
  const [name] = await saved(page, "Download a new site as a ZIP");
  assert.equal(name, `${Q2}-site.zip`);
}, { forgive: [/Failed to load resource/] });

journey(
  "where what makes the site does not arrive, that is said",
  async (page) => {
    await page.route(/\/site-maker-[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: "" }));
    await open(page, "./#/prepare");
    await page.getByLabel("Your file").setInputFiles(example(Q2));
    await button(page, "Download a new site as a ZIP").click();
    await page.getByText("The site could not be made. The part of the viewer that makes sites did not arrive").waitFor();
  },
  { forgive: [/Failed to load resource/] },
);

// A site that its web officer had kept on readers' devices: after one visit it works without a
// network, and a newer release is offered, never put in its place unasked.

import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { accessible, journey } from "./lib/journey.mjs";
import { benchmark, build, kept, report, Served } from "./lib/kept.mjs";
import { BENCHMARK, heading, json, named } from "./lib/reports.mjs";
import { pages, ready } from "./lib/site.mjs";

const Q2 = "halton-2015-16-q2";
const Q3 = "halton-2022-23-q3";
const MEASURE = json(`${Q2}.json`).indicators[0];
const OF_BENCHMARK = json(`${BENCHMARK}.json`).indicators.find((one) => one.file);

before(() => {
  const q3 = report("first", Q3);
  const small = benchmark("first");
  build("one", [report("first", Q2), q3, small], "--offline");
  const corrected = report("second", Q2, (found) => {
    found.indicators[0].title += " (corrected)";
    delete found.indicators[0].short_title;
  });
  // Into the same folder as the first, as an officer does.
  cpSync(kept("one"), kept("two"), { recursive: true });
  build("two", [corrected, q3, small], "--offline");
  cpSync(kept("one"), kept("gone"), { recursive: true });
  build("gone", [corrected, q3, small]);
  cpSync(kept("gone"), kept("none"), { recursive: true });
  rmSync(join(kept("none"), "sw.js"));
  rmSync(join(kept("none"), "sw.js.br"), { force: true });
});

/** A journey with a server of its own, which begins with the first release. */
function keptJourney(name, walk, options = {}) {
  const served = new Served("one");
  before(() => served.start());
  after(() => served.stop());
  // What cannot be had without a network is on the console.
  const forgive = [/Failed to load resource/, /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/, /was preloaded using link preload/];
  journey(name, (page) => walk(page, served), { forgive, from: () => served.address, ...options });
}

async function open(page, served, path) {
  await page.goto(new URL(path, served.address).href);
  await ready(page);
}

const device = (page) => page.getByRole("region", { name: "On your device" });
const offer = (page) => page.getByRole("button", { name: "Show the newer version" });

/** Opens a view and waits until all of its report is kept. */
async function visit(page, served, path) {
  await open(page, served, path);
  await device(page).getByText("All figures of this report are kept.").waitFor();
}

async function cut(page, served) {
  await served.stop();
  await page.context().setOffline(true);
}

keptJourney("after one visit every view of a report opens without a network", async (page, served) => {
  await visit(page, served, `${Q2}/`);
  await cut(page, served);
  await page.reload();
  await heading(page, "Quarter 2 2015/16").waitFor();
  await ready(page);
  // None of these pages was ever visited.
  await page.getByRole("link", { name: "Scorecard", exact: true }).click();
  await heading(page, "Scorecard").waitFor();
  await page.getByRole("main").getByRole("link", { name: named(MEASURE) }).first().click();
  await heading(page, named(MEASURE)).waitFor();
  await page.goBack();
  await heading(page, "Scorecard").waitFor();
  await open(page, served, `${Q2}/finance/`);
  await heading(page, "Finance").waitFor();
  await open(page, served, `${Q2}/scorecard/?rating=red`);
  await heading(page, "Scorecard").waitFor();
  await page.getByRole("status").filter({ hasText: "No measures match" }).waitFor();
  // In a tab of its own, by the link of a view, and by a path without its last sign.
  const other = await page.context().newPage();
  await open(other, served, `#/${Q2}/${MEASURE.id}`);
  await heading(other, named(MEASURE)).waitFor();
  await open(other, served, `${Q2}/milestones`);
  await heading(other, "Milestones").waitFor();
  await open(other, served, "");
  await heading(other, "Performance reports").waitFor();
});

keptJourney("figures in files of their own are kept with their report", async (page, served) => {
  await visit(page, served, `${BENCHMARK}/`);
  await cut(page, served);
  await open(page, served, `${BENCHMARK}/${OF_BENCHMARK.id}/`);
  await heading(page, named(OF_BENCHMARK)).waitFor();
  assert.ok((await page.locator("main svg").count()) > 0, "its charts are drawn");
});

keptJourney("without a network a reader saves what a worker makes", async (page, served) => {
  await visit(page, served, `${Q2}/about/`);
  await cut(page, served);
  const group = page.locator("details").filter({ hasText: "Download the whole report" });
  await group.locator("summary").click();
  const coming = page.waitForEvent("download");
  await group.getByRole("button", { name: "Numbers as XLSX", exact: true }).click();
  assert.match((await coming).suggestedFilename(), /-report\.xlsx$/);
});

keptJourney("without a network a report is prepared and put on its site, where both were done before", async (page, served) => {
  const zip = async () => {
    await open(page, served, "#/prepare");
    await page.getByLabel("Your file").setInputFiles(kept(`first/${Q3}.json`));
    for (const name of ["Download this site with the report replaced", "Download a new site as a ZIP"]) {
      const coming = page.waitForEvent("download", { timeout: 120_000 });
      await page.getByRole("button", { name, exact: true }).click();
      assert.match((await coming).suggestedFilename(), /\.zip$/);
    }
  };
  await visit(page, served, `${Q2}/`);
  await zip();
  await cut(page, served);
  await page.goto("about:blank");
  await zip();
});

keptJourney("what is not kept is answered with words", async (page, served) => {
  await visit(page, served, `${Q2}/`);
  await cut(page, served);
  await page.goto(new URL(`${BENCHMARK}/scorecard/`, served.address).href);
  await page.getByText("Your device is not connected to the internet").waitFor();
  assert.match(await page.title(), /^The report could not be opened/);
  await page.goto(new URL("robots.txt", served.address).href);
  await heading(page, "This is not kept on your device").waitFor();
  await page.getByRole("link", { name: /^The reports of/ }).click();
  await heading(page, "Performance reports").waitFor();
  await open(page, served, `${Q2}/`);
  await heading(page, "Quarter 2 2015/16").waitFor();
});

keptJourney("a newer release is offered, and shown when it is asked for", async (page, served) => {
  await visit(page, served, `${Q2}/`);
  served.name = "two";
  const first = async (other) => {
    await open(other, served, `${Q2}/scorecard/`);
    await other.getByRole("main").getByRole("link", { name: named(MEASURE) }).first().waitFor();
    assert.equal(await other.getByRole("link", { name: /\(corrected\)/ }).count(), 0);
  };
  await first(page);
  await offer(page).waitFor();
  await page.getByRole("status").filter({ hasText: "A newer version of this site is published" }).waitFor();
  await accessible(page, "a page with an offer");
  // Not when all tabs were closed, either.
  const other = await page.context().newPage();
  await page.goto("about:blank");
  await first(other);
  await offer(other).waitFor();
  const reloaded = other.waitForNavigation();
  await offer(other).click();
  await reloaded;
  await ready(other);
  await other.getByRole("main").getByRole("link", { name: /\(corrected\)/ }).first().waitFor();
  assert.equal(await offer(other).isVisible(), false);
  // What was kept of the first release was brought for the second.
  await cut(other, served);
  await open(other, served, `${Q2}/${MEASURE.id}/`);
  await heading(other, /\(corrected\)/).waitFor();
});

keptJourney("a newer release that cannot be kept does not replace the one that is, and is shown from the network", async (page, served) => {
  await visit(page, served, `${Q2}/scorecard/`);
  served.name = "two";
  served.change = (path, bytes) => (path.startsWith("code/kept-") ? Buffer.from("{}") : bytes);
  await open(page, served, `${Q2}/scorecard/`);
  await offer(page).waitFor();
  await cut(page, served);
  await offer(page).click();
  await page.getByText("The newer version could not be fetched.").waitFor();
  await open(page, served, `${Q2}/scorecard/`);
  await page.getByRole("main").getByRole("link", { name: named(MEASURE) }).first().waitFor();
  await served.start();
  await page.context().setOffline(false);
  await open(page, served, `${Q2}/scorecard/`);
  await offer(page).waitFor();
  const reloaded = page.waitForNavigation();
  await offer(page).click();
  await reloaded;
  await ready(page);
  await page.getByRole("main").getByRole("link", { name: /\(corrected\)/ }).first().waitFor();
});

for (const [what, name] of [
  ["says farewell", "gone"],
  ["has no worker any more", "none"],
]) {
  keptJourney(`a site that ${what} leaves nothing on the device`, async (page, served) => {
    await visit(page, served, `${Q2}/`);
    served.name = name;
    await open(page, served, `${Q2}/`);
    // The browser asks for a worker's file in its own time, after a page was shown.
    const left = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length);
    for (let turn = 0; turn < 200 && (await left()) > 0; turn += 1) await page.waitForTimeout(100);
    assert.equal(await left(), 0, "workers and what they keep");
    await open(page, served, `${Q2}/scorecard/`);
    await page.getByRole("main").getByRole("link", { name: /\(corrected\)/ }).first().waitFor();
    await device(page).waitFor({ state: "hidden" });
  });
}

keptJourney("where pages are changed on their way nothing is kept, and the site works", async (page, served) => {
  served.change = (path, bytes) => (path.endsWith(".html") ? Buffer.concat([bytes, Buffer.from("<!-- by the host -->")]) : bytes);
  await open(page, served, `${Q2}/`);
  await device(page).waitFor();
  await open(page, served, `${Q2}/scorecard/`);
  await heading(page, "Scorecard").waitFor();
  assert.equal(await page.evaluate(() => caches.match(new URL("../../?shown", location.href).href).then(Boolean)), false);
});

keptJourney("a device without room says so, and the site works", async (page, served) => {
  const debug = await page.context().newCDPSession(page);
  await debug.send("Storage.overrideQuotaForOrigin", { origin: new URL(served.address).origin, quotaSize: 50_000 });
  await open(page, served, `${Q2}/`);
  await device(page).getByText("Your device has no room for more").waitFor();
  await open(page, served, `${Q2}/scorecard/`);
  await heading(page, "Scorecard").waitFor();
});

journey("a site that nobody asked to be kept has no worker and keeps nothing", async (page) => {
  await page.goto(pages);
  await ready(page);
  const found = await page.evaluate(async () => [await navigator.serviceWorker.getRegistrations(), await caches.keys()]);
  assert.deepEqual(found.map((list) => list.length), [0, 0]);
  assert.equal(await page.locator(".fv-kept, .fv-offer").count(), 0);
});

// A report in one file, opened from a disk: all screens and links work, nothing is requested, and it
// reads where scripts are forbidden.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundled, kept } from "./lib/bundle.mjs";
import { accessible, journey } from "./lib/journey.mjs";
import { BENCHMARK, example, heading, json, measures, menu, named, open, openScorecard, screens } from "./lib/reports.mjs";
import { plain } from "./lib/read.mjs";
import { failed, pages, ready, site } from "./lib/site.mjs";
import { eachMeasure, eachScreen } from "./lib/walk.mjs";

const Q3 = "halton-2022-23-q3";
const Q2 = "halton-2015-16-q2";
/** The most bytes that the file of quarter 3 may have. */
const MOST = 1_370_000;

const path = (id) => fileURLToPath(example(`${id}.json`));
const q3 = bundled(path(Q3), Q3);
const q2 = bundled(path(Q2), Q2);
const inFile = { file: q3 };

/** A copy of the file of quarter 3 with a part of its text put otherwise. */
function changed(name, from, to) {
  const page = readFileSync(fileURLToPath(q3), "utf8");
  assert.ok(page.includes(from), from);
  writeFileSync(kept(name), page.replace(from, () => to));
  return pathToFileURL(kept(name)).href;
}

journey(
  "the file of quarter 3 is small enough for a letter, and its policy lets nothing in or out",
  async (page) => {
    const bytes = readFileSync(fileURLToPath(q3)).length;
    assert.ok(bytes <= MOST, `${bytes} bytes`);
    await open(page, "", q3);
    const policy = await page.locator("meta[http-equiv='Content-Security-Policy']").getAttribute("content");
    assert.match(policy, /^default-src 'none'; script-src 'sha256-[\w+/=]+' 'wasm-unsafe-eval'; style-src 'sha256-[\w+/=]+';/);
    assert.doesNotMatch(policy, /connect-src|unsafe-inline|'unsafe-eval'/);
  },
  inFile,
);

const published = bundled(path(Q3), "published", fileURLToPath(new URL("site/fairview.toml", import.meta.url)));

journey(
  "what a publisher says stands below as on the publisher's site, and the committee paper says the licence",
  async (page) => {
    await open(page, "", published);
    const foot = page.getByRole("region", { name: "About this site" });
    const look = await foot.evaluate((node) => {
      const { fontSize, paddingBottom } = getComputedStyle(node);
      const list = getComputedStyle(node.querySelector("ul"));
      const left = (element) => element.getBoundingClientRect().left;
      return { fontSize, padded: paddingBottom !== "0px", listStyle: list.listStyleType, inset: left(node.querySelector("p")) - left(document.querySelector("main h1")) };
    });
    assert.deepEqual(look, { fontSize: "14px", padded: true, listStyle: "none", inset: 0 });
    await open(page, `#/${Q3}/print`, published);
    await page.emulateMedia({ media: "print" });
    await page.getByRole("definition").filter({ hasText: "Open Government Licence v3.0. Figures of other publishers" }).waitFor();
  },
  { file: published },
);

journey(
  "it opens with its overview, and leads to every screen and back",
  async (page) => {
    await open(page, "", q3);
    await heading(page, "Quarter 3 2022/23").waitFor();
    assert.equal(await page.locator("#fairview-static").count(), 0, "what stood there before is gone");
    const names = await eachScreen(page, Q3, async (name) => accessible(page, name), q3);
    assert.deepEqual(names, ["Overview", "Scorecard", "Compare", "Milestones", "Developments", "How to read", "About"]);
    await page.goBack();
    await heading(page, "How to read this report").waitFor();
    await page.goForward();
    await heading(page, "About the data").waitFor();
    await page.getByText("inside this page").waitFor();
  },
  inFile,
);

journey(
  "every measure can be reached from the one before",
  async (page) => {
    await eachMeasure(page, Q3, async (indicator) => assert.ok((await page.title()).startsWith(named(indicator))), { base: q3 });
  },
  inFile,
);

journey(
  "the scorecard is searched and filtered, and the link remembers it through a reload",
  async (page) => {
    await openScorecard(page, Q3, q3);
    await page.getByRole("searchbox", { name: "Search measures" }).fill("care leavers");
    await page.getByRole("status").filter({ hasText: "2 of 35 measures" }).waitFor();
    await page.waitForURL(/#\/halton-2022-23-q3\/scorecard\?q=care%20leavers$/);
    await page.reload();
    await ready(page);
    await page.getByRole("status").filter({ hasText: "2 of 35 measures" }).waitFor();
    assert.equal(await measures(page).count(), 2);
  },
  inFile,
);

journey(
  "a chart is explored with the keys",
  async (page) => {
    await open(page, `#/${Q3}/ped02-04`, q3);
    const chart = page.locator("figure").filter({ hasText: "2016 to 2025" }).getByRole("application").first();
    const said = chart.locator("xpath=following-sibling::*[@aria-live='polite']");
    await chart.focus();
    let before = "";
    for (const key of ["ArrowLeft", "ArrowLeft", "Home"]) {
      await page.keyboard.press(key);
      await page.waitForFunction(([node, before]) => node.textContent !== before, [await said.elementHandle(), before]);
      before = await said.textContent();
      assert.match(before, /\d/);
    }
  },
  inFile,
);

journey(
  "finance is shown where a report has it",
  async (page) => {
    await open(page, `#/${Q2}`, q2);
    await menu(page, "Finance");
    assert.ok((await page.getByRole("table").count()) > 0);
    assert.ok((await page.locator("main svg").count()) > 0);
  },
  { file: q2 },
);

/** Links as they are sent, and what of a page they bring. */
const LINKS = ["", "/scorecard?rating=red", "/scorecard?q=care%20leavers", "/compare", "/milestones", "/developments", "/legend", "/ped02-04", "/print", "/nonsense/too/long"];

journey("the same link gives the same page as on a site", async (page) => {
  const words = async (base, link) => {
    await open(page, `#/${Q3}${link}`, base);
    const text = plain(await page.getByRole("main").innerText());
    // Where the file lies is the one thing that differs.
    return text.replace(/File (\S+), (published on this site|inside this page)/, "");
  };
  for (const link of LINKS) assert.equal(await words(site, link), await words(q3, link), link);
}, { forgive: [/^request to file:/] });

journey(
  "what is downloaded is made of the file alone",
  async (page) => {
    await open(page, `#/${Q3}/ped02-04`, q3);
    const taken = async (name, button) => {
      const group = page.locator("details").filter({ has: page.getByText(name, { exact: true }) });
      await group.locator("summary").click();
      const coming = page.waitForEvent("download");
      await group.getByRole("button", { name: button, exact: true }).first().click();
      const download = await coming;
      await group.getByRole("status").getByText("Saved in your browser’s downloads").waitFor();
      return readFileSync(await download.path());
    };
    const svg = (await taken("Download", "Chart as SVG")).toString("utf8");
    assert.ok(svg.startsWith("<?xml") && svg.includes("Source: "), svg.slice(0, 200));
    await menu(page, "About");
    const archive = (await taken("Download the whole report", "All tables as CSV, zipped")).toString("latin1");
    assert.ok(archive.startsWith("PK") && archive.includes("observations.csv"));
  },
  inFile,
);

journey(
  "a link to what changed ends in words: there is no other report in the file",
  async (page) => {
    for (const link of ["changes", "changes?from=halton-2015-16-q2"]) {
      await open(page, `#/${Q3}/${link}`, q3);
      await heading(page, "What changed").waitFor();
      await page.getByText("This file has one report, so there is nothing to compare it with.").waitFor();
    }
    assert.equal(await screens(page).getByRole("link", { name: "Changes", exact: true }).count(), 0);
    await accessible(page, "what changed, in a file");
    // Nor is there for a file of the reader's own.
    await open(page, "#/", q3);
    await page.getByLabel("Report file").setInputFiles(path(Q2));
    await heading(page, "Quarter 2 2015/16").waitFor();
    await page.evaluate(() => (location.hash = "#/~/changes"));
    await page.getByText("A report opened from your device cannot be compared here.").waitFor();
  },
  inFile,
);

journey(
  "a link copied in the file, with every choice spelled out, opens the same view of the file",
  async (page) => {
    const shown = async (from) => plain(await from.getByRole("main").innerText());
    for (const [link, choices] of [
      [`#/${Q3}/scorecard?rating=red&sort=-current&hide=ref`, /scorecard\?rating=red&sort=-current&group=none&hide=ref&rows=some$/],
      [`#/${Q3}/ped02-04?from=2018&with=england&axis=zero`, /ped02-04\?at=\d+&from=2018&to=\d+&with=england&axis=zero$/],
      [`#/${Q3}/compare?sort=-measure`, /compare\?.*sort=-measure/],
    ]) {
      await open(page, link, q3);
      const before = await shown(page);
      await page.getByText("Share", { exact: true }).click();
      await page.getByRole("button", { name: "Copy link", exact: true }).click();
      await page.getByRole("status").getByText("Copied. The link opens the file on this device only.").waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.ok(copied.startsWith(`${q3}#/${Q3}/`), copied);
      assert.match(copied, choices);
      const other = await page.context().newPage();
      await other.goto(copied);
      await ready(other);
      await other.getByText("Share", { exact: true }).waitFor();
      assert.equal(await shown(other), before, copied);
      await other.close();
    }
  },
  { ...inFile, permissions: ["clipboard-read", "clipboard-write"] },
);

journey(
  "hostile and outdated links end in a page with words",
  async (page) => {
    for (const hash of ["#/%00", "#/<script>alert(1)</script>", "#/../../etc/passwd", `#/${Q3}/gone`, "#/another-report", "#javascript:alert(1)", "#/~/x", `#/${Q3}/scorecard?rating=%F0%9F`]) {
      await page.goto("about:blank");
      await page.goto(q3 + hash);
      await page.waitForFunction(() => document.documentElement.dataset.fairview !== "loading");
      const text = await page.getByRole("main").innerText();
      assert.ok(text.length > 40, `${hash}: ${text}`);
    }
  },
  { file: q3 },
);

journey(
  "it prints",
  async (page) => {
    await open(page, `#/${Q3}/print`, q3);
    const pdf = await page.pdf({ format: "A4" });
    assert.ok(pdf.length > 100_000 && pdf.subarray(0, 5).toString() === "%PDF-", `${pdf.length} bytes`);
    await page.emulateMedia({ media: "print" });
    await heading(page, "Children and Young People, Priority Based Report").waitFor();
    assert.equal(await screens(page).isVisible(), false, "nothing to click on paper");
  },
  inFile,
);

journey(
  "with scripts off it reads from end to end, and its links lead to its parts",
  async (page) => {
    await page.goto(q3);
    const main = page.getByRole("main");
    await heading(page, "Quarter 3 2022/23").waitFor();
    await main.getByText("Of 35 measures, 10 are rated red").first().waitFor();
    assert.match(await page.locator("noscript").innerText(), /^Scripts are switched off here/);
    const text = plain(await main.innerText());
    const { indicators, milestones } = json(`${Q3}.json`);
    for (const { title } of [...indicators, ...milestones]) assert.ok(text.includes(plain(title)), title);
    assert.ok((await main.getByRole("table").count()) >= 5, "tables");
    for (const [link, part] of [["Milestones", "Milestones"], ["About", "About the data"], ["Compare", "Measures, with commentary"]]) {
      await screens(page).getByRole("link", { name: link, exact: true }).click();
      const sheet = main.getByRole("heading", { level: 2, name: part, exact: true });
      const box = await sheet.boundingBox();
      assert.ok(box.y > -1 && box.y < 400, `${part} at ${box.y}`);
      await page.goto(q3);
    }
    await main.getByRole("link", { name: "Children in care per 10,000" }).first().click();
    assert.equal(new URL(page.url()).hash, `#/${Q3}/ped02-04`);
    const row = main.locator(`[id="/${Q3}/ped02-04"]`);
    const box = await row.boundingBox();
    assert.ok(box.y > -1 && box.y < 900, `the row at ${box.y}`);
  },
  { ...inFile, javaScriptEnabled: false },
);

/** What a browser may lack, and what is said then. */
const LACKS = [
  ["WebAssembly", /does not have WebAssembly/],
  ["DecompressionStream", /cannot unpack what is packed into this file/],
];

for (const [lacks, says] of LACKS) {
  journey(
    `without ${lacks} it says so, and reads`,
    async (page) => {
      await page.addInitScript((name) => delete window[name], lacks);
      await page.goto(q3);
      assert.match(await failed(page), says);
      await heading(page, "Quarter 3 2022/23").waitFor();
      await accessible(page, `without ${lacks}`);
    },
    inFile,
  );
}

const page = readFileSync(fileURLToPath(q3), "utf8");
/** A place in the middle of what is packed. */
const middle = (id) => {
  const start = page.indexOf(`id="fairview-${id}"`);
  const end = page.indexOf("</script>", start);
  return page.slice((start + end) >> 1, ((start + end) >> 1) + 40);
};

for (const part of ["code", "data"]) {
  const from = middle(part);
  const damaged = changed(`damaged-${part}.html`, from, from.replace(/[A-Y]/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1)).replace(/[0-8]/, "9"));
  journey(
    `a file whose ${part} was damaged says so, and starts nothing`,
    async (page) => {
      await page.goto(damaged);
      assert.match(await failed(page), /This file has been damaged on its way/);
      assert.equal(await page.locator("#fairview").innerHTML(), "");
    },
    { file: damaged },
  );
}

journey(
  "workbooks and archives are made in the file too",
  async (page) => {
    await open(page, `#/${Q3}/about`, q3);
    const group = page.locator("details").filter({ hasText: "Download the whole report" });
    await group.locator("summary").click();
    for (const [button, name, begins] of [
      ["Numbers as XLSX", "halton-borough-council-2022-23-q3-report.xlsx", "PK"],
      ["All tables as CSV, zipped", "halton-borough-council-2022-23-q3-report.zip", "PK"],
      ["Figures over time as JSON-stat", "halton-borough-council-2022-23-q3-json-stat.json", "{\n"],
    ]) {
      const coming = page.waitForEvent("download");
      await group.getByRole("button", { name: button, exact: true }).first().click();
      const download = await coming;
      assert.equal(download.suggestedFilename(), name);
      assert.equal(readFileSync(await download.path()).subarray(0, 2).toString(), begins);
    }
  },
  inFile,
);

/** Words that would end the element they are in, or run, if anything of them were taken for HTML. */
const HOSTILE = "</script></title></style><!-- <script>window.hostile = 1</script><img src=x onerror='window.hostile = 2'> \u2028 --> & \"quoted\" ${1} $& <!--fairview:data-->";

{
  const report = json(`${Q3}.json`);
  report.title = HOSTILE;
  report.organisation = `Council ${HOSTILE}`;
  report.indicators[0].title = HOSTILE;
  report.indicators[0].commentary = HOSTILE;
  report.notes = [HOSTILE];
  writeFileSync(kept("hostile.json"), JSON.stringify(report));
  const hostile = bundled(kept("hostile.json"), "hostile");
  const said = plain(HOSTILE.replace("\u2028", " "));
  for (const javaScriptEnabled of [true, false]) {
    journey(
      `hostile words stay words, with scripts ${javaScriptEnabled ? "on" : "off"}`,
      async (page) => {
        await page.goto(hostile);
        if (javaScriptEnabled) await ready(page);
        assert.ok(plain(await page.getByRole("main").innerText()).includes(said));
        assert.ok((await page.title()).includes("Quarter 3"));
        assert.equal(await page.locator("img, iframe").count(), 0);
        assert.equal(await page.evaluate(() => window.hostile), undefined);
        assert.equal(await page.locator("script").count(), 3, "the code, the data and the one script");
      },
      { file: hostile, javaScriptEnabled },
    );
  }
}

/** Saves a report as one file in the viewer; gives the address of the file. */
async function saved(page, id) {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as one file" }).click();
  const download = await coming;
  assert.equal(download.suggestedFilename(), `${id}.html`);
  const file = kept(`saved-${id}.html`);
  await download.saveAs(file);
  await page.getByRole("status").filter({ hasText: `${id}.html is saved in your browser’s downloads` }).waitFor();
  return file;
}

for (const [kind, address] of [["a site of one page", `${site}#/${Q3}/about`], ["a site of pages", `${pages}${Q3}/about/`]]) {
  journey(
    `“Save as one file” on ${kind} makes a file that opens from a disk`,
    async (page) => {
      await page.goto(address);
      await ready(page);
      const file = await saved(page, Q3);
      assert.ok(readFileSync(file).length <= MOST, `${readFileSync(file).length} bytes`);
      assert.match(page.url(), /about/, "the page stays");
      await open(page, "", pathToFileURL(file).href);
      await heading(page, "Quarter 3 2022/23").waitFor();
      await menu(page, "Scorecard");
      assert.equal(await page.getByRole("button", { name: "Save as one file" }).count(), 0);
      await menu(page, "About");
      await page.getByText("inside this page").waitFor();
      assert.equal(await page.getByRole("button", { name: "Save as one file" }).count(), 0);
    },
    { forgive: [/^request to file:/] },
  );
}

journey(
  "a file saved from a site of pages has what other reports publish of its measures",
  async (page) => {
    await page.goto(`${pages}${Q3}/about/`);
    await ready(page);
    const file = pathToFileURL(await saved(page, Q3)).href;
    await open(page, `#/${Q3}/ped03-04`, file);
    const years = page.locator("section", { has: page.getByRole("heading", { level: 2, name: "Over the years" }) });
    await years.getByText("88.9% in 2010/11").first().waitFor();
    await years.getByRole("row").filter({ hasText: "Quarter 2 2015/16" }).waitFor();
    assert.equal(await years.getByRole("link", { name: "Quarter 2 2015/16" }).count(), 0, "the file has no other report");
    await accessible(page, "a measure over the years in one file");
    await open(page, `#/${Q3}/print`, file);
    await page.getByRole("heading", { name: "Over the years" }).first().waitFor();
  },
  { forgive: [/^request to file:/] },
);

journey(
  "a saved file reads without scripts, and keeps the files of its measures",
  async (page) => {
    await open(page, `#/${BENCHMARK}/about`);
    const file = pathToFileURL(await saved(page, BENCHMARK)).href;
    await open(page, `#/${BENCHMARK}/lac`, file);
    await heading(page, "Children looked after rate per 10,000").waitFor();
    assert.ok((await page.locator("main svg").count()) > 0);
    const still = await page.context().browser().newContext({ javaScriptEnabled: false });
    const reader = await still.newPage();
    await reader.goto(file);
    await heading(reader, "Halton and its statistical neighbours").waitFor();
    await reader.getByRole("table", { name: /^Scorecard/ }).waitFor();
    await still.close();
  },
  { forgive: [/^request to file:/] },
);

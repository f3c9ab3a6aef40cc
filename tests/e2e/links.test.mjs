// Links: the same one gives the same page anywhere, what is sent spells itself out, an older report
// leads to the newer one, and the way back restores what was left.

import assert from "node:assert/strict";
import { accessible, journey } from "./lib/journey.mjs";
import { measures, menu, open, scorecard } from "./lib/reports.mjs";
import { plain } from "./lib/read.mjs";
import { address, onPages, pages, ready, siteInFolder } from "./lib/site.mjs";

const Q3 = "halton-2022-23-q3";
const Q2 = "halton-2015-16-q2";
const LAIT = "halton-lait-2026";

/** What a reader sees of the screen. */
async function shown(page) {
  // A published page that is asked for choices is shown once the viewer has made them.
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== "running"));
  return plain(await page.getByRole("main").innerText());
}

const entries = (page) => page.evaluate(() => history.length);
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

const COPYING = { permissions: ["clipboard-read", "clipboard-write"] };

/** The ways to send a page are folded. */
async function unfolded(page) {
  const ways = page.locator("details").filter({ has: page.getByText("Share", { exact: true }) });
  await ways.waitFor();
  if (!(await ways.evaluate((node) => node.open))) await ways.getByText("Share", { exact: true }).click();
}
const sendable = (page) => page.getByText("Share", { exact: true }).waitFor();

/** Copies by a button and gives what is on the clipboard then. */
async function copied(page, button, said) {
  await unfolded(page);
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("status").getByText(said, { exact: true }).waitFor();
  return clipboard(page);
}

journey("the same link gives the same page after a reload, in another browser and from a folder", async (page) => {
  for (const link of [
    `#/${Q3}`,
    `#/${Q3}/scorecard?rating=red&sort=-current&hide=ref`,
    `#/${Q3}/compare?sort=-measure`,
    `#/${LAIT}/lac?at=2016&from=2014&to=2020&with=england,_mean&axis=zero`,
    `#/${Q2}/finance`,
  ]) {
    await open(page, link);
    await sendable(page);
    const first = await shown(page);
    await page.reload();
    await ready(page);
    await sendable(page);
    assert.equal(await shown(page), first, `${link} after a reload`);
    const other = await page.context().browser().newContext({ locale: "en-GB" });
    try {
      const elsewhere = await other.newPage();
      await open(elsewhere, link, siteInFolder);
      await sendable(elsewhere);
      assert.equal(await shown(elsewhere), first, `${link} in another browser, from a folder`);
    } finally {
      await other.close();
    }
  }
});

journey(
  "a copied link spells out what is shown, and shows the same again",
  async (page) => {
    await open(page, `#/${LAIT}/lac`);
    const before = await shown(page);
    assert.equal(page.url(), address(`#/${LAIT}/lac`), "the address stays short");
    const link = await copied(page, "Copy link", "Link copied.");
    assert.ok(link.startsWith(address(`#/${LAIT}/lac?at=`)), link);
    for (const choice of ["&from=", "&to=", "&with=", "&axis=data"]) assert.ok(link.includes(choice), link);
    await accessible(page, "a page whose link was copied");
    await page.goto("about:blank");
    await page.goto(link);
    await ready(page);
    await sendable(page);
    assert.equal(await shown(page), before.replace("Link copied.", "").trim());

    await open(page, `#/${Q3}/ped02-04`);
    const titled = await copied(page, "Copy title and link", "Title and link copied.");
    const [title, whole, ...more] = titled.split("\n");
    assert.equal(
      title,
      "Children in care per 10,000: 136 in 2022/23 Q3, red. Halton Borough Council, Children and Young People, Priority Based Report",
    );
    assert.ok(whole.startsWith(address(`#/${Q3}/ped02-04`)), whole);
    assert.deepEqual(more, []);

    await menu(page, "Scorecard");
    await page.getByRole("combobox", { name: "Rating" }).selectOption({ label: "Red (10)" });
    await page.getByRole("status").getByText("10 of 35 measures").waitFor();
    const filtered = await copied(page, "Copy link", "Link copied.");
    assert.equal(filtered, address(`#/${Q3}/scorecard?rating=red&sort=_report&group=objective&hide=none&rows=some`));
  },
  COPYING,
);

journey(
  "on published pages a copied link is the page's own address with its choices",
  async (page) => {
    await page.goto(new URL(`${Q3}/scorecard/`, pages).href);
    await ready(page);
    await page.getByRole("searchbox", { name: "Search measures" }).fill("care leavers");
    await page.getByRole("status").filter({ hasText: "2 of 35 measures" }).waitFor();
    const link = await copied(page, "Copy link", "Link copied.");
    assert.equal(link, `${pages}${Q3}/scorecard/?q=care%20leavers&sort=_report&group=objective&hide=none&rows=some`);
    await page.goto(link);
    await page.getByRole("status").filter({ hasText: "2 of 35 measures" }).waitFor();
  },
  COPYING,
);

journey("where a page may not copy, the words stand there to be copied", async (page) => {
  await page.addInitScript(() => delete Navigator.prototype.clipboard);
  await open(page, `#/${Q3}/milestones`);
  await unfolded(page);
  await page.getByRole("button", { name: "Copy link", exact: true }).click();
  const words = page.getByRole("textbox", { name: "Link to copy" });
  await words.waitFor();
  assert.equal(await words.inputValue(), address(`#/${Q3}/milestones`));
  await page.getByRole("status").getByText(/blocked copying/).waitFor();
  await accessible(page, "a page that may not copy");
  await menu(page, "About");
  await words.waitFor({ state: "detached" });
});

journey("a device with a sheet for sharing is offered it", async (page) => {
  await page.addInitScript(() => {
    navigator.share = async (what) => {
      window.shared = what;
    };
  });
  await open(page, `#/${Q3}`);
  await unfolded(page);
  await page.getByRole("button", { name: "More ways to share…" }).click();
  const shared = await page.evaluate(() => window.shared);
  assert.equal(shared.url, address(`#/${Q3}`));
  assert.match(shared.title, /^2022\/23 Q3: 10 red, .* Halton Borough Council, /);
});

journey("an older report says that a newer has come, and leads to the same view there", async (page) => {
  await open(page, `#/${Q2}`);
  const notice = page.getByText("This is quarter 2 2015/16. A newer report: quarter 3 2022/23.");
  await notice.waitFor();
  await accessible(page, "an older report");
  await menu(page, "Scorecard");
  await page.getByRole("button", { name: "Current" }).click();
  await page.waitForURL((url) => url.href.includes("sort=current"));
  await page.getByRole("link", { name: "This page in the newer report" }).click();
  await page.waitForURL(address(`#/${Q3}/scorecard?sort=current`));
  await ready(page);
  assert.equal(await notice.count(), 0);
  await page.getByRole("status").getByText("35 of 35 measures, by current figure, lowest first.").waitFor();
  await page.goBack();
  await notice.waitFor();
  // A page that is loaded again is the browser's to restore.
  if (!onPages) await page.waitForFunction(() => document.activeElement.textContent === "This page in the newer report");
  await measures(page).first().click();
  await page.getByRole("navigation", { name: "Measures" }).waitFor();
  await page.getByText(/It has no measure with this id, ref or title/).waitFor();
});

journey("all that a link cannot have is said", async (page) => {
  await open(page, `#/${Q3}/scorecard?rating=blue&objective=ped99&sort=-current&__proto__=1`);
  await page.getByText("“rating=blue” was not recognised").waitFor();
  await page.getByText("“__proto__=1” was not recognised").waitFor();
  await page.getByText("objective “ped99”, which this report does not have").waitFor();
  await page.getByRole("status").getByText("35 of 35 measures, by current figure, highest first.").waitFor();
});

journey("Back and Forward restore a search, an order and the place on the page", async (page) => {
  await open(page, `#/${Q3}`);
  await menu(page, "Scorecard");
  const before = await entries(page);
  const box = page.getByRole("searchbox", { name: "Search measures" });
  await box.pressSequentially("children", { delay: 20 });
  const status = page.getByRole("status").filter({ hasText: "of 35 measures" });
  await status.waitFor();
  await scorecard(page).getByRole("button", { name: "Current" }).click();
  await page.waitForURL((url) => url.href.includes("q=children&sort=current"));
  await ready(page);
  assert.equal(await entries(page), before, "neither typing nor ordering makes an entry");
  const said = await status.innerText();
  const link = measures(page).last();
  await link.focus();
  const at = await page.evaluate(() => window.scrollY);
  await page.keyboard.press("Enter");
  await page.getByRole("navigation", { name: "Measures" }).waitFor();
  await ready(page);
  assert.equal(await entries(page), before + 1);
  await page.goBack();
  await status.waitFor();
  assert.equal(await box.inputValue(), "children");
  assert.equal(await status.innerText(), said);
  await page.waitForFunction((y) => Math.abs(window.scrollY - y) < 50, at);
  assert.equal(await link.evaluate((node) => node === document.activeElement), true);
  await page.goForward();
  await page.getByRole("navigation", { name: "Measures" }).waitFor();
  await ready(page);
  assert.equal(await page.evaluate(() => window.scrollY), 0);
});

journey("Back leads to where a page was scrolled to when a link was followed in the same instant", async (page) => {
  await open(page, `#/${Q3}/scorecard`);
  const at = await measures(page).nth(20).evaluate((link) => {
    window.scrollTo(0, window.scrollY + link.getBoundingClientRect().top - 100);
    link.click();
    return window.scrollY;
  });
  assert.ok(at > 300, `${at}`);
  await page.getByRole("navigation", { name: "Measures" }).waitFor();
  await ready(page);
  await page.goBack();
  await measures(page).nth(20).waitFor();
  await page.waitForFunction((y) => Math.abs(window.scrollY - y) < 50, at);
});

/** The titles of the entries of the history, and which is shown. */
async function titles(page) {
  const session = await page.context().newCDPSession(page);
  const { currentIndex, entries } = await session.send("Page.getNavigationHistory");
  await session.detach();
  return { at: currentIndex, titles: entries.map(({ title }) => title.split(" – ")[0]) };
}

journey("a link that is followed makes one entry, with its own title", async (page) => {
  await open(page, `#/${Q3}`);
  await menu(page, "Scorecard");
  const before = await titles(page);
  const links = measures(page);
  const [first, second] = [await links.nth(0).innerText(), await links.nth(1).innerText()];
  for (const name of [first, second]) {
    await links.getByText(name, { exact: true }).click();
    await page.getByRole("navigation", { name: "Measures" }).waitFor();
    await ready(page);
    const title = await page.title();
    const now = await titles(page);
    assert.equal(now.at, before.at + 1, name);
    assert.equal(now.titles[now.at], title.split(" – ")[0]);
    assert.deepEqual(now.titles.slice(0, -1), before.titles);
    const link = page.url();
    await page.goBack();
    await links.first().waitFor();
    await ready(page);
    assert.notEqual(page.url(), link);
    await page.goForward();
    await page.getByRole("navigation", { name: "Measures" }).waitFor();
    await ready(page);
    assert.equal(page.url(), link);
    assert.equal(await page.title(), title);
    await page.goBack();
    await links.first().waitFor();
    await ready(page);
  }
});

journey("Back in the same instant as a link leaves address, title and screen agreeing", async (page) => {
  await open(page, `#/${Q3}`);
  await menu(page, "Scorecard");
  const link = await measures(page).first().evaluate((link) => link.href);
  await measures(page).first().evaluate((link) => {
    link.click();
    history.back();
  });
  await page.waitForURL(address(`#/${Q3}/scorecard`));
  await page.waitForTimeout(500);
  await scorecard(page).waitFor();
  await ready(page);
  assert.equal(page.url(), address(`#/${Q3}/scorecard`));
  assert.match(await page.title(), /^Scorecard/);
  await page.goForward();
  await scorecard(page).waitFor({ state: "detached" });
  await ready(page);
  assert.equal(page.url(), link);
  assert.doesNotMatch(await page.title(), /^Scorecard/);
});

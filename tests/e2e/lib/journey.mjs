// A test of a reader's journey: fails on everything that a reader should never meet.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import axe from "axe-core";
import { launch, onPages, pages, site, siteInFolder } from "./site.mjs";

/** How long anything on the page may take, in milliseconds. Slow machines are patient ones. */
const PATIENCE = 20_000;

/**
 * One journey: a test with a page of its own. It fails on any console message, page error, broken
 * policy and request to another origin, whatever the journey itself looks at.
 *
 * @param {string} name what a reader does or meets
 * @param {(page: import("playwright-core").Page, t: object) => Promise<void>} walk also given the
 *   test itself, for what it has to say
 * @param {object} [options] for the browser's context (viewport, javaScriptEnabled…), and
 *   `forgive`: patterns of console messages that the journey brings about on purpose; `onePage`: why
 *   it is a journey through the viewer on one page alone; with `file`, the address of a file, nothing
 *   but that file may be requested; with `from`, which gives an address, its origin may be asked too
 */
export function journey(name, walk, options = {}) {
  const { forgive = [], onePage, file, from, ...context } = options;
  if (onePage && onPages) return;
  test(name, async (t) => {
    // A file whose journeys are all for the other way registers none, and starts no browser.
    browser ??= await launch();
    const reader = await browser.newContext({ locale: "en-GB", ...context });
    try {
      const page = await reader.newPage();
      page.setDefaultTimeout(PATIENCE);
      const seen = await watch(page, file, from?.());
      await walk(page, t);
      await seen.settle();
      const unforgiven = seen.troubles.filter((text) => !forgive.some((one) => one.test(text)));
      assert.deepEqual(unforgiven, [], "what the browser complained of");
    } finally {
      await reader.close();
    }
  });
}

let browser;
after(() => browser?.close());

/**
 * What Chromium remarks, at a level that its console does not show, when an element is asked how it
 * looks that a style sheet keeps unseen with `content-visibility`: by its own moving of focus away
 * from there, by finding elements by their role, and by axe. It is no trouble for anybody.
 */
const REMARK = /^Rendering was performed in a subtree hidden by content-visibility/;

/** Collects everything that should not happen. */
async function watch(page, file, ...more) {
  const troubles = [];
  const origins = [site, siteInFolder, pages, ...more.filter(Boolean)].map((address) => new URL(address).origin);
  page.on("console", (message) => {
    if (!REMARK.test(message.text())) troubles.push(`console ${message.type()}: ${message.text()} ${message.location().url}`.trimEnd());
  });
  page.on("pageerror", (error) => troubles.push(`page error: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (["data:", "blob:", "about:"].includes(url.protocol)) return;
    const allowed = file ? url.href.replace(url.hash, "") === file : origins.includes(url.origin);
    if (!allowed) troubles.push(`request to ${url.href}`);
  });
  // A broken policy is on the console too, but a report names the directive.
  await page.addInitScript(() => {
    window.brokenPolicies = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.brokenPolicies.push(`${event.violatedDirective}: ${event.blockedURI}`);
    });
  });
  return {
    troubles,
    async settle() {
      const broken = await page.evaluate(() => window.brokenPolicies ?? []);
      troubles.push(...broken.map((text) => `policy: ${text}`));
    },
  };
}

/** What WCAG 2.2 AA and good practice ask of a page; nothing is left out. */
const RULES = [
  "wcag2a",
  "wcag2aa",
  "wcag21a",
  "wcag21aa",
  "wcag22aa",
  "best-practice",
];

/**
 * Scans the page as it stands and fails with every finding. The scanner goes in through the
 * debugger, which the page's policy does not bind, so that the policy stays as readers have it.
 */
export async function accessible(page, what = "the page") {
  await page.evaluate(axe.source);
  const findings = await page.evaluate(async (values) => {
    const { violations } = await window.axe.run(document, {
      runOnly: { type: "tag", values },
      resultTypes: ["violations"],
    });
    return violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${rule.help}`),
    );
  }, RULES);
  assert.deepEqual(findings, [], `what the accessibility scan found on ${what}`);
}

// How long pages are on a phone: a page that grows past its limit fails here.

import assert from "node:assert/strict";
import { journey } from "./lib/journey.mjs";
import { json } from "./lib/reports.mjs";
import { pages, ready } from "./lib/site.mjs";

const PHONE = { viewport: { width: 375, height: 812 } };

/** A measure with neighbours. */
const MEASURE = 5_500;

/** Paths of published pages, each with its greatest height in pixels. */
const LIMITS = [
  ["halton-2022-23-q3/", 7_000],
  ["halton-2022-23-q3/changes/", 11_000],
  ["halton-2015-16-q2/", 5_600],
  ["halton-2015-16-q2/finance/", 4_000],
  ["halton-board-2020-01/", 3_600],
  ["halton-plan-2016-19/", 4_200],
  ["halton-plan-2012-15/", 2_200],
  ...json("halton-2022-23-q3.json").indicators.map(({ id }) => [`halton-2022-23-q3/${id}/`, MEASURE]),
  ["halton-2015-16-q2/ced044/", MEASURE],
  ["halton-2015-16-q2/ced006/", MEASURE],
  ["halton-lait-2026/lac/", MEASURE],
  ["halton-lait-2026/6wksbreast/", MEASURE],
  ["halton-plan-2016-19/ped003/", MEASURE],
];

journey("no published page is longer on a phone than its limit", async (page, t) => {
  const long = [];
  for (const [path, limit] of LIMITS) {
    await page.goto(new URL(path, pages).href);
    await ready(page);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    t.diagnostic(`${path} ${height}`);
    if (height > limit) long.push(`${path} is ${height} high, more than ${limit}`);
  }
  assert.deepEqual(long, []);
}, PHONE);

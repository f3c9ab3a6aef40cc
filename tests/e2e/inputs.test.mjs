// The comparison in bench/ is run by hand: what it publishes is built here, so that it can be.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { benchmark, REPORT, writeReport } from "../../bench/inputs.mjs";
import { build, kept, Served } from "./lib/kept.mjs";
import { journey } from "./lib/journey.mjs";

const served = new Served("bench");
before(() => served.start());
after(() => served.stop());

journey("a report of forty measures is published for the comparison with plain pages", async (page) => {
  writeReport(benchmark(40), kept("bench-reports"));
  build("bench", [`${kept("bench-reports")}/catalogue.json`]);
  await page.goto(`${served.address}${REPORT}/scorecard/`);
  const measures = page.locator("tbody th[scope=row]");
  await measures.first().waitFor();
  assert.equal(await measures.count(), 40);
}, { from: () => served.address });

// The comparison in bench/ is run by hand: what it publishes is built here, so that it can be.

import assert from "node:assert/strict";
import { benchmark, REPORT, writeReport } from "../../bench/inputs.mjs";
import { build, kept, Served } from "./lib/kept.mjs";
import { journey } from "./lib/journey.mjs";
import { onPages } from "./lib/site.mjs";

if (!onPages) {
  journey("a report of forty measures is published for the comparison with plain pages", async (page) => {
    writeReport(benchmark(40), kept("bench-reports"));
    build("bench", [`${kept("bench-reports")}/catalogue.json`]);
    const served = new Served("bench");
    await served.start();
    await page.goto(`${served.address}${REPORT}/scorecard/`);
    await page.getByRole("row").nth(1).waitFor();
    assert.equal(await page.locator("tbody tr").count(), 40);
    await served.stop();
  });
}

// Reports in one file, made as an officer makes them.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { viewer } from "./site.mjs";

/** The folder that the files of this run are in. */
const folder = mkdtempSync(join(tmpdir(), "fairview-bundle-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

/** Where a file of this run lies. */
export const kept = (name) => join(folder, name);

/** Makes one file of a report, by a publisher's settings where they are given; gives its address. */
export function bundled(report, name, config) {
  const file = kept(`${name}.html`);
  const cargo = process.env.CARGO ?? "cargo";
  const words = ["run", "--quiet", "--locked", "--package", "fairview-cli", "--", "bundle", report, "--out", file, "--viewer", viewer, ...(config ? ["--config", config] : [])];
  execFileSync(cargo, words, { cwd: fileURLToPath(new URL("../../..", import.meta.url)), stdio: ["ignore", "ignore", "inherit"] });
  return pathToFileURL(file).href;
}

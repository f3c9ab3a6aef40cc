// Sites that readers keep, built as an officer builds them, and a server that can be stopped, go on
// with another release, or change what it serves.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BENCHMARK, example, json } from "./reports.mjs";
import { viewer } from "./site.mjs";

/** The folder that the sites of this run are in. */
const folder = mkdtempSync(join(tmpdir(), "fairview-kept-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

/** Where something of this run lies. */
export const kept = (name) => join(folder, name);

/** Writes an example as a report of this run, changed; gives its path. */
export function report(name, id, change = () => {}) {
  const found = json(`${id}.json`);
  change(found);
  mkdirSync(kept(name), { recursive: true });
  const path = join(kept(name), `${id}.json`);
  writeFileSync(path, JSON.stringify(found));
  return path;
}

/** The benchmark with three measures, each with a file of its own; gives its path. */
export function benchmark(name) {
  let files = [];
  const path = report(name, BENCHMARK, (found) => {
    found.indicators = found.indicators.filter((one) => one.file).slice(0, 3);
    files = found.indicators.map((one) => one.file);
  });
  for (const file of files) {
    const copy = join(kept(name), file);
    mkdirSync(join(copy, ".."), { recursive: true });
    writeFileSync(copy, readFileSync(example(file)));
  }
  return path;
}

/** Builds a site of reports into a folder of this run. */
export function build(name, reports, ...options) {
  const cargo = process.env.CARGO ?? "cargo";
  const words = ["run", "--quiet", "--locked", "--package", "fairview-cli", "--", "build", ...reports];
  words.push("--out", kept(name), "--viewer", viewer, ...options);
  execFileSync(cargo, words, { cwd: fileURLToPath(new URL("../../..", import.meta.url)), stdio: ["ignore", "ignore", "inherit"] });
}

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};
const AT = "/council/performance/";

/** Serves a site of this run in a folder of a server, until it is stopped. */
export class Served {
  /** Gives what is sent in place of a file's text, by its path. */
  change = (path, bytes) => bytes;
  #server;
  #port = 0;

  constructor(name) {
    this.name = name;
  }

  get address() {
    return `http://127.0.0.1:${this.#port}${AT}`;
  }

  async start() {
    this.#server = createServer((request, response) => this.#answer(request, response));
    await new Promise((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = this.#server.address().port;
  }

  async stop() {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  #answer(request, response) {
    const { pathname } = new URL(request.url, this.address);
    const path = pathname.startsWith(AT) ? pathname.slice(AT.length).replace(/(^|\/)$/, "$1index.html") : "..";
    const file = join(kept(this.name), path);
    const found = !path.includes("..") && statSync(file, { throwIfNoEntry: false })?.isFile();
    const headers = { "cache-control": "no-cache", "content-type": TYPES[extname(path)] ?? "text/plain; charset=utf-8" };
    response.writeHead(found ? 200 : 404, headers);
    response.end(found && request.method !== "HEAD" ? this.change(path, readFileSync(file)) : undefined);
  }
}

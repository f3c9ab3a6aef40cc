// Names the Wasm of the built site by the hash of its contents, shrinks the scripts, renews the
// integrity of both in the page and has them come after what is read, names the worker and its Wasm,
// which Trunk does not, puts the hash of the page's style into its policy, and takes the page's
// comments out.
//
//   node post-build.mjs TERSER_MODULE INDEX_HTML
//
// Trunk's own minifier cannot read today's JavaScript, and Trunk names the Wasm by what it was
// before wasm-opt: another wasm-opt would write another file under a name that browsers keep.

import { createHash } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , terser, file] = process.argv;
const { minify } = await import(pathToFileURL(terser).href);
const folder = dirname(file);
let page = readFileSync(file, "utf8");

const sha384 = (contents) => createHash("sha384").update(contents);
const integrity = (contents) => `sha384-${sha384(contents).digest("base64")}`;

/** The tag with another integrity. */
function renewed(tag, contents) {
  if (!/integrity="/.test(tag)) throw new Error(`${tag} has no integrity`);
  return tag.replace(/integrity="[^"]*"/, `integrity="${integrity(contents)}"`);
}

const [preload, ...others] = page.match(/<link\b[^>]*\.wasm"[^>]*>/g) ?? [];
if (!preload || others.length) throw new Error("expected one Wasm in the page");
const [, built] = preload.match(/href="\.\/([^"/]+)"/);
const wasm = readFileSync(join(folder, built));
const named = `viewer-${sha384(wasm).digest("hex").slice(0, 16)}.wasm`;
renameSync(join(folder, built), join(folder, named));
page = page.replace(preload, renewed(preload, wasm).replace(`./${built}`, `./${named}`));

const tags = page.match(/<(?:script|link)\b[^>]*\.js"[^>]*>/g) ?? [];
if (tags.length !== 2) throw new Error(`expected two scripts in the page, found ${tags.length}`);
for (const tag of tags) {
  const [, name] = tag.match(/(?:src|href)="\.\/([^"/]+\.js)"/);
  const script = join(folder, name);
  const { code } = await minify(readFileSync(script, "utf8"), { module: true, ecma: 2020, compress: { passes: 2 } });
  writeFileSync(script, code);
  page = page.replace(tag, renewed(tag, code));
}

// The names are those that a published site gives by contents: the script names the Wasm beside it.
const workerNamed = (contents, end) => `worker-${createHash("sha256").update(contents).digest("hex").slice(0, 16)}.${end}`;
const workerWasm = readFileSync(join(folder, "worker_bg.wasm"));
const workerWasmName = workerNamed(workerWasm, "wasm");
renameSync(join(folder, "worker_bg.wasm"), join(folder, workerWasmName));
const answering = readFileSync(new URL("../../static/worker.js", import.meta.url), "utf8")
  .replace("{WASM}", workerWasmName)
  .replace("{INTEGRITY}", integrity(workerWasm));
const glue = readFileSync(join(folder, "worker.js"), "utf8");
const { code: worker } = await minify(`${glue}\n${answering}`, { ecma: 2020, compress: { passes: 2 } });
rmSync(join(folder, "worker.js"));
const workerName = workerNamed(worker, "js");
writeFileSync(join(folder, workerName), worker);
if (!page.includes('content="./worker.js"')) throw new Error("the page does not name the worker");
page = page.replace('content="./worker.js"', `content="./${workerName}"`);
page = page.replace(/<link\b[^>]*\bhref="[^"]*\.(?:js|wasm)"/g, '$& fetchpriority="low"');
const [, style] = page.match(/<style>([^]*?)<\/style>/) ?? [];
const allowed = page.replace("style-src 'self'", `$& 'sha256-${createHash("sha256").update(style ?? "").digest("base64")}'`);
if (style === undefined || allowed === page) throw new Error("the page has no style, or its policy no word of styles");
page = allowed;
// Comments are for who reads the source.
page = page.replace(/<!--[\s\S]*?-->\n?/g, "");
writeFileSync(file, page);

// Puts the parts of the Wasm into the built site under the hash of their contents, shrinks the
// scripts, renews the integrity of all of them in the page, and takes the page's comments out.
//
//   node finish.mjs TERSER_MODULE INDEX_HTML NAMES first=FIRST_WASM NAME=WASM...
//
// NAMES is a file of lines, each a name of wasm-bindgen and the short one that the Wasm has for it.
//
// Trunk's own minifier cannot read today's JavaScript.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , terser, file, names, ...parts] = process.argv;
const [[, first], ...later] = parts.map((one) => one.split(/=(.*)/s));
const { minify } = await import(pathToFileURL(terser).href);
let page = readFileSync(file, "utf8");

const sha384 = (contents) => createHash("sha384").update(contents);

/** Copies a part into the site, named by its hash: its address and its integrity. */
function part(name, source) {
  const wasm = readFileSync(source);
  const named = `${name}${sha384(wasm).digest("hex").slice(0, 16)}.wasm`;
  writeFileSync(join(dirname(file), named), wasm);
  return { href: `./${named}`, integrity: `sha384-${sha384(wasm).digest("base64")}` };
}

const [preload, ...others] = page.match(/<link\b[^>]*\.wasm"[^>]*>/g) ?? [];
if (!preload || others.length) throw new Error("expected one Wasm in the page");
const now = part("viewer-", first);
const renewed = preload
  .replace(/href="[^"]*"/, `href="${now.href}"`)
  .replace(/integrity="[^"]*"/, `integrity="${now.integrity}"`);
// Not preloaded: boot.js fetches them when the viewer asks.
const metas = later.map(([name, source]) => {
  const { href, integrity } = part(`${name}-`, source);
  return `<meta name="fairview-${name}" content="${href}" data-integrity="${integrity}">`;
});
page = page.replace(preload, [renewed, ...metas].join("\n"));

// The glue calls by the names that the Wasm has.
const short = new Map(readFileSync(names, "utf8").trim().split("\n").map((line) => line.split(" ")));
const missed = new Set(short.keys());
const shortened = (code) =>
  code.replace(/(?<![\w$])__wb[\w$]+/g, (name) => {
    missed.delete(name);
    return short.get(name) ?? name;
  });

const tags = page.match(/<(?:script|link)\b[^>]*\.js"[^>]*>/g) ?? [];
if (tags.length !== 2) throw new Error(`expected two scripts in the page, found ${tags.length}`);
for (const tag of tags) {
  const [, name] = tag.match(/(?:src|href)="\.\/([^"/]+\.js)"/);
  const script = join(dirname(file), name);
  const source = readFileSync(script, "utf8");
  if (/(?<![\w$])\$[a-z]/.test(source)) throw new Error(`${name} has names as the short ones are`);
  const { code } = await minify(shortened(source), { module: true, ecma: 2020, compress: { passes: 2 } });
  writeFileSync(script, code);
  const renewed = tag.replace(/integrity="[^"]*"/, `integrity="sha384-${sha384(code).digest("base64")}"`);
  if (renewed === tag) throw new Error(`${name} has no integrity in the page`);
  page = page.replace(tag, renewed);
}
if (missed.size) throw new Error(`the glue of wasm-bindgen never says ${[...missed].join(", ")}`);
// Comments are for who reads the source.
page = page.replace(/<!--[\s\S]*?-->\n?/g, "");
writeFileSync(file, page);

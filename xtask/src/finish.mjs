// Shrinks the scripts of the built site, renews their integrity in the page, and takes the page's
// comments out.
//
//   node finish.mjs TERSER_MODULE INDEX_HTML
//
// Trunk's own minifier cannot read today's JavaScript.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , terser, file] = process.argv;
const { minify } = await import(pathToFileURL(terser).href);
let page = readFileSync(file, "utf8");

const tags = page.match(/<(?:script|link)\b[^>]*\.js"[^>]*>/g) ?? [];
if (tags.length !== 2) throw new Error(`expected two scripts in the page, found ${tags.length}`);
for (const tag of tags) {
  const [, name] = tag.match(/(?:src|href)="\.\/([^"/]+\.js)"/);
  const script = join(dirname(file), name);
  const { code } = await minify(readFileSync(script, "utf8"), { module: true, ecma: 2020, compress: { passes: 2 } });
  writeFileSync(script, code);
  const hash = createHash("sha384").update(code).digest("base64");
  const renewed = tag.replace(/integrity="[^"]*"/, `integrity="sha384-${hash}"`);
  if (renewed === tag) throw new Error(`${name} has no integrity in the page`);
  page = page.replace(tag, renewed);
}
// Comments are for who reads the source.
page = page.replace(/<!--[\s\S]*?-->\n?/g, "");
writeFileSync(file, page);

// Puts together the page that reports in one file are made from: static/bundle.html with styles,
// code and the policy that knows both by their hashes. Marks remain where a report goes.
//
//   node bundle.mjs TERSER_MODULE FOLDER GLUE WASM_GZ

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , terser, folder, glue, wasm] = process.argv;
const { minify } = await import(pathToFileURL(terser).href);
const source = (name) => readFileSync(new URL(`../../static/${name}`, import.meta.url), "utf8");

const whole = `(() => {
"use strict";
${readFileSync(glue, "utf8")}
const viewer = wasm_bindgen;
${source("bundle.js")}
})();`;
const { code: script } = await minify(whole, { ecma: 2020, compress: { passes: 2 } });
const [, sheet] = readFileSync(join(folder, "index.html"), "utf8").match(/<style>([^]*?)<\/style>/);
const style = sheet + source("bundle.css").replace(/\/\*[\s\S]*?\*\//g, "");
// In lines, as report_export::single_file writes the data: some mail programs break longer ones than 998.
const code = readFileSync(wasm, "base64").replace(/.{960}/g, "$&\n");
// Nothing may end its element before its end.
if (/<\/style/i.test(style)) throw new Error("the style sheet would end its element");
if (/<\/script|<!--/i.test(script) ) throw new Error("the code would end its element");

const hash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
let page = source("bundle.html").replace(/<!--(?!fairview:)[\s\S]*?-->\n?/g, "");
for (const [mark, value] of [
  ["fairview:script-hash", hash(script)],
  ["fairview:style-hash", hash(style)],
  ["<!--fairview:style-->", style],
  ["<!--fairview:code-->", code],
  ["<!--fairview:script-->", script],
]) {
  if (page.split(mark).length !== 2) throw new Error(`bundle.html has ${mark} not once`);
  page = page.replace(mark, () => value);
}
writeFileSync(join(folder, "bundle.txt"), page);
console.log(`bundle.txt: ${Buffer.byteLength(page)} bytes, of them ${code.length} packed Wasm, ${script.length} script, ${style.length} styles`);

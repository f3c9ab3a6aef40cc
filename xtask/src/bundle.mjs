// Puts together the page that reports in one file are made from: static/bundle.html with styles,
// code and the policy that knows both by their hashes. Marks remain where a report goes.
//
//   node bundle.mjs TERSER_MODULE FOLDER STYLES GLUE PACKED_CODE LENGTH CHECK

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , terser, folder, styles, glue, packed, length, check] = process.argv;
const { minify } = await import(pathToFileURL(terser).href);
const source = (name) => readFileSync(new URL(`../../static/${name}`, import.meta.url), "utf8");

/** What wasm-bindgen writes, as a function of a classic script: it gives what the module would. */
function classic(module) {
  const [, main] = module.match(/export\s*\{[^}]*?([\w$]+) as default[^}]*\}/) ?? [];
  const plain = module
    .replace(/export\s*\{[^}]*\};?/, "")
    // Only where to fetch the Wasm from goes by it, and that is not asked.
    .replaceAll("import.meta.url", "location.href");
  if (!main || /\b(?:export|import)\b\s*[\w{*.(]/.test(plain)) throw new Error("the glue of wasm-bindgen is not as expected");
  return `(() => {\n${plain}\nreturn ${main};\n})()`;
}

const whole = `(() => {
"use strict";
const viewer = ${classic(readFileSync(join(folder, glue), "utf8"))};
${source("bundle-unpack.js")}
${source("bundle.js")}
})();`;
const { code: script } = await minify(whole, { ecma: 2020, compress: { passes: 2 } });
const withoutComments = (css) => css.replace(/\/\*[\s\S]*?\*\//g, "");
// White space means nothing but between quotation marks; beside braces, semicolons and commas, and
// after a colon, not even one space does. Nor does a semicolon before a brace.
const closed = (css) =>
  css.replace(/"[^"]*"|;?\s*(\})\s*|\s*([{;,])\s*|(:)\s+|\s+/g, (all, ...marks) => {
    const mark = marks.slice(0, 3).find(Boolean);
    return mark ?? (all.startsWith('"') ? all : " ");
  });
const close = closed(readFileSync(join(folder, styles), "utf8") + withoutComments(source("bundle.css")));
// Colours in three digits, fractions without a nought, where that says the same.
const short = close.replace(/#([\da-f])\1([\da-f])\2([\da-f])\3\b/g, "#$1$2$3").replace(/(?<![\w.#-])0(?=\.\d)/g, "");
// Nothing but the sheet itself goes by the names of its values, but for those of an organisation's
// own colour; the most used get the shortest.
const NAMES = /--fv-(?!accent|underline)[\w-]+/g;
const values = new Map();
for (const [name] of short.matchAll(NAMES)) values.set(name, (values.get(name) ?? 0) + 1);
const byUse = [...values.keys()].sort((a, b) => values.get(b) - values.get(a));
const style = short.replace(NAMES, (name) => `--${byUse.indexOf(name).toString(36)}`);
const code = readFileSync(packed, "utf8");
// Nothing may end its element before its end.
if (/<\/style/i.test(style)) throw new Error("the style sheet would end its element");
if (/<\/script|<!--/i.test(script) || code.includes("<")) throw new Error("the code would end its element");

const hash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
let page = source("bundle.html").replace(/<!--(?!fairview:)[\s\S]*?-->\n?/g, "");
for (const [mark, value] of [
  ["fairview:script-hash", hash(script)],
  ["fairview:style-hash", hash(style)],
  ["fairview:length", length],
  ["fairview:check", check],
  ["<!--fairview:style-->", style],
  ["<!--fairview:code-->", code],
  ["<!--fairview:script-->", script],
]) {
  if (page.split(mark).length !== 2) throw new Error(`bundle.html has ${mark} not once`);
  page = page.replace(mark, () => value);
}
writeFileSync(join(folder, "bundle.txt"), page);
console.log(`bundle.txt: ${Buffer.byteLength(page)} bytes, of them ${code.length} packed Wasm, ${script.length} script, ${style.length} styles`);

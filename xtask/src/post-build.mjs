// Puts the viewer that xtask/src/lazy_code.rs made in the place of Trunk's, with the code that only some
// screens need beside it; names the Wasm of the built site by the hash of its contents, shrinks the scripts, renews the
// integrity of both in the page and has them come after what is read, names the workers and their
// Wasm, which Trunk does not, puts the hash of the page's style into its policy, and takes the page's
// comments out.
//
//   node post-build.mjs TERSER_MODULE INDEX_HTML VIEWER_FOLDER
//
// Trunk's own minifier cannot read today's JavaScript, and Trunk names the Wasm by what it was
// before wasm-opt: another wasm-opt would write another file under a name that browsers keep.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , terser, file, viewer] = process.argv;
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
rmSync(join(folder, built));
/** Puts Wasm into the site, under the name of its contents. */
function put(name, wasm) {
  const named = `${name}-${sha384(wasm).digest("hex").slice(0, 16)}.wasm`;
  writeFileSync(join(folder, named), wasm);
  return named;
}
const wasm = readFileSync(join(viewer, "viewer_bg.wasm"));
page = page.replace(preload, renewed(preload, wasm).replace(`./${built}`, `./${put("viewer", wasm)}`));
// A line for each file of code that only some screens need: `chunk_5 overview screens`.
const named = readFileSync(join(viewer, "modules"), "utf8").trimEnd().split("\n").map((line) => {
  const [file, ...needed] = line.split(" ");
  const contents = readFileSync(join(viewer, `${file}.wasm`));
  const name = put(file.startsWith("chunk_") ? "shared" : file.replace("split_", ""), contents);
  return `<meta name="fairview-code" content="./${name}" data-integrity="${integrity(contents)}" data-file="${file}" data-for="${needed.join(" ")}">`;
});
const NAMED = '<meta name="fairview-code">';
if (!page.includes(NAMED)) throw new Error("the page has no place for the code that only some screens need");
page = page.replace(NAMED, named.join("\n"));

// What loads that code becomes one with the script that wasm-bindgen wrote, which imports it, and it that.
const source = (name) => readFileSync(new URL(`../../static/${name}`, import.meta.url), "utf8");
const loads = readFileSync(join(viewer, "lazy.js"), "utf8").replace(/^import .*$/m, "");
const EXPORTED = /^export const (\w+) =/gm;
const loaders = [...loads.matchAll(EXPORTED)].map(([, loader]) => loader);
const written = readFileSync(join(viewer, "viewer.js"), "utf8");
// It imports it once for each of them.
const IMPORTED = /^import \* as (\w+) from ["']\.\/lazy\.js["'];?$/gm;
const imports = [...written.matchAll(IMPORTED)].map(([, imported]) => `${imported} = loaders`);
if (loaders.length === 0 || imports.length === 0) throw new Error("nothing loads the code that only some screens need");
const script = `${written.replace(IMPORTED, "")}
const loaders = (() => {
${source("lazy.js")}
${loads.replace(EXPORTED, "const $1 =")}
return { ${loaders.join(", ")} };
})();
const ${imports.join(", ")};`;

const tags = page.match(/<(?:script|link)\b[^>]*\.js"[^>]*>/g) ?? [];
if (tags.length !== 2) throw new Error(`expected two scripts in the page, found ${tags.length}`);
for (const tag of tags) {
  const [, name] = tag.match(/(?:src|href)="\.\/([^"/]+\.js)"/);
  const text = name.startsWith("viewer-") ? script : readFileSync(join(folder, name), "utf8");
  const { code } = await minify(text, { module: true, ecma: 2020, compress: { passes: 2 } });
  writeFileSync(join(folder, name), code);
  page = page.replace(tag, renewed(tag, code));
}

// The names are those that a published site gives by contents: the script names the Wasm beside it.
// Both importers are asked and answer alike.
const WORKERS = { worker: "worker", importer: "importer", "importer-tables": "importer", "site-maker": "site-maker", template: "template" };
for (const [name, asked] of Object.entries(WORKERS)) {
  const named = (contents, end) => `${name}-${createHash("sha256").update(contents).digest("hex").slice(0, 16)}.${end}`;
  const wasm = readFileSync(join(folder, `${name}_bg.wasm`));
  renameSync(join(folder, `${name}_bg.wasm`), join(folder, named(wasm, "wasm")));
  const answering = source(`${asked}.js`).replace("{WASM}", named(wasm, "wasm")).replace("{INTEGRITY}", integrity(wasm));
  const glue = readFileSync(join(folder, `${name}.js`), "utf8");
  const { code } = await minify(`${glue}\n${answering}`, { ecma: 2020, compress: { passes: 2 } });
  rmSync(join(folder, `${name}.js`));
  writeFileSync(join(folder, named(code, "js")), code);
  if (!page.includes(`content="./${name}.js"`)) throw new Error(`the page does not name the ${name}`);
  page = page.replace(`content="./${name}.js"`, `content="./${named(code, "js")}"`);
}
page = page.replace(/<link\b[^>]*\bhref="[^"]*\.(?:js|wasm)"/g, '$& fetchpriority="low"');
const [, style] = page.match(/<style>([^]*?)<\/style>/) ?? [];
const allowed = page.replace("style-src 'self'", `$& 'sha256-${createHash("sha256").update(style ?? "").digest("base64")}'`);
if (style === undefined || allowed === page) throw new Error("the page has no style, or its policy no word of styles");
page = allowed;
// Comments are for who reads the source.
page = page.replace(/<!--[\s\S]*?-->\n?/g, "");
writeFileSync(file, page);
// What another site can be made from: see `Viewer::list` of fairview-site.
const code = readdirSync(folder).filter((name) => /\.(?:css|js|svg|wasm)$/.test(name));
writeFileSync(join(folder, "viewer.json"), JSON.stringify({ page, files: [...code, "bundle.txt"].sort(), bundle: [] }));

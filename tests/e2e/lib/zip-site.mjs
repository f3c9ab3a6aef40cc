// Makes a published site anew with a report, by the program that does so on the page, and unpacks its ZIP:
// node zip-site.mjs SITE REPORT OUT

import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { runInThisContext } from "node:vm";
import { unpacked, write } from "./workbook.mjs";

const [site, report, out] = process.argv.slice(2);
const AT = "http://localhost/";
const code = join(site, "code");
// The folder keeps those of earlier builds: the page says which is its own.
const [, script] = /name="fairview-site-maker" content="(?:\.\/)?code\/([^"]+)"/.exec(readFileSync(join(site, "index.html"), "utf8"));

// What the program asks of the worker that it runs in; its Wasm lies beside it.
globalThis.self = globalThis;
globalThis.fetch = async (address) => {
  const file = address.startsWith(AT) ? join(site, decodeURI(address.slice(AT.length))) : join(code, address);
  const bytes = existsSync(file) ? readFileSync(file) : undefined;
  return { ok: bytes !== undefined, arrayBuffer: async () => new Uint8Array(bytes).buffer };
};
const answered = new Promise((resolve) => {
  globalThis.postMessage = (message) => Array.isArray(message) || resolve(message);
});
runInThisContext(readFileSync(join(code, script), "utf8"), { filename: script });
const [before] = [performance.now(), self.onmessage({ data: [AT, null, basename(report), new Uint8Array(readFileSync(report))] })];
const answer = await answered;
if (!answer?.zip) throw new Error(answer ?? "the program broke off");
rmSync(out, { recursive: true, force: true });
const files = unpacked(Buffer.from(answer.zip));
write(files, out);
console.log(`${files.size} files, ${answer.zip.length} bytes, in ${Math.round(performance.now() - before)} ms`);
for (const words of answer.told) console.log(words);

// Serves folders as a web server that compresses: brotli, kept by the browser for an hour.

import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

/** Each folder under its name: `{ "/a/": folder }`. `sent.bytes` counts what was sent. */
export async function serve(folders) {
  const kept = new Map();
  const sent = { bytes: 0 };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://here").pathname);
    const [name, folder] = Object.entries(folders).find(([name]) => path.startsWith(name)) ?? [];
    let file = folder && join(folder, normalize(path.slice(name.length)));
    if (file && (file.endsWith("/") || file === folder)) file = join(file, "index.html");
    if (!file || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    if (!kept.has(file)) kept.set(file, brotliCompressSync(readFileSync(file)));
    const body = kept.get(file);
    sent.bytes += body.length;
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type, "Content-Encoding": "br", "Content-Length": body.length, "Cache-Control": "max-age=3600" });
    response.end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { sent, url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

// The worker that makes a whole site beside the page. post-build puts this behind the script that
// wasm-bindgen writes, names both by what is in them, and fills in the Wasm's name and hash.
//
// The viewer sends the address of its own site's folder, whose viewer the new site gets; the settings of
// a new site as names and values, or null where that site itself is made again with the report; and the report, as its
// name and bytes. It gets pairs of numbers while pages are made: how many, and of how many. Then it gets
// { zip, told }: the bytes of the ZIP and what its publisher must know; or a text for the officer of why
// there is none, or null where something did not come or broke off.

const wasm = fetch("{WASM}", { integrity: "{INTEGRITY}" })
  .then((response) => response.arrayBuffer())
  .then((bytes) => wasm_bindgen({ module_or_path: bytes }));
// Whoever asks is told; it may fail before anybody does.
wasm.catch(() => {});

// Called by the Wasm.
self.rendered = (done, of) => self.postMessage([done, of]);

/** The longest file of a site that is taken, in bytes: the viewer's own are shorter, and so is a report. */
const MOST_BYTES = 20_000_000;
/** How many files are asked for side by side. */
const AT_ONCE = 6;

/** The bytes of a file of a site; nothing where there is none. */
async function bytesOf(site, path) {
  const { href } = new URL(path, site);
  if (!href.startsWith(site)) throw new Error(path);
  // What has a hash in its name is the same for ever.
  const cache = /-[0-9a-f]{12,}(\.\w+|\/[^/]+)$/.test(path) ? "default" : "no-cache";
  const response = await fetch(href, { cache, credentials: "omit", mode: "same-origin", redirect: "error" });
  if (!response.ok) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > MOST_BYTES) throw new Error(path);
  return bytes;
}

/** Gives files of a site to the Wasm; `take` also gets those that are not there. */
async function each(site, paths, take) {
  const rest = [...paths];
  const one = async () => {
    for (let path = rest.pop(); path !== undefined; path = rest.pop()) take(path, await bytesOf(site, path));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

async function made(site, settings, name, bytes) {
  await wasm;
  const maker = new wasm_bindgen.SiteMaker(name, bytes);
  const viewer = (path, found) => {
    if (!found) throw new Error(path);
    maker.viewer(path, found);
    return found;
  };
  const list = viewer("viewer.json", await bytesOf(site, "viewer.json"));
  await each(site, JSON.parse(new TextDecoder().decode(list)).files, viewer);
  if (settings !== null) return maker.alone(JSON.stringify(Object.fromEntries(settings)));
  // What is wanted next is named by what came before.
  for (let wanted = maker.wanted(); wanted.length > 0; wanted = maker.wanted()) {
    await each(site, wanted, (path, found) => maker.file(path, found));
  }
  return maker.added();
}

self.onmessage = async ({ data: [folder, settings, name, bytes] }) => {
  let answer = null;
  try {
    const { zip, told } = await made(new URL(".", folder).href, settings, name, bytes);
    answer = { zip, told };
  } catch (reason) {
    if (typeof reason === "string") answer = reason;
  }
  self.postMessage(answer);
};

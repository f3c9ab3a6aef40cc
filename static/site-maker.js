// The worker that makes a whole site beside the page. post-build puts this behind the script that
// wasm-bindgen writes, names both by what is in them, and fills in the Wasm's name and hash.
//
// The viewer sends the address of its own site's folder, whose viewer the new site gets, and reports,
// each as its name and bytes. It gets pairs of numbers while pages are made: how many, and of how many.
// Then it gets the bytes of the ZIP, or a text for the officer of why there is none, or null where
// something did not come or broke off.

const wasm = fetch("{WASM}", { integrity: "{INTEGRITY}" })
  .then((response) => response.arrayBuffer())
  .then((bytes) => wasm_bindgen({ module_or_path: bytes }));
// Whoever asks is told; it may fail before anybody does.
wasm.catch(() => {});

// Called by the Wasm.
self.rendered = (done, of) => self.postMessage([done, of]);

async function bytesOf(address) {
  const response = await fetch(address, { mode: "same-origin", redirect: "error" });
  if (!response.ok) throw new Error(address);
  return new Uint8Array(await response.arrayBuffer());
}

self.onmessage = async ({ data: [site, ...reports] }) => {
  let answer = null;
  try {
    await wasm;
    const maker = new wasm_bindgen.SiteMaker();
    const list = await bytesOf(new URL("viewer.json", site));
    const { files } = JSON.parse(new TextDecoder().decode(list));
    maker.viewer("viewer.json", list);
    await Promise.all(files.map(async (name) => maker.viewer(name, await bytesOf(new URL(name, site)))));
    for (const [name, bytes] of reports) maker.file(name, bytes);
    answer = maker.site(reports.map(([name]) => name));
  } catch (reason) {
    if (typeof reason === "string") answer = reason;
  }
  self.postMessage(answer);
};

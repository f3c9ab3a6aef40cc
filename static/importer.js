// The worker that reads an officer's files beside the page. post-build puts this behind the script that
// wasm-bindgen writes, names both by what is in them, and fills in the Wasm's name and hash.
//
// The viewer sends the bytes of one request and the files that it is about. It gets pairs of numbers
// while rows are read: how many, and of how many. Then it gets the bytes of the answer, or a text for
// the reader of why there is none, or null where the Wasm did not come, or false where it broke off.

const wasm = fetch("{WASM}", { integrity: "{INTEGRITY}" })
  .then((response) => response.arrayBuffer())
  .then((bytes) => wasm_bindgen({ module_or_path: bytes }));
// Whoever asks is told; it may fail before anybody does.
wasm.catch(() => {});

const GONE = "The browser can no longer read the file: it was changed or moved after you chose it. Choose it again.";

const bytesOf = async (file) => (file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : file);

self.onmessage = async ({ data: [request, ...given] }) => {
  let answer = null;
  try {
    await wasm;
    answer = GONE;
    const files = await Promise.all(given.map(bytesOf));
    answer = false;
    answer = wasm_bindgen.answer(request, files, (row, of) => self.postMessage([row, of]));
  } catch (reason) {
    if (typeof reason === "string") answer = reason;
  }
  self.postMessage(answer);
};

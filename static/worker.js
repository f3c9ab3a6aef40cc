// The worker that makes files beside the page. post-build puts this behind the script that
// wasm-bindgen writes, names both by what is in them, and fills in the Wasm's name and hash.
//
// The viewer sends the bytes of one request. It gets the bytes of the file, or a text for the reader
// of why there is none, or nothing where the Wasm did not come or broke off.

const wasm = fetch("{WASM}", { integrity: "{INTEGRITY}" })
  .then((response) => response.arrayBuffer())
  .then((bytes) => wasm_bindgen({ module_or_path: bytes }));
// Whoever asks is told; it may fail before anybody does.
wasm.catch(() => {});

self.onmessage = async ({ data }) => {
  let answer = null;
  try {
    await wasm;
    answer = wasm_bindgen.answer(data);
  } catch (reason) {
    if (typeof reason === "string") answer = reason;
  }
  self.postMessage(answer);
};

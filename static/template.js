// The worker that makes workbooks to fill. post-build puts this behind the script that wasm-bindgen
// writes, names both by what is in them, and fills in the Wasm's name and hash.
//
// The viewer sends the newest quarter of the small workbook or null, and the file of a report or null. It
// gets the bytes of the workbook, or a text for the officer of why there is none, or null where the Wasm
// did not come or broke off.

const wasm = fetch("{WASM}", { integrity: "{INTEGRITY}" })
  .then((response) => response.arrayBuffer())
  .then((bytes) => wasm_bindgen({ module_or_path: bytes }));
// Whoever asks is told; it may fail before anybody does.
wasm.catch(() => {});

self.onmessage = async ({ data: [quarter, report] }) => {
  let answer = null;
  try {
    await wasm;
    const bytes = report && new Uint8Array(await report.arrayBuffer());
    answer = wasm_bindgen.made(quarter, bytes);
  } catch (reason) {
    if (typeof reason === "string") answer = reason;
  }
  self.postMessage(answer);
};

// Fetches the viewer's Wasm that only some screens need, file by file, each held to its hash, which the
// page's head names. post-build puts this before the script that loads it and calls `fetch`, in a function of
// their own in the script that wasm-bindgen writes. boot.js may have asked for it beforehand.

async function fetch(built) {
  const [, file] = built.pathname.match(/([^/]+)\.wasm$/);
  const { content, dataset } = document.querySelector(`meta[name=fairview-code][data-file="${file}"]`);
  // What was prefetched is taken whatever the server says of its age: its name is that of its contents.
  // Once it has failed, it is asked for anew.
  const cache = "taken" in dataset ? "reload" : "force-cache";
  dataset.taken = "";
  const answer = window.fairviewAsked.get(content) ?? window.fetch(content, { integrity: dataset.integrity, cache });
  window.fairviewAsked.delete(content);
  const response = await answer;
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/wasm")) return response;
  // Plain web space may not know the type of Wasm.
  return new Response(response.body, { headers: { "content-type": "application/wasm" } });
}

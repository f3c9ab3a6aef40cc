// Fetches the part of the viewer's Wasm that comes later, which the page's head names, held to its hash.
// post-build puts this before the script that loads it and calls `fetch`, in a function of their own
// in the script that wasm-bindgen writes. boot.js may have asked for it beforehand.

let cache = "force-cache";

async function fetch() {
  const { content, dataset } = document.querySelector("meta[name=fairview-screens]");
  // What was prefetched is taken whatever the server says of its age: its name is that of its contents.
  const answer = window.fairviewAsked.get(content) ?? window.fetch(content, { integrity: dataset.integrity, cache });
  // Once it has failed, it is asked for anew.
  window.fairviewAsked.delete(content);
  cache = "reload";
  const response = await answer;
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/wasm")) return response;
  // Plain web space may not know the type of Wasm.
  return new Response(response.body, { headers: { "content-type": "application/wasm" } });
}

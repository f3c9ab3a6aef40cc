// The text of a page, block by block, as a reader meets it: what stands in the head for search
// engines, in the page for everybody, and in labels for screen readers. Reads the markup that the
// site is made of; shares no code with the program that writes it.

const VOID = new Set(["meta", "link", "input", "br", "img", "hr", "wbr", "source", "base"]);
const INLINE = new Set(["a", "b", "bdi", "span", "strong", "em", "abbr", "sup", "small", "time", "i"]);
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", "#39": "'" };

export function decode(text) {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name in ENTITIES) return ENTITIES[name];
    if (/^#x/i.test(name)) return String.fromCodePoint(parseInt(name.slice(2), 16));
    if (name.startsWith("#")) return String.fromCodePoint(parseInt(name.slice(1), 10));
    return whole;
  });
}

/** The tree of a page: `{ name, attributes, children }`, texts as strings. */
export function parse(source) {
  const root = { name: "", attributes: {}, children: [] };
  const open = [root];
  const token = /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-z][\w-]*)\s*>|<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]*))?)*)\s*(\/?)>|[^<]+|</gi;
  for (const match of source.matchAll(token)) {
    const [whole, close, name, attributes, self] = match;
    const here = open[open.length - 1];
    if (close) {
      const at = open.findLastIndex((node) => node.name === close.toLowerCase());
      if (at > 0) open.length = at;
    } else if (name) {
      const node = { name: name.toLowerCase(), attributes: {}, children: [], parent: here };
      for (const [, key, a, b, c] of (attributes ?? "").matchAll(/([^\s=]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S*)))?/g)) {
        node.attributes[key] = decode(a ?? b ?? c ?? "");
      }
      here.children.push(node);
      if (!self && !VOID.has(node.name)) open.push(node);
    } else if (!whole.startsWith("<!")) {
      here.children.push(decode(whole));
    }
  }
  return root;
}

/** Every node below, itself first, that `wanted` says yes to. */
export function all(node, wanted, found = []) {
  if (typeof node === "string") return found;
  if (wanted(node)) found.push(node);
  for (const child of node.children) all(child, wanted, found);
  return found;
}

export const has = (node, name) => (node.attributes.class ?? "").split(" ").includes(name);

/** The text below a node, blanks folded. */
export function text(node) {
  if (typeof node === "string") return node.replace(/\s+/g, " ");
  if (["script", "style"].includes(node.name)) return "";
  return node.children.map(text).join(INLINE.has(node.name) || node.name === "" ? "" : " ").replace(/ +/g, " ");
}

// Which statements a page makes: texts of the head, paragraphs, headings, tiles, table cells, labels
// of charts and of controls for screen readers; each with where it stands.

import { all, has, parse, text } from "./html.mjs";
import { readFileSync } from "node:fs";

const clean = (words) => words.replace(/[\u200b\u2066-\u2069]/g, "").replace(/\s+/g, " ").replace(/ ([,.;:)])/g, "$1").trim();
const BLOCK = new Set(["p", "h1", "h2", "h3", "h4", "dt", "dd", "li", "caption", "figcaption", "th", "td", "summary", "legend", "label", "option", "button", "title", "aside", "blockquote", "q", "text", "div"]);
const INLINE = new Set(["a", "b", "bdi", "span", "strong", "em", "abbr", "sup", "small", "time", "i", "tspan", "q"]);

/** Whether a node's own words, with its inline children, make a block. */
function isBlock(node) {
  if (!BLOCK.has(node.name)) return false;
  if (node.name === "div") return node.children.some((child) => typeof child === "string" && child.trim());
  return true;
}

/** The words of a block: texts and inline children, without blocks inside it and without hints. */
function wordsOf(node) {
  if (typeof node === "string") return node;
  if (["svg", "script", "style", "select", "details", "ul", "ol", "table", "noscript", "figure"].includes(node.name)) return "";
  if (!INLINE.has(node.name) && isBlock(node)) return "";
  return node.children.map(wordsOf).join("");
}

/** The page, or what stands in its place, as statements: `{ where, words, node, path }`, in the order of the page. */
export function statements(file, source = readFileSync(file, "utf8")) {
  const tree = parse(source);
  const found = [];
  const add = (where, words, node) => {
    const said = clean(words);
    if (said) found.push({ where, words: said, node });
  };
  for (const meta of all(tree, (node) => node.name === "meta")) {
    const name = meta.attributes.name ?? meta.attributes.property;
    if (["description", "og:title", "og:description"].includes(name)) add(`meta ${name}`, meta.attributes.content, meta);
  }
  for (const title of all(tree, (node) => node.name === "title")) add("title", text(title), title);
  const visit = (node, inSvg) => {
    if (typeof node === "string") return;
    if (["script", "style", "title", "noscript", "template"].includes(node.name)) return;
    if (node.attributes["aria-label"]) add(`label ${node.name}`, node.attributes["aria-label"], node);
    if (isBlock(node)) {
      const kind = inSvg ? `chart ${node.attributes.class ?? node.parent.attributes.class ?? ""}` : `${node.name} ${node.attributes.class ?? ""}`;
      const own = node.children.map(wordsOf).join("");
      add(kind.trim(), own, node);
    }
    for (const child of node.children) visit(child, inSvg || node.name === "svg");
  };
  const body = all(tree, (node) => node.name === "body")[0] ?? tree;
  visit(body, false);
  return { tree, found };
}

/** The tables of a page: caption, heads, and rows of cells with their words, hints apart. */
export function tables(tree) {
  return all(tree, (node) => node.name === "table").map((table) => {
    const caption = clean(all(table, (node) => node.name === "caption").map(text).join(" "));
    const cell = (node) => {
      const hints = all(node, (child) => child !== node && (has(child, "fv-table__hint") || has(child, "fv-heat__rank"))).map((hint) => clean(text(hint)));
      const strip = (child) => (typeof child === "string" ? child : has(child, "fv-table__hint") || has(child, "fv-heat__rank") || has(child, "fv-note-mark") || ["svg", "button"].includes(child.name) ? "" : child.children.map(strip).join(""));
      return { words: clean(node.children.map(strip).join("")), whole: clean(text(node)), hints, node, header: node.name === "th" };
    };
    const row = (node) => node.children.filter((child) => ["td", "th"].includes(child.name)).map(cell);
    const head = all(table, (node) => node.name === "thead").flatMap((node) => all(node, (child) => child.name === "tr")).map((tr) => tr.children.filter((child) => child.name === "th").map((th) => clean(text(th))))[0] ?? [];
    const within = (node) => (node.name === "table" ? node : within(node.parent));
    const rows = all(table, (node) => node.name === "tr" && node.parent.name === "tbody" && within(node) === table).map(row);
    return { caption, head, rows, node: table };
  });
}

export { clean };

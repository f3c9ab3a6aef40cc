// A report in which every text has words that no line has room for, made from an example and from the
// schema of the format, so that a text that the format gains is in it too.

import { readFileSync } from "node:fs";

/** A word of sixty letters, an address of the web and an amount with as many digits as numbers have. */
export const WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochion";
export const ADDRESS = "www.testham-borough-council.gov.uk/performance/satisfaction-survey-of-residents";
export const AMOUNT = "£145,678,123,456.78";

/** What is no text but a name, a day, a choice or an address: it has to be what it is. */
const STRUCTURE = new Set([
  "fairview", "kind", "id", "is", "area", "objective", "source", "basis", "rating", "direction", "polarity",
  "period", "published", "due", "next_update", "year", "status", "sort", "series", "code", "file", "url", "of",
  "report", "release", "cohort", "direction_against", "year_ends", "mark", "band",
  "as_at",
]);
/** The kinds of units that have a text which others have not. */
const KIND_WITH = { of: "rate", symbol: "other" };
/** Lists of texts; others are of names or periods. */
const FREE_LISTS = new Set(["Report.notes", "Since.sentences", "HistoryEntry.changes"]);

const schema = JSON.parse(readFileSync(new URL("../../../static/report.schema.json", import.meta.url), "utf8"));

/** What a part of a report is by the schema, and the name that it has there. */
function follow(node) {
  const reference = node?.$ref ?? node?.anyOf?.find((other) => other.$ref)?.$ref;
  const name = reference?.split("/").at(-1);
  return name ? { name, node: schema.$defs[name] } : { node };
}
const isText = (node) => [node?.type].flat().includes("string");

/** The words that a text is given: each kind of them stands in every text. */
const words = (text) => `${text} ${WORD} ${ADDRESS} ${AMOUNT}`.trim();

/** Whether a text of what is given may hold any words. */
function isFree(name, field, value) {
  if (name === "Unit") return field !== "kind" && (KIND_WITH[field] ?? value.kind) === value.kind;
  if (name === "Meaning" && field === "of") return false;
  return !STRUCTURE.has(field);
}

/** Every text that the format has, as `Cell.printed`. */
export const TEXTS = Object.entries({ Report: schema, ...schema.$defs }).flatMap(([name, { properties }]) => {
  const lists = Object.keys(properties).map((field) => `${name}.${field}`).filter((where) => FREE_LISTS.has(where));
  const free = Object.entries(properties).filter(([field, node]) => isText(node) && isFree(name, field, { kind: KIND_WITH[field] }));
  return [...lists, ...free.map(([field]) => `${name}.${field}`), ...(name === "Series" ? ["Series.printed"] : [])];
});

/**
 * The same report with hostile words in every text of it, those that it leaves out put in. `counted`
 * is told the name of each field that was given some, as the schema has it: `Cell.printed`.
 */
export function hostile(report, counted = () => undefined) {
  return filled(structuredClone(report), schema, "Report");

  function filled(value, node, name) {
    if (value === null || typeof value !== "object") return value;
    for (const [field, property] of Object.entries(node.properties ?? {})) {
      const where = `${name}.${field}`;
      const old = value[field];
      if (isText(property)) {
        if (isFree(name, field, value)) value[field] = text(old ?? "", where);
      } else if (Array.isArray(old)) {
        value[field] = listed(old, property, where, name, field);
      } else if (old !== null && old !== undefined && typeof old === "object") {
        value[field] = within(old, property, where);
      }
    }
    return value;
  }

  function listed(list, property, where, name, field) {
    const items = follow(property.items);
    return list.map((item) => {
      if (typeof item === "string") return FREE_LISTS.has(`${name}.${field}`) ? text(item, where) : item;
      return items.name ? filled(item, items.node, items.name) : item;
    });
  }

  /** One part, or some that are kept by the names of columns or periods. */
  function within(value, property, where) {
    const one = follow(property);
    if (one.name) return filled(value, one.node, one.name);
    const each = follow(property.additionalProperties);
    const entries = Object.entries(value).map(([key, inner]) => {
      if (each.name) return [key, filled(inner, each.node, each.name)];
      return [key, where === "Series.printed" ? text(inner, where) : inner];
    });
    return Object.fromEntries(entries);
  }

  function text(old, where) {
    counted(where);
    return words(old);
  }
}

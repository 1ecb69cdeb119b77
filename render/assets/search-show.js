// Shows what a search found: the text with its words set off, and what it is.
// @ts-check
import { keep, language, lead, linkTo, make, one, say } from "./compare-page.js";
import { part } from "./page.js";
import { placesOf } from "./search-core.js";

/** @typedef {import("./search-core.js").Found} Found */

/** @param {Found} found @param {string} query @param {boolean} isLoaded whether the language of the page is, so that a text that is not there is not translated */
export function showAnswer({ item, also, lang }, query, isLoaded) {
  const element = part("answer"), link = one(element, ".answer"), about = one(element, ".about"), what = one(element, ".what");
  const { part: kind, id, components = [], kind: sort = "" } = item.entry;
  lead(link, item.version, id).replaceChildren(...marked(excerpt(item.texts.get(lang) ?? item.entry, query), query));
  element.dataset.kind = sort || "other";
  what.textContent = sort ? say(`kind.${sort}`) : say(`part.${kind}`);
  if (lang !== language) link.lang = lang;
  keep(one(element, ".untranslated"), isLoaded && !item.texts.has(language));
  for (const name of components) {
    const component = part("component");
    component.textContent = name;
    about.append(" ", component);
  }
  if (also.length) about.append(" ", showAlso(also));
  return element;
}

/** @param {import("./search-core.js").Place[]} also */
function showAlso(also) {
  const element = part("also"), [before, after] = say("also", { releases: "\n" }).split("\n");
  element.append(before, ...also.flatMap(({ version, id }, i) => i ? [" ", linkTo(version, id)] : [linkTo(version, id)]), after);
  return element;
}

const longest = 320; // characters of an excerpt

/** The sentence that stands for a text, or the line of it that has the words. @param {import("./search-core.js").Entry} entry @param {string} query */
function excerpt({ text, head = text }, query) {
  const line = [head, ...text.split("\n")].find((line) => placesOf(line, query).length) ?? (head || text.split("\n")[0]);
  if (line.length <= longest) return line;
  const from = Math.max(0, Math.min((placesOf(line, query)[0]?.[0] ?? 0) - 60, line.length - longest));
  const piece = line.slice(from, from + longest).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
  return (from ? "…" : "") + piece + (from + longest < line.length ? "…" : "");
}

/** A text with the words found set off. @param {string} text @param {string} query */
function marked(text, query) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of placesOf(text, query)) {
    nodes.push(text.slice(at, start), make("mark", text.slice(start, end)));
    at = end;
  }
  return [...nodes, text.slice(at)];
}

// What the modules of the comparing pages share: elements, words and data.
// @ts-check
import { template } from "./page.js";

/** @typedef {HTMLAnchorElement} Part a link, or an element of which less is asked */

export const language = document.documentElement.lang;
const { index: indexURL = "", release: releaseURL = "", page: pageURL = "", hole = "" } =
  /** @type {HTMLElement} */ (document.getElementById("part.words")).dataset;

/** @param {ParentNode} root @param {string} selector */
export function one(root, selector) { return /** @type {Part} */ (root.querySelector(selector)); }

/** @param {ParentNode} root @param {string} selector */
export function all(root, selector) { return /** @type {Part[]} */ ([...root.querySelectorAll(selector)]); }

/** @param {Element} element what the answer may lack @param {unknown} wanted */
export function keep(element, wanted) { if (!wanted) element.remove(); }

/** @param {string} tag @param {string} text */
export function make(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** @param {string | null} text @param {Record<string, unknown>} values */
export function fill(text, values) {
  return (text ?? "").replace(/\{([\w-]+)\}/g, (hole, name) => String(values[name] ?? hole));
}

/** @param {string} name of a sentence of the page @param {Record<string, unknown>} values */
export function say(name, values = {}) {
  const words = one(template("words"), `[data-name="${name}"]`);
  return fill(values.n === 1 && words.dataset.singular || words.textContent, values);
}

/** @param {string} url with a hole for the slug @param {string} slug */
function at(url, slug) { return url.replace(hole, encodeURIComponent(slug)); }

/** @param {Element} link @param {string} slug @param {string} id of an entry there */
export function lead(link, slug, id = "") {
  link.setAttribute("href", at(pageURL, slug) + (id && `#${id}`));
  link.textContent = slug;
  return link;
}

/** @param {string} slug @param {string} id */
export function linkTo(slug, id = "") { return lead(document.createElement("a"), slug, id); }

/** @param {Node[]} nodes */
export function spaced(nodes) { return nodes.flatMap((node, i) => i ? [" ", node] : [node]); }

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/** @param {string} url @param {"json" | "text"} type */
function load(url, type) {
  if (!loaded.has(url)) {
    const request = fetch(url).then((r) => r.ok ? r[type]() : Promise.reject(new Error(`${url}: ${r.status}`)));
    request.catch(() => loaded.delete(url)); // the next question tries again
    loaded.set(url, request);
  }
  return /** @type {Promise<any>} */ (loaded.get(url));
}

/** @returns {Promise<import("./compare-core.js").Index>} */
export function loadIndex() { return load(indexURL, "json"); }

/** @param {string} slug @returns {Promise<import("./compare-core.js").Release>} */
export function loadRelease(slug) { return load(at(releaseURL, slug), "json"); }

/** @param {string} slug */
export async function loadPage(slug) { return new DOMParser().parseFromString(await load(at(pageURL, slug), "text"), "text/html"); }

// Shows a text of the notes.
// @ts-check
import { textIn } from "./compare-data.js";
import { keep, language, loadPage, make, one } from "./compare-page.js";
import { addCopyButtons } from "./page.js";

/** @typedef {import("./compare-core.js").Span} Span */

/**
 * Shows a text in the language of the page, or else in another one and marked.
 * @param {Element} item
 * @param {import("./compare-core.js").Index} index
 * @param {import("./compare-core.js").Texts} texts
 * @param {string} version
 * @param {string} id of the text on the page of that version
 * @param {(text: string) => string} edit what the page says there
 */
export function showText(item, index, texts, version, id, edit = (text) => text) {
  const { lang, text: { plain, spans } } = textIn(index, texts);
  const place = one(item, ".text"), head = spans.map((s) => s.text).join("");
  const first = plain.startsWith(head) ? head.length : 0; // how much of the text the spans are
  const rest = make("span", plain.slice(first).trim());
  rest.className = "rest";
  place.append(...first ? showSpans(spans) : [], rest);
  if (rest.textContent) showWhole(place, version, id, edit).catch(console.warn);
  else rest.remove();
  if (lang !== language) place.lang = lang;
  keep(one(item, ".mark.untranslated"), lang !== language);
}

/**
 * Lists, code and tables come without their markup at first, then as the page
 * of the release has them.
 * @param {Element} place
 * @param {string} version
 * @param {string} id
 * @param {(text: string) => string} edit
 */
async function showWhole(place, version, id, edit) {
  const page = await loadPage(version);
  const whole = page.getElementById(id)?.querySelector(".text");
  if (!whole) return;
  const texts = page.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) text.nodeValue = edit(text.nodeValue ?? "");
  place.replaceChildren(...whole.childNodes);
  addCopyButtons(place);
}

/** @param {Span[]} spans */
function showSpans(spans) {
  /** @type {Span[][]} */
  const runs = []; // neighbours that lead to the same place
  for (const span of spans) {
    const before = runs.at(-1)?.[0];
    if (before && before.link === span.link && !before.image && !span.image) runs.at(-1)?.push(span);
    else runs.push([span]);
  }
  return runs.flatMap((run) => showRun(run));
}

/** @param {Span[]} run */
function showRun(run) {
  const { link = "", image } = run[0], pieces = run.map(showPiece);
  const href = (image ? /^https?:\/\//i : /^(https?:\/\/|mailto:)/i).test(link);
  const isRelative = link && !link.startsWith("//") && (!link.includes(":") || /[/?#].*:/.test(link));
  if (!href && !isRelative) return pieces;
  const element = document.createElement(href ? "a" : "span");
  element.setAttribute(href ? "href" : "title", link);
  element.append(...pieces);
  return [element];
}

/** @param {Span} span */
function showPiece({ text, code, html, image, emphasis, strong, strike, link = "" }) {
  if (html ? /^<br\/?>$/i.test(text.replace(/\s/g, "")) : text === "\n") return document.createElement("br");
  /** @type {Node} */
  let node = document.createTextNode(image && !text ? link : text);
  for (const tag of [(code || html) && "code", strike && "s", emphasis && "em", strong && "strong"]) {
    if (!tag) continue;
    const element = document.createElement(tag);
    element.append(node);
    node = element;
  }
  return node;
}

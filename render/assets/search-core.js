// What model.Search does: finds what the notes say that has all words of a
// query. Nothing here knows the page.
// @ts-check
import { means, readReference } from "./references.js";

/** @typedef {{at: number, part: string, id: string, kind?: string, components?: string[], refs?: string[], wording?: string, text: string, head?: string}} Entry */
/** @typedef {{language: string, releases: {version: string, label?: string, place: number, entries: Entry[]}[]}} File one of the index */
/** @typedef {{whole: string, head: string, brief: number}} Folded a text as words are looked for in it */
/** @typedef {{version: string, label: string, place: number, entry: Entry, texts: Map<string, Entry>}} Item an entry in all its languages */
/** @typedef {{version: string, id: string}} Place */
/** @typedef {{item: Item, also: Place[], lang: string, score: number}} Found also: others that say it, oldest first */
/** @typedef {{kinds: string[], components: string[]}} Filter all that it says must hold */

/** The entries of files, oldest release first. @param {File[]} files @returns {Item[]} */
export function gather(files) {
  /** @type {Map<string, Item>} */
  const items = new Map();
  for (const { language, releases } of files) {
    for (const { version, label = "", place, entries } of releases) {
      for (const entry of entries) {
        const key = `${entry.at} ${version}`, item = items.get(key) ?? { version, label, place, entry, texts: new Map() };
        items.set(key, item);
        item.texts.set(language, entry);
      }
    }
  }
  return [...items.values()].sort((a, b) => b.place - a.place || a.entry.at - b.entry.at);
}

/**
 * The answers, the best first and, of those that fit alike, the newest first.
 * @param {Item[]} items @param {string} query @param {string[]} languages that of the reader first @param {Filter} filter
 */
export function search(items, query, languages, filter) {
  /** @type {Found[]} */
  const found = [];
  /** @type {Map<string, Found>} */
  const said = new Map();
  const terms = termsOf(query);
  for (const item of terms.length ? items : []) {
    const fit = fits(item.entry, filter) && rate(item, terms, languages);
    if (!fit || !fit.score) continue;
    const keys = identity(item.entry), known = keys.map((key) => said.get(key)).find(Boolean);
    if (known) {
      known.also.push({ version: item.version, id: item.entry.id });
      continue;
    }
    const answer = { item, also: [], ...fit };
    for (const key of keys) said.set(key, answer);
    found.push(answer);
  }
  return found.sort((a, b) => b.score - a.score || a.item.place - b.item.place);
}

/** @param {Entry} entry @param {Filter} filter which leaves only changes unless it is open */
function fits({ part, kind = "", components = [] }, filter) {
  const names = filter.components.map((name) => name.toLowerCase());
  return (part === "change" || !filter.kinds.length && !names.length) &&
    (!filter.kinds.length || filter.kinds.includes(kind)) &&
    (!names.length || components.some((name) => names.includes(name.toLowerCase())));
}

/** By what an entry of another release counts as the same. @param {Entry} entry */
function identity({ part, id, refs = [], wording }) {
  if (part !== "change") return [`${part} ${wording || id}`];
  return [`id ${id}`, ...refs.length ? [`refs ${[...new Set(refs)].sort().join(" ")}`] : []];
}

/** @param {Item} item @param {Term[]} terms @param {string[]} languages */
function rate(item, terms, languages) {
  const named = terms.map((term) => namedScore(item, term));
  let best = 0, first = "";
  for (const lang of languages) {
    const text = item.texts.get(lang);
    const score = text ? scoreOf(folded(text), terms, named) : 0;
    if (!score) continue;
    first ||= lang;
    best = Math.max(best, score + (lang === languages[0] ? 2 : 0));
  }
  return { score: best, lang: first };
}

/** How well one text has the words; zero if it lacks one. @param {Folded} text @param {Term[]} terms @param {number[]} named */
function scoreOf({ whole, head, brief }, terms, named) {
  let total = 0;
  for (const [i, { word }] of terms.entries()) {
    const inWhole = termScore(whole, word), inHead = head === whole ? inWhole : termScore(head, word);
    const score = Math.max(inWhole, 2 * inHead, named[i]);
    if (!score) return 0;
    total += score;
  }
  return Math.floor(10 * total / terms.length) + brief;
}

/** @type {WeakMap<Entry, Folded>} */
const foldedTexts = new WeakMap();

/** @param {Entry} entry */
function folded(entry) {
  let text = foldedTexts.get(entry);
  if (!text) {
    const whole = fold(entry.text), head = entry.head === undefined ? whole : fold(entry.head);
    text = { whole, head, brief: brevity(whole) };
    foldedTexts.set(entry, text);
  }
  return text;
}

/** What it is worth that a text says it in few words. @param {string} text */
function brevity(text) { return text.length > 200 ? 0 : Math.min(9, Math.floor(200 / (bytes(text) + 1))); }

/** @param {string} text */
function bytes(text) { return new TextEncoder().encode(text).length; }

/** In lower case, with one blank for any white space, and with the full-width forms of ASCII made narrow. @param {string} text */
export function fold(text) { return foldCase(text.replace(/\p{White_Space}+/gu, " ")); }

/** Has as many characters as the text: letters that would become two, or another one at the end of a word, are put first. @param {string} text */
function foldCase(text) {
  const narrow = text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  return narrow.replace(/\u0130/g, "i").replace(/\u03a3/g, "\u03c3").toLowerCase();
}

/** @typedef {{word: string, reference: import("./references.js").Reference | null}} Term */

/** The words of a query, cut at white space outside of double quotes. @param {string} query @returns {Term[]} */
export function termsOf(query) {
  const words = query.split('"').flatMap((piece, i) => {
    const trimmed = fold(piece).replace(/^ | $/g, "");
    return i % 2 ? [trimmed] : trimmed.split(" ");
  });
  return words.filter(Boolean).map((word) => ({ word, reference: bytes(word) > 2 || word[0] === "#" ? readReference(word) : null }));
}

/** What a word is worth that names the entry instead of standing in its text. @param {Item} item @param {Term} term */
function namedScore({ version, label, entry: { part, id, refs = [], components = [] } }, { word, reference }) {
  if (reference && part === "change" && (word === id || refs.some((ref) => means(reference, readReference(ref))))) return 30;
  if (components.some((name) => fold(name) === word)) return 16;
  return [version, label].some((name) => name && [name.toLowerCase(), name.toLowerCase().replace(/^v/, "")].includes(word)) ? 8 : 0;
}

/** From 0, the text does not have the word, to 10, it has it as a word of its own. @param {string} text @param {string} word */
function termScore(text, word) {
  let best = 0;
  for (let at = text.indexOf(word); at >= 0 && best < 10; at = text.indexOf(word, at + charAt(text, at).length)) {
    best = Math.max(best, placeScore(text, at, at + word.length));
  }
  return best || partsScore(text, word);
}

/** What it is worth that a word stands at a place. @param {string} text @param {number} start @param {number} end */
function placeScore(text, start, end) {
  const before = charBefore(text, start), after = charAt(text, end);
  if (isWide(charAt(text, start))) return 10;
  const begins = !isNameChar(before), ends = !isNameChar(after);
  if (begins && ends) return /[_.-]/.test(before) || /[_-]/.test(after) ? 8 : 10;
  return begins ? 6 : 3;
}

/** A word that stands nowhere as it is, by its parts: those in Latin letters as they are, those in Chinese by pairs of characters, of which most must be there. @param {string} text @param {string} word */
function partsScore(text, word) {
  const runs = scriptRuns(word);
  let pairs = 0, there = 0;
  for (const run of runs) {
    const parts = partsOf(run), found = parts.filter((part) => text.includes(part)).length;
    if (!found && !hasPairs(run)) return 0;
    pairs += parts.length;
    there += found;
  }
  if (pairs < 2 && runs.length < 2 || 5 * there < 3 * pairs) return 0;
  return 1 + Math.floor(4 * there / pairs);
}

/** Cuts a word where characters written without spaces meet others. @param {string} word */
function scriptRuns(word) {
  /** @type {string[]} */
  const runs = [];
  let wide = false;
  for (const char of word) {
    if (runs.length && isWide(char) === wide) runs[runs.length - 1] += char;
    else runs.push(char);
    wide = isWide(char);
  }
  return runs;
}

/** @param {string} run */
function hasPairs(run) { return isWide(run) && [...run].length > 1; }

/** A run as it is, or the pairs of its characters. @param {string} run */
function partsOf(run) {
  const chars = [...run];
  return hasPairs(run) ? chars.slice(1).map((char, i) => chars[i] + char) : [run];
}

const wideChar = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;

/** Whether a text begins with a character that is written without spaces between words. @param {string} char */
function isWide(char) { return char >= "\u1100" && !(char >= "\uff61" && char <= "\uffdc") && wideChar.test(char); }

/** Whether a character stands inside a word that is written with spaces around it. @param {string} char */
function isNameChar(char) { return /^[\p{L}\p{Nd}]/u.test(char) && !isWide(char); }

/** @param {string} text @param {number} at */
function charAt(text, at) { return at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : ""; }

/** @param {string} text @param {number} at */
function charBefore(text, at) { return [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ""; }

/**
 * Where a text has the words of a query, or the parts that the search is content
 * with: pairs of start and end, in order and without overlap.
 * @param {string} text @param {string} query
 */
export function placesOf(text, query) {
  const origin = originOf(text);
  const searched = fold(text);
  /** @type {[number, number][]} */
  const places = [];
  const add = (/** @type {string} */ word) => {
    const before = places.length;
    for (let at = searched.indexOf(word); at >= 0; at = searched.indexOf(word, at + word.length)) places.push([origin[at], origin[at + word.length]]);
    return places.length > before;
  };
  for (const { word } of termsOf(query)) {
    if (!add(word)) scriptRuns(word).flatMap(partsOf).forEach(add);
  }
  return joined(places);
}

/** From where in a text each character of it comes when it is folded, and the end. @param {string} text */
function originOf(text) {
  const origin = [];
  let place = 0;
  for (const piece of text.match(/\p{White_Space}+|[^]/gu) ?? []) {
    const length = /^\p{White_Space}/u.test(piece) ? 1 : piece.length;
    for (let i = 0; i < length; i++) origin.push(place + i);
    place += piece.length;
  }
  return [...origin, text.length];
}

/** Sorts places and joins those that touch. @param {[number, number][]} places */
function joined(places) {
  /** @type {[number, number][]} */
  const list = [];
  for (const [start, end] of places.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = list.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else list.push([start, end]);
  }
  return list;
}

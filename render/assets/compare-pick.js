// What model.Filter and model.GroupEntries do: which entries of a comparison are
// shown, and how they are put together. Nothing here knows the page.
// @ts-check
import { means, readReference } from "./references.js";

/** @typedef {import("./compare-core.js").Entry} Entry */
/** @typedef {{kinds: string[], components: string[], refs: string[], text: string, stable: boolean}} Filter all that it says must hold */
/** @typedef {{kind?: string, component?: string, version?: string, entries: Entry[]}} Group */

/** All kinds, those first that bite somebody who upgrades. */
export const kinds = ["compatibility", "removal", "security", "known-issue", "deprecation", "feature", "improvement", "fix", "other"];

/** Parts the entries that somebody who upgrades must know first from the others. @param {Entry[]} entries */
export function splitBiting(entries) {
  const bites = (/** @type {Entry} */ e) => kinds.indexOf(e.change.kind) < 4;
  return { urgent: entries.filter(bites), others: entries.filter((e) => !bites(e)) };
}

/** @param {Filter} filter */
export function isOpen({ kinds, components, refs, text, stable }) {
  return !kinds.length && !components.length && !refs.length && !text && !stable;
}

/**
 * The entries that a filter lets through, and how many of the others it hides
 * for nothing but that they are of pre-releases.
 * @param {Entry[]} entries
 * @param {Filter} filter
 * @param {Set<string>} prereleases
 */
export function filtered(entries, filter, prereleases) {
  const matches = matcher(filter);
  const fit = entries.filter(matches), isEarly = (/** @type {Entry} */ e) => prereleases.has(e.version);
  const shown = filter.stable ? fit.filter((e) => !isEarly(e)) : fit;
  return { shown, hidden: entries.length - shown.length, early: fit.filter(isEarly).length };
}

/** @param {Filter} filter */
function matcher({ kinds, components, refs, text }) {
  const names = components.map((c) => c.toLowerCase()), part = text.toLowerCase();
  return (/** @type {Entry} */ { change }) =>
    (!kinds.length || kinds.includes(change.kind)) &&
    (!names.length || change.components.some((c) => names.includes(c.toLowerCase()))) &&
    (!refs.length || refs.some((ref) => isNamed(change, ref))) &&
    (!part || Object.values(change.texts).some((t) => t.plain.toLowerCase().includes(part)));
}

/** Whether a reference means a change: by its id, or by a reference of it. @param {Entry["change"]} change @param {string} ref */
function isNamed({ id, refs }, ref) {
  const asked = readReference(ref);
  return ref === id || refs.some((own) => means(asked, readReference(own)));
}

/**
 * Puts entries together, each in one group: kinds in their order, components by
 * name and those without any last, versions in the order they come in.
 * @param {Entry[]} entries
 * @param {string} by "kind", "component" or "version"
 */
export function groupEntries(entries, by) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const entry of entries) {
    const key = keyOf(entry, by), name = Object.values(key)[0];
    if (!groups.has(name)) groups.set(name, { ...key, entries: [] });
    groups.get(name)?.entries.push(entry);
  }
  for (const group of groups.values()) group.entries.sort((a, b) => rankOf(a.change.kind) - rankOf(b.change.kind));
  return [...groups.values()].sort((a, b) => rankOf(a.kind) - rankOf(b.kind) || compareNames(a.component, b.component));
}

/** @param {Entry} entry @param {string} by */
function keyOf({ version, change }, by) {
  if (by === "component") return { component: change.components.join(", ") };
  return by === "version" ? { version } : { kind: change.kind };
}

function rankOf(kind = "") { return kinds.indexOf(kind); }

function compareNames(a = "", b = "") {
  if (!a !== !b) return a ? -1 : 1;
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0;
}

/** The components of entries, by name. @param {Entry[]} entries */
export function componentsOf(entries) {
  return [...new Set(entries.flatMap((e) => e.change.components))].sort(compareNames);
}

// What model.Catalog.Compare computes, from the JSON of the site. Nothing here
// knows the page, so that it can be tested without a browser.
// @ts-check
import { pathThrough } from "./compare-path.js";

/** @typedef {Record<string, string>} Remark a sentence, by language */
/** @typedef {{version: string, name: string, label: string, parent: string, prerelease: boolean, commit?: string, required?: Remark, withdrawn?: Remark, knownBad?: Remark}} Head a release without what it brings */
/** @typedef {{file: string, versions: string[], notices: Passage[]}} Paper a document of the notes */
/** @typedef {{product: string, shortName: string, latest: string, languages: string[], repository: string, releases: Head[], documents: Record<string, Paper[]>}} Index */
/** @typedef {{text: string, code?: boolean, html?: boolean, image?: boolean, strong?: boolean, emphasis?: boolean, strike?: boolean, link?: string}} Span */
/** @typedef {{plain: string, markdown: string, spans: Span[], source: {file: string, line: number}}} Text */
/** @typedef {Record<string, Text>} Texts by language */
/** @typedef {{version: string, id: string}} Place where an entry stands */
/** @typedef {Place & {by: string}} Holder an entry that is the same change, and by what it is */
/** @typedef {{id: string, kind: string, components: string[], refs: string[], earlier?: Holder[], similar?: Place[], repeatOf?: string, texts: Texts}} Change */
/** @typedef {{version: string, change: Change}} Entry */
/** @typedef {Entry & {as: Place, by: string}} LeftOut */
/** @typedef {{id: string, key: string, wording: string, fills?: boolean, texts: Texts}} Passage */
/** @typedef {Head & {build: Record<string, any>, changes: Change[], steps: Passage[], notices: Passage[]}} Release */
/** @typedef {{gained: string[], left: string[], fromLine: string[], toLine: string[], direction: string, backward: boolean}} Sides backward is to the older version */

/**
 * The releases that one has or gets and the other does not, oldest first.
 * @param {Index} index
 * @param {string} from
 * @param {string} to
 * @returns {Sides}
 */
export function sidesOf(index, from, to) {
  const fromLine = lineage(index, from), toLine = lineage(index, to);
  const gained = without(toLine, fromLine), left = without(fromLine, toLine);
  const direction = from === to ? "same" : !left.length ? "upgrade" : !gained.length ? "downgrade" : "across";
  const age = (/** @type {string} */ slug) => index.releases.findIndex((r) => r.version === slug);
  const backward = direction === "downgrade" || direction === "across" && age(to) > age(from);
  return { gained, left, fromLine, toLine, direction, backward };
}

/** @param {string[]} slugs @param {string[]} others */
function without(slugs, others) {
  const known = new Set(others);
  return slugs.filter((slug) => !known.has(slug));
}

/**
 * @param {Index} index
 * @param {string} slug
 */
function lineage(index, slug) {
  const parents = new Map(index.releases.map((r) => [r.version, r.parent]));
  const line = new Set();
  for (let at = slug; parents.has(at) && !line.has(at); at = parents.get(at) ?? "") line.add(at);
  return [...line].reverse();
}

/**
 * @param {Index} index
 * @param {Sides} sides
 * @param {Map<string, Release>} releases those of both sides at least
 */
export function compare(index, sides, releases) {
  const load = (/** @type {string[]} */ slugs) => slugs.map((slug) => /** @type {Release} */ (releases.get(slug)));
  const gained = load(sides.gained), left = load(sides.left);
  const { fresh: added, known, repeats } = difference(gained, holdersOf(index, left, sides.fromLine));
  const { fresh: notListed } = difference(left, holdersOf(index, gained, sides.toLine));
  return {
    added, notListed, known, repeats,
    seen: gained.reduce((n, r) => n + r.changes.length, 0),
    similar: new Map([...similarIn(sides.fromLine, added), ...similarIn(sides.toLine, notListed)]),
    path: pathThrough(index, sides.backward ? [] : gained),
  };
}

/**
 * The keys by which an entry of another release counts as the same change.
 * @param {Change} change
 */
function keysOf(change) {
  const refs = [...new Set(change.refs)].sort().join(" ");
  return [{ by: "id", key: `id ${change.id}` }, ...refs ? [{ by: "references", key: `refs ${refs}` }] : []];
}

/**
 * Answers which entry that the other side contains is the same as a change: the
 * oldest one. Of the releases that both sides have, entries tell themselves.
 * @param {Index} index
 * @param {Release[]} releases what only the other side has
 * @param {string[]} line all that it has
 */
function holdersOf(index, releases, line) {
  const contained = new Set(line), age = new Map(index.releases.map((r, i) => [r.version, i]));
  const older = (/** @type {Place} */ a, /** @type {Place} */ b) => (age.get(b.version) ?? 0) - (age.get(a.version) ?? 0);
  /** @type {Map<string, Place>} */
  const own = new Map();
  for (const { version, changes } of [...releases].sort((a, b) => (age.get(b.version) ?? 0) - (age.get(a.version) ?? 0)))
    for (const change of changes)
      for (const { key } of keysOf(change)) if (!own.has(key)) own.set(key, { version, id: change.id });
  return (/** @type {Change} */ change) => {
    for (const { by, key } of keysOf(change)) {
      const held = (change.earlier ?? []).filter((e) => e.by === by && contained.has(e.version));
      const [as] = [own.get(key) ?? [], held].flat().sort(older);
      if (as) return { as: { version: as.version, id: as.id }, by };
    }
    return undefined;
  };
}

/**
 * Sorts the entries of releases: those said already, those that the other side
 * has, and the rest.
 * @param {Release[]} releases
 * @param {ReturnType<typeof holdersOf>} holder
 */
function difference(releases, holder) {
  /** @type {Map<string, Place>} */
  const seen = new Map();
  /** @type {Entry[]} */
  const fresh = [];
  /** @type {LeftOut[]} */
  const known = [], repeats = [];
  for (const { version, changes } of releases) {
    const ids = new Set(changes.map((c) => c.id));
    for (const change of changes) {
      const again = saidAgain(version, change, ids, seen), held = again ? undefined : holder(change);
      if (again) repeats.push({ version, change, ...again });
      else if (held) known.push({ version, change, ...held });
      else fresh.push({ version, change });
    }
    for (const change of changes) // only now: entries of one release may share references
      for (const { key } of keysOf(change)) if (!seen.has(key)) seen.set(key, { version, id: change.id });
  }
  return { fresh, known, repeats };
}

/**
 * The entry that a change says again, and by what it does.
 * @param {string} version
 * @param {Change} change
 * @param {Set<string>} ids of its release
 * @param {Map<string, Place>} seen
 */
function saidAgain(version, change, ids, seen) {
  const { repeatOf } = change;
  if (repeatOf) return { as: { version, id: ids.has(repeatOf) ? repeatOf : change.id }, by: "repeat" };
  for (const { by, key } of keysOf(change)) {
    const as = seen.get(key);
    if (as) return { as, by };
  }
  return undefined;
}

/**
 * For entries, what the other side has that is nearly the same.
 * @param {string[]} line
 * @param {Entry[]} entries
 * @returns {[Change, Place][]}
 */
function similarIn(line, entries) {
  const contained = new Set(line);
  return entries.flatMap(({ change }) => {
    const similar = change.similar?.find((place) => contained.has(place.version));
    return similar ? [[change, similar]] : [];
  });
}

// What model.Catalog.Compare computes, from the JSON of the site. Nothing here
// knows the page, so that it can be tested without a browser.
// @ts-check

/** @typedef {{version: string, name: string, label?: string, parent: string, prerelease?: boolean, commit?: string}} Listed a release in the index */
/** @typedef {{latest: string, languages: string[], repository?: string, releases: Listed[]}} Index */
/** @typedef {{text: string, code?: boolean, html?: boolean, strong?: boolean, emphasis?: boolean, strike?: boolean, link?: string}} Span */
/** @typedef {Record<string, {plain: string, spans: Span[]}>} Texts by language */
/** @typedef {{id: string, kind: string, components?: string[], refs?: string[], since?: string, repeatOf?: string, texts: Texts}} Change */
/** @typedef {{version: string, change: Change}} Entry */
/** @typedef {{id: string, key: string, texts: Texts}} Passage */
/** @typedef {{version: string, build?: Record<string, any>, changes: Change[], steps: Passage[], notices: Passage[]}} Release */
/** @typedef {{gained: string[], left: string[], fromLine: string[], toLine: string[], direction: string}} Sides */
/** @typedef {{key: string, first: Passage, last: Passage, versions: string[]}} Merged */

/**
 * The slug that somebody means: with or without "v", a name, a label, "latest",
 * seven or more digits of a commit, or a line ("1.0.x", the newest of it).
 * @param {Index} index
 * @param {string} query
 */
export function find(index, query) {
  const wanted = query.trim().toLowerCase();
  if (wanted === "latest") return index.latest;
  const isName = (/** @type {string | undefined} */ name) =>
    !!name && [name.toLowerCase(), name.toLowerCase().replace(/^v/, "")].includes(wanted);
  const named = index.releases.find((r) => isName(r.version) || isName(r.name) || isName(r.label));
  return (named ?? builtFrom(index, wanted) ?? newestOf(index, wanted))?.version;
}

/**
 * @param {Index} index
 * @param {string} commit
 */
function builtFrom(index, commit) {
  if (!/^[0-9a-f]{7,40}$/.test(commit)) return undefined;
  const isSame = (other = "") => !!other && (other.startsWith(commit) || commit.startsWith(other));
  const found = index.releases.filter((r) => isSame(r.commit) || isSame(/-g([0-9a-f]{7,40})/.exec(r.name)?.[1]));
  return found.length === 1 ? found[0] : undefined;
}

/**
 * @param {Index} index
 * @param {string} query
 */
function newestOf(index, query) {
  const line = /^v?(.+)\.x$/.exec(query)?.[1];
  const found = index.releases.filter((r) => line && r.version.startsWith(`v${line}.`));
  return found.find((r) => !r.prerelease) ?? found[0];
}

/**
 * The releases that one has or gets and the other does not, oldest first.
 * @param {Index} index
 * @param {string} from
 * @param {string} to
 * @returns {Sides}
 */
export function sidesOf(index, from, to) {
  const fromLine = lineage(index, from), toLine = lineage(index, to);
  const gained = toLine.filter((slug) => !fromLine.includes(slug));
  const left = fromLine.filter((slug) => !toLine.includes(slug));
  const direction = from === to ? "same" : !left.length ? "upgrade" : !gained.length ? "downgrade" : "across";
  return { gained, left, fromLine, toLine, direction };
}

/**
 * @param {Index} index
 * @param {string} slug
 */
function lineage(index, slug) {
  const parents = new Map(index.releases.map((r) => [r.version, r.parent]));
  /** @type {string[]} */
  const line = [];
  for (let at = slug; parents.has(at) && !line.includes(at); at = parents.get(at) ?? "") line.unshift(at);
  return line;
}

/**
 * @param {Sides} sides
 * @param {Map<string, Release>} releases those of both sides at least
 */
export function compare(sides, releases) {
  const load = (/** @type {string[]} */ slugs) => slugs.map((slug) => /** @type {Release} */ (releases.get(slug)));
  const gained = load(sides.gained), left = load(sides.left);
  const news = difference(gained, sides.fromLine, left);
  return {
    added: news.fresh, known: news.known, repeats: news.repeats,
    notListed: difference(left, sides.toLine, gained).fresh,
    steps: merge(gained, (r) => r.steps),
    notices: merge(gained, (r) => r.notices),
  };
}

/**
 * The keys by which an entry of another release counts as the same change.
 * @param {Change} change
 */
function keysOf(change) {
  const refs = [...new Set(change.refs ?? [])].sort().join(" ");
  return refs ? ["id " + change.id, "refs " + refs] : ["id " + change.id];
}

/**
 * Sorts the entries of releases: those that the other side has, of which its
 * older releases tell by the "since" of an entry; those said already; the rest.
 * @param {Release[]} releases
 * @param {string[]} otherLine
 * @param {Release[]} other
 */
function difference(releases, otherLine, other) {
  const has = new Set(other.flatMap((r) => r.changes.flatMap(keysOf)));
  const seen = new Set();
  /** @type {Entry[]} */
  const fresh = [];
  let known = 0, repeats = 0;
  for (const release of releases) {
    for (const change of release.changes) {
      const keys = keysOf(change);
      if (change.repeatOf || keys.some((key) => seen.has(key))) repeats++;
      else if (change.since && otherLine.includes(change.since) || keys.some((key) => has.has(key))) known++;
      else fresh.push({ version: release.version, change });
    }
    release.changes.flatMap(keysOf).forEach((key) => seen.add(key)); // only now: entries of one release may share references
  }
  return { fresh, known, repeats };
}

/**
 * Brings the passages of successive releases into one list, each key once, in
 * the wording of the last release; a new one behind the one it follows there,
 * or before the first that follows it.
 * @param {Release[]} releases
 * @param {(r: Release) => Passage[]} of
 */
function merge(releases, of) {
  /** @type {Merged[]} */
  const merged = [];
  for (const release of releases) {
    const place = (/** @type {Passage} */ passage) => merged.findIndex((m) => m.key === passage.key);
    let next = of(release).map(place).find((i) => i >= 0) ?? merged.length;
    for (const passage of of(release)) {
      let i = place(passage);
      if (i < 0) {
        i = next;
        merged.splice(i, 0, { key: passage.key, first: passage, last: passage, versions: [] });
      }
      merged[i].last = passage;
      merged[i].versions.push(release.version);
      next = i + 1;
    }
  }
  return merged;
}

const wide = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\u3000-\\u303f\\uff01-\\uff60]";
const words = new RegExp(`\\s+|(?:(?!${wide})(?:[\\p{L}\\p{N}\\p{M}_-]|\\.(?=\\w)))+|.`, "gsu");

/**
 * The difference of two texts by whole words, set as TextDiff of the program
 * sets it: white space between two changes of a line is part of both.
 * @param {string} a
 * @param {string} b
 * @returns {["" | "del" | "ins", string][]}
 */
export function wordDiff(a, b) {
  const from = a.match(words) ?? [], to = b.match(words) ?? [];
  // common[i][j] is how many words from[i:] and to[j:] have in common, in order.
  const common = Array.from({ length: from.length + 1 }, () => new Uint16Array(to.length + 1));
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      common[i][j] = from[i] === to[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  /** @type {["" | "del" | "ins", string][]} */
  const parts = [];
  let same = "", deleted = "", inserted = "", blank = ""; // blank is the equal text behind a change, while it may be between two
  const flush = () => {
    parts.push(["del", deleted], ["ins", inserted]);
    same += blank;
    deleted = inserted = blank = "";
  };
  const change = () => {
    if (same) parts.push(["", same]);
    deleted += blank;
    inserted += blank;
    same = blank = "";
  };
  let i = 0, j = 0;
  while (i < from.length || j < to.length) {
    if (i < from.length && from[i] === to[j]) {
      if (!deleted && !inserted) same += from[i];
      else if (!blank && /^[^\S\n]+$/.test(from[i])) blank = from[i];
      else flush(), same += from[i];
      i++, j++;
    } else if (j === to.length || i < from.length && common[i + 1][j] >= common[i][j + 1]) change(), deleted += from[i++];
    else change(), inserted += to[j++];
  }
  flush();
  if (same) parts.push(["", same]);
  return parts.filter(([, text]) => text);
}

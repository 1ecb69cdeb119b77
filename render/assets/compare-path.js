// What model.Path tells, from the JSON of the site: where to stop on the way,
// what to do and what to mind. Nothing here knows the page.
// @ts-check

/** @typedef {import("./compare-core.js").Index} Index */
/** @typedef {import("./compare-core.js").Head} Head */
/** @typedef {import("./compare-core.js").Release} Release */
/** @typedef {import("./compare-core.js").Passage} Passage */
/** @typedef {import("./compare-core.js").Texts} Texts */
/** @typedef {{key: string, first: Passage, last: Passage, texts: Texts, versions: string[]}} Merged texts are those of the last release, versions none where it holds for all */
/** @typedef {{key: string, texts: Texts, version: string, by: string}} Dropped a wording, and the release with the later one */
/** @typedef {(text: string) => string} Rename */
/** @typedef {Merged & {at: string, filled?: Rename, dropped: Dropped[]}} Step filled puts in the version of the stop at which it is taken */
/** @typedef {{version: string, reasons: string[]}} Stop */

/**
 * The path through releases, oldest first. Those that nobody may pass by cut it
 * into legs; on each leg a step is taken once, where the leg ends.
 * @param {Index} index
 * @param {Release[]} releases
 */
export function pathThrough(index, releases) {
  /** @type {Stop[]} */
  const stops = [];
  /** @type {Step[]} */
  const steps = [];
  let start = 0;
  releases.forEach((release, i) => {
    const isLast = i === releases.length - 1;
    stops.push({ version: release.version, reasons: reasonsOf(release, isLast) });
    if (!isLast && !release.required) return;
    steps.push(...stepsOf(releases.slice(start, i + 1)));
    start = i + 1;
  });
  return { stops, steps, notices: [...generalNotices(index, releases), ...merge(releases, (r) => r.notices)] };
}

/** What makes a release a stop, the weightiest first. @param {Release} release @param {boolean} isLast */
function reasonsOf(release, isLast) {
  const { parent, version, required, withdrawn, knownBad, steps, notices } = release;
  const line = (/** @type {string} */ slug) => /^v\d+\.\d+/.exec(slug)?.[0];
  const reasons = Object.entries({
    target: isLast, required, withdrawn, "known-bad": knownBad,
    line: parent && line(parent) !== line(version), notes: steps.length + notices.length,
  }).filter(([, holds]) => holds).map(([reason]) => reason);
  return reasons.length ? reasons : ["passing"];
}

/**
 * The steps of a leg, with the wordings that later ones replace. Where releases
 * differ in nothing but the version that a step names, the one the leg ends with
 * is put in.
 * @param {Release[]} leg
 * @returns {Step[]}
 */
function stepsOf(leg) {
  const at = /** @type {Release} */ (leg.at(-1));
  return merge(leg, (r) => r.steps).map((step) => {
    const last = /** @type {Release} */ (leg.find((r) => r.version === step.versions.at(-1)));
    const dropped = superseded(step, leg, last.version);
    const rename = renamer(last, at);
    if (last === at || !step.last.fills || dropped.length) return { ...step, at: at.version, dropped };
    const { texts, changed } = renamed(step.texts, rename);
    return { ...step, at: at.version, dropped, texts, filled: changed ? rename : undefined };
  });
}

/** @param {Merged} step @param {Release[]} leg @param {string} by @returns {Dropped[]} */
function superseded(step, leg, by) {
  const said = new Set([step.last.wording]);
  return leg.flatMap(({ version, steps }) => steps.flatMap(({ key, wording, texts }) => {
    if (key !== step.key || said.has(wording)) return [];
    said.add(wording);
    return [{ key, texts, version, by }];
  }));
}

/**
 * Replaces the names of one version by those of another.
 * @param {Head} from
 * @param {Head} to
 * @returns {Rename}
 */
function renamer(from, to) {
  const bare = (/** @type {string} */ slug) => slug.replace(/^v/, "");
  const names = [
    [from.name, to.name], [from.label, to.label || to.version],
    [from.version, to.version], [bare(from.version), bare(to.version)],
  ].filter(([old]) => old).sort(([a], [b]) => b.length - a.length);
  return (text) => names.reduce((text, [old, name]) => replaceAlone(text, old, name), text);
}

/** Replaces a name where it is not a piece of something longer. @param {string} text @param {string} old @param {string} name */
function replaceAlone(text, old, name) {
  return text.replaceAll(old, (_, at) => {
    const isPiece = /[\w.-]$/.test(text.slice(0, at)) || /^(\w|\.\w)/.test(text.slice(at + old.length));
    return isPiece ? old : name;
  });
}

/** @param {Texts} texts @param {Rename} rename */
function renamed(texts, rename) {
  let changed = false;
  const edit = (/** @type {string} */ text) => {
    const edited = rename(text);
    changed ||= edited !== text;
    return edited;
  };
  const entries = Object.entries(texts).map(([lang, text]) => [lang, {
    ...text, plain: edit(text.plain), markdown: rename(text.markdown), spans: text.spans.map((s) => ({ ...s, text: edit(s.text) })),
  }]);
  return { texts: /** @type {Texts} */ (Object.fromEntries(entries)), changed };
}

/**
 * What the documents that tell of the releases say of all their releases, each
 * notice once whatever languages have it.
 * @param {Index} index
 * @param {Release[]} releases
 */
function generalNotices(index, releases) {
  const slugs = new Set(releases.map((r) => r.version));
  /** @type {Map<string, Merged>} */
  const notices = new Map();
  for (const lang of index.languages)
    for (const document of index.documents[lang] ?? [])
      if (document.versions.some((slug) => slugs.has(slug)))
        for (const n of document.notices)
          if (!notices.has(n.id)) notices.set(n.id, { key: "", first: n, last: n, texts: n.texts, versions: [] });
  return [...notices.values()];
}

/**
 * Brings the passages of successive releases into one list, each key once, in
 * the wording of the last release; a new one before the next that follows it
 * there, and so behind those that only older releases have in between.
 * @param {Release[]} releases
 * @param {(r: Release) => Passage[]} of
 */
function merge(releases, of) {
  /** @type {Merged[]} */
  const merged = [];
  for (const release of releases) {
    const own = new Set(of(release).map((passage) => passage.key));
    let next = 0;
    for (const passage of of(release)) {
      let i = merged.findIndex((m) => m.key === passage.key);
      if (i < 0) {
        while (next < merged.length && !own.has(merged[next].key)) next++;
        i = next;
        merged.splice(i, 0, { key: passage.key, first: passage, last: passage, texts: passage.texts, versions: [] });
      }
      Object.assign(merged[i], { last: passage, texts: passage.texts });
      merged[i].versions.push(release.version);
      next = i + 1;
    }
  }
  return merged;
}

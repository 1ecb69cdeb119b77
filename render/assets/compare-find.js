// What model.Catalog.Find does: which release somebody means by a name, and which
// have names like it. Nothing here knows the page.
// @ts-check

/** @typedef {import("./compare-core.js").Index} Index */
/** @typedef {import("./compare-core.js").Head} Head */

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
  const kept = found.filter((r) => !r.withdrawn);
  return kept.find((r) => !r.prerelease) ?? kept[0] ?? found.find((r) => !r.prerelease) ?? found[0];
}

/**
 * The slugs of up to three releases whose names are most like a query.
 * @param {Index} index
 * @param {string} query
 */
export function nearest(index, query) {
  const wanted = bare(query.trim().toLowerCase());
  const distance = (/** @type {Head} */ { version, name, label }) =>
    wanted && (label ? `${name} (${label})` : name).toLowerCase().includes(wanted) ? 0 : editDistance(wanted, bare(version));
  const ranked = index.releases.map((r) => ({ slug: r.version, distance: distance(r) }));
  return ranked.sort((a, b) => a.distance - b.distance).slice(0, 3).map(({ slug }) => slug);
}

/** @param {string} slug */
function bare(slug) { return slug.replace(/^v/, ""); }

/** The Levenshtein distance of two short strings, of which the first 64 bytes count. @param {string} a @param {string} b */
function editDistance(a, b) {
  const [x, y] = [a, b].map((text) => new TextEncoder().encode(text).slice(0, 64));
  const row = Array.from({ length: y.length + 1 }, (_, j) => j);
  x.forEach((byte, i) => {
    let diagonal = row[0];
    row[0] = i + 1;
    y.forEach((other, j) => {
      const cost = diagonal + Number(byte !== other);
      diagonal = row[j + 1];
      row[j + 1] = Math.min(cost, row[j] + 1, row[j + 1] + 1);
    });
  });
  return row[y.length];
}

// Asks the modules that pages compare with about the catalog on standard input,
// and prints the answers.
import { readFileSync } from "node:fs";
const folder = process.argv[2];
const { compare, sidesOf } = await import(`${folder}/compare-core.js`);
const { find, nearest } = await import(`${folder}/compare-find.js`);
const { componentsOf, filtered, groupEntries, kinds } = await import(`${folder}/compare-pick.js`);
const { wordDiff } = await import(`${folder}/word-diff.js`);

const { index, releases, queries, texts, views } = JSON.parse(readFileSync(0, "utf8"));
const bySlug = new Map(releases.map((r) => [r.version, r]));
const prereleases = new Set(index.releases.filter((r) => r.prerelease).map((r) => r.version));
const name = (e) => `${e.version} ${e.id ?? e.change.id}`;
const leftOut = (e) => `${name(e)} as ${name(e.as)} by ${e.by}`;
const merged = (m) => `${m.key} ${m.first.id} ${m.last.id} ${m.versions}`;
const step = (s) => `${s.at}: ${merged(s)}${s.filled ? " filled" : ""}: ${Object.keys(s.texts).sort().map((lang) => s.texts[lang].plain).join(" / ")}`;

function comparisonOf(from, to) {
  const sides = sidesOf(index, from, to);
  const needed = new Map([...sides.gained, ...sides.left].map((slug) => [slug, bySlug.get(slug)]));
  return { sides, found: compare(index, sides, needed) };
}

const pairs = {};
for (const { version: from } of index.releases) {
  for (const { version: to } of index.releases) {
    const { sides, found } = comparisonOf(from, to), { path } = found;
    pairs[`${from} ${to}`] = {
      direction: sides.direction, backward: sides.backward, gained: sides.gained, left: sides.left, seen: found.seen,
      new: found.added.map(name), notListed: found.notListed.map(name),
      known: found.known.map(leftOut), repeats: found.repeats.map(leftOut),
      similar: [...found.similar].map(([change, place]) => `${change.id} ${name(place)}`).sort(),
      stops: path.stops.map((s) => `${s.version} ${s.reasons}`), steps: path.steps.map(step), notices: path.notices.map(merged),
      dropped: path.steps.flatMap((s) => s.dropped.map((d) => `${d.key} ${d.version} ${d.by}`)),
    };
  }
}

const shown = (views ?? []).map(({ from, to, filter, by }) => {
  const { added, notListed } = comparisonOf(from, to).found;
  const sides = [added, notListed].map((entries) => filtered(entries, filter, prereleases));
  return {
    groups: sides.map((s) => groupEntries(s.shown, by).map((g) => `${g.kind ?? g.component ?? g.version}: ${g.entries.map(name)}`)),
    hidden: sides.map((s) => s.hidden), early: sides[0].early + sides[1].early, components: componentsOf([...added, ...notListed]),
  };
});

console.log(JSON.stringify({
  pairs, shown, kinds,
  found: (queries ?? []).map((q) => find(index, q) ?? ""), nearest: (queries ?? []).map((q) => nearest(index, q)),
  diffs: (texts ?? []).map(([a, b]) => wordDiff(a, b).map(([op, text]) => op ? `<${op}>${text}</${op}>` : text).join("")),
}));

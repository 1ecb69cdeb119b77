// Compares every two releases of the catalog on standard input as the script
// of the comparing page does, and prints the answers.
import { readFileSync } from "node:fs";
const { compare, find, sidesOf, wordDiff } = await import(process.argv[2]);

const { index, releases, queries, texts } = JSON.parse(readFileSync(0, "utf8"));
const bySlug = new Map(releases.map((r) => [r.version, r]));
const entries = (list) => list.map((e) => `${e.version} ${e.change.id}`);
const passages = (list) => list.map((p) => `${p.key} ${p.first.id} ${p.last.id} ${p.versions}`);
const pairs = {};
for (const { version: from } of index.releases) {
  for (const { version: to } of index.releases) {
    const sides = sidesOf(index, from, to);
    const needed = new Map([...sides.gained, ...sides.left].map((slug) => [slug, bySlug.get(slug)]));
    const found = compare(sides, needed);
    pairs[`${from} ${to}`] = {
      direction: sides.direction, gained: sides.gained, left: sides.left,
      added: entries(found.added), notListed: entries(found.notListed), known: found.known, repeats: found.repeats,
      steps: passages(found.steps), notices: passages(found.notices),
    };
  }
}
console.log(JSON.stringify({
  pairs,
  found: (queries ?? []).map((q) => find(index, q) ?? ""),
  diffs: (texts ?? []).map(([a, b]) => wordDiff(a, b).map(([op, text]) => op ? `<${op}>${text}</${op}>` : text).join("")),
}));

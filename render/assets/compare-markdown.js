// What a comparison shows as Markdown for a ticket or a comment, set like that
// of "dmrel diff", its steps as tasks.
// @ts-check
import { moreRefs, textIn } from "./compare-data.js";
import { language, say } from "./compare-page.js";
import { filtered, groupEntries, isOpen, kinds, splitBiting } from "./compare-pick.js";
import { legsOf, warningsOf } from "./compare-way.js";

/** @typedef {import("./compare-data.js").Data} Data */
/** @typedef {import("./compare-core.js").Entry} Entry */
/** @typedef {import("./compare-core.js").Texts} Texts */
/** @typedef {import("./compare-path.js").Merged} Merged */
/** @typedef {{filter: import("./compare-pick.js").Filter, by: string}} View */

/** @param {Data} data @param {View} view */
export function toMarkdown(data, { filter, by }) {
  const { index, from, to, sides, found } = data;
  const prereleases = new Set(index.releases.filter((r) => r.prerelease).map((r) => r.version));
  const news = filtered(found.added, filter, prereleases), old = filtered(found.notListed, filter, prereleases);
  const { urgent, others } = splitBiting(news.shown);
  const several = sides.gained.length > 1;
  return [
    `## ${[index.shortName, say(sides.direction, { from, to })].filter(Boolean).join(" · ")}`,
    ...warningsOf(data).map((text) => `**${text}**`), ...wayBack(data), summary(data, news.shown), ...isOpen(filter) ? [] : [hiding(filter, [...found.added, ...found.notListed], prereleases)],
    ...groups(data, urgent, by, several, by === "kind" ? "" : say("first"), "###"),
    ...notices(data), ...steps(data),
    ...groups(data, others, by, several, by === "kind" ? "" : say(urgent.length ? "rest" : "all"), "###"),
    ...old.shown.length ? [`### ${say("not-listed", { from, to })}`, say("not-listed-note", { from, to })] : [],
    ...groups(data, old.shown, by, sides.left.length > 1, "", "####"),
    leftOut(data),
  ].filter(Boolean).join("\n\n") + "\n";
}

/** That the target is the older version. @param {Data} data */
function wayBack({ from, to, sides: { backward, direction } }) {
  return backward ? [...direction === "across" ? [say("older", { from, to })] : [], say("no-way-back")] : [];
}

/** @param {Data} data @param {Entry[]} shown */
function summary({ sides: { gained }, found: { added } }, shown) {
  if (!gained.length) return "";
  const releases = say("releases", { n: gained.length }) + say("parens", { text: gained.join(say("comma")) });
  if (!added.length) return `${releases}\n\n${say("nothing")}`;
  const counts = kinds.flatMap((kind) => {
    const n = shown.filter((e) => e.change.kind === kind).length;
    return n ? [say(`count.${kind}`, { n })] : [];
  });
  const all = say("changes", { n: added.length });
  const count = shown.length === added.length ? all : say("of", { n: shown.length, all });
  return `${releases} · ${[count, counts.join(say("comma"))].filter(Boolean).join(say("colon"))}`;
}

/** What the filter lets through, and how much it hides. @param {View["filter"]} filter @param {Entry[]} entries @param {Set<string>} prereleases */
function hiding(filter, entries, prereleases) {
  const { hidden } = filtered(entries, { ...filter, stable: false }, prereleases);
  const fit = filtered(entries, { ...filter, stable: false }, prereleases).shown.filter((e) => prereleases.has(e.version));
  const parts = [...filter.kinds.map((kind) => say(`kinds.${kind}`)), ...filter.components, ...filter.refs, ...filter.text ? [say("quoted", { text: filter.text })] : []];
  const only = parts.length ? [say("only", { what: parts.join(say("comma")) }) + say("colon") + say("hidden", { n: hidden })] : [];
  const early = { n: fit.length, prereleases: say("prereleases", { n: new Set(fit.map((e) => e.version)).size }) };
  return [...only, ...filter.stable && fit.length ? [say("hidden-early", early)] : []].join(" · ");
}

/**
 * @param {Data} data
 * @param {Entry[]} entries
 * @param {string} by
 * @param {boolean} several they may be from several releases
 * @param {string} title above all groups; empty for none
 * @param {string} level
 */
function groups(data, entries, by, several, title, level) {
  const deeper = title ? `${level}#` : level;
  const lists = groupEntries(entries, by).flatMap((group) => [
    `${deeper} ${group.kind ? say(`kinds.${group.kind}`) : group.version ?? (group.component || say("no-component"))}`,
    group.entries.map((entry) => item("- ", change(data, entry, by, several))).join("\n"),
  ]);
  return lists.length && title ? [`${level} ${title}`, ...lists] : lists;
}

/** @param {Data} data @param {Entry} entry @param {string} by @param {boolean} several */
function change({ index, found }, { version, change }, by, several) {
  const { plain } = textIn(index, change.texts).text, similar = found.similar.get(change);
  const unnamed = by === "component" ? [] : change.components.filter((name) => !plain.includes(name));
  const refs = moreRefs(index, change).map(({ ref, href }) => href ? `[${ref}](${href})` : ref);
  const notes = [...refs, ...by === "kind" ? [] : [say(`kind.${change.kind}`)],
    ...several && by !== "version" ? [version] : [], ...similar ? [say("similar", { version: similar.version })] : []];
  const text = noted(index, change.texts, notes);
  return unnamed.length ? `**${unnamed.join(say("comma"))}**${say("colon")}${text}` : text;
}

/**
 * A text with notes in parentheses behind its first paragraph, or in a line of
 * their own before what begins with something else.
 * @param {Data["index"]} index
 * @param {Texts} texts
 * @param {string[]} notes
 */
function noted(index, texts, notes) {
  const { lang, text } = textIn(index, texts);
  const markdown = /^(>.*(\n|$))+$/.test(text.markdown) ? text.markdown.replace(/^> ?/gm, "") : text.markdown;
  const all = [...lang === language ? [] : [say("untranslated")], ...notes];
  if (!all.length) return markdown;
  if (/^(```|~~~|[-+*] |\d+[.)] |[|>#])/.test(markdown)) return `${all.join(say("comma"))}${say("colon").trim()}\n\n${markdown}`;
  const [first, ...rest] = markdown.split("\n\n");
  return [first + say("parens", { text: all.join(say("comma")) }), ...rest].join("\n\n");
}

/** @param {string} sign @param {string} text */
function item(sign, text) { return sign + text.replace(/\n(?=[^\n])/g, "\n  "); }

/** @param {Data} data */
function notices({ index, sides, found: { path } }) {
  const general = path.notices.filter((n) => !n.versions.length), own = path.notices.filter((n) => n.versions.length);
  const items = [...own, ...general].map((n) => item("- ", noted(index, n.texts, [where(n, sides.gained.length)])));
  return items.length ? [`### ${say("notices")}`, items.join("\n")] : [];
}

/** @param {Merged} passage @param {number} releases how many there are in all */
function where({ versions }, releases) {
  return !versions.length || versions.length === releases && releases > 1 ? say("every") : versions.join(say("comma"));
}

/** @param {Data} data */
function steps(data) {
  if (!data.found.path.steps.length) return [];
  const legs = legsOf(data), several = legs.length > 1;
  return [`### ${say("steps")}`, ...legs.flatMap(({ from, to, releases, steps }, i) => [
    several ? `#### ${say("leg", { n: i + 1, from, to })}` : "",
    steps.length ? "" : say("no-steps"),
    steps.map((step) => item("- [ ] ", noted(data.index, step.texts, [
      where(step, releases), ...step.filled ? [say("filled", { version: step.at })] : [],
    ]))).join("\n"),
  ])];
}

/** @param {Data} data */
function leftOut({ found: { seen, added, known, repeats } }) {
  return known.length + repeats.length
    ? say("sum", { seen, new: added.length, known: known.length, repeats: repeats.length }) : "";
}

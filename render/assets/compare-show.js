// Shows a comparison that was computed here as the pages that were made before
// show theirs. What the notes say is only ever set as text.
// @ts-check
import { inRepository, moreRefs, textIn } from "./compare-data.js";
import { all, fill, keep, language, lead, linkTo, make, one, say, spaced } from "./compare-page.js";
import { kinds, splitBiting } from "./compare-pick.js";
import { showText } from "./compare-text.js";
import { showWay, warningsOf } from "./compare-way.js";
import { addCopyButtons, part } from "./page.js";

/** @typedef {import("./compare-data.js").Data} Data */
/** @typedef {import("./compare-core.js").Entry} Entry */
/** @typedef {import("./compare-core.js").LeftOut} LeftOut */
/** @typedef {import("./compare-page.js").Part} Part */

/** @param {Data} data */
export function showComparison(data) {
  const { from, to, sides, found, releases } = data;
  const root = /** @type {Part} */ (part("comparison")), empty = !found.added.length;
  Object.assign(root.dataset, { from, to });
  for (const node of all(root, "h2, h3, th, .older, .quiet")) node.textContent = fill(node.textContent, { from, to });
  one(root, ".counts").textContent = countsOf(data);
  keep(one(root, ".counts"), sides.direction !== "same");
  const warnings = warningsOf(data);
  one(root, ".warning").append(...warnings.map(showWarning));
  keep(one(root, ".warning"), warnings.length);
  for (const kind of kinds) showChip(root, kind, found.added.filter((e) => e.change.kind === kind).length);
  const { urgent, others } = splitBiting(found.added);
  if (urgent.length) one(root, ".new h2").textContent = say("rest");
  for (const [name, entries] of /** @type {[string, Entry[]][]} */ ([["urgent", urgent], ["new", others], ["old", found.notListed]]))
    showList(one(root, `.${name}`), data, entries);
  showWay(root, data);
  keep(one(root, ".jump"), urgent.length);
  for (const link of all(root, ".jump a")) keep(link.parentElement ?? link, root.querySelector(`[id="${link.hash.slice(1)}"]`));
  keep(one(root, ".older"), sides.backward && sides.direction === "across");
  keep(one(root, ".no-way-back"), sides.backward);
  keep(one(root, ".nothing"), empty && sides.direction !== "downgrade");
  showBuild(one(root, ".build"), data.index.repository, releases.get(from)?.build ?? {}, releases.get(to)?.build ?? {});
  const { known, repeats } = found, left = one(root, ".left");
  left.textContent = [known.length && say("known", { n: known.length }), repeats.length && say("repeats", { n: repeats.length })].filter(Boolean).join(" ");
  keep(left, left.textContent);
  showExplained(one(root, ".explain"), data);
  addCopyButtons(root);
  return root;
}

/** @param {Data} data */
function countsOf({ to, sides: { gained, left }, found: { added, notListed } }) {
  return [
    ...gained.length || left.length ? [say("releases", { n: gained.length || left.length })] : [],
    ...gained.length ? [say("changes", { n: added.length })] : [],
    ...notListed.length ? [say("not-listed-count", { n: notListed.length, to })] : [],
  ].join(" · ");
}

/** @param {string} text */
function showWarning(text) {
  const warning = document.createElement("p");
  warning.append(make("strong", text));
  return warning;
}

/** @param {Element} root @param {string} kind @param {number} n */
function showChip(root, kind, n) {
  if (!n) return;
  const chip = /** @type {Part} */ (make("a", say(`count.${kind}`, { n }))), item = document.createElement("li");
  Object.assign(chip, { className: "chip", href: `#kind.${kind}` }).dataset.kind = kind;
  item.append(chip);
  one(root, ".chips").append(item);
}

/** Entries without groups, which follow. @param {Element} section @param {Data} data @param {Entry[]} entries */
function showList(section, data, entries) {
  one(section, ".groups").append(...entries.map((entry, i) => showChange(data, entry, i)));
  keep(section, entries.length);
}

/** @param {Data} data @param {Entry} entry @param {number} i its place in the list */
function showChange({ index, found, releases }, { version, change }, i) {
  const item = part("change"), component = one(item, ".component"), similar = found.similar.get(change);
  item.id = change.id;
  Object.assign(item.dataset, { at: i, version, kind: change.kind });
  item.toggleAttribute("data-prerelease", releases.get(version)?.prerelease);
  showText(item, index, change.texts, version, change.id);
  one(item, ".versions").replaceChildren(linkTo(version, change.id));
  if (similar) lead(one(item, ".similar a"), similar.version, similar.id);
  else one(item, ".similar").remove();
  component.replaceWith(...spaced(change.components.map((name) => {
    const tag = /** @type {Part} */ (component.cloneNode());
    tag.textContent = name;
    return tag;
  })));
  const anchor = one(item, ".anchor"), { source } = textIn(index, change.texts).text;
  anchor.before(...moreRefs(index, change).flatMap(({ ref, href }) => [showRef(ref, href), " "]));
  anchor.href = `#${change.id}`;
  if (source.file) anchor.title = `${source.file}:${source.line}`;
  return item;
}

/** @param {string} ref @param {string} href */
function showRef(ref, href) {
  const link = make(href ? "a" : "span", ref);
  link.className = "ref";
  if (href) link.setAttribute("href", href);
  return link;
}

/** @param {Element} section @param {string} repository @param {Record<string, any>} from @param {Record<string, any>} to */
function showBuild(section, repository, from, to) {
  for (const row of all(section, "tbody tr")) {
    const field = row.dataset.field ?? "";
    all(row, "td").forEach((cell, i) => {
      cell.append(showValue(field, [from, to][i][field] ?? "", repository));
      if (field === "commit") cell.className = "hash";
    });
    keep(row, (from[field] ?? "") !== (to[field] ?? ""));
  }
  const commits = one(section, ".commits");
  const href = from.commit && to.commit && from.commit !== to.commit && inRepository(repository, "compare", `${from.commit}...${to.commit}`);
  if (href) commits.href = href;
  else commits.parentElement?.remove();
  keep(section, one(section, "tbody tr"));
}

/** @param {string} field @param {string} value @param {string} repository */
function showValue(field, value, repository) {
  if (field === "buildTime") return make("time", value.replace(/[TZ]/g, " ").trim());
  const code = make("code", value), href = field === "commit" && inRepository(repository, "commit", value);
  if (!href) return code;
  const link = /** @type {Part} */ (document.createElement("a"));
  link.href = href;
  link.append(code);
  return link;
}

/** @param {Element} section @param {Data} data */
function showExplained(section, { index, from, to, sides, found }) {
  if (sides.direction === "same") return section.remove();
  const { seen, added, known, repeats } = found, only = one(section, ".only");
  const shared = sides.fromLine.slice(0, sides.fromLine.length - sides.left.length);
  one(section, ".sum").textContent = say("sum", { seen, new: added.length, known: known.length, repeats: repeats.length });
  one(section, ".parting").textContent = shared.length
    ? say("parting", { version: shared.at(-1), releases: say("releases", { n: shared.length }) }) : say("no-parting");
  for (const [version, own] of /** @type {[string, string[]][]} */ ([[from, sides.left], [to, sides.gained]])) {
    const line = /** @type {Part} */ (only.cloneNode(true));
    for (const node of line.childNodes) if (node.nodeType === Node.TEXT_NODE) node.nodeValue = fill(node.nodeValue, { version });
    one(line, ".versions").replaceChildren(...spaced(own.map((slug) => linkTo(slug))));
    if (own.length) only.before(line);
  }
  only.remove();
  one(section, ".known").append(...known.map((entry) => showKnown(index, entry)));
  if (!known.length) for (const node of all(section, "h3, .known")) node.remove();
}

/** @param {Data["index"]} index @param {LeftOut} entry */
function showKnown(index, { version, change, as, by }) {
  const item = part("known"), said = one(item, ".said"), { lang, text } = textIn(index, change.texts);
  said.textContent = text.spans.map((s) => s.text).join("");
  if (lang !== language) said.lang = lang;
  const [before, after] = say(`as.${by}`, {}).split("{version}");
  one(item, ".about").replaceChildren(linkTo(version, change.id), ` · ${before}`, linkTo(as.version, as.id), after);
  return item;
}

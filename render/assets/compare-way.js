// Shows what there is to do and to mind on the way, and the stops.
// @ts-check
import { textIn } from "./compare-data.js";
import { all, fill, keep, language, lead, linkTo, make, one, say, spaced } from "./compare-page.js";
import { showText } from "./compare-text.js";
import { part, template } from "./page.js";
import { wordDiff } from "./word-diff.js";

/** @typedef {import("./compare-data.js").Data} Data */
/** @typedef {import("./compare-core.js").Index} Index */
/** @typedef {import("./compare-core.js").Head} Head */
/** @typedef {import("./compare-path.js").Merged} Merged */
/** @typedef {import("./compare-path.js").Step} Step */
/** @typedef {import("./compare-path.js").Stop} Stop */

/** @param {Element} root @param {Data} data */
export function showWay(root, data) {
  const { stops, steps, notices } = data.found.path;
  const ordered = [...notices].sort((a, b) => Number(!a.versions.length) - Number(!b.versions.length)); // what holds for every version comes last
  one(root, ".notices .entries").append(...ordered.map((n) => showNotice(data, n)));
  keep(one(root, ".notices"), notices.length);
  const legs = legsOf(data);
  one(root, ".legs").append(...legs.map((leg, i) => showLeg(data, leg, legs.length > 1 ? i + 1 : 0)));
  keep(one(root, ".way"), steps.length);
  one(root, ".lines").append(...linesOf(data).map(showLine));
  const remarks = stops.flatMap((stop) => remarksOf(data, stop));
  one(root, ".remarks").append(...remarks.map(showRemark));
  keep(one(root, ".remarks"), remarks.length);
  keep(one(root, ".side"), stops.length);
}

/** @param {Data} data @param {Merged} notice */
function showNotice(data, notice) {
  const general = notice.versions.length ? undefined : generalNotice(notice.last.id);
  if (general) return general;
  const item = showPassage("notice", data, notice, data.sides.gained.length);
  item.id = `notice.${notice.key}`;
  return item;
}

/** What a document says of all its releases. @param {string} id */
function generalNotice(id) {
  return all(template("general"), "[data-passage]").find((n) => n.dataset.passage === id)?.firstElementChild?.cloneNode(true);
}

/** @param {"step" | "notice"} name @param {Data} data @param {Merged & {filled?: Step["filled"]}} passage @param {number} releases how many there are in all */
function showPassage(name, { index }, { last, texts, versions, filled }, releases) {
  const item = part(name), everywhere = !versions.length || versions.length === releases && (releases > 1 || name === "step");
  showText(item, index, texts, versions.at(-1) ?? "", last.id, filled);
  one(item, ".versions").replaceChildren(...everywhere ? [name === "notice" ? say("every") : ""] : spaced(versions.map((slug) => linkTo(slug))));
  return item;
}

/** The parts of the way that nobody may cut short. @param {Data} data */
export function legsOf({ from, found: { path } }) {
  const legs = [];
  let start = from, releases = 0;
  for (const { version, reasons } of path.stops) {
    releases++;
    if (!reasons.some((r) => r === "target" || r === "required")) continue;
    legs.push({ from: start, to: version, releases, steps: path.steps.filter((s) => s.at === version) });
    [start, releases] = [version, 0];
  }
  return legs;
}

/** @param {Data} data @param {ReturnType<typeof legsOf>[number]} leg @param {number} n its number; 0 where there is one leg only */
function showLeg(data, { from, to, releases, steps }, n) {
  const section = part("leg"), heading = one(section, "h3"), list = one(section, ".steps");
  heading.textContent = say("leg", { n, from, to });
  keep(heading, n);
  keep(one(section, ".quiet"), !steps.length);
  list.append(...steps.map((step) => showStep(data, step, releases)));
  keep(list, steps.length);
  return section;
}

/** @param {Data} data @param {Step} step @param {number} releases of its leg */
function showStep(data, step, releases) {
  const item = showPassage("step", data, step, releases), mark = one(item, ".filled"), dropped = one(item, ".dropped");
  item.id = `step.${step.at}.${step.key}`;
  mark.textContent = fill(mark.textContent, { version: step.at });
  keep(mark, step.filled);
  one(dropped, "summary").textContent = say("dropped", { n: step.dropped.length });
  const wording = one(dropped, ".wording");
  dropped.append(...step.dropped.map(({ version, texts }) => {
    const line = /** @type {Element} */ (wording.cloneNode(true)), label = one(line, ".label");
    label.textContent = fill(label.textContent, { version });
    const [before, after] = [texts, step.texts].map((t) => textIn(data.index, t).text.plain);
    one(line, ".diff").append(...wordDiff(before, after).map(([op, text]) => op ? make(op, text) : text));
    return line;
  }));
  wording.remove();
  keep(dropped, step.dropped.length);
  return item;
}

/** The stops on their release lines, from where one starts. @param {Data} data */
function linesOf({ from, found: { path } }) {
  /** @type {{line: string, stops: Stop[]}[]} */
  const lines = [];
  for (const stop of path.stops.length ? [{ version: from, reasons: ["start"] }, ...path.stops] : []) {
    const line = lineOf(stop.version);
    if (lines.at(-1)?.line !== line) lines.push({ line, stops: [] });
    lines.at(-1)?.stops.push(stop);
  }
  return lines;
}

/** @param {ReturnType<typeof linesOf>[number]} line */
function showLine({ line, stops }) {
  const item = part("line");
  one(item, ".line").textContent = line;
  one(item, ".stops").append(...stops.map(showStop));
  return item;
}

/** @param {Stop} stop */
function showStop({ version, reasons }) {
  const item = part("stop"), mark = one(item, ".mark");
  item.className = reasons.join(" ");
  lead(one(item, "a"), version);
  const words = reasons.flatMap((reason) => reason === "start" ? [say("run")] : marked.includes(reason) ? [say(`stop.${reason}`)] : []);
  mark.replaceWith(...spaced(words.map((text) => Object.assign(make("span", text), { className: "mark" }))));
  return item;
}

const marked = ["required", "withdrawn", "known-bad"];

/** Why a stop is one. @param {Data} data @param {Stop} stop */
function remarksOf({ index, releases }, { version, reasons }) {
  return reasons.flatMap((reason) => {
    const why = remarkIn(index, releases.get(version), reason);
    return why ? [{ version, text: say(`stop.${reason}`) + say("colon") + why }] : [];
  });
}

/** What is said of a release for a reason; undefined where the reason does not hold. @param {Index} index @param {Head | undefined} release @param {string} reason */
function remarkIn(index, release, reason) {
  const remark = { required: release?.required, withdrawn: release?.withdrawn, "known-bad": release?.knownBad }[reason];
  return remark && ([language, ...index.languages].map((lang) => remark[lang]).find(Boolean) ?? "");
}

/** That nobody should go to the target, and where to go instead. @param {Data} data */
export function warningsOf({ index, to }) {
  const at = index.releases.findIndex((r) => r.version === to), bad = index.releases[at], line = lineOf(to);
  const next = index.releases.slice(0, at).findLast((r) =>
    lineOf(r.version) === line && !r.withdrawn && !r.knownBad && (bad.prerelease || !r.prerelease));
  return ["withdrawn", "known-bad"].flatMap((reason) => {
    const why = remarkIn(index, bad, reason);
    if (why === undefined) return [];
    const text = [say(`bad.${reason}`, { version: to }), why].filter(Boolean).join(say("colon"));
    return [text + (next ? ` · ${say("next-good", { version: next.version, line })}` : "")];
  });
}

/** The release line of a version. @param {string} slug */
function lineOf(slug) { return /^v\d+\.\d+/.exec(slug)?.[0] ?? ""; }

/** @param {{version: string, text: string}} remark */
function showRemark({ version, text }) {
  const item = part("remark");
  lead(one(item, "a"), version);
  one(item, "span").textContent = text;
  return item;
}

// Compares two releases in the browser. All markup and words come from the
// templates of the page; what the notes say is only ever set as text.
// @ts-check
import { compare, find, sidesOf, wordDiff } from "./compare-core.js";
import { addCopyButtons, part, template } from "./page.js";

/** @typedef {import("./compare-core.js").Release} Release */
/** @typedef {import("./compare-core.js").Texts} Texts */
/** @typedef {import("./compare-core.js").Entry} Entry */
/** @typedef {import("./compare-core.js").Merged} Merged */
/** @typedef {HTMLAnchorElement} Part a link, or an element of which less is asked */

const language = document.documentElement.lang;
const heading = one(document, "h1");
const result = one(document, ".result");
const form = /** @type {HTMLFormElement} */ (document.querySelector("form.pair"));
const { index: indexURL = "", release: releaseURL = "", page: pageURL = "", hole = "" } = heading.dataset;
const pageTitle = document.title;
/** @type {Map<string, Promise<any>>} */
const loaded = new Map();
/** @type {import("./compare-core.js").Index} */
let index;
let question = 0; // an answer that comes after the next question is dropped

/** @param {ParentNode} root @param {string} selector */
function one(root, selector) { return /** @type {Part} */ (root.querySelector(selector)); }

/** @param {ParentNode} root @param {string} selector */
function all(root, selector) { return /** @type {Part[]} */ ([...root.querySelectorAll(selector)]); }

/** @param {Element} element what the answer may lack @param {unknown} wanted */
function keep(element, wanted) { if (!wanted) element.remove(); }

/** @param {string} tag @param {string} text */
function make(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** @param {string | null} text @param {Record<string, unknown>} values */
function fill(text, values) { return (text ?? "").replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole)); }

/** @param {string} name of a sentence of the page @param {Record<string, unknown>} values */
function say(name, values = {}) {
  const words = one(template("words"), `[data-name="${name}"]`);
  return fill(values.n === 1 && words.dataset.singular || words.textContent, values);
}

/** @param {string} url with a hole for the slug @param {string} slug */
function at(url, slug) { return url.replace(hole, encodeURIComponent(slug)); }

/** @param {string} slug @param {string} anchor */
function linkTo(slug, anchor = "") {
  const link = /** @type {Part} */ (make("a", slug));
  link.href = at(pageURL, slug) + anchor;
  return link;
}

/** @param {string} url @param {"json" | "text"} type */
function load(url, type = "json") {
  if (!loaded.has(url)) {
    const request = fetch(url).then((r) => r.ok ? r[type]() : Promise.reject(new Error(`${url}: ${r.status}`)));
    request.catch(() => loaded.delete(url)); // the next question tries again
    loaded.set(url, request);
  }
  return loaded.get(url);
}

/** @param {string} text */
function showMessage(text) {
  const message = make("p", text);
  message.className = "message";
  result.replaceChildren(message);
}

// Answers the question in the page's address.
async function answer() {
  const mine = ++question;
  const query = new URLSearchParams(location.search);
  if (!query.get("from") && !query.get("to")) return showMessage(say("choose"));
  try {
    index = await load(indexURL);
    const slugs = [];
    for (const end of ["from", "to"]) {
      const asked = query.get(end) || form[end].value;
      const slug = find(index, asked);
      if (!slug) return showMessage(say("unknown", { version: asked }));
      slugs.push(form[end].value = slug);
    }
    const sides = sidesOf(index, slugs[0], slugs[1]);
    const wanted = [...slugs, ...sides.left, ...sides.gained];
    /** @type {Release[]} */
    const releases = await Promise.all(wanted.map((slug) => load(at(releaseURL, slug))));
    if (mine === question) show(slugs[0], slugs[1], sides, new Map(releases.map((r) => [r.version, r])));
  } catch (error) {
    console.warn(error);
    if (mine === question) showMessage(say("failed"));
  }
}

/**
 * @param {string} from
 * @param {string} to
 * @param {import("./compare-core.js").Sides} sides
 * @param {Map<string, Release>} releases
 */
function show(from, to, sides, releases) {
  const found = compare(sides, releases);
  const root = part("comparison");
  for (const node of all(root, "h2, th, .quiet, .stops a")) node.textContent = fill(node.textContent, { from, to });
  heading.textContent = say(sides.direction, { from, to });
  document.title = `${from} → ${to} · ${pageTitle}`;
  one(form, ".swap").href = `?${new URLSearchParams({ from: to, to: from })}`;

  one(root, ".gained").textContent = sides.gained.length ? say("releases", { n: sides.gained.length }) : "";
  for (const chip of all(root, ".chip")) {
    const n = found.added.filter((e) => e.change.kind === chip.dataset.kind).length;
    chip.textContent = say(`kind.${chip.dataset.kind}`, { n });
    keep(chip.parentElement ?? chip, n);
  }
  keep(one(root, ".no-way-back"), sides.direction === "downgrade");
  keep(one(root, ".nothing"), !found.added.length && sides.direction !== "downgrade");
  showChanges(one(root, ".new"), found.added);
  showChanges(one(root, ".old"), found.notListed);
  showBuild(one(root, ".build"), releases.get(from)?.build ?? {}, releases.get(to)?.build ?? {});
  showNotices(one(root, ".notices"), found.notices, sides.gained);
  const steps = found.steps.map((step) => showWording(showPassage("step", step, sides.gained), step));
  one(root, ".steps").append(...steps);
  keep(one(root, ".way"), steps.length);
  for (const link of all(root, ".jump a")) keep(link.parentElement ?? link, root.querySelector(`[id="${link.hash.slice(1)}"]`));
  keep(one(root, ".jump"), one(root, ".jump li"));
  showStops(one(root, ".path"), from, sides.gained, releases);
  const left = one(root, ".left");
  left.textContent = [found.known && say("known", { n: found.known }), found.repeats && say("repeats", { n: found.repeats })].filter(Boolean).join(" ");
  keep(left, left.textContent);

  result.replaceChildren(root);
  addCopyButtons(root);
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/** @param {Element} section @param {Entry[]} entries */
function showChanges(section, entries) {
  for (const group of all(section, ".kind")) {
    const mine = entries.filter((e) => e.change.kind === group.dataset.kind);
    one(group, "ul").append(...mine.map(showChange));
    keep(group, mine.length);
  }
  keep(section, entries.length);
}

/** @param {Entry} entry */
function showChange({ version, change }) {
  const item = part("change"), component = one(item, ".component");
  item.id = change.id;
  showText(item, change.texts, version, change.id);
  one(item, ".versions").replaceChildren(linkTo(version, `#${change.id}`));
  component.replaceWith(...(change.components ?? []).flatMap((name) => {
    const tag = /** @type {Part} */ (component.cloneNode());
    tag.textContent = name;
    return [tag, " "];
  }));
  one(item, ".anchor").href = `#${change.id}`;
  return item;
}

/**
 * Shows a text in the language of the page, or else in another one and marked.
 * @param {Element} item
 * @param {Texts} texts
 * @param {string} version
 * @param {string} id of the text on the page of that version
 */
function showText(item, texts, version, id) {
  const lang = [language, ...index.languages].find((l) => l in texts) ?? language;
  const { spans = [], plain = "" } = texts[lang] ?? {};
  const place = one(item, ".text"), head = spans.map((s) => s.text).join("");
  const first = plain.startsWith(head) ? head.length : 0; // how much of the text the spans are
  const rest = make("span", plain.slice(first).trim());
  rest.className = "rest";
  place.append(...first ? spans.map(showSpan) : [], rest);
  if (rest.textContent) showWhole(place, version, id).catch(console.warn);
  else rest.remove();
  if (lang !== language) place.lang = lang;
  keep(one(item, ".mark"), lang !== language);
}

/**
 * Lists, code and tables come without their markup at first, then as the page
 * of the release has them.
 * @param {Element} place
 * @param {string} version
 * @param {string} id
 */
async function showWhole(place, version, id) {
  const page = new DOMParser().parseFromString(await load(at(pageURL, version), "text"), "text/html");
  const whole = page.getElementById(id)?.querySelector(".text");
  if (!whole) return;
  place.replaceChildren(...whole.childNodes);
  addCopyButtons(place);
}

/** @param {import("./compare-core.js").Span} span */
function showSpan({ text, code, html, emphasis, strong, strike, link = "" }) {
  if (text === "\n") return document.createElement("br");
  /** @type {Node} */
  let node = document.createTextNode(text);
  const safe = /^(https?:\/\/|mailto:)/i.test(link);
  for (const tag of [(code || html) && "code", strike && "s", emphasis && "em", strong && "strong", safe && "a"]) {
    if (!tag) continue;
    const element = document.createElement(tag);
    if (tag === "a") element.setAttribute("href", link);
    element.append(node);
    node = element;
  }
  return node;
}

/** @param {Element} section @param {Record<string, any>} from @param {Record<string, any>} to */
function showBuild(section, from, to) {
  for (const row of all(section, "tbody tr")) {
    const field = row.dataset.field ?? "";
    const time = field === "buildTime";
    all(row, "td").forEach((cell, i) => {
      const value = [from, to][i][field] ?? "";
      cell.append(make(time ? "time" : "code", time ? value.replace(/[TZ]/g, " ").trim() : value));
      if (field === "commit") cell.className = "hash";
    });
    keep(row, (from[field] ?? "") !== (to[field] ?? ""));
  }
  const commits = one(section, ".commits"), repository = index.repository ?? "";
  commits.href = `${repository.replace(/\/$/, "")}/compare/${from.commit}...${to.commit}`;
  keep(commits, /^https?:\/\//.test(repository) && from.commit && to.commit && from.commit !== to.commit);
  keep(section, one(section, "tbody tr"));
}

/** @param {Element} section @param {Merged[]} notices @param {string[]} gained */
function showNotices(section, notices, gained) {
  for (const general of all(template("general"), "[data-for]"))
    if (general.dataset.for?.split(" ").some((slug) => gained.includes(slug))) one(section, ".list").append(...general.cloneNode(true).childNodes);
  one(section, ".list").append(...notices.map((n) => showPassage("notice", n, gained)));
  keep(section, one(section, ".notice"));
}

/** @param {"step" | "notice"} name @param {Merged} passage @param {string[]} gained */
function showPassage(name, { key, last, versions }, gained) {
  const item = part(name), everywhere = versions.length === gained.length && gained.length > 1;
  item.id = `${name}.${key}`;
  showText(item, last.texts, versions.at(-1) ?? "", last.id);
  one(item, ".versions").replaceChildren(...everywhere ? [say("every")] : versions.flatMap((slug) => [linkTo(slug), " "]));
  return item;
}

/** How a step changed on the way. @param {Element} item @param {Merged} step */
function showWording(item, { first, last, versions }) {
  const wording = one(item, ".wording"), label = one(wording, ".label");
  const [before = "", after = ""] = [first, last].map((p) => p.texts[language]?.plain);
  label.textContent = fill(label.textContent, { from: versions[0], to: versions.at(-1) });
  one(wording, ".diff").append(...wordDiff(before, after).map(([op, text]) => op ? make(op, text) : text));
  keep(wording, before && after && before.split(/\s+/).join(" ") !== after.split(/\s+/).join(" "));
  return item;
}

/** @param {Element} section @param {string} from @param {string[]} gained @param {Map<string, Release>} releases */
function showStops(section, from, gained, releases) {
  const stops = one(section, "ol");
  one(stops, "a").href = at(pageURL, from);
  gained.forEach((slug, i) => {
    const item = part("stop"), release = /** @type {Release} */ (releases.get(slug));
    one(item, "a").replaceWith(linkTo(slug));
    one(item, "span").textContent = say("changes", { n: release.changes.filter((c) => !c.repeatOf).length });
    if (i < gained.length - 1 && !release.steps.length && !release.notices.length) item.className = "";
    stops.append(item);
  });
  keep(section, gained.length);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.pushState(null, "", `?${new URLSearchParams({ from: form.from.value, to: form.to.value })}`);
  answer();
});
addEventListener("popstate", answer);
answer();

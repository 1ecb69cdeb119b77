// The search page: finds words in the notes, here in the browser. What is looked
// for stands in the page's address.
// @ts-check
import { all, language, lead, make, one, say } from "./compare-page.js";
import { kinds } from "./compare-pick.js";
import { part } from "./page.js";
import { gather, search } from "./search-core.js";
import { showAnswer } from "./search-show.js";

/** @typedef {import("./search-core.js").Found} Found */

const field = /** @type {HTMLInputElement} */ (document.getElementById("page.query"));
const message = one(document, ".message"), result = one(document, ".result"), controls = one(document, ".narrow");
const select = /** @type {HTMLSelectElement} */ (controls.querySelector("select"));
const addresses = (document.getElementById("part.words")?.dataset.index ?? "").split(" ");
const page = 50; // how many answers are shown at first, and more with each push of the button

/** @type {import("./search-core.js").File[]} */
let files = [];
/** @type {import("./search-core.js").Item[]} */
let items = [];
let state = "none"; // of the index: "none", "loading", "loaded" or "failed"
let shown = page; // how many answers
let typing = 0; // the timer that runs while somebody types

/** What the address asks for. */
function asked() {
  const query = new URLSearchParams(location.search);
  return {
    query: query.get("q") ?? "",
    filter: { kinds: query.getAll("kind").filter((kind) => kinds.includes(kind)), components: query.getAll("component").filter(Boolean) },
  };
}

/** Changes the address; while somebody types, in place. @param {Record<string, string[]>} changes @param {boolean} typing */
function ask(changes, typing = false) {
  const query = new URLSearchParams(location.search);
  for (const [name, values] of Object.entries(changes)) {
    query.delete(name);
    for (const value of values) if (value) query.append(name, value);
  }
  history[typing ? "replaceState" : "pushState"](null, "", `?${query}`);
  shown = page;
  answer();
}

// The files of the reader's language come first, and are searched while the
// others are on their way.
async function load() {
  if (state === "loading" || state === "loaded") return;
  state = "loading";
  const missing = addresses.slice(files.length).map(fetchFile);
  for (const request of missing) request.catch(() => {}); // the first that fails is told below
  try {
    for (const request of missing) {
      files.push(await request);
      items = gather(files);
      if (files.length === addresses.length) state = "loaded";
      answer();
    }
  } catch (error) {
    console.warn(error);
    state = "failed";
    answer();
  }
}

/** @param {string} address */
async function fetchFile(address) {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
  return reply.json();
}

/** Shows what the page's address asks for. */
function answer() {
  const { query, filter } = asked(), isAsked = Boolean(query.trim());
  if (isAsked && state === "none") load();
  const languages = [...new Set([language, ...files.map((file) => file.language)])];
  const whole = search(items, query, languages, { kinds: [], components: [] });
  const isNarrow = filter.kinds.length + filter.components.length > 0;
  const found = isNarrow ? search(items, query, languages, filter) : whole;
  showControls(whole, filter);
  showGroups(found, query);
  announce(isAsked ? outcome(found, whole, query) : say("hint"));
  if (isAsked && state === "failed") addRetry();
}

/** What there is to say of the answers. @param {Found[]} found @param {Found[]} whole whatever the filter @param {string} query */
function outcome(found, whole, query) {
  if (state === "failed") return say("failed");
  if (!found.length && whole.length) return say("no-match");
  if (!found.length) return state === "loaded" ? say("nothing", { query: query.trim() }) : say("loading");
  const releases = new Set(found.map((f) => f.item.version)).size;
  return say("found", { n: found.length }) + say("in", { releases: say("releases", { n: releases }) });
}

/** Readers hear a message again only when it is another one. @param {string} text */
function announce(text) {
  if (message.textContent !== text) message.textContent = text;
}

function addRetry() {
  const retry = part("retry");
  retry.addEventListener("click", () => { load(); answer(); });
  result.prepend(retry);
}

/** Puts answers below their releases, those releases first that have the best. @param {Found[]} found @param {string} query */
function showGroups(found, query) {
  /** @type {Map<string, HTMLElement>} */
  const groups = new Map(), isLoaded = files.some((file) => file.language === language);
  for (const f of found.slice(0, shown)) {
    const { version, label } = f.item, group = groups.get(version) ?? part("release");
    if (!groups.has(version)) lead(one(group, "a"), version), addLabel(one(group, "h2"), label);
    groups.set(version, group);
    one(group, "ul").append(showAnswer(f, query, isLoaded));
  }
  result.replaceChildren(...groups.values());
  if (found.length > shown) addMore(found.length - shown);
}

/** @param {Element} heading @param {string} label */
function addLabel(heading, label) {
  if (!label) return;
  const text = make("span", label);
  text.className = "label";
  heading.append(" ", text);
}

/** @param {number} n how many answers are not shown */
function addMore(n) {
  const more = part("more");
  more.textContent = say("more", { n: Math.min(n, page) });
  more.addEventListener("click", () => {
    const first = shown;
    shown += page;
    answer();
    links()[first]?.focus();
  });
  result.append(more);
}

/** @param {Found[]} found whatever the filter @param {import("./search-core.js").Filter} filter */
function showControls(found, filter) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { item: { entry } } of found) if (entry.kind) counts.set(entry.kind, (counts.get(entry.kind) ?? 0) + 1);
  const listed = kinds.filter((kind) => counts.has(kind) || filter.kinds.includes(kind));
  const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.kind;
  one(controls, ".chips").replaceChildren(...listed.map((kind) => showChip(kind, counts.get(kind) ?? 0, filter.kinds)));
  if (focused) one(controls, `.chip[data-kind="${focused}"]`)?.focus();
  const names = [...new Set([...filter.components, ...found.flatMap((f) => f.item.entry.components ?? [])])].sort((a, b) => a.localeCompare(b, language));
  select.replaceChildren(select.options[0], ...names.map((name) => make("option", name)));
  select.value = filter.components[0] ?? "";
  /** @type {HTMLElement} */ (select.parentElement).hidden = !names.length;
  controls.hidden = !listed.length && !names.length;
}

/** @param {string} kind @param {number} n @param {string[]} wanted */
function showChip(kind, n, wanted) {
  const item = part("chip"), chip = /** @type {HTMLButtonElement} */ (item.querySelector("button"));
  chip.dataset.kind = kind;
  chip.textContent = say(`count.${kind}`, { n });
  chip.ariaPressed = String(wanted.includes(kind));
  chip.addEventListener("click", () => ask({ kind: wanted.includes(kind) ? wanted.filter((k) => k !== kind) : [...wanted, kind] }));
  return item;
}

function links() { return all(result, ".answer"); }

/** The arrow keys go from the field to the answers, and from one to the next. @param {KeyboardEvent} event */
function move(event) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0, places = [field, ...links()];
  const at = places.findIndex((place) => place === document.activeElement);
  if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const next = places[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Looks for what somebody types who stops for a moment. Letters that an input method will turn into characters are not typed yet. */
function askSoon() {
  load();
  clearTimeout(typing);
  typing = setTimeout(() => ask({ q: [field.value] }, true), 120);
}

function showAsked() {
  field.value = asked().query;
  shown = page;
  answer();
}

field.addEventListener("focus", load, { once: true });
field.addEventListener("input", (event) => { if (!(/** @type {InputEvent} */ (event).isComposing)) askSoon(); });
field.addEventListener("compositionend", askSoon);
select.addEventListener("input", () => ask({ component: [select.value] }));
one(document, "form.search").addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  ask({ q: [field.value] }, true);
});
addEventListener("keydown", move);
addEventListener("popstate", showAsked);
showAsked();
if (location.hash === "#page.query") field.focus();

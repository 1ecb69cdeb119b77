// Which entries of a comparison are shown, and how they are put together. The
// page's address says it, so that a link to what one sees can be passed on.
// @ts-check
import { all, fill, keep, language, make, one, say } from "./compare-page.js";
import { componentsOf, filtered, groupEntries, isOpen, kinds } from "./compare-pick.js";
import { part } from "./page.js";

/** @typedef {import("./compare-core.js").Entry} Entry */
/** @typedef {import("./compare-data.js").Data} Data */
/** @typedef {import("./compare-page.js").Part} Part */
/** @typedef {{section: Part, name: string, items: Part[], entries: Entry[]}} List */

/** What the address asks for, in the names of the API. */
export function asked() {
  const query = new URLSearchParams(location.search), by = query.get("group-by") ?? "";
  const list = (/** @type {string} */ name) => query.getAll(name).flatMap(listed);
  const filter = {
    kinds: list("kind").flatMap((word) => word === "breaking" ? breaking : word).filter((kind) => kinds.includes(kind)),
    components: list("component"), refs: list("ref"), text: query.get("grep") ?? "", stable: query.get("prereleases") === "false",
  };
  return { filter, by: ["component", "version"].includes(by) ? by : "kind" };
}

/** What the word "breaking" stands for, as in model.KindsNamed. */
const breaking = ["compatibility", "removal"];

/** The values between commas. @param {string} text */
function listed(text) { return text.split(",").map((value) => value.trim()).filter(Boolean); }

/** Changes the address; while somebody types, in place. @param {Record<string, string[]>} changes @param {boolean} typing */
function ask(changes, typing = false) {
  const query = new URLSearchParams(location.search);
  for (const [name, values] of Object.entries(changes)) {
    query.delete(name);
    for (const value of values) if (value) query.append(name, value);
  }
  history[typing ? "replaceState" : "pushState"](null, "", `?${query}`);
}

/**
 * Adds the controls to a comparison on the page, and shows what the address
 * asks for.
 * @param {Part} root
 * @param {() => Promise<Data>} load
 */
export function addFilters(root, load) {
  const lists = all(root, ".list").map(readList), entries = lists.flatMap((list) => list.entries);
  const controls = part("filters"), shown = part("shown");
  one(root, ".acts").after(controls, shown);
  addComponents(controls, entries);
  const chips = addChips(root, entries);
  const early = new Set(all(root, "[data-prerelease]").map((item) => item.dataset.version ?? ""));
  let whole = false; // the entries are known with their references, and in all languages
  const show = () => {
    const { filter, by } = asked();
    if ((filter.text || filter.refs.length) && !whole) {
      whole = true;
      load().then((data) => { lists.forEach((list) => complete(list, data)); show(); }, console.warn);
    }
    const picked = lists.map((list) => filtered(list.entries, filter, early));
    root.dataset.by = by;
    lists.forEach((list, i) => arrange(list, picked[i].shown, by));
    setControls(controls, chips, asked(), picked.reduce((n, p) => n + p.early, 0));
    showCount(shown, filter, picked.reduce((n, p) => n + p.shown.length, 0), entries.length);
  };
  listen(controls, chips, one(shown, "button"), show);
  addEventListener("popstate", () => { if (root.isConnected) show(); });
  const open = !isOpen(asked().filter) || asked().by !== "kind";
  connectToggle(one(root, ".act.filter"), controls, open);
  if (open || !one(root, ".kind")) show();
  else setControls(controls, chips, asked(), entries.filter((e) => early.has(e.version)).length), shown.hidden = true;
}

/** The entries of a list as the page has them, in their order before they were grouped. @param {Part} section @returns {List} */
function readList(section) {
  const items = all(section, ".change").sort((a, b) => Number(a.dataset.at) - Number(b.dataset.at));
  const entries = items.map((item) => ({ version: item.dataset.version ?? "", change: readChange(item) }));
  return { section, name: section.className.replace("list ", ""), items, entries };
}

/** @param {Part} item */
function readChange(item) {
  const plain = one(item, ".text").textContent ?? "";
  return /** @type {Entry["change"]} */ ({
    id: item.id, kind: item.dataset.kind ?? "", components: all(item, ".component").map((c) => c.textContent ?? ""), refs: [],
    texts: { [language]: { plain, markdown: "", spans: [], source: { file: "", line: 0 } } },
  });
}

/** Gives the entries their references, and their texts in all languages. @param {List} list @param {Data} data */
function complete(list, { found }) {
  const known = new Map([...found.added, ...found.notListed].map((e) => [`${e.version} ${e.change.id}`, e.change]));
  for (const entry of list.entries) entry.change = known.get(`${entry.version} ${entry.change.id}`) ?? entry.change;
}

/** @param {List} list @param {Entry[]} shown @param {string} by */
function arrange({ section, name, items, entries }, shown, by) {
  const itemOf = new Map(entries.map((entry, i) => [entry, items[i]]));
  const groups = groupEntries(shown, by).map((group) => {
    const element = part("group"), { kind, component, version } = group;
    one(element, "h3").textContent = kind ? say(`kinds.${kind}`) : version ?? (component || say("no-component"));
    if (kind) element.dataset.kind = kind;
    if (kind && name !== "old") element.id = `kind.${kind}`;
    const mine = group.entries.map((entry) => /** @type {Part} */ (itemOf.get(entry)));
    for (const item of mine) nameKind(item, by !== "kind");
    one(element, "ul").append(...mine);
    return element;
  });
  one(section, ".groups").replaceChildren(...groups);
  section.hidden = !groups.length;
}

/** Says of an entry what kind it is, where the heading above does not. @param {Part} item @param {boolean} wanted */
function nameKind(item, wanted) {
  one(item, ".what")?.remove();
  if (!wanted) return;
  const name = make("span", say(`kind.${item.dataset.kind}`));
  name.className = "what";
  one(item, ".about").prepend(name, " ");
}

/** @param {Element} controls @param {Entry[]} entries */
function addComponents(controls, entries) {
  const select = one(controls, "[name=component]"), names = componentsOf(entries);
  select.append(...names.map((name) => make("option", name)));
  keep(select.parentElement ?? select, names.length);
}

/** Makes the counts by kind switches, and adds those of which only the version one runs has some. @param {Part} root @param {Entry[]} entries */
function addChips(root, entries) {
  const counts = new Map(all(root, ".chip").map((chip) => [chip.dataset.kind, chip.textContent ?? ""]));
  const chips = kinds.filter((kind) => entries.some((e) => e.change.kind === kind)).map((kind) => {
    const chip = /** @type {HTMLButtonElement} */ (part("chip"));
    chip.dataset.kind = kind;
    chip.textContent = counts.get(kind) ?? say(`kinds.${kind}`);
    return chip;
  });
  one(root, ".chips").replaceChildren(...chips.map((chip) => {
    const item = document.createElement("li");
    item.append(chip);
    return item;
  }));
  return chips;
}

/** @param {Element} controls @param {HTMLButtonElement[]} chips @param {HTMLElement} clear @param {() => void} show */
function listen(controls, chips, clear, show) {
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      const wanted = asked().filter.kinds, kind = chip.dataset.kind ?? "";
      ask({ kind: wanted.includes(kind) ? wanted.filter((k) => k !== kind) : [...wanted, kind] });
      show();
    });
  }
  controls.addEventListener("input", (event) => {
    const { name, type, value, checked } = /** @type {HTMLInputElement} */ (event.target);
    const wanted = name === "prereleases" ? (checked ? "false" : "") : name === "group-by" && value === "kind" ? "" : value;
    ask({ [name]: name === "ref" ? listed(value) : [wanted] }, type === "search");
    show();
  });
  clear.addEventListener("click", () => {
    ask({ kind: [], component: [], ref: [], grep: [], prereleases: [] });
    show();
  });
}

/** @param {Element} controls @param {HTMLButtonElement[]} chips @param {ReturnType<typeof asked>} state @param {number} early how many entries of pre-releases there are */
function setControls(controls, chips, { filter, by }, early) {
  const control = (/** @type {string} */ name) => /** @type {HTMLInputElement | null} */ (controls.querySelector(`[name=${name}]`));
  for (const chip of chips) chip.ariaPressed = String(filter.kinds.includes(chip.dataset.kind ?? ""));
  for (const [name, value] of Object.entries({ component: filter.components[0] ?? "", grep: filter.text, "group-by": by })) {
    const field = control(name);
    if (field && field.value !== value) field.value = value;
  }
  const refs = control("ref"), wanted = filter.refs.join(", ");
  if (refs && listed(refs.value).join(", ") !== wanted) refs.value = wanted; // a comma that somebody just typed stays
  const box = /** @type {HTMLInputElement} */ (control("prereleases")), label = one(controls, ".check"), words = one(label, "span");
  words.dataset.words ??= words.textContent ?? "";
  words.textContent = fill(words.dataset.words, { changes: say("changes", { n: early }) });
  box.checked = filter.stable;
  label.hidden = !early && !filter.stable;
}

/** @param {HTMLElement} line @param {import("./compare-pick.js").Filter} filter @param {number} n @param {number} whole */
function showCount(line, filter, n, whole) {
  one(line, "span").textContent = n || !whole ? say("of", { n, all: say("changes", { n: whole }) }) : say("no-match");
  line.hidden = isOpen(filter);
}

/** @param {HTMLElement} button @param {HTMLElement} controls @param {boolean} open */
function connectToggle(button, controls, open) {
  const set = (/** @type {boolean} */ open) => {
    controls.hidden = !open;
    button.ariaExpanded = String(open);
  };
  button.addEventListener("click", () => set(controls.hidden));
  set(open);
}

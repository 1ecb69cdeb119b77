// Which changes of a release are shown. The page's address says it, so that a
// link to what one sees can be passed on.
// @ts-check
import { part } from "./page.js";

const query = () => new URLSearchParams(location.search);
const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".release .kind")]);
const chips = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".release header .chip")]);
const controls = part("filters"), select = controls.querySelector("select"), count = /** @type {HTMLElement} */ (controls.querySelector("[role=status]"));
const clear = /** @type {HTMLElement} */ (controls.querySelector("button"));

/** Changes the address, and the page. @param {string} name @param {string[]} values */
function ask(name, values) {
  const wanted = query();
  wanted.delete(name);
  for (const value of values) if (value) wanted.append(name, value);
  go(wanted);
}

/** @param {URLSearchParams} wanted */
function go(wanted) {
  history.pushState(null, "", wanted.size ? `?${wanted}` : location.pathname);
  show();
}

/** Shows what the address asks for. */
function show() {
  const kinds = query().getAll("kind").filter((kind) => chips.some((chip) => chip.dataset.kind === kind)), component = query().get("component") ?? "";
  let shown = 0, all = 0;
  for (const group of groups) {
    const changes = /** @type {HTMLElement[]} */ ([...group.querySelectorAll(".change")]);
    const fits = changes.filter((change) => (!kinds.length || kinds.includes(group.dataset.kind ?? "")) && (!component || has(change, component)));
    for (const change of changes) change.hidden = !fits.includes(change);
    group.hidden = !fits.length;
    all += changes.length;
    shown += fits.length;
  }
  for (const chip of chips) chip.ariaPressed = String(kinds.includes(chip.dataset.kind ?? ""));
  if (select) select.value = component;
  count.textContent = shown ? (count.dataset.words ?? "").replace("{n}", String(shown)) : count.dataset.none ?? "";
  count.hidden = clear.hidden = shown === all;
}

/** @param {HTMLElement} change @param {string} component */
function has(change, component) {
  return [...change.querySelectorAll(".component")].some((name) => name.textContent === component);
}

// The counts by kind lead to the changes; with this script they choose them.
chips.forEach((chip, i) => {
  const button = part("chip"), kind = chip.dataset.kind ?? "";
  button.dataset.kind = kind;
  button.textContent = chip.textContent;
  button.addEventListener("click", () => {
    const wanted = query().getAll("kind");
    ask("kind", wanted.includes(kind) ? wanted.filter((k) => k !== kind) : [...wanted, kind]);
  });
  chip.replaceWith(button);
  chips[i] = button;
});
select?.addEventListener("input", () => ask("component", [select.value]));
clear.addEventListener("click", () => {
  const wanted = query();
  wanted.delete("kind");
  wanted.delete("component");
  go(wanted);
});
addEventListener("popstate", show);
document.querySelector(".release header .chips")?.after(controls);
show();

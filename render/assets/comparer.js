// The page that compares any two releases, here in the browser.
// @ts-check
import { dataOf } from "./compare-data.js";
import { find, nearest } from "./compare-find.js";
import { enliven } from "./compare.js";
import { loadIndex, make, one, say, spaced } from "./compare-page.js";
import { showComparison } from "./compare-show.js";
import { part } from "./page.js";

/** @typedef {import("./compare-data.js").Data} Data */

const heading = one(document, "h1");
const form = /** @type {HTMLFormElement} */ (document.querySelector("form.pair"));
const pageTitle = document.title, noComparison = heading.textContent;
let question = 0; // an answer that comes after the next question is dropped

/** @param {string} text @param {Node[]} more */
function showMessage(text, ...more) {
  const message = make("p", text);
  message.className = "message";
  message.role = "status";
  one(document, ".result").replaceChildren(message, ...more);
}

// Answers the question in the page's address.
async function answer() {
  const mine = ++question;
  const query = new URLSearchParams(location.search);
  if (!query.get("from") && !query.get("to")) return showMessage(say("choose"));
  showMessage(say("loading"));
  try {
    const index = await loadIndex();
    const slugs = ["from", "to"].map((end) => {
      const wanted = query.get(end) || form[end].value, slug = find(index, wanted);
      choose(form[end], slug ?? wanted);
      return slug;
    });
    const unknown = ["from", "to"].find((_, i) => !slugs[i]);
    if (unknown) return showUnknown(index, unknown);
    const data = await dataOf(slugs[0], slugs[1]);
    if (mine === question) show(data);
  } catch (error) {
    console.warn(error);
    if (mine === question) showFailure();
  }
}

/** Shows in a list of versions what was asked for, also where it is none of them. @param {HTMLSelectElement} list @param {string} version */
function choose(list, version) {
  list.querySelector(".asked")?.remove();
  if (![...list.options].some((option) => option.value === version)) {
    const option = new Option(version, version);
    option.className = "asked";
    list.prepend(option);
  }
  list.value = version;
}

/** Says that a version is none, and names those it may mean. @param {import("./compare-core.js").Index} index @param {string} end "from" or "to" */
function showUnknown(index, end) {
  const version = form[end].value, list = make("p", `${say("nearest")}${say("colon")}`);
  list.className = "nearest";
  list.append(...spaced(nearest(index, version).map((slug) => {
    const query = new URLSearchParams(location.search), link = make("a", slug);
    query.set(end, slug);
    link.setAttribute("href", `?${query}`);
    return link;
  })));
  heading.textContent = noComparison;
  document.title = pageTitle;
  showMessage(say("unknown", { version }), ...index.releases.length ? [list] : []);
}

function showFailure() {
  const retry = part("retry");
  retry.addEventListener("click", answer);
  showMessage(say("failed"), retry);
}

/** @param {Data} data */
function show(data) {
  const { from, to, sides } = data, root = showComparison(data);
  heading.textContent = say(sides.direction, { from, to });
  document.title = `${from} → ${to} · ${pageTitle}`;
  one(form, ".swap").href = `?${new URLSearchParams({ from: to, to: from })}`;
  one(document, ".result").replaceChildren(root);
  enliven(root, () => Promise.resolve(data));
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/** Another question, with the filters of the last one. */
function submit() {
  const query = new URLSearchParams(location.search);
  query.set("from", form.from.value);
  query.set("to", form.to.value);
  history.pushState(null, "", `?${query}`);
  answer();
}

/** Whether the page shows what its address asks for. */
function isAnswered() {
  const query = new URLSearchParams(location.search), shown = one(document, ".comparison");
  return shown?.dataset.from === query.get("from") && shown?.dataset.to === query.get("to");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
addEventListener("popstate", () => { if (!isAnswered()) answer(); });
answer();

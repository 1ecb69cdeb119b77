// Ticks for the steps that are done. The browser remembers them for a product
// and the two versions.
// @ts-check
import { all, one, say } from "./compare-page.js";
import { part, remember, remembered } from "./page.js";

/** @typedef {import("./compare-page.js").Part} Part */

/** @param {Part} root */
export function addTicks(root) {
  const { product, from, to } = root.dataset, key = `dmrel-done ${product} ${from} ${to}`;
  const steps = all(root, ".steps > li"), done = read(key), progress = part("progress");
  if (!steps.length) return;
  const boxes = steps.map((step) => addTick(step, done.has(step.id)));
  const update = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    one(progress, "span").textContent = say("done", { n: ticked, all: boxes.length });
    one(progress, "button").hidden = !ticked;
  };
  const changed = () => {
    remember(key, JSON.stringify(steps.flatMap((step, i) => boxes[i].checked ? [step.id] : [])));
    update();
  };
  one(root, ".way").addEventListener("change", changed);
  one(progress, "button").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    changed();
    boxes[0].focus(); // the button is gone
  });
  one(root, ".way h2").after(progress);
  update();
}

/** @param {Part} step @param {boolean} done */
function addTick(step, done) {
  const tick = part("tick"), box = /** @type {HTMLInputElement} */ (tick.querySelector("input"));
  box.checked = done;
  step.prepend(tick);
  return box;
}

/** The ids of the steps that are done; none where what is kept is not ours. @param {string} key @returns {Set<string>} */
function read(key) {
  try {
    return new Set(JSON.parse(remembered(key) ?? "[]"));
  } catch {
    return new Set();
  }
}

// What readers can do with a comparison that is on the page: filter, tick, copy.
// @ts-check
import { addFilters, asked } from "./compare-filter.js";
import { one } from "./compare-page.js";
import { addTicks } from "./compare-ticks.js";
import { canCopy, copyOnClick, part } from "./page.js";

/** @typedef {import("./compare-data.js").Data} Data */
/** @typedef {import("./compare-page.js").Part} Part */

/** @param {Part} root @param {() => Promise<Data>} load what the comparison came from */
export function enliven(root, load) {
  const acts = part("acts");
  one(root, ".chips").after(acts);
  addTicks(root);
  if (root.querySelector(".change")) addFilters(root, load);
  else one(acts, ".filter").remove();
  if (!canCopy) return one(acts, ".markdown").remove();
  copyOnClick(one(acts, ".markdown"), async () => {
    const { toMarkdown } = await import("./compare-markdown.js");
    return toMarkdown(await load(), asked());
  });
}

// A comparison that was made before needs its data for little that readers do.
const made = one(document, ".comparison");
if (made) {
  const { from = "", to = "" } = made.dataset;
  enliven(made, async () => (await import("./compare-data.js")).dataOf(from, to));
}

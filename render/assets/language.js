// Takes a reader of the root page on: to the language chosen before, else to
// the first one of the browser's that the notes have.
// @ts-check
import { remembered } from "./page.js";

const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a[data-choice]")]);
const wanted = [remembered("dmrel-language"), ...navigator.languages];
for (const tag of wanted) {
  const link = links.find((link) => tag && link.hreflang.split("-")[0] === tag.toLowerCase().split("-")[0]);
  if (link) {
    location.replace(link.href);
    break;
  }
}

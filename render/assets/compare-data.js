// The data of two releases and of those between them, and what follows from it.
// @ts-check
import { compare, sidesOf } from "./compare-core.js";
import { language, loadIndex, loadRelease } from "./compare-page.js";

/** @typedef {Awaited<ReturnType<typeof dataOf>>} Data */

/** @param {string} from @param {string} to */
export async function dataOf(from, to) {
  const index = await loadIndex(), sides = sidesOf(index, from, to);
  const wanted = [...new Set([from, to, ...sides.left, ...sides.gained])];
  const releases = new Map((await Promise.all(wanted.map(loadRelease))).map((r) => [r.version, r]));
  return { index, from, to, sides, releases, found: compare(index, sides, releases) };
}

/**
 * A text in the language of the page, or else in another one.
 * @param {import("./compare-core.js").Index} index
 * @param {import("./compare-core.js").Texts} texts
 */
export function textIn(index, texts) {
  const lang = [language, ...index.languages].find((l) => l in texts) ?? language;
  return { lang, text: texts[lang] ?? { plain: "", markdown: "", spans: [], source: { file: "", line: 0 } } };
}

/** The address of something in the product's repository; empty when nobody knows. @param {string} repository @param {string} what @param {string} name */
export function inRepository(repository, what, name) {
  return /^https?:\/\//i.test(repository) && name ? `${repository.replace(/\/$/, "")}/${what}/${name}` : "";
}

/** Where a reference leads; empty when nobody knows. @param {string} ref @param {string} repository */
export function refURL(ref, repository) {
  const [, owner, number] = /^([\w.-]+\/[\w.-]+)?#(\d+)$/.exec(ref) ?? [];
  if (number) return owner ? `https://github.com/${owner}/issues/${number}` : inRepository(repository, "issues", number);
  const [, project, commit] = /^([\w.-]+\/[\w.-]+)@([0-9a-f]{7,40})$/.exec(ref) ?? [];
  if (commit) return `https://github.com/${project}/commit/${commit}`;
  if (!/^(CVE|GHSA)-[\w-]+$/.test(ref)) return "";
  return ref.startsWith("CVE") ? `https://www.cve.org/CVERecord?id=${ref}` : `https://github.com/advisories/${ref}`;
}

/**
 * The references of a change to which its text does not lead itself.
 * @param {import("./compare-core.js").Index} index
 * @param {import("./compare-core.js").Change} change
 */
export function moreRefs(index, { refs, texts }) {
  const { plain, markdown } = textIn(index, texts).text;
  return refs.map((ref) => ({ ref, href: refURL(ref, index.repository) })).filter(({ ref, href }) =>
    href ? !markdown.includes(`${href})`) && !markdown.includes(`${href.replace("/issues/", "/pull/")})`) : !plain.includes(ref));
}

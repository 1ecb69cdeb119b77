// What model.Which does: whether a reference that somebody writes means one of the
// notes. Nothing here knows the page.
// @ts-check

/** @typedef {{repository: string, number: string, name: string}} Reference */

const issues = [
  /^(?:([\w.-]+\/[\w.-]+)#|#?)(\d+)$/,
  /^https?:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/(?:-\/)?(?:pull|pulls|issues|merge_requests)\/(\d+)\b/,
];

/** @param {string} text @returns {Reference} */
export function readReference(text) {
  const ref = text.trim().toLowerCase();
  for (const form of issues) {
    const [, repository = "", number] = form.exec(ref) ?? [];
    if (number) return { repository, number, name: "" };
  }
  const tail = ref.slice(Math.max(ref.lastIndexOf("/"), ref.lastIndexOf("@")) + 1);
  return { repository: "", number: "", name: isCommit(tail) ? tail : ref };
}

/** @param {Reference} asked which may leave out the repository @param {Reference} other */
export function means(asked, other) {
  if (asked.number) return asked.number === other.number && (!asked.repository || !other.repository || asked.repository === other.repository);
  if (other.number) return false;
  const areCommits = isCommit(asked.name) && isCommit(other.name);
  return asked.name === other.name || areCommits && (asked.name.startsWith(other.name) || other.name.startsWith(asked.name));
}

/** @param {string} name */
function isCommit(name) { return /^[0-9a-f]{7,40}$/.test(name); }

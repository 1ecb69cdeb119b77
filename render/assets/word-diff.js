// The difference of two texts by words, as render.TextDiff of the program has it.
// @ts-check

const wide = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\u3000-\\u303f\\uff01-\\uff60]";
const words = new RegExp(`\\s+|(?:(?!${wide})(?:[\\p{L}\\p{N}\\p{M}_-]|\\.(?=\\w)))+|.`, "gsu");

/**
 * The difference of two texts by whole words, set as TextDiff of the program
 * sets it: white space between two changes of a line is part of both.
 * @param {string} a
 * @param {string} b
 * @returns {["" | "del" | "ins", string][]}
 */
export function wordDiff(a, b) {
  const from = a.match(words) ?? [], to = b.match(words) ?? [];
  // common[i][j] is how many words from[i:] and to[j:] have in common, in order.
  const common = Array.from({ length: from.length + 1 }, () => new Uint16Array(to.length + 1));
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      common[i][j] = from[i] === to[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  /** @type {["" | "del" | "ins", string][]} */
  const parts = [];
  let same = "", deleted = "", inserted = "", blank = ""; // blank is the equal text behind a change, while it may be between two
  const flush = () => {
    parts.push(["del", deleted], ["ins", inserted]);
    same += blank;
    deleted = inserted = blank = "";
  };
  const change = () => {
    if (same) parts.push(["", same]);
    deleted += blank;
    inserted += blank;
    same = blank = "";
  };
  let i = 0, j = 0;
  while (i < from.length || j < to.length) {
    if (i < from.length && from[i] === to[j]) {
      if (!deleted && !inserted) same += from[i];
      else if (!blank && /^[^\S\n]+$/.test(from[i])) blank = from[i];
      else flush(), same += from[i];
      i++, j++;
    } else if (j === to.length || i < from.length && common[i + 1][j] >= common[i][j + 1]) change(), deleted += from[i++];
    else change(), inserted += to[j++];
  }
  flush();
  if (same) parts.push(["", same]);
  return parts.filter(([, text]) => text);
}

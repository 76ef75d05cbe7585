// @ts-check
/** Where a file comes from, and how much of its run it holds. */
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {{version: string, algorithm: string, address: string, from: number, to: number,
 *   complete: boolean, extent: string}} Origin `to` is the last tick of which the events are known
 */

const GENERATOR = document.querySelector("meta[name=generator]")?.getAttribute("content") ?? "";
/** The number of the Hustings that has made this page. */
export const VERSION = GENERATOR.replace(/^\D*/, "");

/**
 * The run of the selected panel, as far as it is known; without what nobody has asked for.
 * @param {Store} store
 * @returns {Origin}
 */
export function originOf({ panel, opened }) {
  const { from } = panel.known;
  const to = Math.max(from, panel.known.to);
  const length = opened?.length ?? 0;
  const complete = from === 0 && to >= length;
  return {
    version: VERSION,
    algorithm: panel.algorithm.name,
    address: `/?${opened?.scenario ?? ""}`,
    from,
    to,
    complete,
    extent: complete ? `all of the run, ticks 0 to ${to}`
      : `ticks ${from} to ${to}; the run goes on to ${length}`,
  };
}

/**
 * Words in lines of at most so many characters; a long word, as an address is, may end anywhere.
 * @param {string} words
 * @param {number} most
 */
export function wrapped(words, most) {
  /** @type {string[]} */
  const lines = [];
  const piece = new RegExp(`.{1,${Math.max(1, most)}}`, "g");
  for (const word of words.split(" ").flatMap((each) => each.match(piece) ?? [])) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

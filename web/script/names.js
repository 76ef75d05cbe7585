// @ts-check
/**
 * How nodes are called, and the store that some share, which has a number as they have.
 *
 * @typedef {import("./wire.js").NodeId} NodeId
 */

/** The number of the shared store; see hustings.model.Node. */
export const STORE = -1;

/** Nobody, and no node. */
export const NOBODY = 0;

/** A node as the scenario grammar and tables write it. @param {NodeId | undefined} id */
export function nameOf(id) {
  return id === STORE ? "store" : String(id);
}

/**
 * A node in a sentence: 5, or the store; it may be given by its name.
 * @param {NodeId | undefined} id
 */
export function called(id) {
  return nameOf(id) === "store" ? "the store" : String(id);
}

/** A node as a heading. @param {NodeId} id */
export function titleOf(id) {
  return id === STORE ? "Store" : `Node ${id}`;
}

/** As many characters are short: they have room wherever a node is drawn. */
export const SHORT = 4;

/**
 * A name on two lines that are as short as they can be; it is broken after a dot, if there is one.
 * @param {string} name
 */
export function onTwoLines(name) {
  const ways = [...name.matchAll(/\./g)]
    .map(({ index }) => [name.slice(0, index + 1), name.slice(index + 1)]);
  return ways.reduce((best, way) => (longestOf(way) < longestOf(best) ? way : best), [name]);
}

/**
 * A name on one line if that has room, or else on two.
 * @param {string} name
 * @param {number} most how many characters a line has
 */
export function linesOf(name, most) {
  return name.length <= most ? [name] : onTwoLines(name);
}

/** How many characters the longest of some lines has. @param {string[]} lines */
export function longestOf(lines) {
  return Math.max(1, ...lines.map((line) => line.length));
}

/**
 * The node that is called so, or has that number; nobody if none of them is.
 * @param {Iterable<NodeId>} ids @param {string | null | undefined} name
 * @returns {NodeId}
 */
export function nodeCalled(ids, name) {
  return [...ids].find((id) => nameOf(id) === name || (name && Number(name) === id)) ?? NOBODY;
}

// @ts-check
/** How nodes are called, and the store that some share, which has a number as they have. */

/** The number of the shared store; see hustings.model.Node. */
export const STORE = -1;

/** A node as the scenario grammar and tables write it. @param {number | undefined} id */
export function nameOf(id) {
  return id === STORE ? "store" : String(id);
}

/** A node in a sentence: 5, or the store. @param {number | undefined} id */
export function called(id) {
  return id === STORE ? "the store" : String(id);
}

/** A node as a heading. @param {number} id */
export function titleOf(id) {
  return id === STORE ? "Store" : `Node ${id}`;
}

/** The number behind a name; NaN if it is none. @param {string} name */
export function idOf(name) {
  return name === "store" ? STORE : Number(name);
}

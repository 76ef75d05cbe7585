// @ts-check
import { nameOf } from "./names.js";

/**
 * What the faults so far have done to the links, by the names of nodes: the same in every panel.
 * @typedef {{splits: string[][], cuts: [string, string][]}} Cuts
 *
 * @typedef {import("./wire.js").NodeId} NodeId
 */

/** @type {Cuts} */
export const WHOLE = { splits: [], cuts: [] };

/**
 * The splits and cuts in force at a tick.
 * @param {import("./wire.js").Fault[]} faults in the order of their ticks
 * @param {number} tick
 * @returns {Cuts}
 */
export function cutsAt(faults, tick) {
  /** @type {Cuts} */
  let cuts = WHOLE;
  for (const { tick: at, action } of faults) {
    const [verb, ...nodes] = action.split("-");
    if (at > tick) {
      break;
    } else if (verb === "heal") {
      cuts = WHOLE;
    } else if (verb === "split") {
      cuts = { ...cuts, splits: [...cuts.splits, nodes] };
    } else if (verb === "cut") {
      cuts = { ...cuts, cuts: [...cuts.cuts, [nodes[0], nodes[1]]] };
    }
  }
  return cuts;
}

/** @param {Cuts} cuts */
export function isWhole(cuts) {
  return cuts.splits.length === 0 && cuts.cuts.length === 0;
}

/**
 * Whether nothing gets from one node to another.
 * @param {Cuts} cuts @param {NodeId} from @param {NodeId} to
 */
export function isSevered(cuts, from, to) {
  const [one, other] = [nameOf(from), nameOf(to)];
  return cuts.splits.some((inside) => inside.includes(one) !== inside.includes(other))
    || cuts.cuts.some(([a, b]) => a === one && b === other);
}

/** In words, such as split {1 2} | rest. @param {Cuts} cuts */
export function describeCuts(cuts) {
  return [
    ...cuts.splits.map((inside) => `split {${inside.join(" ")}} | rest`),
    ...cuts.cuts.map(([from, to]) => `cut ${from} → ${to}`),
  ].join(", ");
}

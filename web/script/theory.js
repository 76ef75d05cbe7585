// @ts-check
/** What theory says of the run on the stage, and what of that is drawn; without a page. */
/**
 * @typedef {import("./wire.js").PanelAlgorithm} Algorithm
 * @typedef {import("./wire.js").Cost} TheoryCost
 */
import { inOne, typesetWithin } from "./formula.js";

/** @param {string} name @param {TheoryCost} cost @param {boolean} withCondition */
function worth(name, { formula, value, holds }, withCondition) {
  const number = value === undefined ? "" : `\u00a0= ${Math.round(value * 100) / 100}`;
  const condition = withCondition && holds ? ` (${typesetWithin(holds)})` : "";
  return `${name} ${inOne(formula)}${number}${condition}`;
}

/**
 * What theory says, in a sentence: the formulas that hold for the run, or else those of an
 * undisturbed election. "" where there are none.
 * @param {Algorithm} algorithm
 */
export function inTheory({ theory }) {
  const { best, mean, worst, costs, applies } = theory;
  /** @type {[string, TheoryCost][]} */
  const all = [["best", best], ["mean", mean], ["worst", worst]];
  const cases = all.filter(([, cost]) => cost.formula !== "");
  if (cases.length === 0) {
    return "";
  }
  const conditions = new Set(cases.map(([, cost]) => cost.holds ?? ""));
  const same = applies && conditions.size === 1 ? [...conditions][0] : "";
  const always = cases.length === 3 && new Set(cases.map(([, cost]) => cost.formula)).size === 1;
  const said = always ? worth("always", best, !same)
    : cases.map(([name, cost]) => worth(name, cost, !same)).join(", ");
  const where = !applies ? ", for an undisturbed election"
    : same ? `, if ${typesetWithin(same)}` : "";
  return `In theory${where}: ${said}${costs ? `; ${typesetWithin(costs)}` : ""}.`;
}

/**
 * The stretch from best to worst, and the mean, as far as they are drawn on a scale up to a number.
 * @param {Algorithm} algorithm @param {number} most
 */
export function drawnOf({ theory: { best, mean, worst } }, most) {
  const end = worst.value ?? most;
  const range = best.value !== undefined && end > best.value
    ? { from: best.value, to: end } : undefined;
  return { range, mean: mean.value, open: worst.value === undefined };
}

/**
 * What drawn lines and ticks are.
 * @param {boolean} range
 * @param {boolean} mean
 * @param {boolean} open whether a line has no end
 * @param {number} nodes
 */
export function legendOf(range, mean, open, nodes) {
  const election = `one election of ${nodes === 1 ? "1 node" : `${nodes} nodes`} costs`;
  const end = open
    ? "Where no worst is known, or it has no bound, the line ends with the scale. " : "";
  const spans = `The line spans what ${election} in theory from best to worst`;
  return range && mean ? `${spans}, the tick marks the mean. ${end}`
    : range ? `${spans}. ${end}`
    : mean ? `The tick marks what ${election} in theory on average. ` : "";
}

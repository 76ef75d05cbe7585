// @ts-check
/** Faults in a panel: which of them concern it, and which did nothing there; without a page. */
/**
 * @typedef {import("./store.js").PanelState} PanelState
 * @typedef {import("./wire.js").Fault} Fault
 * @typedef {import("./wire.js").Futile} Futile
 */
import { faultWords, onMessage } from "./fault-words.js";

/**
 * What the faults of one tick came to in a panel.
 * @typedef {{tick: number, words: string, futile: boolean}} FaultMark
 */

/**
 * Whether a fault is meant for a panel: what is done to a message may name one.
 * @param {Fault} fault
 * @param {PanelState} panel
 */
function concerns(fault, panel) {
  const algorithm = onMessage(fault.action)?.algorithm ?? "";
  return algorithm === "" || algorithm === panel.algorithm.id;
}

/**
 * A mark for every tick with faults that a panel has come to; one is futile where nothing was done.
 * @param {Fault[]} faults of the scenario, by tick @param {PanelState} panel
 * @returns {FaultMark[]}
 */
export function faultMarks(faults, panel) {
  const met = faults.filter((fault) => fault.tick <= panel.furthest && concerns(fault, panel));
  return [...Map.groupBy(met, (fault) => fault.tick)].map(([tick, all]) => {
    const whys = panel.futile.filter((each) => each.tick === tick).map((each) => each.why);
    const futile = whys.length >= all.length;
    const words = futile ? whys : [...all.map((fault) => faultWords(fault.action)), ...whys];
    return { tick, words: words.join("; "), futile };
  });
}

/**
 * What the latest faults that a panel has met failed to do, in words; "" if they all did something.
 * @param {Fault[]} faults of the scenario, by tick @param {PanelState} panel
 */
export function futileNow(faults, panel) {
  const last = faults.findLast((fault) => fault.tick <= panel.tick && concerns(fault, panel));
  const whys = panel.futile.filter((each) => each.tick === last?.tick).map((each) => each.why);
  return last && whys.length > 0 ? `t ${last.tick}: ${whys.join("; ")}` : "";
}

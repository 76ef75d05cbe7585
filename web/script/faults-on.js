// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./wire.js").NodeState} NodeState
 */
import { STORE } from "./names.js";
import { isWhole } from "./network.js";

/**
 * What can be done to a node: a name, the action of the grammar, and why not if it cannot.
 * @typedef {{label: string, action: string, key?: string, title: string,
 *   not?: string}} PossibleFault
 */

/**
 * @param {NodeState} node
 * @param {boolean} cut whether the network is cut at present
 * @returns {PossibleFault[]}
 */
export function faultsOn(node, cut) {
  const { id, status } = node;
  const up = status === "up";
  const down = status === "crashed" || status === "left";
  const gone = status === "left" ? "it has left" : "it has crashed";
  const all = "in every panel";
  return id === STORE ? faultsOnStore(node, cut) : [
    down
      ? {
        label: `Recover node ${id}`,
        action: status === "left" ? `join-${id}` : `recover-${id}`,
        key: "C",
        title: `It comes back ${all}`,
      }
      : { label: `Crash node ${id}`, action: `crash-${id}`, key: "C", title: `It dies ${all}` },
    ...(node.role === "leader" && !down ? [{
      label: "Crash every leader",
      action: "crash-leader",
      title: "In each panel, whoever leads there",
    }] : []),
    status === "paused"
      ? {
        label: `Resume node ${id}`,
        action: `resume-${id}`,
        title: `It goes on ${all}, first with what it has missed`,
      }
      : {
        label: `Pause node ${id}`,
        action: `pause-${id}`,
        title: `It does nothing ${all} until it resumes`,
        not: up ? undefined : gone,
      },
    { label: "Call an election", action: `elect-${id}`, title: `Node ${id} calls one ${all}`,
      not: up ? undefined : status === "paused" ? "it is paused" : gone },
    cut
      ? { label: "Heal the network", action: "heal", key: "P", title: "Every split and cut ends" }
      : {
        label: `Cut off node ${id}`,
        action: `split-${id}`,
        key: "P",
        title: `No link to or from it works ${all}`,
      },
  ];
}

/**
 * What can be done to the store that nodes share; panels without one take no notice.
 * @param {NodeState} store @param {boolean} cut @returns {PossibleFault[]}
 */
function faultsOnStore({ status }, cut) {
  const up = status === "up";
  return [
    status === "crashed"
      ? {
        label: "Recover the store",
        action: "recover-store",
        key: "C",
        title: "It comes back with its record",
      }
      : {
        label: "Crash the store",
        action: "crash-store",
        key: "C",
        title: "It answers nobody until it recovers; its record survives",
      },
    status === "paused"
      ? {
        label: "Resume the store",
        action: "resume-store",
        title: "It goes on, first with what it has missed",
      }
      : {
        label: "Pause the store",
        action: "pause-store",
        title: "It answers nobody until it resumes",
        not: up ? undefined : "it has crashed",
      },
    cut
      ? { label: "Heal the network", action: "heal", key: "P", title: "Every split and cut ends" }
      : { label: "Cut off the store", action: "split-store", key: "P", title: "Nobody reaches it" },
  ];
}

/**
 * Whether the network is cut at a tick, by the faults so far.
 * @param {Store} store
 */
export function isCut(store) {
  return !isWhole(store.cuts);
}

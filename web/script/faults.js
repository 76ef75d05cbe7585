// @ts-check
/**
 * Faults as the scenario grammar writes them: read, compared, and said in words; without a page.
 */

/** @typedef {import("./wire.js").Fault} Fault */
import { faultWords } from "./fault-words.js";

/** @typedef {import("./fault-words.js").OnMessage} OnMessage */

/** Writes what is done to a message. @param {OnMessage} on */
export function writeOnMessage({ algorithm, handling, from, to, nth, ticks }) {
  return `${algorithm ? `${algorithm}.` : ""}${handling}-${from}-${to}`
    + (handling === "delay" ? `-${ticks}` : "") + (nth > 1 ? `~${nth}` : "");
}

/**
 * The value of one key of a scenario; empty if it is not there.
 * @param {string} scenario
 * @param {string} key
 */
export function keyOf(scenario, key) {
  const pair = scenario.split("&").find((each) => each.startsWith(`${key}=`));
  return pair ? pair.slice(key.length + 1) : "";
}

/**
 * A scenario with one key set to another value, which is left out if empty. Keys stay where they
 * are; the server puts a new one into its place.
 * @param {string} scenario @param {string} key @param {string} value
 */
export function withKey(scenario, key, value) {
  const pairs = scenario.split("&").filter(Boolean);
  const at = pairs.findIndex((each) => each.startsWith(`${key}=`));
  const pair = value ? [`${key}=${value}`] : [];
  pairs.splice(at < 0 ? pairs.length : at, at < 0 ? 0 : 1, ...pair);
  return pairs.join("&");
}

/** Reads the value of the key "faults". @param {string} text @returns {Fault[]} by tick */
export function readFaults(text) {
  return text.split(",").filter(Boolean).map((each) => {
    const colon = each.indexOf(":");
    return { tick: Number(each.slice(0, colon)), action: each.slice(colon + 1) };
  });
}

/** @param {Fault[]} faults */
export function writeFaults(faults) {
  return faults.map((fault) => `${fault.tick}:${fault.action}`).join(",");
}

/**
 * How one list of faults differs from another.
 * @param {Fault[]} before @param {Fault[]} after
 */
export function compare(before, after) {
  const left = before.map((fault) => `${fault.tick}:${fault.action}`);
  const right = after.map((fault) => `${fault.tick}:${fault.action}`);
  const same = right.findIndex((each, i) => each !== left[i]);
  const first = same < 0 ? right.length : same;
  const at = Math.min(before[first]?.tick ?? Infinity, after[first]?.tick ?? Infinity);
  const gone = [...left];
  const added = after.filter((_, i) => {
    const place = gone.indexOf(right[i]);
    return place < 0 || void gone.splice(place, 1);
  });
  return { at, added, removed: readFaults(gone.join(",")) };
}

/**
 * How one list of faults differs from another, in words such as "crash 5 at t 12".
 * @param {Fault[]} before @param {Fault[]} after
 */
export function differenceInWords(before, after) {
  const { added, removed } = compare(before, after);
  const moved = added.flatMap((fault) => {
    const from = removed.findIndex((other) => other.action === fault.action);
    return from < 0 ? [] : [{ fault, from: removed.splice(from, 1)[0].tick }];
  });
  const name = (/** @type {string} */ action) =>
    action === "crash-leader" ? action : faultWords(action);
  const words = [
    ...added.filter((fault) => !moved.some((move) => move.fault === fault))
      .map((fault) => `${name(fault.action)} at t ${fault.tick}`),
    ...moved.map(({ fault, from }) =>
      `${name(fault.action)} at t ${fault.tick} instead of ${from}`),
    ...removed.map((fault) => `without ${name(fault.action)} at t ${fault.tick}`),
  ];
  const more = words.length - 2;
  return words.length === 0 ? "the same in another order"
    : words.slice(0, 2).join(", ") + (more > 0 ? `, and ${more} more` : "");
}

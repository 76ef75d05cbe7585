// @ts-check
/** @typedef {import("./wire.js").RunEvent} RunEvent */

const BY_THE_NETWORK = ["dropped", "duplicated", "delayed"];

/**
 * What the network does to a message happens at no process: a message that was lost says nothing
 * to the one it was meant for, so nothing that happens there later comes of it.
 * @param {RunEvent} event
 */
function isStepOfProcess(event) {
  return Boolean(event.node) && !BY_THE_NETWORK.includes(event.type);
}

/**
 * Everything that happened before an event: what caused it, what went before at the same process,
 * and so on back.
 * @param {RunEvent[]} events by number
 * @param {RunEvent} event
 * @returns {Set<number>} their numbers, with its own
 */
export function causalPast(events, event) {
  const past = new Set([event.number]);
  /**
   * Processes of which an event is in the past, so all before it are.
   * @type {Set<RunEvent["node"]>}
   */
  const processes = new Set();
  for (let i = placeOf(events, event.number); i >= 0; i--) {
    const earlier = events[i];
    const step = isStepOfProcess(earlier);
    if (past.has(earlier.number) || (step && processes.has(earlier.node))) {
      past.add(earlier.number);
      if (step) {
        processes.add(earlier.node);
      }
      if (earlier.cause) {
        past.add(earlier.cause);
      }
    }
  }
  return past;
}

/**
 * Everything that an event happened before: what it caused, what came later at the same process,
 * and so on.
 * @param {RunEvent[]} events by number
 * @param {RunEvent} event
 * @returns {Set<number>} their numbers, with its own
 */
export function causalFuture(events, event) {
  const future = new Set([event.number]);
  const processes = new Set(isStepOfProcess(event) ? [event.node] : []);
  for (let i = placeOf(events, event.number) + 1; i < events.length; i++) {
    const later = events[i];
    const step = isStepOfProcess(later);
    if (future.has(later.cause ?? 0) || (step && processes.has(later.node))) {
      future.add(later.number);
      if (step) {
        processes.add(later.node);
      }
    }
  }
  return future;
}

/**
 * The place of the last event with at most this number; -1 if there is none.
 * @param {RunEvent[]} events by number
 * @param {number} number
 */
export function placeOf(events, number) {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle].number <= number) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}

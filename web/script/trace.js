// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").PanelState} PanelState
 */

/**
 * Asks the server for the events of a panel up to the present tick, if some of them have not been
 * seen: after going to a tick only its state is known, not what led to it.
 * @param {Store} store
 * @param {PanelState} panel
 * @returns {Promise<boolean>} whether something new is known; the same to all who ask meanwhile
 */
export async function learnPast(store, panel) {
  const to = panel.tick;
  if (!store.opened || (panel.known.from === 0 && panel.known.to >= to)) {
    return false;
  }
  const before = asked.get(panel);
  const answer = before?.to === to ? before.answer : ask(store.opened, panel, to);
  asked.set(panel, { to, answer });
  return answer;
}

/**
 * @param {import("./wire.js").Opened} opened
 * @param {PanelState} panel
 * @param {number} to
 */
async function ask(opened, panel, to) {
  const response = await fetch(`/api/trace?${upTo(opened, panel.algorithm.id, to)}`);
  if (!response.ok) {
    return false;
  }
  const text = await response.text();
  // A run has at least one tick, so of the very start more is told than is asked for.
  panel.learn(text.split("\n").filter(Boolean).map((line) => JSON.parse(line))
    .filter((event) => event.tick <= to), to);
  // It may be forgotten again, and then be asked for again.
  asked.delete(panel);
  return true;
}

/**
 * Up to which tick has been asked for.
 * @type {WeakMap<PanelState, {to: number, answer: Promise<boolean>}>}
 */
const asked = new WeakMap();

/**
 * The scenario of one algorithm, ended at a tick: what happens up to it is the same.
 * @param {import("./wire.js").Opened} opened
 * @param {string} algorithm
 * @param {number} to
 */
function upTo(opened, algorithm, to) {
  const keys = new URLSearchParams(opened.scenario);
  keys.set("algorithms", algorithm);
  keys.set("until", String(Math.max(1, to)));
  keys.delete("t");
  const faults = opened.faults.filter((fault) => fault.tick <= Math.max(1, to));
  if (faults.length > 0) {
    keys.set("faults", faults.map((fault) => `${fault.tick}:${fault.action}`).join(","));
  } else {
    keys.delete("faults");
  }
  return keys.toString();
}

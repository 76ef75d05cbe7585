// @ts-check
/**
 * @typedef {import("./store.js").PanelState} PanelState
 * @typedef {import("./types.js").RunEvent} RunEvent
 */
import { describe } from "./describe.js";
import { called, titleOf } from "./names.js";

const LONGEST_CHAIN = 200;

/**
 * What led to an event, back to the fault or the start that began it; the event itself comes last.
 * @param {PanelState} panel
 * @param {RunEvent} event
 * @returns {RunEvent[]}
 */
export function causesOf(panel, event) {
  /** @type {RunEvent[]} */
  const chain = [event];
  for (let at = panel.find(event.cause ?? 0); at && chain.length < LONGEST_CHAIN; at = panel.find(at.cause ?? 0)) {
    chain.unshift(at);
  }
  return chain;
}

/**
 * Why an event happened, in sentences made from the run itself.
 * @param {PanelState} panel
 * @param {RunEvent} event
 * @param {number} delta the latency that the algorithm assumes
 * @returns {string[]}
 */
export function explain(panel, event, delta) {
  const cause = panel.find(event.cause ?? 0);
  const rule = ruleOf(panel, event);
  return [
    ...(rule ? [`The rule: ${rule}.`] : []),
    ...travel(panel, event, delta),
    ...(cause ? trigger(panel, cause, delta) : outside(event)),
    ...unheard(panel, event, cause, delta),
  ];
}

/** The line of pseudo-code that did it, in the course of what. @param {PanelState} panel @param {RunEvent} event */
function ruleOf(panel, event) {
  const lines = (event.lines ?? []).map((line) => panel.algorithm.listing[line]?.text).filter(Boolean);
  return lines.length > 1 ? `${lines.at(-1)} – in the course of “${lines.at(-2)}”` : lines.at(-1);
}

/** What happened to the message that an event is about. @param {PanelState} panel @param {RunEvent} event @param {number} delta */
function travel(panel, event, delta) {
  if (event.type !== "delivered" && event.type !== "dropped") {
    return event.type === "sent" || event.type === "duplicated" ? journey((event.due ?? 0) - event.tick, delta, "It takes") : [];
  }
  const sent = panel.find(event.cause ?? 0);
  const ends = event.type === "dropped" ? [dropped(event)] : [];
  return sent ? [...journey(event.tick - sent.tick, delta, `It was sent at t ${sent.tick} and took`), ...ends] : ends;
}

/** @param {number} ticks @param {number} delta @param {string} words */
function journey(ticks, delta, words) {
  return [`${words} ${ticks} ${ticks === 1 ? "tick" : "ticks"}${ticks > delta ? `, which is more than Δ = ${delta}, on which timeouts rest` : ""}.`];
}

/** @param {RunEvent} event */
function dropped(event) {
  return event.reason === "loss" ? "The network lost it: this link drops each message with the probability of the scenario, or it was dropped by hand."
    : event.reason === "partition" ? "The link was cut, and what meets a cut is blocked."
    : `${titleOf(event.to ?? 0)} was dead when it arrived.`;
}

/** What the node was handling. @param {PanelState} panel @param {RunEvent} cause @param {number} delta */
function trigger(panel, cause, delta) {
  const words = `It came of this, at t ${cause.tick}: ${describe(cause)}.`;
  if (cause.type !== "timer fired") {
    return [words];
  }
  const set = panel.find(cause.cause ?? 0);
  const ticks = set ? cause.tick - set.tick : 0;
  const measure = ticks === 2 * delta + 1 ? ` (2Δ + 1, Δ = ${delta})` : ticks > 0 ? ` (Δ = ${delta})` : "";
  return [set ? `${words} It had been set at t ${set.tick}, ${ticks} ticks before${measure}.` : words];
}

/** @param {RunEvent} event */
function outside(event) {
  return event.type === "acted" ? ["It was done from outside, by a fault of the scenario."]
    : event.type === "started" ? ["It was called from outside: the scenario names this node as an initiator."] : [];
}

/**
 * Messages that were still on their way to a node whose timer ran out: what it would have liked to know.
 * @param {PanelState} panel @param {RunEvent} event @param {RunEvent | undefined} cause @param {number} delta
 */
function unheard(panel, event, cause, delta) {
  const fired = event.type === "timer fired" ? event : cause?.type === "timer fired" ? cause : undefined;
  if (!fired) {
    return [];
  }
  return panel.events.filter((other) => other.type === "sent" && other.to === fired.node
    && other.number < fired.number && (other.due ?? 0) > fired.tick && panel.categoryOf(other.kind) !== "DETECT")
    .slice(0, 3)
    .map((other) => `${other.kind} from ${called(other.node)}, sent at t ${other.tick}, was still on its way and would arrive at t ${other.due}${
      (other.due ?? 0) - other.tick > delta ? ": its link takes longer than Δ" : ""}.`);
}

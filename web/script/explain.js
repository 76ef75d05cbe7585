// @ts-check
/**
 * @typedef {import("./store.js").PanelState} PanelState
 * @typedef {import("./wire.js").RunEvent} RunEvent
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
  let at = panel.find(event.cause ?? 0);
  while (at && chain.length < LONGEST_CHAIN) {
    chain.unshift(at);
    at = panel.find(at.cause ?? 0);
  }
  return chain;
}

/**
 * Why an event happened, in sentences made from the run itself.
 * @param {PanelState} panel
 * @param {RunEvent} event
 * @param {number} delta the latency that the algorithm assumes
 * @param {string} [scenario] its text
 * @returns {string[]}
 */
export function explain(panel, event, delta, scenario = "") {
  const cause = panel.find(event.cause ?? 0);
  const rule = ruleOf(panel, event);
  return [
    ...(rule ? [`The rule: ${rule}.`] : []),
    // Rules are written for the largest, as the papers are.
    ...(rule && scenario.includes(`${panel.algorithm.id}.extremum=smallest`)
      ? ["Here the smallest wins: read < for > in it, and smaller for larger."] : []),
    ...travel(panel, event, delta),
    ...(cause ? trigger(panel, cause, delta) : outside(panel, event)),
    ...unheard(panel, event, cause, delta),
  ];
}

/**
 * The line of pseudo-code that did it, in the course of what.
 * @param {PanelState} panel
 * @param {RunEvent} event
 */
function ruleOf(panel, event) {
  const lines = (event.lines ?? [])
    .map((line) => panel.algorithm.listing[line]?.text).filter(Boolean);
  return lines.length > 1 ? `${lines.at(-1)} – in the course of “${lines.at(-2)}”` : lines.at(-1);
}

/**
 * What happened to the message that an event is about.
 * @param {PanelState} panel
 * @param {RunEvent} event
 * @param {number} delta
 */
function travel(panel, event, delta) {
  if (event.type === "sent" || event.type === "duplicated") {
    const fate = fateOf(panel, event);
    const ticks = (event.due ?? 0) - event.tick;
    return fate ? [journey(ticks, delta, "It was to take"), fate]
      : [journey(ticks, delta, "It takes")];
  }
  const ends = event.type === "delivered" || event.type === "dropped";
  const sent = ends ? panel.find(event.cause ?? 0) : undefined;
  if (!sent) {
    return event.type === "dropped" ? [dropped(event)] : [];
  }
  const arrived = dueOf(panel, sent);
  if (event.type === "dropped") {
    return [`It was sent at t ${sent.tick}.`, dropped(event)];
  }
  const took = Math.min(event.tick, arrived) - sent.tick;
  const way = arrived !== sent.due
    ? `It was sent at t ${sent.tick}, and a fault had it arrive at t ${arrived}.`
    : journey(took, delta, `It was sent at t ${sent.tick} and took`);
  return event.tick > arrived
    ? [way, `It arrived at t ${arrived}, and waited until its receiver went on.`] : [way];
}

/**
 * When a message arrives, by what has been done to it so far.
 * @param {PanelState} panel
 * @param {RunEvent} sent
 */
function dueOf(panel, sent) {
  const delayed = panel.events.findLast((other) =>
    other.type === "delayed" && other.cause === sent.number);
  return delayed?.due ?? sent.due ?? sent.tick;
}

/**
 * What became of a message that did not arrive as it was to.
 * @param {PanelState} panel
 * @param {RunEvent} sent
 */
function fateOf(panel, sent) {
  const lost = droppedOf(panel, sent);
  const due = dueOf(panel, sent);
  return lost ? `At t ${lost.tick} it ${gone(lost)}.`
    : due !== sent.due ? `A fault has it arrive at t ${due}.` : undefined;
}

/** @param {PanelState} panel @param {RunEvent} sent */
function droppedOf(panel, sent) {
  return panel.events.find((other) => other.type === "dropped" && other.cause === sent.number);
}

/** @param {RunEvent} lost */
function gone(lost) {
  return lost.reason === "loss" ? "was lost"
    : lost.reason === "partition" ? "was blocked by a cut"
    : "reached nobody any more";
}

/** @param {number} ticks @param {number} delta @param {string} words */
function journey(ticks, delta, words) {
  const late = ticks > delta
    ? `, which is more than Δ = ${delta}, on which timeouts rest` : "";
  return `${words} ${ticks} ${ticks === 1 ? "tick" : "ticks"}${late}.`;
}

/** @param {RunEvent} event */
function dropped(event) {
  return event.reason === "loss"
    ? "It was lost: by the probability of the scenario, or dropped by hand."
    : event.reason === "partition" ? "The link was cut, and what meets a cut is blocked."
    : `${titleOf(event.to ?? 0)} had crashed or left when it arrived.`;
}

/**
 * What the node was handling.
 * @param {PanelState} panel
 * @param {RunEvent} cause
 * @param {number} delta
 */
function trigger(panel, cause, delta) {
  const words = `It came of this, at t ${cause.tick}: ${describe(cause)}.`;
  if (cause.type !== "timer fired") {
    return [words];
  }
  const set = panel.find(cause.cause ?? 0);
  const ticks = set ? cause.tick - set.tick : 0;
  const measure = ticks === 2 * delta + 1 ? ` (2Δ + 1, Δ = ${delta})`
    : ticks > 0 ? ` (Δ = ${delta})` : "";
  return [set
    ? `${words} It had been set at t ${set.tick}, ${ticks} ticks before${measure}.` : words];
}

/** @param {PanelState} panel @param {RunEvent} event */
function outside(panel, event) {
  return event.type === "acted"
    ? ["It came from outside: a fault of the scenario, or one that is feigned."]
    : event.type !== "started" ? []
    : panel.algorithm.lockStep
      ? ["In lock step, whoever is called starts the election for all that are alive."]
    : ["It was called from outside: the scenario names this node as an initiator."];
}

/**
 * Messages that a node whose timer ran out had not got yet: what it would have liked to know.
 * @param {PanelState} panel
 * @param {RunEvent} event
 * @param {RunEvent | undefined} cause
 * @param {number} delta
 */
function unheard(panel, event, cause, delta) {
  const fired = [event, cause].find((each) => each?.type === "timer fired");
  if (!fired) {
    return [];
  }
  return panel.events
    .filter((other) => other.type === "sent" && other.to === fired.node
      && other.number < fired.number && dueOf(panel, other) > fired.tick
      && panel.categoryOf(other.kind) !== "DETECT")
    .slice(0, 3)
    .map((other) => {
      const due = dueOf(panel, other);
      const words = `${other.kind} from ${called(other.node)}, sent at t ${other.tick},`;
      const lost = droppedOf(panel, other);
      const late = due - other.tick > delta ? ": its link takes longer than Δ" : "";
      return lost && lost.number < fired.number ? `${words} ${gone(lost)} at t ${lost.tick}.`
        : `${words} was still on its way, due at t ${due}${late}.`;
    });
}

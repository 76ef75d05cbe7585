// @ts-check
/**
 * @typedef {import("./store.js").InFlight} InFlight
 * @typedef {import("./wire.js").Fault} Fault
 * @typedef {import("./fault-words.js").OnMessage} OnMessage
 * @typedef {import("./fault-words.js").Handling} Handling
 */
import { onMessage } from "./fault-words.js";
import { readFaults, withKey, keyOf, writeFaults, writeOnMessage } from "./faults.js";
import { nameOf, titleOf } from "./names.js";

/**
 * A message on its way, and how the scenario addresses it: the `nth` on its link by when they are
 * due, at the next tick and after what is planned there already. `planned` is what that is for this
 * message; `not` why it cannot be addressed.
 * @typedef {{message: InFlight, nth: number, planned: OnMessage | null, not: string}} Entry
 */

/** What is done by hand to messages on their way, as faults of the scenario; without a page. */
export class Schedule {
  /** @type {Entry[]} by when they are due; those that wait at paused nodes at the end */
  entries = [];
  #at;
  #algorithm;

  /**
   * @param {Iterable<InFlight>} inFlight in the order in which they were put on their way
   * @param {string} algorithm
   * @param {Fault[]} faults of the scenario
   * @param {number} tick at whose end the run stands
   */
  constructor(inFlight, algorithm, faults, tick) {
    this.#at = tick + 1;
    this.#algorithm = algorithm;
    const planned = plannedAt(faults, this.#at)
      .map((fault) => /** @type {OnMessage} */ (onMessage(fault.action)))
      .filter((on) => on.algorithm === "" || on.algorithm === algorithm);
    const byDue = [...inFlight].sort((a, b) => a.due - b.due);
    const links = Map.groupBy(byDue.filter((message) => message.due > tick),
      (message) => `${nameOf(message.from)} ${nameOf(message.to)}`);
    /** @type {Map<number, {nth: number, planned: OnMessage | null}>} by number */
    const places = new Map();
    for (const [link, queue] of links) {
      this.#place(queue, planned.filter((on) => `${on.from} ${on.to}` === link), places);
    }
    // Who is handed a message first may send, and so become another's predecessor on the link.
    const busy = new Set(planned.filter((on) => on.handling === "deliver").map((on) => on.to));
    this.entries = byDue.map((message) => {
      const place = places.get(message.number);
      if (place) {
        return { message, ...place, not: this.#notNow(message, place, busy) };
      }
      const not = `it waits at ${titleOf(message.to).toLowerCase()}, which is paused; `
        + "have that resume";
      return { message, nth: 0, planned: null, not };
    }).sort((a, b) => Number(a.message.due <= tick) - Number(b.message.due <= tick));
  }

  /**
   * Carries out what is planned on a link, as the server will, and sees who is where then.
   * @param {InFlight[]} queue @param {OnMessage[]} planned
   * @param {Map<number, {nth: number, planned: OnMessage | null}>} places
   */
  #place(queue, planned, places) {
    /** @type {{number: number, due: number}[]} */
    const link = queue.map(({ number, due }) => ({ number, due }));
    /** @type {Map<number, OnMessage>} */
    const done = new Map();
    const put = (/** @type {{number: number, due: number}} */ message) => {
      const after = link.findIndex((other) => other.due > message.due);
      link.splice(after < 0 ? link.length : after, 0, message);
    };
    for (const on of planned) {
      const [taken] = link.splice(on.nth - 1, 1);
      if (!taken) {
        continue;
      }
      done.set(taken.number, on);
      if (on.handling === "delay") {
        put({ ...taken, due: taken.due + on.ticks });
      } else if (on.handling === "double") {
        put(taken);
        put({ ...taken, number: 0 });
      }
    }
    for (const { number } of queue) {
      const nth = link.findIndex((message) => message.number === number) + 1;
      places.set(number, { nth, planned: done.get(number) ?? null });
    }
  }

  /**
   * @param {InFlight} message
   * @param {{planned: OnMessage | null}} place
   * @param {Set<string>} busy those who are handed a message, by name
   */
  #notNow(message, { planned }, busy) {
    const at = `at t ${this.#at}`;
    return planned ? `it is ${PAST[planned.handling]} ${at} already; step on, or undo`
      : !busy.has(nameOf(message.from)) ? ""
      : `${titleOf(message.from).toLowerCase()} is handed a message first ${at}, `
        + "and may answer on this link; step on";
  }

  /**
   * The action that does something to a message.
   * @param {Entry} entry @param {Handling} handling @param {number} [ticks] of a delay
   */
  action({ message, nth }, handling, ticks = 0) {
    const { from, to } = message;
    return writeOnMessage({
      algorithm: this.#algorithm,
      handling,
      from: nameOf(from),
      to: nameOf(to),
      nth,
      ticks: handling === "delay" ? ticks : 0,
    });
  }

  /**
   * A scenario with one more action at the next tick: after what is done by hand to messages there,
   * and before all else, which might send more of them.
   * @param {string} scenario @param {string} action
   */
  with(scenario, action) {
    const faults = readFaults(keyOf(scenario, "faults"));
    const first = faults.findIndex((fault) => fault.tick >= this.#at);
    const place = (first < 0 ? faults.length : first) + plannedAt(faults, this.#at).length;
    faults.splice(place, 0, { tick: this.#at, action });
    return withKey(scenario, "faults", writeFaults(faults));
  }
}

/** What has become of a message to which something is done. @type {Record<Handling, string>} */
export const PAST = {
  drop: "dropped",
  deliver: "delivered",
  double: "duplicated",
  delay: "delayed",
};

/**
 * What is done to messages at a tick before anything else is.
 * @param {Fault[]} faults by tick
 * @param {number} tick
 */
function plannedAt(faults, tick) {
  const all = faults.filter((fault) => fault.tick === tick);
  const other = all.findIndex((fault) => !onMessage(fault.action));
  return other < 0 ? all : all.slice(0, other);
}

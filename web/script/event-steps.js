// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./wire.js").RunEvent} RunEvent
 */
import { describe } from "./describe.js";
import { learnPast } from "./trace.js";

/** As many as somebody presses while the server is slow. */
const MOST_WAITING = 32;

/** Steps from event to event of the selected panel; fetched when somebody chooses to go by them. */
export class EventSteps {
  /** Which event to select once the next state is here: the first of its tick, or the last. */
  #owed = 0;
  /** Ends the wait for that state. */
  #arrived = () => {};
  /** Each step begins where the one before has ended. */
  #last = Promise.resolve();
  #waiting = 0;

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    this.connection = connection;
    store.addEventListener("refused", () => {
      this.#owed = 0;
      this.#arrived();
    });
  }

  /**
   * The events of the tick at which the selected panel stands. Heartbeats are skipped: they come
   * and go all the time, and decide nothing.
   * @returns {RunEvent[]}
   */
  get #events() {
    const { panel } = this.store;
    return panel.events.filter((event) => event.tick === panel.tick
      && panel.looks.get(event.kind ?? "")?.category !== "DETECT");
  }

  /**
   * Within the tick time stands still, and the selection moves; then it goes on to another tick.
   * @param {1 | -1} by
   */
  step(by) {
    if (this.#waiting < MOST_WAITING) {
      this.#waiting++;
      this.#last = this.#last.then(() => this.#stepNow(by)).finally(() => this.#waiting--);
    }
    return this.#last;
  }

  /** @param {1 | -1} by */
  async #stepNow(by) {
    const { panel, selection } = this.store;
    await learnPast(this.store, panel).catch(() => false);
    const events = this.#events;
    const at = events.findIndex((event) => event.number === selection.event);
    // At the end of a tick all of its events are behind; at the very
    // start, none has been shown yet.
    const next = at >= 0 ? events[at + by]
      : by < 0 ? events.at(-1)
      : panel.tick === 0 ? events[0] : undefined;
    if (next) {
      this.#select(next);
    } else {
      /** @type {Promise<void>} */
      const arrival = new Promise((arrived) => (this.#arrived = arrived));
      this.#owed = by;
      this.connection.step(by, "event", panel.algorithm.id);
      await arrival;
    }
  }

  /** Whether an event is to be selected of the tick that has just come. */
  get owes() {
    return this.#owed !== 0;
  }

  /** Selects it. */
  async settle() {
    const by = this.#owed;
    this.#owed = 0;
    await learnPast(this.store, this.store.panel).catch(() => false);
    const next = this.#events.at(by > 0 ? 0 : -1);
    if (next) {
      this.#select(next);
    }
    this.#arrived();
  }

  /** @param {RunEvent} event */
  #select(event) {
    const { panel, node } = this.store.selection;
    this.store.select(panel, event.node || node, event.number);
  }

  /**
   * What the selected event says, and which one of its tick it is; "" if none of them is selected.
   */
  get words() {
    const { panel, event } = this.store;
    const events = this.#events;
    const place = event ? events.indexOf(event) + 1 : 0;
    if (!event || place === 0) {
      return "";
    }
    const where = `${place} of ${events.length} at t ${event.tick}`;
    return `${panel.algorithm.name}, ${where}: ${describe(event)}`;
  }
}

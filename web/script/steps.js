// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./types.js").RunEvent} RunEvent
 */
import { describe } from "./describe.js";
import { find, set, write } from "./dom.js";
import { releaseAfterChoice } from "./release.js";
import { learnPast } from "./trace.js";

/** @type {Record<string, [back: string, forward: string]>} */
const TITLES = {
  tick: ["One tick back (←)", "One tick on (→)"],
  event: ["To the event before, of the selected panel (←)", "To the next event of the selected panel (→)"],
  election: ["To where an election began, or came to agree, before this (←)", "To where an election next begins, or comes to agree (→)"],
  fault: ["To the fault before (←)", "To the next fault (→)"],
};

/** One step back or on, by what is chosen: a tick, an event of the selected panel, an election, a fault. */
export class Steps {
  #unit = /** @type {HTMLSelectElement} */ (find("#unit"));
  #words = find("[data-show=event]");
  /** Which event to select once the next state is here: the first of its tick, or the last. */
  #owed = 0;

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    this.connection = connection;
    releaseAfterChoice(this.#unit);
    this.#unit.addEventListener("change", () => this.#show());
    store.addEventListener("state", () => this.#arrive());
    store.addEventListener("selection", () => this.#show());
    store.addEventListener("refused", () => (this.#owed = 0));
  }

  /** Whether a step back leads anywhere from here. */
  get mayGoBack() {
    return this.store.position > 0 || (this.#unit.value === "event" && this.store.selection.event !== 0);
  }

  /** What the buttons do. */
  get titles() {
    return TITLES[this.#unit.value];
  }

  /** @param {1 | -1} by */
  step(by) {
    const unit = this.#unit.value;
    if (unit === "event") {
      void this.#stepEvent(by);
    } else {
      this.connection.step(by, unit === "tick" ? undefined : unit);
    }
  }

  /**
   * The events of the tick at which the selected panel stands. Heartbeats are skipped: they come and
   * go all the time, and decide nothing.
   * @returns {RunEvent[]}
   */
  get #events() {
    const { panel } = this.store;
    return panel.events.filter((event) => event.tick === panel.tick
      && panel.looks.get(event.kind ?? "")?.category !== "DETECT");
  }

  /** Within the tick time stands still, and the selection moves; then it goes on to another tick. @param {1 | -1} by */
  async #stepEvent(by) {
    const { panel, selection } = this.store;
    await learnPast(this.store, panel).catch(() => false);
    const events = this.#events;
    const at = events.findIndex((event) => event.number === selection.event);
    // At the end of a tick all of its events are behind; at the very start, none has been shown yet.
    const next = at >= 0 ? events[at + by] : by < 0 ? events.at(-1) : panel.tick === 0 ? events[0] : undefined;
    if (next) {
      this.#select(next);
    } else {
      this.#owed = by;
      this.connection.step(by, "event", panel.algorithm.id);
    }
  }

  async #arrive() {
    const by = this.#owed;
    this.#owed = 0;
    if (by !== 0) {
      await learnPast(this.store, this.store.panel).catch(() => false);
      const next = this.#events.at(by > 0 ? 0 : -1);
      if (next) {
        this.#select(next);
      }
    }
    this.#show();
  }

  /** @param {RunEvent} event */
  #select(event) {
    const { panel, node } = this.store.selection;
    this.store.select(panel, event.node || node, event.number);
  }

  #show() {
    const unit = this.#unit.value;
    const { panel, event } = this.store;
    this.#words.hidden = unit !== "event";
    if (unit === "event" && panel) {
      const events = this.#events;
      const place = event ? events.indexOf(event) + 1 : 0;
      write(this.#words, place > 0 && event ? `${panel.algorithm.name}, ${place} of ${events.length} at t ${event.tick}: ${describe(event)}`
        : `→ goes from event to event of ${panel.algorithm.name}; heartbeats are skipped.`);
      set(this.#words, { title: this.#words.textContent });
    }
    const [back, forward] = this.titles;
    const backButton = /** @type {HTMLButtonElement} */ (find("[data-do=back]"));
    backButton.disabled = !this.mayGoBack;
    set(backButton, { title: backButton.disabled ? "This is the start" : back, "aria-label": back.replace(" (←)", "") });
    set(find("[data-do=forward]"), { title: forward, "aria-label": forward.replace(" (→)", "") });
  }
}

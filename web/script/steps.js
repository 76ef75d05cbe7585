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
    for (const type of ["opened", "selection"]) {
      store.addEventListener(type, () => this.#show());
    }
    store.addEventListener("refused", () => (this.#owed = 0));
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
    const [back, forward] = TITLES[unit];
    const { opened, position, alignment, selection } = this.store;
    const within = unit === "event" && selection.event !== 0;
    able("back", position > 0 || within, back, "This is the start");
    // How far there is to go where the panels are aligned otherwise, the server knows.
    able("forward", position < (opened?.until ?? 0) || alignment !== null || within, forward,
      `The scenario ends here, at "until" = ${opened?.until}`);
  }
}

/** @param {string} name @param {boolean} can @param {string} title @param {string} not why it cannot be done */
function able(name, can, title, not) {
  const button = find(`[data-do=${name}]`);
  set(button, { disabled: !can, title: can ? title : not, "aria-label": title.replace(/ \([←→]\)/, "") });
}

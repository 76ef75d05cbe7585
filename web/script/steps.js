// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./event-steps.js").EventSteps} EventSteps
 */
import { find, set, write } from "./dom.js";
import { AWAY, once } from "./lazy.js";
import { releaseAfterChoice } from "./release.js";

/** @type {Record<string, [back: string, forward: string]>} */
const TITLES = {
  tick: ["One tick back (←)", "One tick on (→)"],
  event: [
    "To the event before, of the selected panel (←)",
    "To the next event of the selected panel (→)",
  ],
  election: [
    "To where an election began, or came to agree, before this (←)",
    "To where an election next begins, or comes to agree (→)",
  ],
  fault: ["To the fault before (←)", "To the next fault (→)"],
};

/**
 * One step back or on, by what is chosen: a tick, an event of the
 * selected panel, an election, a fault.
 */
export class Steps {
  #unit = /** @type {HTMLSelectElement} */ (find("#unit"));
  #words = find("[data-show=event]");
  /** @type {EventSteps | null} once they have been fetched */
  #events = null;
  #fetchEvents = once(async () => {
    const { EventSteps } = await import("./event-steps.js");
    this.#events = new EventSteps(this.store, this.connection);
    this.#show();
    return this.#events;
  });

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    this.connection = connection;
    releaseAfterChoice(this.#unit);
    this.#unit.addEventListener("change", () => {
      this.#show();
      if (this.#unit.value === "event") {
        void this.#wantEvents();
      }
    });
    store.addEventListener("state", () => this.#arrive());
    for (const type of ["opened", "selection"]) {
      store.addEventListener(type, () => this.#show());
    }
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

  /** @param {1 | -1} by */
  async #stepEvent(by) {
    const events = this.#events ?? await this.#wantEvents();
    await events?.step(by);
  }

  /** Fetches what steps by events, or says that it cannot be fetched. */
  async #wantEvents() {
    try {
      return await this.#fetchEvents();
    } catch {
      this.store.receive({ type: "refused", code: "offline", key: "", message: AWAY });
      return null;
    }
  }

  async #arrive() {
    if (this.#events?.owes) {
      await this.#events.settle();
    }
    this.#show();
  }

  #show() {
    const unit = this.#unit.value;
    const { panel } = this.store;
    this.#words.hidden = unit !== "event";
    if (unit === "event" && panel) {
      write(this.#words, this.#events?.words
        || `→ goes from event to event of ${panel.algorithm.name}; heartbeats are skipped.`);
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

/**
 * @param {string} name
 * @param {boolean} can
 * @param {string} title
 * @param {string} not why it cannot be done
 */
function able(name, can, title, not) {
  const button = find(`[data-do=${name}]`);
  set(button, {
    disabled: !can,
    title: can ? title : not,
    "aria-label": title.replace(/ \([←→]\)/, ""),
  });
}

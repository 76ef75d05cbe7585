// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./schedule.js").Entry} Entry
 * @typedef {import("./fault-words.js").Handling} Handling
 */
import { withTick } from "./connection.js";
import { element, write } from "./dom.js";
import { sign } from "./kinds.js";
import { called, nameOf } from "./names.js";
import { PAST, Schedule } from "./schedule.js";

const MOST_ROWS = 100;
const MANY = 12;

/**
 * The messages of a panel that are on their way: one is chosen, on the stage or in the list, and
 * delivered, delayed, dropped or duplicated; which becomes part of the scenario.
 */
export class InFlightMenu {
  #title = element("h2", { class: "in-flight-title num" });
  #filter = /** @type {HTMLInputElement} */ (element("input", {
    type: "search",
    placeholder: "A kind, or a node",
    "aria-label": "Filter messages",
    title: "Shows the messages of a kind, or from or to a node",
  }));
  #list = element("ul", { class: "in-flight-list" });
  #root = element("div", {
    id: "in-flight", popover: "auto", role: "dialog", "aria-label": "Messages on their way",
  }, this.#title, this.#filter, this.#list);
  #panel = 0;
  #chosen = 0;
  #delay = 10;
  #wasOpen = false;

  /** @param {Store} store @param {Connection} connection @param {Stage} stage */
  constructor(store, connection, stage) {
    this.store = store;
    this.connection = connection;
    this.stage = stage;
    document.body.append(this.#root);
    // A click outside closes it by itself; on the button that had opened it that is all it does.
    document.addEventListener("pointerdown", () => {
      this.#wasOpen = this.#isOpen;
    }, { capture: true });
    document.addEventListener("keydown", () => (this.#wasOpen = false), { capture: true });
    this.#filter.addEventListener("input", () => this.#show());
    this.#root.addEventListener("keydown", (event) => this.#key(event));
    this.#root.addEventListener("toggle", () => this.#isOpen || stage.emphasise(0, 0));
    for (const type of ["state", "clock"]) {
      store.addEventListener(type, () => this.#isOpen && this.#show());
    }
  }

  get #isOpen() {
    return this.#root.matches(":popover-open");
  }

  /**
   * Opens the list of a panel beside what was clicked, or closes it.
   * @param {number} panel
   * @param {number} chosen a message by its number, or 0
   * @param {DOMRect} at
   * @param {boolean} byKey
   */
  open(panel, chosen, at, byKey) {
    const again = this.#wasOpen && panel === this.#panel && chosen === 0;
    this.#wasOpen = false;
    if (again) {
      this.#root.hidePopover();
      return;
    }
    this.#panel = panel;
    this.#chosen = chosen;
    this.#filter.value = "";
    if (!this.#isOpen) {
      this.#root.showPopover();
    }
    this.#show();
    this.#place(at);
    if (byKey) {
      /** @type {HTMLElement | null} */ (this.#list.querySelector("button"))?.focus();
    }
    this.#list.querySelector("[aria-expanded=true]")?.scrollIntoView({ block: "nearest" });
  }

  /**
   * Below what was clicked, or above, where there is room; small screens put it at the bottom.
   * @param {DOMRect} at
   */
  #place(at) {
    const { offsetWidth, offsetHeight } = this.#root;
    const below = at.bottom + 6 + offsetHeight < innerHeight;
    const left = Math.max(8, Math.min(at.left, innerWidth - offsetWidth - 8));
    const top = below ? at.bottom + 6 : Math.max(8, at.top - offsetHeight - 6);
    this.#root.style.setProperty("--left", `${left}px`);
    this.#root.style.setProperty("--top", `${top}px`);
  }

  get #schedule() {
    const { panels, opened, tick } = this.store;
    const panel = panels[this.#panel];
    return new Schedule(panel.inFlight.values(), panel.algorithm.id, opened?.faults ?? [], tick);
  }

  #show() {
    const panel = this.store.panels[this.#panel];
    if (!panel) {
      this.#root.hidePopover();
      return;
    }
    const held = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.key;
    const { entries } = this.#schedule;
    const words = this.#filter.value.trim().toLowerCase();
    const shown = entries.filter(({ message }) => !words
      || message.kind.toLowerCase().includes(words)
      || nameOf(message.from) === words || nameOf(message.to) === words);
    this.#filter.hidden = entries.length <= MANY;
    const { name } = panel.algorithm;
    write(this.#title, `${name} · ${entries.length} in flight at t ${this.store.tick}`);
    const cut = shown.length - MOST_ROWS;
    // The one that was clicked on the stage is there however many there are.
    const rows = shown.filter(({ message }, i) => i < MOST_ROWS || message.number === this.#chosen);
    const quiet = [
      cut > 0 ? `and ${cut} more: click one on the stage, or filter` : "",
      shown.length > 0 ? ""
        : entries.length > 0 ? "None like that."
        : "Nothing is on its way now. Step on until something is.",
    ].filter(Boolean);
    this.#list.replaceChildren(...rows.map((entry) => this.#row(entry)),
      ...quiet.map((said) => element("li", { class: "quiet" }, said)));
    this.stage.emphasise(this.#panel, this.#chosen);
    if (held) {
      /** @type {HTMLElement | null} */ (this.#list.querySelector(`[data-key="${held}"]:enabled`)
        ?? this.#list.querySelector("[aria-expanded=true]")
        ?? this.#list.querySelector("button"))?.focus();
    }
  }

  /** @param {Entry} entry */
  #row(entry) {
    const { message, planned, not } = entry;
    const look = this.store.panels[this.#panel].looks.get(message.kind);
    const chosen = message.number === this.#chosen;
    const content = message.content ? ` (${message.content})` : "";
    const when = planned ? `${PAST[planned.handling]} at t ${this.store.tick + 1}`
      : message.due > this.store.tick ? `t ${message.due}` : "waits";
    const [from, to] = [called(message.from), called(message.to)];
    const words = `${message.kind}${content} from ${from} to ${to}, sent at t ${message.sentAt}, `
      + (message.due > this.store.tick ? `arrives at t ${message.due}` : "has arrived and waits");
    const head = element("button", {
      class: "in-flight-message",
      "aria-expanded": String(chosen),
      "data-key": message.number,
      "data-message": message.number,
      title: words + (not ? `. Not to be handled: ${not}` : ""),
      "aria-label": words,
    },
    look ? sign(look) : null,
    element("b", {}, `${nameOf(message.from)} → ${nameOf(message.to)}`),
    element("span", {}, message.kind, element("small", {}, content)),
    element("i", { class: planned ? "planned" : null }, when));
    head.addEventListener("click", () => {
      this.#chosen = chosen ? 0 : message.number;
      this.#show();
    });
    return element("li", { class: not ? "not" : null }, head,
      chosen ? this.#handlings(entry) : null);
  }

  /** What can be done to the chosen message. @param {Entry} entry */
  #handlings(entry) {
    const { tick, playing, opened, panels } = this.store;
    const not = playing ? "time runs; pause first (space)"
      : tick >= (opened?.until ?? 0) ? "the run ends here"
      : panels[this.#panel].standing.error ? "the algorithm broke, its run is over"
      : entry.not;
    const at = `at t ${tick + 1}`;
    const ticks = /** @type {HTMLInputElement} */ (element("input", {
      type: "number",
      min: 1,
      max: 100_000,
      step: 1,
      value: this.#delay,
      disabled: not !== "",
      "data-key": "ticks",
      "aria-label": "Ticks of delay",
      title: "How many ticks later it arrives, 1 to 100,000",
    }));
    /** @param {Handling} handling @param {string} text @param {string} title */
    const button = (handling, text, title) => {
      const made = element("button", {
        "data-handling": handling,
        "data-key": handling,
        disabled: not !== "",
        title: not ? `Not now: ${not}` : title,
      }, text);
      made.addEventListener("click", () => {
        if (handling !== "delay" || ticks.reportValidity()) {
          this.#delay = ticks.valueAsNumber;
          this.#handle(entry, handling);
        }
      });
      return made;
    };
    ticks.addEventListener("keydown", (event) => event.key === "Enter" && ticks.reportValidity()
      && (this.#delay = ticks.valueAsNumber, this.#handle(entry, "delay")));
    return element("div", { class: "in-flight-handlings" },
      button("deliver", "Deliver", `It arrives ${at} instead of ${entry.message.due}`),
      button("drop", "Drop", `It is lost ${at}`),
      button("double", "Duplicate", "It arrives twice"),
      element("span", { class: "delay" },
        button("delay", "Delay by", "It arrives so many ticks later"), ticks),
      not ? element("p", { class: "quiet" }, `Not now: ${not}.`) : null);
  }

  /** @param {Entry} entry @param {Handling} handling */
  #handle(entry, handling) {
    const schedule = this.#schedule;
    const action = schedule.action(entry, handling, this.#delay);
    const scenario = schedule.with(this.store.opened?.scenario ?? "", action);
    this.connection.open(withTick(scenario, this.store.tick));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.#isOpen) {
      return; // It has just been closed, and the browser has yet to take the focus away.
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && !(event.target instanceof HTMLInputElement)) {
      const all = /** @type {HTMLElement[]} */ ([...this.#list.querySelectorAll("button:enabled")]);
      const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      all[(at + step + all.length) % all.length]?.focus();
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key.length === 1 || event.key.startsWith("Arrow")) {
      // Letters and arrows mean this list here, not the page; Escape and Tab keep their meaning.
      event.stopPropagation();
    }
  }
}

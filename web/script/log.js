// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./types.js").RunEvent} RunEvent
 */
import { describe } from "./describe.js";
import { element, find } from "./dom.js";
import { learnPast } from "./trace.js";

const ROW = 24;

/** The Log tab: every event of a panel, filtered; only the rows in view exist. */
export class LogTab {
  #root = find("#log");
  #rows = element("div", { class: "log-rows" });
  #view = element("div", { class: "log", tabindex: 0, "aria-label": "Events" }, this.#rows);
  #text = /** @type {HTMLInputElement} */ (element("input", { type: "search", placeholder: "Filter: a kind, a word", "aria-label": "Filter by text" }));
  #node = /** @type {HTMLInputElement} */ (element("input", { inputmode: "numeric", placeholder: "Node", "aria-label": "Filter by node" }));
  #count = element("p", { class: "note num", role: "status" });
  /** @type {RunEvent[]} */
  #shown = [];
  #follows = true;

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    this.connection = connection;
    this.#root.append(element("div", { class: "filters" }, this.#text, this.#node), this.#count, this.#view);
    for (const type of ["state", "opened", "selection", "clock"]) {
      store.addEventListener(type, () => this.show());
    }
    this.#text.addEventListener("input", () => this.show());
    this.#node.addEventListener("input", () => this.show());
    this.#view.addEventListener("scroll", () => this.#fill());
    this.#view.addEventListener("wheel", () => (this.#follows = false), { passive: true });
    new ResizeObserver(() => this.#fill()).observe(this.#view);
  }

  show() {
    if (this.#root.hidden || !this.store.opened || this.#root.offsetParent === null) {
      return;
    }
    const { panel, tick } = this.store;
    const words = this.#text.value.trim().toLowerCase();
    const node = Number(this.#node.value.trim());
    this.#shown = panel.events.filter((event) =>
      (!node || event.node === node || event.to === node || event.from === node)
      && (!words || `${event.type} ${describe(event)}`.toLowerCase().includes(words)));
    const past = this.#shown.filter((event) => event.tick <= tick).length;
    this.#count.textContent = `${panel.algorithm.name}: ${past} of ${panel.events.length} events`
      + (this.#shown.length > past ? ", and some ahead" : "");
    this.#rows.style.height = `${this.#shown.length * ROW}px`;
    if (this.store.playing) {
      this.#follows = true;
    }
    if (this.#follows) {
      this.#view.scrollTop = past * ROW - this.#view.clientHeight + ROW / 2;
    }
    this.#fill();
    if (!this.store.playing) {
      learnPast(this.store, panel).then((learnt) => learnt && this.show());
    }
  }

  #fill() {
    const first = Math.max(0, Math.floor(this.#view.scrollTop / ROW) - 4);
    const last = Math.min(this.#shown.length, first + Math.ceil(this.#view.clientHeight / ROW) + 8);
    this.#rows.replaceChildren(...this.#shown.slice(first, last).map((event, i) => this.#row(event, first + i)));
  }

  /** @param {RunEvent} event @param {number} index */
  #row(event, index) {
    const { panel, tick, selection } = this.store;
    const mark = element("i");
    mark.style.background = `var(${panel.looks.get(event.kind ?? "")?.colour ?? "--line-strong"})`;
    const words = describe(event);
    const row = element("button", { title: `t ${event.tick}: ${words}`, class: event.tick > tick ? "ahead" : event.number === selection.event || event.node === selection.node && event.tick === tick ? "selected" : null,
      "data-event": event.number }, element("b", {}, event.tick), mark, element("span", {}, words));
    row.style.top = `${index * ROW}px`;
    row.addEventListener("click", () => {
      this.#follows = false;
      if (event.node) {
        this.store.select(selection.panel, event.node);
      }
      this.connection.seek(event.tick);
    });
    return row;
  }
}

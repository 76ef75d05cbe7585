// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./wire.js").RunEvent} RunEvent
 */
import { describe } from "./describe.js";
import { element, find, refill, set, write } from "./dom.js";
import { asCsv, asJson, asText, save } from "./export-log.js";
import { COUNTED_AS } from "./kinds.js";
import { NOBODY, nodeCalled } from "./names.js";
import { originOf } from "./origin.js";
import { learnPast } from "./trace.js";

const ROW = 24;

/** The Log tab: every event of a panel, filtered; only the rows in view exist. */
export class LogTab {
  #root = find("#log");
  #rows = element("div", { class: "log-rows" });
  #view = element("div", { class: "log", tabindex: 0, "aria-label": "Events" }, this.#rows);
  #text = /** @type {HTMLInputElement} */ (element("input", {
    type: "search",
    placeholder: "Filter: a kind, a word",
    "aria-label": "Filter by text",
  }));
  #node = /** @type {HTMLInputElement} */ (element("input", {
    inputmode: "decimal",
    placeholder: "Node",
    "aria-label": "Filter by node",
  }));
  #kind = /** @type {HTMLSelectElement} */ (element("select", {
    "aria-label": "Filter by kind or category",
    title: "Only one kind of message, one category, or what is no message",
  }));
  #empty = element("p", { class: "note", hidden: true });
  #count = element("p", { class: "note num", role: "status" });
  /** @type {RunEvent[]} */
  #shown = [];
  #follows = true;
  /** Where the list was last scrolled to by the page itself; anywhere else, someone has. */
  #scrolled = 0;
  /**
   * Rows that have been shown; they stay, and keep the focus.
   * @type {WeakMap<RunEvent, HTMLElement>}
   */
  #made = new WeakMap();

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    this.connection = connection;
    this.#root.append(element("div", { class: "filters" }, this.#text, this.#node, this.#kind),
      element("div", { class: "log-head" }, this.#count, ...this.#exports()),
      this.#empty, this.#view);
    for (const type of ["state", "opened", "selection", "clock"]) {
      store.addEventListener(type, () => this.show());
    }
    this.#text.addEventListener("input", () => this.show());
    this.#node.addEventListener("input", () => this.show());
    this.#kind.addEventListener("change", () => this.show());
    this.#view.addEventListener("scroll", () => {
      if (Math.abs(this.#view.scrollTop - this.#scrolled) > 2) {
        this.#follows = false;
      }
      this.#fill();
    });
    store.addEventListener("clock", () => (this.#follows ||= store.playing));
    new ResizeObserver(() => this.#fill()).observe(this.#view);
  }

  #exports() {
    /** @type {[string, string, string, typeof asText][]} */
    const formats = [
      ["text", "txt", "text/plain", asText],
      ["CSV", "csv", "text/csv", asCsv],
      ["JSON", "json", "application/json", asJson],
    ];
    return formats.map(([name, ending, type, format]) => {
      const button = element("button", {
        class: "small",
        "data-export": ending,
        title: `Save the events shown below, as far as they are known, as ${name}`,
      }, name);
      button.addEventListener("click", () => {
        const about = { ...originOf(this.store), filter: this.#filter };
        const part = about.complete && !about.filter ? "" : "-incomplete";
        const name = `${this.store.panel.algorithm.id}-log${part}.${ending}`;
        save(format(this.#shown, about), name, type);
      });
      return button;
    });
  }

  /** Which events are shown, in words; "" if all are. */
  get #filter() {
    const [words, node] = [this.#text.value.trim(), this.#node.value.trim()];
    return [
      words && `with "${words}"`,
      node && `of node ${node}`,
      this.#kind.value && `of ${this.#kind.selectedOptions[0]?.text}`,
    ].filter(Boolean).join(", ");
  }

  /** Offers the kinds and categories of the algorithm. */
  #offerKinds() {
    const { kinds, id } = this.store.panel.algorithm;
    if (this.#kind.dataset.algorithm !== id) {
      this.#kind.dataset.algorithm = id;
      const categories = [...new Set(kinds.map((kind) => kind.category))];
      /** @param {string} value @param {string} text */
      const option = (value, text) => element("option", { value }, text);
      this.#kind.replaceChildren(option("", "all"), option("none", "no message"),
        ...categories.map((category) =>
          option(`category ${category}`, COUNTED_AS[category] ?? category.toLowerCase())),
        ...kinds.map((kind) => option(`kind ${kind.name}`, kind.name)));
    }
  }

  /** @param {RunEvent} event */
  #isOfKind(event) {
    const [by, wanted] = this.#kind.value.split(" ");
    return by === "" || (by === "none" && !event.kind) || (by === "kind" && event.kind === wanted)
      || (by === "category" && this.store.panel.categoryOf(event.kind) === wanted);
  }

  show() {
    if (this.#root.hidden || !this.store.opened || this.#root.offsetParent === null) {
      return;
    }
    const { panel, tick } = this.store;
    this.#offerKinds();
    const words = this.#text.value.trim().toLowerCase();
    const wanted = this.#node.value.trim();
    const node = nodeCalled(panel.nodes.keys(), wanted);
    const unknown = wanted !== "" && node === NOBODY;
    set(this.#node, {
      "aria-invalid": unknown ? "true" : null,
      title: unknown ? "No such node" : "Only what concerns this node",
    });
    this.#shown = unknown ? [] : panel.events.filter((event) =>
      (node === NOBODY || event.node === node || event.to === node || event.from === node)
      && this.#isOfKind(event)
      && (!words || `${event.type} ${describe(event)}`.toLowerCase().includes(words)));
    const past = this.#shown.filter((event) => event.tick <= tick).length;
    const all = `${panel.events.length} ${panel.events.length === 1 ? "event" : "events"}`;
    this.#count.textContent = unknown ? `No such node: ${wanted}`
      : `${panel.algorithm.name}: ${past} of ${all}`
        + (this.#shown.length > past ? ", and some ahead" : "");
    this.#empty.hidden = this.#shown.length > 0 || unknown;
    write(this.#empty, panel.events.length > 0 ? "Nothing matches." : "Nothing has happened yet.");
    this.#rows.style.height = `${this.#shown.length * ROW}px`;
    if (this.#follows) {
      this.#view.scrollTop = past * ROW - this.#view.clientHeight + ROW / 2;
      this.#scrolled = this.#view.scrollTop;
    }
    this.#fill();
    if (!this.store.playing) {
      learnPast(this.store, panel).then((learnt) => learnt && this.show());
    }
  }

  #fill() {
    const first = Math.max(0, Math.floor(this.#view.scrollTop / ROW) - 4);
    const last = Math.min(this.#shown.length, first + Math.ceil(this.#view.clientHeight / ROW) + 8);
    const rows = this.#shown.slice(first, last).map((event, i) => this.#row(event, first + i));
    refill(this.#rows, ...rows);
  }

  /** @param {RunEvent} event @param {number} index */
  #row(event, index) {
    const { tick, selection } = this.store;
    let row = this.#made.get(event);
    if (!row) {
      row = this.#make(event);
      this.#made.set(event, row);
    }
    row.classList.toggle("ahead", event.tick > tick);
    row.classList.toggle("selected", event.number === selection.event
      || (!selection.event && event.node === selection.node && event.tick === tick));
    row.style.top = `${index * ROW}px`;
    return row;
  }

  /** @param {RunEvent} event */
  #make(event) {
    const { panel } = this.store;
    const mark = element("i");
    mark.style.background = `var(${panel.looks.get(event.kind ?? "")?.colour ?? "--line-strong"})`;
    const words = describe(event);
    const row = element("button", {
      title: `t ${event.tick}: ${words}`,
      "data-event": event.number,
    }, element("b", {}, event.tick), mark, element("span", {}, words));
    row.addEventListener("click", () => {
      this.#follows = false;
      this.store.select(this.store.selection.panel, event.node ?? NOBODY, event.number);
      this.connection.seek(event.tick);
    });
    return row;
  }
}

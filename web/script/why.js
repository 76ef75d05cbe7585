// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./wire.js").RunEvent} RunEvent
 */
import { describe } from "./describe.js";
import { element, find } from "./dom.js";
import { causesOf, explain } from "./explain.js";
import { CodeView } from "./code.js";
import { NOBODY, titleOf } from "./names.js";
import { learnPast } from "./trace.js";

const SHOWN_CAUSES = 12;

/**
 * The Why tab: an event in a sentence, what it changed, what caused it, and the line that did it.
 */
export class WhyTab {
  #root = find("#why");
  #said = element("div", { class: "said" });
  #shown = "";

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    this.connection = connection;
    this.code = new CodeView();
    this.#root.append(this.#said, this.code.root);
    for (const type of ["state", "selection", "opened", "clock"]) {
      store.addEventListener(type, () => this.show());
    }
  }

  /** The event that is selected, or else the last one so far of the selected node, or of all. */
  get #event() {
    const { panel, tick, selection, event } = this.store;
    if (event) {
      return event;
    }
    return panel?.events.findLast((other) => other.tick <= tick
      && (selection.node === NOBODY || other.node === selection.node)
      && (other.lines?.length
        || (selection.node !== NOBODY && panel.categoryOf(other.kind) !== "DETECT")));
  }

  show() {
    if (this.#root.hidden || !this.store.opened || this.#root.offsetParent === null) {
      return;
    }
    const { panel } = this.store;
    const event = this.#event;
    const { id } = panel.algorithm;
    const shown = `${id} ${event?.number} ${panel.known.from} ${this.store.opened.scenario}`;
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#said.replaceChildren(...(event ? this.#sections(event) : [
        element("p", { class: "quiet" },
          "Press Play, or select a node or an event: here it says why it happened."),
      ]));
      this.code.show(panel.algorithm, event);
    }
    if (!this.store.playing) {
      learnPast(this.store, panel).then((learnt) => learnt && this.show());
    }
  }

  /** @param {RunEvent} event */
  #sections(event) {
    const { panel, opened } = this.store;
    const chain = causesOf(panel, event);
    const whose = event.node ? ` · ${titleOf(event.node).toLowerCase()}` : "";
    return [
      element("section", {},
        element("h2", {}, `t ${event.tick} · ${panel.algorithm.name}${whose}`),
        element("div", { class: "why", "data-show": "why" },
          element("b", {}, `${capital(describe(event))}. `),
          explain(panel, event, opened?.delta ?? 1, opened?.scenario).join(" "))),
      ...this.#changes(chain),
      ...(chain.length > 1 ? [this.#chain(chain)] : []),
    ];
  }

  /** What the handler that the event belongs to has changed. @param {RunEvent[]} chain */
  #changes(chain) {
    const handled = [...chain].reverse().slice(0, 2)
      .find((event) => (event.changes?.length ?? 0) > 0);
    if (!handled?.changes) {
      return [];
    }
    const rows = handled.changes.map((change) =>
      element("tr", { "data-change": change.field },
        element("th", { scope: "row" }, change.field),
        element("td", {}, change.before),
        element("td", {}, change.after)));
    const head = ["field", "before", "after"].map((name) =>
      element("th", { scope: "col" }, name));
    const whose = titleOf(handled.node ?? NOBODY).toLowerCase();
    return [element("section", {}, element("h2", {}, `State of ${whose}`),
      element("table", { class: "figures changes" },
        element("thead", {}, element("tr", {}, ...head)),
        element("tbody", {}, ...rows)))];
  }

  /** @param {RunEvent[]} chain */
  #chain(chain) {
    const shown = chain.length > SHOWN_CAUSES
      ? [...chain.slice(0, 3), null, ...chain.slice(-SHOWN_CAUSES + 4)] : chain;
    return element("section", {}, element("h2", {}, "Caused by"),
      element("ol", { class: "chain" }, ...shown.map((event, i) => {
        if (!event) {
          return element("li", { class: "quiet" }, `… ${chain.length - SHOWN_CAUSES + 1} more …`);
        }
        const last = i === shown.length - 1;
        const link = element("button", {
          "data-event": event.number,
          title: "To this event",
          disabled: last,
        }, element("b", {}, `t ${event.tick}`), ` ${describe(event)}`);
        link.addEventListener("click", () => this.#go(event));
        return element("li", {
          class: last ? "current" : null,
          "aria-current": last ? "true" : null,
        }, link);
      })));
  }

  /** @param {RunEvent} event */
  #go(event) {
    this.store.select(this.store.selection.panel, event.node ?? NOBODY, event.number);
    this.connection.seek(event.tick);
  }
}

/** @param {string} text */
function capital(text) {
  return /^\d/.test(text) ? `Node ${text}` : text.charAt(0).toUpperCase() + text.slice(1);
}

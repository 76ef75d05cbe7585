// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./fault-actions.js").FaultActions} FaultActions
 * @typedef {import("./wire.js").NodeState} NodeState
 * @typedef {import("./wire.js").RunEvent} RunEvent
 */
import { faultsOn, isCut } from "./faults-on.js";
import { listing } from "./code.js";
import { describe } from "./describe.js";
import { element, find, refill } from "./dom.js";
import { NOBODY, STORE, titleOf } from "./names.js";
import { learnPast } from "./trace.js";
import { traffic } from "./traffic.js";

/** The Node tab: the state of a node, the line of pseudo-code it carried out last, and why. */
export class NodeTab {
  #root = find("#node");
  #buttons = element("section", { class: "acts" });
  #shownFaults = "";

  /** @param {Store} store @param {FaultActions} faultActions */
  constructor(store, faultActions) {
    this.store = store;
    this.faultActions = faultActions;
    for (const type of ["state", "selection", "opened"]) {
      store.addEventListener(type, () => this.show());
    }
  }

  show() {
    const node = this.store.node;
    if (!node && this.store.panel?.nodes.size === 0) {
      return; // A run has been opened, and its nodes are on their way.
    }
    if (this.#root.hidden || this.#root.offsetParent === null) {
      return;
    }
    if (!node) {
      this.#root.replaceChildren(element("p", { class: "quiet" },
        "Select a node on the stage to see its state, the line it is at, and why."));
      return;
    }
    const events = this.#eventsOf(node);
    // A node that is down carries out nothing.
    const last = node.status !== "up" ? undefined
      : events.findLast((event) => (event.lines?.length ?? 0) > 0);
    refill(this.#root,
      this.#state(node),
      this.#faults(node),
      this.#why(events.at(-1)),
      ...traffic(this.store.panel, node),
      this.#listing(last));
    if (!this.store.playing) {
      learnPast(this.store, this.store.panel).then((learnt) => learnt && this.show());
    }
  }

  /** @param {NodeState} node */
  #eventsOf(node) {
    return this.store.panel.events.filter((event) =>
      event.node === node.id && event.tick <= this.store.tick);
  }

  /** @param {NodeState} node */
  #state(node) {
    const facts = [
      ...(node.id === STORE ? [["status", node.status]] : [
        ["role", node.status === "up" ? node.role : node.status],
        ...(this.store.panel.algorithm.anonymous
          ? [["name", `none to itself; ${node.id} to you`]] : []),
        ["leader", node.leader !== NOBODY ? String(node.leader) : "none"]]),
      ...(node.suspect !== NOBODY ? [["suspects", String(node.suspect)]] : []),
      ...Object.entries(node.fields),
      ...node.timers.map(({ timer, due }) =>
        [`timer ${timer}`, `t ${due}, in ${Math.max(0, due - this.store.tick)}`]),
      ["all messages sent / received", `${node.sent} / ${node.received}`],
    ];
    const rows = facts.map(([name, value]) =>
      element("tr", { "data-field": name },
        element("th", { scope: "row" }, name),
        element("td", { class: "field-value" }, value)));
    return element("section", {},
      element("h2", {}, `${this.store.panel.algorithm.name} · ${titleOf(node.id).toLowerCase()}`),
      element("table", { class: "figures" }, element("tbody", {}, ...rows)));
  }

  /**
   * The buttons stay as long as they say the same, so that none is lost under a click.
   * @param {NodeState} node
   */
  #faults(node) {
    const faults = faultsOn(node, isCut(this.store));
    if (JSON.stringify(faults) === this.#shownFaults) {
      return this.#buttons;
    }
    this.#shownFaults = JSON.stringify(faults);
    const at = [...this.#buttons.children].indexOf(/** @type {Element} */ (document.activeElement));
    this.#buttons.replaceChildren(...faults.map((fault) => {
      const button = element("button", {
        "data-fault": fault.action, disabled: fault.not !== undefined,
        title: fault.not ? `Not now: ${fault.not}` : fault.title }, fault.label);
      button.addEventListener("click", () => this.faultActions.do(fault.action));
      return button;
    }));
    /** @type {HTMLElement | undefined} */ (this.#buttons.children[at])?.focus();
    return this.#buttons;
  }

  /** @param {RunEvent | undefined} event */
  #why(event) {
    if (!event) {
      return element("div", { class: "why" }, "Nothing has happened at this node yet.");
    }
    const chain = this.#causes(event);
    return element("div", { class: "why", "data-show": "why" },
      element("b", {}, `t ${event.tick}: ${describe(event)}`),
      ...(chain.length > 0
        ? [" — because ", chain.map((cause) => describe(cause)).join(", because ")] : []), ".");
  }

  /** What led to an event, a few steps back. @param {RunEvent} event @returns {RunEvent[]} */
  #causes(event) {
    const byNumber = new Map(this.store.panel.events.map((other) => [other.number, other]));
    /** @type {RunEvent[]} */
    const chain = [];
    let at = byNumber.get(event.cause ?? 0);
    while (at && chain.length < 3) {
      chain.push(at);
      at = byNumber.get(at.cause ?? 0);
    }
    return chain;
  }

  /** @param {RunEvent | undefined} event the last one that a line brought about */
  #listing(event) {
    const done = event?.lines?.at(-1);
    return element("section", {}, element("h2", {}, "Pseudo-code"),
      element("ol", { class: "listing" }, ...listing(this.store.panel.algorithm, event, done)));
  }
}

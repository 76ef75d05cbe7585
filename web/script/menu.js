// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./act.js").Acts} Acts
 * @typedef {import("./types.js").NodeState} NodeState
 */
import { element } from "./dom.js";
import { STORE, titleOf } from "./names.js";
import { isWhole } from "./network.js";

/**
 * What can be done to a node: a name, the action of the grammar, and why not if it cannot.
 * @typedef {{label: string, action: string, key?: string, title: string, not?: string}} Act
 */

/**
 * @param {NodeState} node
 * @param {boolean} cut whether the network is cut at present
 * @returns {Act[]}
 */
export function actsOn(node, cut) {
  const { id, status } = node;
  const up = status === "up";
  const down = status === "crashed" || status === "left";
  const all = "in every panel";
  return id === STORE ? actsOnStore(node, cut) : [
    down
      ? { label: `Recover node ${id}`, action: status === "left" ? `join-${id}` : `recover-${id}`, key: "C", title: `It comes back ${all}` }
      : { label: `Crash node ${id}`, action: `crash-${id}`, key: "C", title: `It dies ${all}` },
    ...(node.role === "leader" && !down
      ? [{ label: "Crash every leader", action: "crash-leader", title: "In each panel, whoever leads there" }] : []),
    status === "paused"
      ? { label: `Resume node ${id}`, action: `resume-${id}`, title: `It goes on ${all}, first with what it has missed` }
      : { label: `Pause node ${id}`, action: `pause-${id}`, title: `It does nothing ${all} until it resumes`, not: up ? undefined : "it has crashed" },
    { label: "Call an election", action: `elect-${id}`, title: `Node ${id} calls one ${all}`,
      not: up ? undefined : status === "paused" ? "it is paused" : "it has crashed" },
    cut
      ? { label: "Heal the network", action: "heal", key: "P", title: "Every split and cut ends" }
      : { label: `Cut off node ${id}`, action: `split-${id}`, key: "P", title: `No link to or from it works ${all}` },
  ];
}

/**
 * What can be done to the store that nodes share; panels without one take no notice.
 * @param {NodeState} store @param {boolean} cut @returns {Act[]}
 */
function actsOnStore({ status }, cut) {
  const up = status === "up";
  return [
    status === "crashed"
      ? { label: "Recover the store", action: "recover-store", key: "C", title: "It comes back with its record" }
      : { label: "Crash the store", action: "crash-store", key: "C", title: "It answers nobody until it recovers; its record survives" },
    status === "paused"
      ? { label: "Resume the store", action: "resume-store", title: "It goes on, first with what it has missed" }
      : { label: "Pause the store", action: "pause-store", title: "It answers nobody until it resumes", not: up ? undefined : "it has crashed" },
    cut
      ? { label: "Heal the network", action: "heal", key: "P", title: "Every split and cut ends" }
      : { label: "Cut off the store", action: "split-store", key: "P", title: "Nobody reaches it" },
  ];
}

/**
 * Whether the network is cut at a tick, by the faults so far.
 * @param {Store} store
 */
export function isCut(store) {
  return !isWhole(store.cuts);
}

/** The menu at a node. */
export class NodeMenu {
  /** @type {HTMLElement | null} */
  #menu = null;
  /** @type {SVGElement | null} */
  #node = null;
  #byKey = false;

  /** @param {Store} store @param {Acts} acts @param {HTMLElement} stage */
  constructor(store, acts, stage) {
    this.store = store;
    this.acts = acts;
    this.stage = stage;
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#menu) {
        this.#leave();
      }
    });
    document.addEventListener("pointerdown", (event) => {
      if (this.#menu && event.target instanceof Node && !this.stage.contains(event.target)) {
        this.close();
      }
    });
  }

  /** @param {SVGElement} at @param {boolean} byKey */
  open(at, byKey) {
    this.close();
    const node = this.store.node;
    if (!node) {
      return;
    }
    this.#node = at;
    this.#byKey = byKey;
    this.#menu = element("div", { class: "menu", role: "menu", "aria-label": titleOf(node.id) },
      element("span", {}, `${titleOf(node.id)} · ${node.status === "up" && node.id !== STORE ? node.role : node.status}`),
      ...actsOn(node, isCut(this.store)).map((act) => this.#item(act)));
    this.#menu.addEventListener("keydown", (event) => this.#move(event));
    this.#menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget instanceof Node && !this.#menu?.contains(event.relatedTarget)) {
        this.close();
      }
    });
    this.stage.append(this.#menu);
    this.#place(at);
    if (byKey) {
      /** @type {HTMLElement | null} */ (this.#menu.querySelector("button:enabled"))?.focus();
    }
  }

  /** @param {import("./menu.js").Act} act */
  #item(act) {
    const button = element("button", { role: "menuitem", "data-act": act.action, disabled: act.not !== undefined,
      title: act.not ? `Not now: ${act.not}` : act.title }, act.label, act.key ? element("kbd", {}, act.key) : null);
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      this.#leave();
      this.acts.do(act.action);
    });
    return button;
  }

  /** Who came by key goes on at the node; who came by mouse keeps the keys of the page. */
  #leave() {
    const node = this.#byKey ? this.#node : null;
    this.close();
    node?.focus();
  }

  /** Beside the node, where there is room. @param {SVGElement} at */
  #place(at) {
    const menu = /** @type {HTMLElement} */ (this.#menu);
    const stage = this.stage.getBoundingClientRect();
    const node = at.getBoundingClientRect();
    const left = node.right - stage.left + 6;
    const room = stage.width - menu.offsetWidth - 4;
    menu.style.left = `${Math.max(4, left > room ? node.left - stage.left - menu.offsetWidth - 6 : left)}px`;
    const top = node.top - stage.top + this.stage.scrollTop;
    const lowest = this.stage.scrollTop + stage.height - menu.offsetHeight - 4;
    menu.style.top = `${Math.max(4, Math.min(top, lowest))}px`;
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const items = /** @type {HTMLElement[]} */ ([...(this.#menu?.querySelectorAll("button:enabled") ?? [])]);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      event.stopPropagation();
      const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      items[(at + step + items.length) % items.length]?.focus();
    }
  }

  close() {
    const menu = this.#menu;
    this.#menu = null;
    menu?.remove();
  }
}

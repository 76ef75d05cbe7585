// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./fault-actions.js").FaultActions} FaultActions
 */
import { faultsOn, isCut } from "./faults-on.js";
import { element } from "./dom.js";
import { STORE, titleOf } from "./names.js";

/** The menu at a node. */
export class NodeMenu {
  /** @type {HTMLElement | null} */
  #menu = null;
  /** @type {SVGElement | null} */
  #node = null;
  #byKey = false;

  /** @param {Store} store @param {FaultActions} faultActions @param {HTMLElement} stage */
  constructor(store, faultActions, stage) {
    this.store = store;
    this.faultActions = faultActions;
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
    const state = node.status === "up" && node.id !== STORE ? node.role : node.status;
    this.#menu = element("div", { class: "menu", role: "menu", "aria-label": titleOf(node.id) },
      element("span", {}, `${titleOf(node.id)} · ${state}`),
      ...faultsOn(node, isCut(this.store)).map((fault) => this.#item(fault)));
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

  /** @param {import("./faults-on.js").PossibleFault} fault */
  #item(fault) {
    const button = element("button", {
      role: "menuitem",
      "data-fault": fault.action,
      disabled: fault.not !== undefined,
      title: fault.not ? `Not now: ${fault.not}` : fault.title,
    }, fault.label, fault.key ? element("kbd", {}, fault.key) : null);
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      this.#leave();
      this.faultActions.do(fault.action);
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
    const before = node.left - stage.left - menu.offsetWidth - 6;
    menu.style.left = `${Math.max(4, left > room ? before : left)}px`;
    const top = node.top - stage.top + this.stage.scrollTop;
    const lowest = this.stage.scrollTop + stage.height - menu.offsetHeight - 4;
    menu.style.top = `${Math.max(4, Math.min(top, lowest))}px`;
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const items = /** @type {HTMLElement[]} */ (
      [...(this.#menu?.querySelectorAll("button:enabled") ?? [])]);
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

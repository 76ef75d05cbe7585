// @ts-check
/**
 * @typedef {import("./types.js").NodeState} NodeState
 * @typedef {import("./viewport.js").Viewport} Viewport
 */
import { element, set } from "./dom.js";
import { STORE } from "./names.js";
import { describeNode } from "./panel.js";

/** The heads of the process lines: who they are and what they are at now; a click hides one. */
export class Heads {
  root = element("div", { class: "process-heads", role: "group", "aria-label": "Processes; press one to hide it" });
  /** @type {Map<number, HTMLElement>} */
  #heads = new Map();

  /** @param {(id: number) => void} toggled */
  constructor(toggled) {
    this.root.addEventListener("click", (event) => {
      const head = event.target instanceof Element ? event.target.closest("[data-process]") : null;
      if (head instanceof HTMLElement) {
        toggled(Number(head.dataset.process));
      }
    });
  }

  /**
   * @param {Map<number, NodeState>} nodes clockwise
   * @param {Viewport} viewport
   * @param {Set<number>} hidden
   * @param {number} selected
   */
  show(nodes, viewport, hidden, selected) {
    if ([...nodes.keys()].join() !== [...this.#heads.keys()].join()) {
      this.#heads = new Map([...nodes.keys()].map((id) => [id, element("button", { "data-process": id }, id === STORE ? "S" : id)]));
      this.root.replaceChildren(...this.#heads.values());
    }
    const size = Math.max(13, Math.min(28, viewport.column - 2));
    for (const [id, node] of nodes) {
      const head = /** @type {HTMLElement} */ (this.#heads.get(id));
      const alive = node.status === "up" || node.status === "paused";
      const x = viewport.x(id);
      const words = `${describeNode(node)}: press to ${hidden.has(id) ? "show it again" : "hide it and its messages"}`;
      set(head, { class: ["process-head", node.status, alive && id !== STORE ? node.role : "", id === selected ? "selected" : ""].join(" "),
        "aria-pressed": String(!hidden.has(id)), "aria-label": words, title: words });
      head.style.width = head.style.height = `${size}px`;
      head.style.fontSize = `${Math.max(7, Math.min(12, size * (id > 99 ? 0.36 : 0.46)))}px`;
      head.style.left = `${x - size / 2}px`;
      head.style.visibility = x < viewport.gutter ? "hidden" : "";
    }
  }
}

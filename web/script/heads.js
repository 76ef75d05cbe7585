// @ts-check
/**
 * @typedef {import("./wire.js").NodeState} NodeState
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {import("./wire.js").NodeId} NodeId
 */
import { element, set } from "./dom.js";
import { linesOf, longestOf, nameOf, nodeCalled, onTwoLines, SHORT, STORE } from "./names.js";
import { describeNode } from "./panel.js";

/** The heads of the process lines: who they are and what they are at now; a click hides one. */
export class Heads {
  root = element("div", {
    class: "process-heads",
    role: "group",
    "aria-label": "Processes; press one to hide it",
  });
  /** @type {Map<NodeId, HTMLElement>} */
  #heads = new Map();

  /** @param {(id: NodeId) => void} toggled */
  constructor(toggled) {
    this.root.addEventListener("click", (event) => {
      const head = event.target instanceof Element ? event.target.closest("[data-process]") : null;
      if (head instanceof HTMLElement) {
        toggled(nodeCalled(this.#heads.keys(), head.dataset.process));
      }
    });
  }

  /**
   * @param {Map<NodeId, NodeState>} nodes clockwise
   * @param {Viewport} viewport
   * @param {Set<NodeId>} hidden
   * @param {NodeId} selected
   */
  show(nodes, viewport, hidden, selected) {
    const { width, height, type, most } = shapeOf([...nodes.keys()], viewport.column);
    if (JSON.stringify([...nodes.keys()]) !== JSON.stringify([...this.#heads.keys()])) {
      this.#heads = new Map([...nodes.keys()].map((id) => {
        const lines = id === STORE ? ["S"] : linesOf(nameOf(id), most);
        return [id, element("button", { "data-process": id },
          ...lines.map((line) => element("span", {}, line)))];
      }));
      this.root.replaceChildren(...this.#heads.values());
    }
    for (const [id, node] of nodes) {
      const head = /** @type {HTMLElement} */ (this.#heads.get(id));
      const alive = node.status === "up" || node.status === "paused";
      const x = viewport.x(id);
      const press = hidden.has(id) ? "show it again" : "hide it and its messages";
      const words = `${describeNode(node)}: press to ${press}`;
      const role = alive && id !== STORE ? node.role : "";
      set(head, {
        class: ["process-head", node.status, role, id === selected ? "selected" : ""].join(" "),
        "aria-pressed": String(!hidden.has(id)),
        "aria-label": words,
        title: words,
      });
      head.style.width = `${width}px`;
      head.style.height = `${height}px`;
      head.style.fontSize = `${type}px`;
      head.style.left = `${x - width / 2}px`;
      head.style.visibility = x < viewport.gutter ? "hidden" : "";
    }
  }
}

/**
 * How large heads are, and what is written in them: circles, or as wide as what is longer
 * needs; where a column has no room for that, it is left to the words of the head. A line
 * has so many characters at most.
 * @param {NodeId[]} ids @param {number} column
 */
export function shapeOf(ids, column) {
  const names = ids.filter((id) => id !== STORE).map(nameOf);
  const size = Math.max(13, Math.min(28, column - 2));
  if (longestOf(names) <= SHORT) {
    const usual = size * (longestOf(names) > 2 ? 0.36 : 0.46);
    return { width: size, height: size, most: SHORT, type: Math.max(7, Math.min(12, usual)) };
  }
  const longest = longestOf(names.flatMap(onTwoLines));
  const type = Math.min(11, (column - 8) / (0.7 * longest));
  const wide = Math.max(28, Math.min(column - 2, 0.7 * longest * type + 8));
  return type < 6.5 ? { width: size, height: size, most: longest, type: 0 }
    : { most: longest, width: wide, height: 28, type };
}

// @ts-check
/** @typedef {import("./kinds.js").KindLook} KindLook */
import { element } from "./dom.js";
import { sign } from "./kinds.js";

/** Which kinds of message are drawn. */
export class KindsMenu {
  #summary = element("summary", { title: "Which kinds of message are drawn" }, "kinds ▾");
  #items = element("div", { class: "menu", role: "group", "aria-label": "Kinds of message" });
  root = /** @type {HTMLDetailsElement} */ (
    element("details", { class: "kinds-menu" }, this.#summary, this.#items));
  #shown = "";

  /** @param {Set<string>} hidden changed when one is chosen or not @param {() => void} changed */
  constructor(hidden, changed) {
    this.hidden = hidden;
    this.changed = changed;
    document.addEventListener("pointerdown", (event) => {
      if (event.target instanceof Node && !this.root.contains(event.target)) {
        this.root.open = false;
      }
    });
  }

  /** Closes it if it is open. @returns {boolean} whether it was */
  close() {
    const open = this.root.open;
    this.root.open = false;
    if (open) {
      this.#summary.focus();
    }
    return open;
  }

  /** @param {Iterable<KindLook>} looks */
  show(looks) {
    const kinds = [...looks];
    const names = kinds.map((look) => look.name).join();
    if (names !== this.#shown) {
      this.#shown = names;
      this.#items.replaceChildren(...kinds.map((look) => this.#item(look)));
    }
  }

  /** @param {KindLook} look */
  #item(look) {
    const box = /** @type {HTMLInputElement} */ (element("input", {
      type: "checkbox",
      "data-kind": look.name,
      checked: !this.hidden.has(look.name),
    }));
    box.addEventListener("change", () => {
      if (box.checked) {
        this.hidden.delete(look.name);
      } else {
        this.hidden.add(look.name);
      }
      this.changed();
    });
    return element("label", {}, box, sign(look), look.name);
  }
}

// @ts-check
import { element, find, write } from "./dom.js";

const MOST = 6;

/** All algorithms, to find some and put them on the stage; what is chosen stands in the form. */
export class Picker {
  /**
   * Fetches the list.
   * @param {HTMLElement} column the scenario column, in which the form is
   */
  static async in(column) {
    const response = await fetch("/picker");
    if (!response.ok) {
      throw new Error(`the list of algorithms cannot be fetched: ${response.status}`);
    }
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const root = document.adoptNode(find("#picker", page));
    document.body.append(root);
    return new Picker(column, root);
  }

  /** @param {HTMLElement} column @param {HTMLElement} root */
  constructor(column, root) {
    this.column = column;
    this.root = root;
    this.search = /** @type {HTMLInputElement} */ (find("input[type=search]", root));
    this.boxes = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(".pick input")]);
    this.search.addEventListener("input", () => this.#filter());
    root.addEventListener("change", (event) => this.#choose(event.target));
    root.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("toggle", (event) => {
      // The button that opened it may have been replaced meanwhile, with all of the form.
      const { newState } = /** @type {ToggleEvent} */ (event);
      const focused = document.activeElement;
      if (newState === "closed" && (focused === document.body || root.contains(focused))) {
        find("#pick", column).focus();
      }
    });
    // Undo and lessons change what is chosen, too.
    document.body.addEventListener("htmx:afterSwap", () => this.#follow());
  }

  open() {
    this.#follow();
    this.root.showPopover();
    this.search.select();
  }

  /** The boxes of the form that stand for what is on the stage. */
  get #chosen() {
    const boxes = this.column.querySelectorAll("input[name=algorithm]");
    return /** @type {HTMLInputElement[]} */ ([...boxes])
      .filter((box) => box.checked);
  }

  #follow() {
    const chosen = new Set(this.#chosen.map((box) => box.value));
    const full = chosen.size >= MOST;
    for (const box of this.boxes) {
      box.checked = chosen.has(box.value);
      box.disabled = full && !box.checked;
      box.title = box.disabled ? `There are ${MOST} on the stage already: take one off first` : "";
    }
    write(find("[data-show=chosen]", this.root), `${chosen.size} of at most ${MOST} on the stage`);
  }

  /** @param {EventTarget | null} box */
  #choose(box) {
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox") {
      return;
    }
    const on = this.#chosen.find((other) => other.value === box.value);
    const told = on ?? /** @type {HTMLInputElement} */ (element("input",
      { type: "checkbox", name: "algorithm", value: box.value, hidden: true }));
    if (!on) {
      find(".chosen", this.column).append(told);
    }
    told.checked = box.checked;
    told.dispatchEvent(new Event("change", { bubbles: true }));
    this.#follow();
  }

  #filter() {
    const words = this.search.value.toLowerCase().split(/\s+/);
    for (const pick of /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll(".pick")])) {
      const text = (pick.dataset.words ?? "").toLowerCase();
      pick.hidden = !words.every((word) => text.includes(word));
    }
    const families = /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("section"));
    for (const family of families) {
      family.hidden = family.querySelector(".pick:not([hidden])") === null;
    }
    find("[data-show=no-pick]", this.root).hidden = this.#shown.length > 0;
  }

  get #shown() {
    return this.boxes.filter((box) => !box.closest(".pick")?.hasAttribute("hidden"));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const shown = this.#shown.filter((box) => !box.disabled);
    const at = shown.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
    if (event.key === "Enter" && document.activeElement === this.search) {
      event.preventDefault();
      shown[0]?.click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      event.stopPropagation();
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      (next < 0 ? this.search : shown[Math.min(next, shown.length - 1)])?.focus();
    }
  }
}

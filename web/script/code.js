// @ts-check
/**
 * @typedef {import("./wire.js").PanelAlgorithm} Algorithm
 * @typedef {import("./wire.js").RunEvent} RunEvent
 */
import { choice, mark } from "./choice.js";
import { element } from "./dom.js";

/** @type {Map<string, Promise<string[]>>} the source of each algorithm, by line */
const sources = new Map();

/** The pseudo-code and the Java of an algorithm, each at the line that an event carried out. */
export class CodeView {
  #listing = element("ol", { class: "listing" });
  #java = element("pre", { class: "java", tabindex: 0, "aria-label": "Java source" });
  #pseudoPart = element("section", {}, element("h2", {}, "Pseudo-code"), this.#listing);
  #javaPart = element("section", {}, element("h2", {}, "Java"), this.#java);
  #shown = "pseudo";
  /** @type {Algorithm | null} */
  #algorithm = null;
  /** @type {RunEvent | undefined} */
  #event;

  constructor() {
    this.choice = choice("Code", [
      { value: "pseudo", text: "Pseudo-code", title: "The algorithm in the words of a blackboard" },
      { value: "java", text: "Java", title: "The source that is running" },
      { value: "both", text: "Both", title: "One below the other" },
    ], this.#shown, (value) => this.#choose(value));
    this.root = element("div", { class: "code" }, this.choice, this.#pseudoPart, this.#javaPart);
    this.#choose(this.#shown);
  }

  /** @param {string} value */
  #choose(value) {
    this.#shown = value;
    this.#pseudoPart.hidden = value === "java";
    this.#javaPart.hidden = value === "pseudo";
    mark(this.choice, value);
    this.#showJava();
  }

  /** @param {Algorithm} algorithm @param {RunEvent | undefined} event */
  show(algorithm, event) {
    this.#algorithm = algorithm;
    this.#event = event;
    const done = event?.lines?.at(-1);
    this.#listing.replaceChildren(...listing(algorithm, event, done));
    this.#showJava();
  }

  async #showJava() {
    const algorithm = this.#algorithm;
    if (!algorithm || this.#shown === "pseudo") {
      return;
    }
    const lines = await sourceOf(algorithm.id);
    if (algorithm !== this.#algorithm) {
      return;
    }
    const at = this.#event?.source ?? 0;
    this.#java.replaceChildren(...lines.map((line, i) =>
      element("span", {
        class: i + 1 === at ? "done" : i > 0 && line.startsWith("package ") ? "file" : null,
        "aria-current": i + 1 === at ? "step" : null,
        "data-line": i + 1,
      }, `${line}\n`)));
    const line = this.#java.querySelector(".done");
    if (line instanceof HTMLElement) {
      // Only the source scrolls: the column round it stays where the reader has put it.
      this.#java.scrollTop = line.offsetTop - this.#java.clientHeight / 2;
    }
  }
}

/** @param {string} id @returns {Promise<string[]>} */
function sourceOf(id) {
  const known = sources.get(id) ?? fetch(`/api/source/${id}`)
    .then((response) => (response.ok
      ? response.text() : "The source does not travel with this algorithm."))
    .then((text) => text.split("\n"));
  sources.set(id, known);
  return known;
}

/**
 * The pseudo-code as list items.
 * @param {Algorithm} algorithm @param {RunEvent | undefined} event @param {number | undefined} done
 */
export function listing(algorithm, event, done) {
  return algorithm.listing.map((line, i) =>
    element("li", {
      "data-indent": line.indent,
      "data-part": line.part,
      "aria-current": i === done ? "step" : null,
      class: i === done ? "done" : event?.lines?.includes(i) ? "course" : null,
    }, line.text));
}

// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 */
import { alignmentName, alignmentWords, noteOn } from "./alignment.js";
import { element, find, set, write } from "./dom.js";
import { releaseAfterChoice } from "./release.js";

/**
 * Chooses by what the panels are aligned, and says so plainly where it is not the tick.
 *
 * It is a way to look at a run and no part of it, so the address does not have it; another run that
 * is opened is aligned alike.
 */
export class Align {
  #select = /** @type {HTMLSelectElement} */ (find("#align"));
  #line = find("[data-show=alignment]");
  #words = element("span", {});
  #chip = element("button", { class: "way-back", "data-do": "by-tick" });
  #wish = "tick";

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    this.connection = connection;
    this.#line.append(this.#chip, this.#words);
    releaseAfterChoice(this.#select);
    this.#select.addEventListener("change", () => this.#align(this.#select.value));
    this.#chip.addEventListener("click", () => this.#align("tick"));
    store.addEventListener("opened", () => this.#wish !== "tick" && this.#align(this.#wish));
    store.addEventListener("state", () => this.#show());
    store.addEventListener("refused", (event) => {
      if (/** @type {CustomEvent} */ (event).detail.key === "by") {
        this.#wish = store.alignment?.by ?? "tick";
        this.#select.value = this.#wish;
      }
    });
  }

  /** @param {string} by */
  #align(by) {
    this.#wish = by;
    this.connection.align(by, this.store.panel.algorithm.id);
  }

  #show() {
    const { alignment } = this.store;
    this.#line.hidden = !alignment;
    this.#select.value = alignment?.by ?? "tick";
    document.body.classList.toggle("aligned", alignment !== null);
    if (alignment) {
      write(this.#chip, `Aligned by ${alignmentName(alignment)} ✕`);
      set(this.#chip, { title: "Back to the same tick in all panels" });
      write(this.#words, alignmentWords(alignment));
    }
    this.store.panels.forEach((panel, i) => {
      const root = document.querySelector(`[data-panel="${i}"]`);
      if (root) {
        say(find(".own-tick", root), alignment ? `t ${panel.tick}` : "");
        say(find(".own-note", root), noteOn(this.store, i));
      }
    });
  }
}

/**
 * Shows words, or hides their place if there are none.
 * @param {Element} place
 * @param {string} words
 */
function say(place, words) {
  write(place, words);
  set(place, { hidden: words === "" });
}

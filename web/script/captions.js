// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./library.js").Library} Library
 * @typedef {import("./library.js").Caption} Caption
 */
import { element, find, write } from "./dom.js";

/** Sentences of a lesson, each over the stage from the tick of its event on, and never before. */
export class Captions {
  #tick = element("b", { class: "num" });
  #text = element("span", { "data-show": "caption" });
  #box = element("div", { class: "caption", hidden: true });
  #told = element("div", { class: "sr", role: "status", "aria-live": "polite" });
  /** @type {Caption | undefined} */
  #shown;
  /** @type {Caption | undefined} */
  #dismissed;

  /** @param {Store} store @param {Library} library */
  constructor(store, library) {
    this.store = store;
    this.library = library;
    const dismiss = element("button", {
      title: "Dismiss until the next one",
      "aria-label": "Dismiss",
    }, "×");
    dismiss.addEventListener("click", () => {
      this.#dismissed = this.#shown;
      this.#show();
    });
    this.#box.append(this.#tick, this.#text, dismiss);
    find("#captions").append(this.#box, this.#told);
    store.addEventListener("opened", () => this.#show());
    store.addEventListener("state", () => this.#show());
    library.addEventListener("lesson", () => this.#begin());
  }

  #begin() {
    find("#captions").toggleAttribute("data-lesson", this.library.lesson !== undefined);
    this.#show();
  }

  #show() {
    const caption = this.library.lesson?.captions.findLast((one) => one.tick <= this.store.tick);
    if (caption !== this.#dismissed) {
      this.#dismissed = undefined;
    }
    this.#shown = caption;
    this.#box.hidden = !caption || caption === this.#dismissed;
    write(this.#tick, caption ? `t ${caption.tick}` : "");
    write(this.#text, caption?.text ?? "");
    write(this.#told, caption ? `Tick ${caption.tick}. ${caption.text}` : "");
  }
}

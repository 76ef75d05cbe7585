// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {{algorithm: string, tick: number, event: string, text: string}} Caption
 * @typedef {{text: string, choices: string[], answer: string, known: number}} Question
 * @typedef {{id: string, title: string, scenario: string, text: string,
 *   look: string, captions: Caption[], question?: Question}} Lesson
 */
import { Captions } from "./captions.js";
import { withTick } from "./connection.js";
import { element, find } from "./dom.js";
import { Predict } from "./predict.js";

/**
 * Opens the library for a page.
 * @param {Store} store
 * @param {Connection} connection
 * @param {import("./transport.js").Transport} transport
 */
export function openLibrary(store, connection, transport) {
  const library = new Library(store, connection);
  new Captions(store, library);
  new Predict(store, library, transport);
}

/**
 * What the library says about the run that is open: a card over the scenario column. A lesson is
 * known by its scenario, so it ends as soon as that is changed, and comes back with it.
 *
 * Event: `lesson`, when another one begins, or none is left.
 */
export class Library extends EventTarget {
  #card = find("#lesson");
  #unfolded = true;
  /** @type {Lesson[]} */
  #lessons = [];
  /** @type {Lesson | undefined} the one that was on before the scenario was changed */
  #left;
  /** @type {Lesson | undefined} */
  lesson;

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    super();
    this.store = store;
    this.connection = connection;
    store.addEventListener("opened", () => this.#opened());
    void this.#fetch();
  }

  async #fetch() {
    const answer = await fetch("/api/library");
    if (answer.ok) {
      this.#lessons = (await answer.json()).lessons;
      this.#opened();
    }
  }

  #opened() {
    const text = withTick(this.store.opened?.scenario ?? "", 0);
    const lesson = this.#lessons.find((one) => one.scenario === text);
    if (lesson?.id !== this.lesson?.id || this.#left) {
      this.#left = lesson ? undefined : this.lesson ?? this.#left;
      this.lesson = lesson;
      this.#show();
      this.dispatchEvent(new Event("lesson"));
    }
  }

  #show() {
    this.#card.classList.remove("kept-back");
    this.#card.hidden = !this.lesson && !this.#left;
    this.#card.replaceChildren(...this.lesson ? [this.#about(this.lesson)]
      : this.#left ? this.#changed(this.#left) : []);
  }

  /** @param {Lesson} lesson */
  #about(lesson) {
    const card = element("details", { open: this.#unfolded },
      element("summary", { title: "Fold or unfold what the library says about this run" },
        element("span", {}, lesson.title)),
      element("p", { class: "told" }, lesson.text),
      element("p", { class: "told" }, element("b", {}, "Look: "), lesson.look),
      element("p", { class: "later" }, "What is to be said comes after your answer."),
      element("div", { class: "predict", "data-show": "predict" }));
    card.addEventListener("toggle", () =>
      (this.#unfolded = /** @type {HTMLDetailsElement} */ (card).open));
    return card;
  }

  /** @param {Lesson} lesson */
  #changed(lesson) {
    const back = element("button", { "data-do": "back-to-lesson", title: lesson.title }, "Back to the lesson");
    back.addEventListener("click", () => this.connection.open(lesson.scenario));
    const close = element("button", { title: "Close", "aria-label": "Close" }, "×");
    close.addEventListener("click", () => {
      this.#left = undefined;
      this.#show();
    });
    return [
      element("p", { class: "changed" }, element("b", {}, lesson.title),
        " – changed. What was said of it need not hold any more."),
      element("div", { class: "acts" }, back, close),
    ];
  }
}

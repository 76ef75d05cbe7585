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
  /** @type {Map<string, Lesson>} those that have been fetched, by id */
  #fetched = new Map();
  /** @type {Set<string>} those that are on their way, by id */
  #coming = new Set();
  /** @type {Lesson | undefined} the one that was on before the scenario was changed */
  #left;
  /** @type {Lesson | undefined} */
  #lesson;

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    super();
    this.store = store;
    this.connection = connection;
    store.addEventListener("opened", () => this.#opened());
    this.#opened();
  }

  /** The scenario that is open. */
  get #open() {
    return withTick(this.store.opened?.scenario ?? "", 0);
  }

  /** The lesson that is on; none while that about another run is on its way. */
  get lesson() {
    return this.#lesson?.scenario === this.#open ? this.#lesson : undefined;
  }

  /** The id of the lesson whose scenario is open; "" if that is none. */
  get #wanted() {
    const options = /** @type {NodeListOf<HTMLOptionElement>} */ (
      document.querySelectorAll("#preset option[data-lesson]"));
    return [...options].find((option) => option.value === this.#open)?.dataset.lesson ?? "";
  }

  #opened() {
    const id = this.#wanted;
    if (id === "" || this.#fetched.has(id)) {
      this.#begin(this.#fetched.get(id));
    } else if (!this.#coming.has(id)) {
      void this.#fetch(id);
    }
  }

  /** @param {string} id */
  async #fetch(id) {
    this.#coming.add(id);
    const answer = await fetch(`/api/library/${id}`).catch(() => undefined);
    if (answer?.ok) {
      this.#fetched.set(id, await answer.json());
    }
    this.#coming.delete(id);
    if (id === this.#wanted) {
      this.#begin(this.#fetched.get(id));
    }
  }

  /** @param {Lesson | undefined} lesson */
  #begin(lesson) {
    if (lesson?.id !== this.#lesson?.id || this.#left) {
      this.#left = lesson ? undefined : this.#lesson ?? this.#left;
      this.#lesson = lesson;
      this.#show();
      this.dispatchEvent(new Event("lesson"));
    }
  }

  #show() {
    this.#card.classList.remove("kept-back");
    this.#card.hidden = !this.#lesson && !this.#left;
    this.#card.replaceChildren(...this.#lesson ? [this.#about(this.#lesson)]
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
    const back = element("button", {
      "data-do": "back-to-lesson",
      title: lesson.title,
    }, "Back to the lesson");
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

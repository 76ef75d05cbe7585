// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./library.js").Library} Library
 * @typedef {import("./library.js").Question} Question
 * @typedef {import("./transport.js").Transport} Transport
 */
import { element, find } from "./dom.js";
import { once, style } from "./lazy.js";

const KEPT = "hustings.predictions";

/** The form is fetched when there is somebody to ask. */
const fetchForm = once(async () => {
  const [{ questionForm }] = await Promise.all([import("./question.js"), style("question")]);
  return questionForm;
});

/** Asks before a lesson plays, and tells how good the guess was when the run has got there. */
export class Predict {
  #dialog = /** @type {HTMLDialogElement} */ (find("#predict"));
  #result = element("div", { class: "caption result", role: "status", hidden: true });
  #on = false;
  #done = false;
  #guess = "";
  #score = { right: 0, of: 0 };

  /** @param {Store} store @param {Library} library @param {Transport} transport */
  constructor(store, library, transport) {
    this.store = store;
    this.library = library;
    this.transport = transport;
    this.#score = JSON.parse(sessionStorage.getItem(KEPT) ?? "null") ?? this.#score;
    transport.held = () => this.#asks();
    find("#captions").prepend(this.#result);
    library.addEventListener("lesson", () => this.#begin());
    store.addEventListener("state", () => this.#compare());
  }

  get #question() {
    return this.library.lesson?.question;
  }

  /** Whether the run has already shown the answer. */
  get #isOut() {
    return this.#question !== undefined && this.store.furthest >= this.#question.known;
  }

  #begin() {
    this.#done = false;
    this.#guess = "";
    this.#result.hidden = true;
    this.#dialog.close();
    this.#show();
    if (this.#on && this.#question && this.store.playing) {
      // A lesson that is chosen while another one plays would play on unasked.
      this.transport.toggle();
    }
  }

  /** The button in the card, and the score. */
  #show() {
    const place = document.querySelector("[data-show=predict]");
    if (!place || !this.#question) {
      return;
    }
    // What the card says gives the answer away.
    const open = this.#on && !this.#isOut && (!this.#done || this.#guess !== "");
    find("#lesson").classList.toggle("kept-back", open);
    const toggle = element("button", {
      "data-do": "predict",
      "aria-pressed": String(this.#on),
      title: "Have Play ask a question about each lesson before it shows the run",
    }, "Predict first");
    toggle.addEventListener("click", () => {
      this.#on = !this.#on;
      this.#show();
      find("[data-do=predict]").focus();
      this.#asks(false);
    });
    const { right, of } = this.#score;
    place.replaceChildren(toggle, element("span", { class: "quiet num", "data-show": "score" },
      of > 0 ? `${right} of ${of} right` : ""));
  }

  /**
   * Whether the question has to be answered first; then it is asked.
   * @param {boolean} plays whether somebody wants it to play, which it does unasked where it must
   */
  #asks(plays = true) {
    const question = this.#question;
    if (!question || !this.#on || this.#done || this.#isOut) {
      return false;
    }
    if (!this.#dialog.open) {
      void this.#ask(question, plays);
    }
    return true;
  }

  /** @param {Question} question @param {boolean} plays */
  async #ask(question, plays) {
    const form = await fetchForm().catch(() => undefined);
    if (this.#dialog.open || this.#question !== question || !this.#on || this.#done) {
      return;
    }
    if (!form) {
      if (plays) {
        this.#play();
      }
      return;
    }
    this.#dialog.replaceChildren(form(question, (guess) => {
      this.#guess = guess;
      this.#dialog.close();
      this.#play();
    }));
    this.#dialog.showModal();
  }

  #play() {
    this.#done = true;
    this.#show();
    this.transport.toggle();
  }

  #compare() {
    const question = this.#question;
    if (this.#isOut && find("#lesson").classList.contains("kept-back")) {
      this.#show();
    }
    if (question && this.#guess !== "" && this.store.tick >= question.known) {
      const right = this.#guess === question.answer;
      this.#score = { right: this.#score.right + (right ? 1 : 0), of: this.#score.of + 1 };
      sessionStorage.setItem(KEPT, JSON.stringify(this.#score));
      this.#tell(right, right ? `You said ${this.#guess}, and so it is.`
        : `You said ${this.#guess}; it was ${question.answer}.`);
      this.#guess = "";
      this.#show();
    }
  }

  /** @param {boolean} right @param {string} text */
  #tell(right, text) {
    const dismiss = element("button", { title: "Dismiss", "aria-label": "Dismiss" }, "×");
    dismiss.addEventListener("click", () => (this.#result.hidden = true));
    this.#result.hidden = false;
    this.#result.classList.toggle("right", right);
    this.#result.replaceChildren(element("b", { "aria-hidden": "true" }, right ? "✓" : "✗"),
      element("span", {}, text), dismiss);
  }
}

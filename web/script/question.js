// @ts-check
/** @typedef {import("./library.js").Question} Question */
import { element } from "./dom.js";

/**
 * What is asked about a lesson before it plays.
 * @param {Question} question
 * @param {(guess: string) => void} answered with "" if it is skipped
 */
export function questionForm(question, answered) {
  const skip = element("button", { type: "button", "data-do": "skip" }, "Skip");
  const form = /** @type {HTMLFormElement} */ (element("form", { method: "dialog" },
    element("h1", { id: "predict-title" }, "What do you expect?"),
    element("p", { id: "predict-text" }, question.text),
    question.choices.length > 0 ? choices(question) : number(),
    element("div", { class: "acts" },
      element("button", { class: "primary", "data-do": "answer" }, "Answer and play"), skip)));
  form.addEventListener("submit", () => {
    answered(String(new FormData(form).get("guess") ?? "").trim());
  });
  skip.addEventListener("click", () => answered(""));
  return form;
}

/** @param {Question} question */
function choices(question) {
  return element("fieldset", { "aria-labelledby": "predict-text" },
    ...question.choices.map((choice) => element("label", {},
      element("input", { type: "radio", name: "guess", value: choice, required: true }), choice)));
}

function number() {
  return element("input", {
    name: "guess", inputmode: "numeric", pattern: "\\d+", required: true, autocomplete: "off",
    title: "A whole number", "aria-labelledby": "predict-text",
  });
}

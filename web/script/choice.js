// @ts-check
import { element } from "./dom.js";

/** @typedef {{value: string, text: string, title: string}} Option */

/**
 * Buttons side by side of which one is chosen.
 * @param {string} label
 * @param {Option[]} options
 * @param {string} chosen
 * @param {(value: string) => void} choose
 * @returns {HTMLElement}
 */
export function choice(label, options, chosen, choose) {
  const buttons = options.map(({ value, text, title }) =>
    element("button", {
      "data-choice": value,
      title,
      "aria-pressed": String(value === chosen),
    }, text));
  const root = element("div", { class: "choice", role: "group", "aria-label": label }, ...buttons);
  for (const button of buttons) {
    button.addEventListener("click", () => choose(button.dataset.choice ?? ""));
  }
  return root;
}

/** @param {HTMLElement} root @param {string} value */
export function mark(root, value) {
  for (const button of /** @type {HTMLCollectionOf<HTMLElement>} */ (root.children)) {
    button.setAttribute("aria-pressed", String(button.dataset.choice === value));
  }
}

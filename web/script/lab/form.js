// @ts-check
import { find } from "../dom.js";

/** Options of algorithms that are not chosen are neither shown nor sent. */
export function openForm() {
  const form = /** @type {HTMLFormElement} */ (find("#lab-form"));
  const follow = () => {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (
      form.querySelectorAll("[name=algorithm]:checked"));
    const chosen = new Set([...boxes].map((box) => box.value));
    const options = /** @type {NodeListOf<HTMLElement>} */ (
      form.querySelectorAll("[data-option-of]"));
    for (const option of options) {
      const shown = chosen.has(option.dataset.optionOf ?? "");
      option.hidden = !shown;
      option.querySelectorAll("input").forEach((input) => (input.disabled = !shown));
    }
  };
  form.addEventListener("change", follow);
  follow();
  // What is wrong may be far below what is seen first.
  /** @type {HTMLElement | null} */ (form.querySelector("[aria-invalid=true]"))?.focus();
}

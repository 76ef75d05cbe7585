// @ts-check

/**
 * A list from which something was chosen with the pointer gives up the focus, so that the arrow
 * keys step again; with the keyboard it keeps it.
 * @param {HTMLSelectElement} select
 */
export function releaseAfterChoice(select) {
  let pointed = false;
  select.addEventListener("pointerdown", () => (pointed = true));
  select.addEventListener("keydown", () => (pointed = false));
  select.addEventListener("change", () => pointed && select.blur());
}

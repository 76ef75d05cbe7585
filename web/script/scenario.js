// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 */
import { withTick } from "./connection.js";
import { find } from "./dom.js";

/**
 * The scenario column. The server makes it and reads it; what it finds good it names in an event,
 * and that is opened here. When the run changes in another way, the column is asked for again.
 */
export class ScenarioColumn {
  #root = find("#scenario");

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    document.body.addEventListener("hustings:scenario", (event) =>
      connection.open(/** @type {CustomEvent} */ (event).detail.text));
    store.addEventListener("opened", () => this.#follow());
    // The fields of a fault that is not added yet are nobody's business.
    this.#root.addEventListener("change", (event) => {
      if (event.target instanceof Element && event.target.closest(".add-fault")) {
        event.stopPropagation();
      }
    }, { capture: true });
    this.#root.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("[data-do=reseed]")) {
        this.reseed();
      }
    });
  }

  #follow() {
    const text = withTick(this.store.opened?.scenario ?? "", 0);
    const form = this.#root.querySelector("form");
    if (form?.dataset.scenario !== text) {
      htmx.ajax("GET", `/scenario?shown=1&text=${encodeURIComponent(text)}`, { target: "#scenario-form", swap: "outerHTML" });
    }
  }

  /** Another seed: the same scenario with other luck. */
  reseed() {
    const seed = /** @type {HTMLInputElement} */ (find("#key-seed", this.#root));
    seed.value = String(Math.floor(Math.random() * 1_000_000));
    seed.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./wire.js").PropertyJudgement} Judgement
 * @typedef {import("./wire.js").Violation} Violation
 */
import { element, find } from "./dom.js";
import { lookOf } from "./verdicts.js";

/**
 * The Properties tab: each verdict in a sentence, and the moments at which a property was not kept.
 */
export class PropertiesTab {
  #root = find("#properties");
  #shown = "";

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    this.connection = connection;
    for (const type of ["state", "selection", "opened"]) {
      store.addEventListener(type, () => this.show());
    }
  }

  show() {
    if (this.#root.hidden || !this.store.opened || this.#root.offsetParent === null) {
      return;
    }
    const { panel } = this.store;
    const shown = panel.algorithm.id + JSON.stringify(panel.properties);
    if (shown === this.#shown) {
      return;
    }
    this.#shown = shown;
    const { name } = panel.algorithm;
    this.#root.replaceChildren(
      element("section", {}, element("h2", {}, `${name} · ${sum(panel.properties)}`),
        element("ul", { class: "verdicts" },
          ...panel.properties.map((judgement) => this.#verdict(judgement)))),
      element("p", { class: "note" },
        "Judged while the run goes on, from what every node takes itself for; "
        + "no node hears of it. ● kept, ▲ not kept and no wonder here, ✖ a broken promise, "
        + "◌ not decided yet, – not promised."));
  }

  /** @param {Judgement} judgement */
  #verdict(judgement) {
    const { sign, look } = lookOf(judgement);
    const violations = judgement.violations ?? [];
    const more = (judgement.count ?? 0) - violations.length;
    return element("li", { "data-property": judgement.id, "data-verdict": judgement.verdict },
      element("span", { class: `sign ${look}`, "aria-hidden": "true" }, sign),
      element("div", {},
        element("b", {}, capital(judgement.name)), " ",
        element("span", { class: look }, judgement.verdict === "holds" ? "" : judgement.verdict),
        element("p", {}, judgement.reason),
        ...promised(this.store.panel.algorithm, judgement),
        element("div", { class: "moments" },
          ...violations.map((violation) => this.#moment(violation)),
          more > 0 ? element("small", {}, `and ${more} more`) : "")));
  }

  /** @param {Violation} violation */
  #moment(violation) {
    const once = violation.to === violation.from + 1;
    const until = violation.to === null ? " –" : once ? "" : ` – ${violation.to - 1}`;
    const button = element("button", {
      class: "moment num",
      title: `${violation.text} Go there.`,
      "data-tick": violation.from,
    }, `t ${violation.from}${until}`, element("small", {}, ` ${violation.label}`));
    button.addEventListener("click", () => this.connection.seek(violation.from));
    return button;
  }
}

/** @param {Judgement[]} judgements */
function sum(judgements) {
  const count = (/** @type {string} */ verdict) =>
    judgements.filter((judgement) => judgement.verdict === verdict).length;
  const unexpected = count("violated unexpectedly");
  const expected = count("violated as expected here");
  return unexpected > 0 ? `${unexpected} broken`
    : expected > 0 ? `${expected} not kept, as expected here` : "nothing broken";
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * On what the promise of a property rests, as the algorithm declares it.
 * @param {import("./wire.js").PanelAlgorithm} algorithm @param {Judgement} judgement
 */
function promised(algorithm, judgement) {
  const promises = algorithm.promises.filter((promise) =>
    promise.properties.includes(judgement.id) && promise.while.length > 0);
  if (promises.length === 0) {
    return [];
  }
  const words = promises.map(({ when, while: conditions }) => {
    const option = when.replace("!=", " ≠ ").replace("=", " = ");
    return `${option ? `With ${option}: p` : "P"}romised while ${conditions.join(", ")}.`;
  });
  return [element("details", { class: "promise" },
    element("summary", {}, "What it rests on"),
    ...words.map((said) => element("p", {}, said)))];
}

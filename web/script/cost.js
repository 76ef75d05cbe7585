// @ts-check
/** @typedef {import("./store.js").Store} Store */
import { element, find } from "./dom.js";
import { typeset, typesetWithin } from "./formula.js";
import { STORE } from "./names.js";

/** The Cost tab: the table of the server, with the best of each row, and theory beside it. */
export class CostTab {
  #root = find("#cost");
  #shownAt = 0;

  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    store.addEventListener("state", () => this.#showNowAndThen());
    store.addEventListener("clock", () => this.show());
    store.addEventListener("selection", () => this.show());
  }

  /** While time runs fast, a table that is made anew in every frame is not read any better. */
  #showNowAndThen() {
    const now = performance.now();
    if (!this.store.playing || now - this.#shownAt > 100) {
      this.#shownAt = now;
      this.show();
    }
  }

  show() {
    if (this.#root.hidden || !this.store.opened || this.#root.offsetParent === null) {
      return;
    }
    this.#root.replaceChildren(this.#bars(), this.#table(), this.#elections());
  }

  #bars() {
    const { panels } = this.store;
    const now = panels.map((panel) => panel.standing.messages.election + panel.standing.messages.announce);
    const finite = (/** @type {number | undefined} */ value) => value ?? 0;
    const most = Math.max(1, ...now, ...panels.map(({ algorithm: { theory } }) =>
      Math.max(finite(theory.worst.value), finite(theory.mean.value))));
    const bars = element("div", { class: "bars num" });
    panels.forEach((panel, i) => {
      const { best, mean, worst, costs } = panel.algorithm.theory;
      const fill = element("i");
      fill.style.width = `${(100 * now[i]) / most}%`;
      const bar = element("span", { class: "bar", title: theoryText(panel.algorithm) }, fill);
      if (best.value !== undefined) {
        const range = element("span", { class: "range" });
        range.style.left = `${(100 * best.value) / most}%`;
        range.style.width = `${(100 * ((worst.value ?? most) - best.value)) / most}%`;
        bar.append(range);
      }
      if (mean.value !== undefined) {
        const mark = element("u");
        mark.style.left = `${(100 * mean.value) / most}%`;
        bar.append(mark);
      }
      bars.append(element("span", { title: costs }, panel.algorithm.name), bar, element("b", {}, now[i]));
    });
    return element("section", {}, element("h2", {}, "Messages so far"), bars,
      element("p", { class: "note" }, `The line spans the theoretical best and worst of one election among ${
        [...this.store.panels[0]?.nodes.keys() ?? []].filter((id) => id !== STORE).length} nodes, the tick marks its mean. Heartbeats, acknowledgements and what a store is asked are counted apart.`));
  }

  #table() {
    const head = element("tr", {}, element("th", {}, element("span", { class: "sr" }, "Measure")),
      ...this.store.panels.map((panel) => element("th", { scope: "col" }, panel.algorithm.name)));
    const many = this.store.panels.length > 4;
    const rows = this.store.table
      .filter((row) => row.key === "contest" || row.values.some((value) => value !== null && value !== 0))
      .map((row) => element("tr", { class: row.key === "contest" ? "headline" : null, "data-row": row.key, title: row.title },
        element("th", { scope: "row" }, row.label),
        ...row.values.map((value, i) => element("td", { class: row.best.includes(i) ? "best" : null, title: many ? value : null },
          many && value !== null && value >= 10_000 ? `${Math.round(value / 1000)}k` : value ?? "–"))));
    return element("section", {}, element("h2", {}, "Side by side"),
      element("table", { class: many ? "figures num many" : "figures num" }, element("thead", {}, head), element("tbody", {}, ...rows)));
  }

  #elections() {
    const panel = this.store.panel;
    const rows = panel.standing.elections.map((election) => element("tr", {},
      element("th", { scope: "row" }, `t ${election.startedAt}`),
      element("td", {}, election.term),
      element("td", {}, election.leader ?? "–"),
      element("td", {}, election.agreedAt === null ? "–" : election.agreedAt - election.startedAt),
      element("td", {}, election.sent)));
    const { best, mean, worst } = panel.algorithm.theory;
    const head = element("tr", {}, ...["from", "term", "leader", "ticks", "messages"].map((name) => element("th", { scope: "col" }, name)));
    return element("section", {}, element("h2", {}, `Elections of ${panel.algorithm.name}`),
      element("table", { class: "figures num", "data-show": "elections" }, element("thead", {}, head), element("tbody", {}, ...rows)),
      element("p", { class: "note", title: panel.algorithm.theory.costs },
        `In theory: best ${worth(best)}, mean ${worth(mean)}, worst ${worth(worst)}; ${typesetWithin(panel.algorithm.theory.costs)}.`));
  }
}

/** @param {import("./types.js").TheoryCost} cost */
function worth(cost) {
  if (cost.formula === "") {
    return "not known";
  }
  const formula = typeset(cost.formula);
  return cost.value === undefined ? formula : `${formula} = ${Math.round(cost.value * 100) / 100}`;
}

/** @param {import("./types.js").Algorithm} algorithm */
function theoryText(algorithm) {
  const { best, mean, worst, costs } = algorithm.theory;
  return `In theory: best ${worth(best)}, mean ${worth(mean)}, worst ${worth(worst)}; ${typesetWithin(costs)}`;
}

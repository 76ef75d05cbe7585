// @ts-check
/** @typedef {import("./store.js").Store} Store */
import { element, find } from "./dom.js";
import { COUNTED_AS } from "./kinds.js";
import { STORE } from "./names.js";
import { drawnOf, inTheory, legendOf } from "./theory.js";

/** What is counted apart, by the name of its count. @type {Record<string, string>} */
const APART = {
  detect: COUNTED_AS.DETECT,
  transport: COUNTED_AS.TRANSPORT,
  store: "requests to the store",
};

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
    if (this.#root.scrollWidth > this.#root.clientWidth) {
      this.#root.querySelector("table")?.classList.add("many");
    }
  }

  #bars() {
    const { panels } = this.store;
    const now = panels.map(({ standing: { messages } }) => messages.election + messages.announce);
    const theories = panels.flatMap(({ algorithm: { theory } }) =>
      [theory.worst.value ?? 0, theory.mean.value ?? 0]);
    const most = Math.max(1, ...now, ...theories);
    const drawn = panels.map((panel) => drawnOf(panel.algorithm, most));
    const bars = element("div", { class: "bars num" });
    panels.forEach((panel, i) => {
      const theory = inTheory(panel.algorithm);
      bars.append(element("span", { title: theory }, panel.algorithm.name),
        bar(now[i], drawn[i], most, theory),
        element("b", {}, now[i]));
    });
    const nodes = [...panels[0]?.nodes.keys() ?? []].filter((id) => id !== STORE).length;
    const legend = legendOf(
      drawn.some(({ range }) => range),
      drawn.some(({ mean }) => mean !== undefined),
      drawn.some(({ range, open }) => range && open),
      nodes,
    );
    const note = `${legend}${this.#apart()}`.trim();
    return element("section", {}, element("h2", {}, "Messages so far"),
      bars,
      note ? element("p", { class: "note", "data-show": "drawn" }, note) : null);
  }

  /** What has been sent and is not in these numbers. */
  #apart() {
    const counted = this.store.panels.map(({ standing: { messages } }) =>
      /** @type {Record<string, any>} */ (messages));
    const names = Object.entries(APART)
      .filter(([key]) => counted.some((messages) => messages[key] > 0))
      .map(([, name]) => name);
    const last = names.pop();
    return !last ? "" : `${capital(names.length > 0 ? `${names.join(", ")} and ${last}` : last)} ${
      names.length > 0 || last !== COUNTED_AS.DETECT ? "are" : "is"} counted apart.`;
  }

  #table() {
    const head = element("tr", {}, element("th", {}, element("span", { class: "sr" }, "Measure")),
      ...this.store.panels.map((panel) => element("th", { scope: "col" }, panel.algorithm.name)));
    const many = this.store.panels.length > 4;
    const inBrief = (/** @type {number | null} */ value) =>
      many && value !== null && value >= 10_000 ? `${Math.round(value / 1000)}k` : value ?? "–";
    const rows = this.#rows().map(({ key, label, title, values, best }) => {
      const look = key === "contest" ? "headline" : null;
      return element("tr", { class: look, "data-row": key, title },
        element("th", { scope: "row" }, label),
        ...values.map((value, i) => element("td", {
          class: best.includes(i) ? "best" : null,
          title: many ? value : null,
        }, inBrief(value))));
    });
    return element("section", {}, element("h2", {}, "Side by side"),
      element("table", { class: many ? "figures num many" : "figures num" },
        element("thead", {}, head),
        element("tbody", {}, ...rows)),
      this.#marks());
  }

  /** The rows in which there is anything, and that do not say again what another one says. */
  #rows() {
    const { table, panels } = this.store;
    const contest = JSON.stringify(table.find((row) => row.key === "contest")?.values);
    /** @param {string} key @param {(number | null)[]} values */
    const again = (key, values) => key === "sent" ? JSON.stringify(values) === contest
      : key === "last" && panels.every((panel) => panel.standing.electionCount < 2);
    return table.filter(({ key, values }) => key === "contest"
      || values.some((value) => value !== null && value !== 0) && !again(key, values));
  }

  /** What the marks mean, or why there are none. */
  #marks() {
    const { table, panels, uneven } = this.store;
    const asks = panels.some((panel) => panel.standing.messages.store > 0)
      ? " Who asks a store does not compete in messages." : "";
    const lowest = "◂ is the lowest of its row, among those that have elected a leader.";
    const words = uneven ? `No lowest is marked: ${uneven}.`
      : table.some((row) => row.best.length > 0) ? lowest + asks : "";
    return panels.length < 2 || !words ? null
      : element("p", { class: "note", "data-show": "marks" }, words);
  }

  #elections() {
    const panel = this.store.panel;
    const rows = panel.standing.elections.map((election) => element("tr", {},
      element("th", { scope: "row" }, `t ${election.startedAt}`),
      element("td", {}, election.term ?? "–"),
      element("td", {}, election.leader ?? "–"),
      element("td", {},
        election.agreedAt === undefined ? "–" : election.agreedAt - election.startedAt),
      element("td", {}, election.sent)));
    const columns = ["from", "term", "leader", "ticks to agree", "messages"];
    const head = element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)));
    const theory = inTheory(panel.algorithm);
    return element("section", {}, element("h2", {}, `Elections of ${panel.algorithm.name}`),
      element("table", { class: "figures num", "data-show": "elections" },
        element("thead", {}, head),
        element("tbody", {}, ...rows)),
      theory ? element("p", { class: "note", "data-show": "theory" }, theory) : null);
  }
}

/**
 * How many messages there are, with what theory says of one election.
 * @param {number} now
 * @param {ReturnType<typeof drawnOf>} drawn
 * @param {number} most
 * @param {string} title
 */
function bar(now, { range, mean }, most, title) {
  const part = (/** @type {number} */ value) => `${(100 * value) / most}%`;
  const fill = element("i");
  fill.style.width = part(now);
  const made = element("span", { class: "bar", title }, fill);
  if (range) {
    const line = element("span", { class: "range" });
    line.style.left = part(range.from);
    line.style.width = part(range.to - range.from);
    made.append(line);
  }
  if (mean !== undefined) {
    const mark = element("u");
    mark.style.left = part(mean);
    made.append(mark);
  }
  return made;
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

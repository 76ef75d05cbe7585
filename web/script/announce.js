// @ts-check
/** @typedef {import("./store.js").Store} Store */
import { find } from "./dom.js";
import { futileNow } from "./futile.js";
import { pillOf } from "./panel.js";

/** Tells those who do not see the stage when an election begins, ends, or goes wrong. */
export class Announcer {
  #region = find("[data-show=announcement]");
  #toast = find("[data-show=toast]");
  #hide = 0;
  /** @type {string[]} */
  #told = [];
  /** @type {number[]} how many violations of each panel have been told */
  #broken = [];
  /** @type {string[]} what faults failed to do, of each panel, as it was told last */
  #idle = [];

  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    store.addEventListener("opened", () => {
      this.#told = [];
      this.#broken = [];
      this.#idle = [];
    });
    store.addEventListener("state", () => this.#changes());
    store.addEventListener("refused", (event) =>
      this.say(/** @type {CustomEvent} */ (event).detail.message, true));
  }

  #changes() {
    const words = this.store.panels.map((panel) => pillOf(panel).text);
    const news = this.store.panels
      .map((panel, i) => (words[i] === this.#told[i] ? "" : `${panel.algorithm.name}: ${words[i]}`))
      .concat(this.store.panels.map((panel, i) => this.#brokenIn(panel, i)))
      .concat(this.store.panels.map((panel, i) => this.#idleIn(panel, i)))
      .filter(Boolean);
    if (news.length > 0) {
      this.#told = words;
      this.#region.textContent = `Tick ${this.store.tick}. ${news.join(". ")}.`;
    }
  }

  /**
   * What a panel has not kept since it was last told.
   * @param {import("./store.js").PanelState} panel
   * @param {number} i
   */
  #brokenIn(panel, i) {
    const before = this.#broken[i] ?? 0;
    this.#broken[i] = panel.violations.length;
    const last = panel.violations.at(-1);
    return last && panel.violations.length > before
      ? `${panel.algorithm.name}: ${last.text.replace(/\.$/, "")}` : "";
  }

  /**
   * What the latest fault failed to do in a panel, if that has not been told.
   * @param {import("./store.js").PanelState} panel
   * @param {number} i
   */
  #idleIn(panel, i) {
    const words = futileNow(this.store.opened?.faults ?? [], panel);
    const news = words !== this.#idle[i] && words !== "";
    this.#idle[i] = words;
    return news ? `${panel.algorithm.name}, ${words}` : "";
  }

  /** Shows a short message to everyone for a while. @param {string} text @param {boolean} [bad] */
  say(text, bad = false) {
    this.#toast.textContent = text;
    this.#toast.classList.toggle("bad", bad);
    this.#toast.hidden = false;
    clearTimeout(this.#hide);
    this.#hide = window.setTimeout(() => (this.#toast.hidden = true), bad ? 8000 : 3000);
  }
}

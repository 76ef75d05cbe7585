// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 */
import { withTick } from "./connection.js";
import { find } from "./dom.js";

/**
 * The address of the page is the run. Every other scenario is a step in the browser's history, and
 * so undo and redo are the same as back and forward.
 */
export class Address {
  /** Whether the page was opened anew, and not by a reload or on the way back to it. */
  fresh = history.state === null;
  /** Whether the run that is open was asked for by going back or forward. */
  byHistory = true;
  /**
   * The runs that were asked for by going back or forward, and are not open yet.
   * @type {string[]}
   */
  #awaited = [];
  /** How many changes there are in this page's history, and which one is shown. */
  #at = Number(history.state?.at ?? 0);
  #last = Number(history.state?.last ?? this.#at);

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    this.connection = connection;
    store.addEventListener("opened", () => this.#opened());
    store.addEventListener("refused", () => (this.#awaited = []));
    store.addEventListener("clock", () => this.#keepTick());
    // Panels that are not aligned by tick have ticks of their own: the one that is selected counts.
    store.addEventListener("selection", () => store.alignment && this.#keepTick());
    window.addEventListener("popstate", (event) => {
      this.#at = Number(event.state?.at ?? 0);
      this.#awaited.push(this.#named);
      this.connection.open(location.search.slice(1));
      this.#show();
    });
    find("[data-do=undo]").addEventListener("click", () => this.undo());
    find("[data-do=redo]").addEventListener("click", () => this.redo());
    if (store.opened) {
      this.#replace(withTick(store.opened.scenario, store.tick));
    }
    this.#show();
  }

  /** The scenario that the address names. */
  get #named() {
    return withTick(location.search.slice(1), 0);
  }

  #opened() {
    const scenario = this.store.opened?.scenario ?? "";
    // Who steps fast is ahead of the answers: they are no new runs, though the address is another.
    const answers = this.#awaited.lastIndexOf(withTick(scenario, 0));
    this.#awaited.splice(0, answers + 1);
    this.byHistory = answers >= 0 || withTick(scenario, 0) === this.#named;
    if (this.byHistory) {
      return;
    }
    this.#at++;
    this.#last = this.#at;
    history.pushState({ at: this.#at, last: this.#last }, "", `?${scenario}`);
    this.#show();
  }

  /** While time stands still, the address names the tick. */
  #keepTick() {
    if (!this.store.playing && this.store.opened && this.#awaited.length === 0) {
      this.#replace(withTick(this.store.opened.scenario, this.store.tick));
    }
  }

  /** @param {string} scenario */
  #replace(scenario) {
    history.replaceState({ at: this.#at, last: this.#last }, "", `?${scenario}`);
  }

  undo() {
    if (this.#at > 0) {
      history.back();
    }
  }

  redo() {
    if (this.#at < this.#last) {
      history.forward();
    }
  }

  #show() {
    /** @param {string} name @param {boolean} able @param {string} title @param {string} not */
    const show = (name, able, title, not) => {
      const button = /** @type {HTMLButtonElement} */ (find(`[data-do=${name}]`));
      button.disabled = !able;
      button.title = able ? title : not;
    };
    show("undo", this.#at > 0, "Undo the last change (Ctrl+Z)", "Nothing to undo");
    show("redo", this.#at < this.#last, "Redo (Ctrl+Shift+Z)", "Nothing to redo");
  }

  /** A link to exactly this run at this tick. */
  get link() {
    return `${location.origin}/?${withTick(this.store.opened?.scenario ?? "", this.store.tick)}`;
  }
}

// @ts-check
import { find } from "./dom.js";

/** The tabs of the side column, and on small screens the views of the page. */
export class Tabs {
  #tabs = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-tab]"))];
  #views = [.../** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll(".views [data-view]"))];

  #revealed = this.shown;

  /**
   * @param {(name: string) => Promise<boolean>} ready fetches what a tab needs; whether it is there
   * @param {() => void} changed told when other things may have come into view
   */
  constructor(ready, changed) {
    this.ready = ready;
    this.changed = changed;
    for (const tab of this.#tabs) {
      tab.addEventListener("click", () => void this.show(tab.dataset.tab ?? ""));
    }
    for (const view of this.#views) {
      view.addEventListener("click", () => this.view(view.dataset.view ?? ""));
    }
    arrowKeys(this.#tabs);
    arrowKeys(this.#views);
  }

  /** Shows a tab as soon as it is there. @param {string} name of a tab of the side column */
  async show(name) {
    choose(this.#tabs, (tab) => tab.dataset.tab === name);
    const there = await this.ready(name);
    // Meanwhile another one may have been chosen.
    if (this.shown === name) {
      this.#revealed = there ? name : this.#revealed;
      this.#reveal();
    }
  }

  #reveal() {
    choose(this.#tabs, (tab) => tab.dataset.tab === this.#revealed);
    for (const tab of this.#tabs) {
      find(`#${tab.dataset.tab}`).hidden = tab.dataset.tab !== this.#revealed;
    }
    this.changed();
  }

  /** The name of the tab that is shown, or is about to be. */
  get shown() {
    const tab = this.#tabs.find((each) => each.getAttribute("aria-selected") === "true");
    return tab?.dataset.tab ?? "";
  }

  /** @param {string} name of a view on small screens */
  view(name) {
    document.body.dataset.view = name;
    choose(this.#views, (view) => view.dataset.view === name);
    this.changed();
  }
}

/** @param {HTMLElement[]} tabs @param {(tab: HTMLElement) => boolean} chosen */
function choose(tabs, chosen) {
  for (const tab of tabs) {
    tab.setAttribute("aria-selected", String(chosen(tab)));
    tab.tabIndex = chosen(tab) ? 0 : -1;
  }
}

/** @param {HTMLElement[]} tabs */
function arrowKeys(tabs) {
  for (const [i, tab] of tabs.entries()) {
    tab.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (step !== 0) {
        event.preventDefault();
        event.stopPropagation();
        const next = tabs[(i + step + tabs.length) % tabs.length];
        next.focus();
        next.click();
      }
    });
  }
}

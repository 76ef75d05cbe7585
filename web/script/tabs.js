// @ts-check
import { find } from "./dom.js";

/** The tabs of the side column, and on small screens the views of the page. */
export class Tabs {
  #tabs = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-tab]"))];
  #views = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".views [data-view]"))];

  /** @param {() => void} changed told when other things may have come into view */
  constructor(changed) {
    this.changed = changed;
    for (const tab of this.#tabs) {
      tab.addEventListener("click", () => this.show(tab.dataset.tab ?? ""));
    }
    for (const view of this.#views) {
      view.addEventListener("click", () => this.view(view.dataset.view ?? ""));
    }
    arrowKeys(this.#tabs);
    arrowKeys(this.#views);
  }

  /** @param {string} name of a tab of the side column */
  show(name) {
    choose(this.#tabs, (tab) => tab.dataset.tab === name);
    for (const tab of this.#tabs) {
      find(`#${tab.dataset.tab}`).hidden = tab.dataset.tab !== name;
    }
    this.changed();
  }

  /** The name of the tab that is shown. */
  get shown() {
    return this.#tabs.find((tab) => tab.getAttribute("aria-selected") === "true")?.dataset.tab ?? "";
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

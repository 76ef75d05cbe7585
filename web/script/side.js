// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./fault-actions.js").FaultActions} FaultActions
 * @typedef {{show: () => void}} Tab
 */
import { CostTab } from "./cost.js";
import { find, set, write } from "./dom.js";
import { AWAY, once, style } from "./lazy.js";
import { NOBODY, nameOf, SHORT, titleOf } from "./names.js";
import { Tabs } from "./tabs.js";

/**
 * The side column: its tabs, all but the first of which are fetched when they are first asked for.
 */
export class Side {
  /** @type {Tab[]} those that are here */
  #here = [];
  /** @type {import("./wire.js").NodeId} */
  #selected = NOBODY;

  /**
   * @param {Store} store
   * @param {Connection} connection
   * @param {() => Promise<FaultActions>} fetchFaultActions what does something to a node
   */
  constructor(store, connection, fetchFaultActions) {
    this.store = store;
    /** @type {Record<string, () => Promise<Tab>>} */
    const fetching = {
      cost: async () => new CostTab(store),
      node: async () => {
        const [{ NodeTab }, faultActions] = await Promise.all([
          import("./node.js"), fetchFaultActions()]);
        return new NodeTab(store, faultActions);
      },
      why: async () => new (await import("./why.js")).WhyTab(store, connection),
      properties: async () =>
        new (await import("./properties.js")).PropertiesTab(store, connection),
      log: async () => new (await import("./log.js")).LogTab(store, connection),
    };
    this.fetch = Object.fromEntries(Object.entries(fetching)
      .map(([name, tab]) => [name, once(() => this.#take(name, tab))]));
    this.tabs = new Tabs((name) => this.#ready(name),
      () => this.#here.forEach((tab) => tab.show()));
    void this.fetch.cost();
    this.#listen();
  }

  /** @param {string} name @param {() => Promise<Tab>} tab */
  async #take(name, tab) {
    const [taken] = await Promise.all([tab(), name === "cost" ? undefined : style("tabs")]);
    this.#here.push(taken);
  }

  /**
   * A tab is shown once it is there: until then the one before stays, and nothing flickers.
   * @param {string} name
   */
  async #ready(name) {
    try {
      await this.fetch[name]();
      return true;
    } catch {
      this.store.receive({ type: "refused", code: "offline", key: "", message: AWAY });
      return false;
    }
  }

  #listen() {
    // Whoever points at a tab, or reaches it by keys, is about to open it.
    for (const type of ["pointerover", "focusin"]) {
      find("#side .tabs").addEventListener(type, (event) => {
        const tab = event.target instanceof HTMLElement ? event.target.dataset.tab : undefined;
        if (tab) {
          this.fetch[tab]().catch(() => undefined);
        }
      });
    }
    this.store.addEventListener("selection", () => this.#follow());
    for (const type of ["state", "selection", "opened"]) {
      this.store.addEventListener(type, () => this.#name());
    }
  }

  /** What is selected is shown in the tab that tells of it. */
  #follow() {
    const { node, event } = this.store.selection;
    if (event > 0) {
      // Whoever walks through the log stays there.
      void this.tabs.show(this.tabs.shown === "log" ? "log" : "why");
    } else if (node !== NOBODY && node !== this.#selected && this.tabs.shown === "cost") {
      void this.tabs.show("node");
    }
    this.#selected = node;
  }

  /** Names the tab of the selected node after it. */
  #name() {
    const { node, panel } = this.store;
    // A run that has just been opened has its nodes on their way.
    if (node || (panel?.nodes.size ?? 0) > 0) {
      const tab = find("#tab-node");
      // There is no room for a long name: the heading of what it shows has it.
      write(tab, node && nameOf(node.id).length <= SHORT + 1 ? titleOf(node.id) : "Node");
      set(tab, { title: node ? titleOf(node.id) : null });
    }
  }
}

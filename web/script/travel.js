// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./announce.js").Announcer} Announcer
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./address.js").Address} Address
 * @typedef {import("./branches.js").Branches} Branches
 * @typedef {import("./branches.js").Opening} Opening
 */
import { withTick } from "./connection.js";
import { element, find } from "./dom.js";
import { AWAY, once, style } from "./lazy.js";

const KEPT = "hustings-branches";

/**
 * What leads away from the one course of a run: branches, saved runs, and messages handled by hand.
 * This only notes which runs are opened; all else is fetched when there is something for it to do.
 */
export class Travel {
  #file = /** @type {HTMLInputElement} */ (element("input", {
    type: "file",
    id: "run-file",
    accept: ".json,application/json",
    hidden: true,
    "aria-label": "A saved run",
  }));
  #hint = element("div", { class: "drop-hint", hidden: true }, "Drop a saved run to open it");
  /** @type {Opening[]} the runs that were opened and that no branch has followed yet */
  #openings = [];
  #tick = 0;
  #furthest = 0;
  /** @type {Branches | null} */
  #branches = null;
  #load = once(() => this.#fetchBranches());
  #save = once(async () => {
    const [{ SaveDialog }, branches] = await Promise.all([import("./save.js"), this.#load()]);
    return new SaveDialog(this.store, branches);
  });
  #open = once(async () => {
    const [{ OpenDialog }, branches] = await Promise.all([import("./open.js"), this.#load()]);
    return new OpenDialog(this.connection, branches);
  });
  #inFlight = once(() => this.#fetchMenu());
  /** @type {Stage | null} */
  stage = null;

  /**
   * @param {Store} store
   * @param {Connection} connection
   * @param {Announcer} announcer
   * @param {Address} address
   */
  constructor(store, connection, announcer, address) {
    this.store = store;
    this.connection = connection;
    this.announcer = announcer;
    this.address = address;
    // After the address, which says then whether someone went back or forward.
    store.addEventListener("opened", () => this.#opened());
    store.addEventListener("state", () => {
      this.#tick = store.tick;
      this.#furthest = store.furthest;
    });
    this.#opened();
    if (this.#hasKept()) {
      void this.#attempt(this.#load);
    }
    document.body.append(this.#file, this.#hint);
    this.#listenToFiles();
    const stage = find("#stage");
    stage.addEventListener("click", (event) => this.#click(event));
    stage.addEventListener("pointermove", (event) => {
      const arena = event.target instanceof Element ? event.target.closest(".arena") : null;
      arena?.classList.toggle("over-message", !store.playing && this.stage?.messageAt(event) !== 0);
    });
  }

  /** Whether the page had kept branches; one that is opened anew shows its run and nothing else. */
  #hasKept() {
    try {
      if (this.address.fresh) {
        sessionStorage.removeItem(KEPT);
      }
      return sessionStorage.getItem(KEPT) !== null;
    } catch {
      return false; // This browser keeps nothing, so there is nothing to take up.
    }
  }

  #opened() {
    const scenario = this.store.opened?.scenario ?? "";
    const last = this.#openings.at(-1)?.scenario;
    if (last === undefined || withTick(last, 0) !== withTick(scenario, 0) || this.#branches) {
      const { byHistory } = this.address;
      this.#openings.push({ scenario, tick: this.#tick, furthest: this.#furthest, byHistory });
    }
    this.#follow();
    if (this.#openings.length > 1) {
      void this.#attempt(this.#load);
    }
  }

  #follow() {
    if (this.#branches) {
      const openings = this.#openings;
      this.#openings = [];
      openings.forEach((opening) => this.#branches?.follow(opening));
    }
  }

  async #fetchBranches() {
    const [{ Branches }, { BranchView }] = await Promise.all([
      import("./branches.js"),
      import("./branch-view.js"),
      style("travel"),
    ]);
    this.#branches = new Branches(this.store, this.announcer, this.#hasKept());
    this.#follow();
    new BranchView(this.store, this.connection, this.#branches);
    return this.#branches;
  }

  async #fetchMenu() {
    const [{ InFlightMenu }] = await Promise.all([import("./in-flight.js"), style("travel")]);
    return new InFlightMenu(this.store, this.connection, /** @type {Stage} */ (this.stage));
  }

  /**
   * Does something with what may have to be fetched first.
   * @param {() => Promise<unknown>} doing
   */
  async #attempt(doing) {
    await doing().catch(() => this.announcer.say(AWAY, true));
  }

  #listenToFiles() {
    find("[data-do=save]").addEventListener("click", () =>
      this.#attempt(async () => (await this.#save()).open()));
    find("[data-do=open]").addEventListener("click", () => this.#file.click());
    this.#file.addEventListener("change", async () => {
      const file = this.#file.files?.[0];
      if (file) {
        await this.#openFile(file);
        // The same file can be chosen again, for it may have been mended.
        this.#file.value = "";
      }
    });
    document.addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files")) {
        event.preventDefault();
        this.#hint.hidden = false;
      }
    });
    document.addEventListener("dragleave", (event) => {
      this.#hint.hidden ||= event.relatedTarget === null;
    });
    document.addEventListener("drop", (event) => {
      this.#hint.hidden = true;
      const file = event.dataTransfer?.files[0];
      if (file) {
        event.preventDefault();
        void this.#openFile(file);
      }
    });
  }

  /** @param {File} file */
  async #openFile(file) {
    await this.#attempt(async () => (await this.#open()).open(file));
  }

  /** A message on the stage, or the button that lists them all. @param {MouseEvent} event */
  async #click(event) {
    const target = /** @type {Element} */ (event.target);
    const panel = /** @type {HTMLElement | null} */ (target.closest("[data-panel]"));
    const button = target.closest("[data-do=in-flight]");
    const number = target.closest(".arena") ? this.stage?.messageAt(event) ?? 0 : 0;
    if (panel && (button || number !== 0)) {
      const at = button?.getBoundingClientRect()
        ?? new DOMRect(event.clientX, event.clientY, 14, 14);
      await this.#attempt(async () =>
        (await this.#inFlight()).open(Number(panel.dataset.panel), number, at, event.detail === 0));
    }
  }

  /** Lists the messages of the selected panel. */
  async showInFlight() {
    const { panel } = this.store.selection;
    const button = document.querySelector(`[data-panel="${panel}"] [data-do=in-flight]`);
    if (button?.checkVisibility()) {
      await this.#attempt(async () =>
        (await this.#inFlight()).open(panel, 0, button.getBoundingClientRect(), true));
    }
  }
}

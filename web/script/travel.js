// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./announce.js").Announcer} Announcer
 * @typedef {import("./stage.js").Stage} Stage
 */
import { Branches } from "./branches.js";
import { element, find } from "./dom.js";

/**
 * What leads away from the one course of a run: branches, saved runs, and messages handled by hand.
 * Only what keeps the branches is there from the start; the rest is fetched when it is asked for.
 */
export class Travel {
  #file = /** @type {HTMLInputElement} */ (element("input", { type: "file", id: "run-file", accept: ".json,application/json", hidden: true,
    "aria-label": "A saved run" }));
  #hint = element("div", { class: "drop-hint", hidden: true }, "Drop a saved run to open it");
  /** @type {Promise<import("./branch-view.js").BranchView> | null} */
  #view = null;
  /** @type {Promise<import("./save.js").SaveDialog> | null} */
  #save = null;
  /** @type {Promise<import("./open.js").OpenDialog> | null} */
  #open = null;
  /** @type {Promise<import("./in-flight.js").InFlightMenu> | null} */
  #inFlight = null;
  /** @type {Stage | null} */
  stage = null;

  /** @param {Store} store @param {Connection} connection @param {Announcer} announcer */
  constructor(store, connection, announcer) {
    this.store = store;
    this.connection = connection;
    this.branches = new Branches(store, announcer);
    this.branches.addEventListener("changed", () => this.#showBranches());
    this.#showBranches();
    document.body.append(this.#file, this.#hint);
    this.#listenToFiles();
    const stage = find("#stage");
    stage.addEventListener("click", (event) => this.#click(event));
    stage.addEventListener("pointermove", (event) => {
      const arena = event.target instanceof Element ? event.target.closest(".arena") : null;
      arena?.classList.toggle("over-message", !store.playing && this.stage?.messageAt(event) !== 0);
    });
  }

  #showBranches() {
    if (this.branches.tree.branches.length > 1) {
      this.#view ??= import("./branch-view.js").then(({ BranchView }) => new BranchView(this.store, this.connection, this.branches));
    }
  }

  #listenToFiles() {
    find("[data-do=save]").addEventListener("click", async () => {
      this.#save ??= import("./save.js").then(({ SaveDialog }) => new SaveDialog(this.store, this.branches));
      (await this.#save).open();
    });
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
    this.#open ??= import("./open.js").then(({ OpenDialog }) => new OpenDialog(this.connection, this.branches));
    await (await this.#open).open(file);
  }

  /** A message on the stage, or the button that lists them all. @param {MouseEvent} event */
  async #click(event) {
    const target = /** @type {Element} */ (event.target);
    const panel = /** @type {HTMLElement | null} */ (target.closest("[data-panel]"));
    const button = target.closest("[data-do=in-flight]");
    const number = target.closest(".arena") ? this.stage?.messageAt(event) ?? 0 : 0;
    if (panel && (button || number !== 0)) {
      const at = button?.getBoundingClientRect() ?? new DOMRect(event.clientX, event.clientY, 14, 14);
      const menu = await this.#menu();
      menu.open(Number(panel.dataset.panel), number, at, event.detail === 0);
    }
  }

  #menu() {
    this.#inFlight ??= import("./in-flight.js").then(({ InFlightMenu }) =>
      new InFlightMenu(this.store, this.connection, /** @type {Stage} */ (this.stage)));
    return this.#inFlight;
  }

  /** Lists the messages of the selected panel. */
  async showInFlight() {
    const button = document.querySelector(`[data-panel="${this.store.selection.panel}"] [data-do=in-flight]`);
    if (button?.checkVisibility()) {
      (await this.#menu()).open(this.store.selection.panel, 0, button.getBoundingClientRect(), true);
    }
  }
}

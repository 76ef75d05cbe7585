// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./branches.js").Branches} Branches
 */
import { digest } from "./ask.js";
import { LONGEST_NOTES } from "./branch-tree.js";
import { withTick } from "./connection.js";
import { element } from "./dom.js";
import { save } from "./export-log.js";
import { VERSION } from "./origin.js";
import { write } from "./run-file.js";

/** Saves the run with its branches, notes, and what it hashes to, as a file. */
export class SaveDialog {
  #notes = /** @type {HTMLTextAreaElement} */ (element("textarea", {
    id: "run-notes",
    maxlength: LONGEST_NOTES,
    rows: 5,
    placeholder: "What is to be seen here?",
    title: `Kept in the file, at most ${LONGEST_NOTES} characters`,
  }));
  #what = element("p", { class: "quiet" });
  #error = element("p", { class: "error", role: "alert", hidden: true });
  #download = /** @type {HTMLButtonElement} */ (element("button", {
    type: "button",
    class: "primary",
    "data-do": "download-run",
    title: "Writes the file to where your browser keeps downloads",
  }, "Download"));
  #dialog = /** @type {HTMLDialogElement} */ (element("dialog", {
    id: "save", class: "run-dialog", "aria-labelledby": "save-title",
  },
  element("h1", { id: "save-title" }, "Save this run"), this.#what,
  element("label", { for: "run-notes" }, "Notes"), this.#notes, this.#error,
  element("form", { method: "dialog", class: "run-acts" },
    this.#download,
    element("button", { title: "Close without saving (Escape)" }, "Cancel"))));

  /** @param {Store} store @param {Branches} branches */
  constructor(store, branches) {
    this.store = store;
    this.branches = branches;
    document.body.append(this.#dialog);
    this.#notes.addEventListener("input", () => (branches.notes = this.#notes.value));
    this.#download.addEventListener("click", () => void this.#save());
  }

  open() {
    const { tree } = this.branches;
    const count = tree.branches.length;
    const branches = count === 1 ? "no branches yet" : `all ${count} branches`;
    const names = this.store.panels.map((panel) => panel.algorithm.name).join(", ");
    this.#what.textContent = `One file holds the scenario at tick ${this.store.tick}, ${branches}, `
      + `your notes, and a fingerprint of every event of ${names}:`
      + " whoever opens it is told whether it replays to the same.";
    this.#notes.value = this.branches.notes;
    this.#error.hidden = true;
    this.#dialog.showModal();
    this.#notes.focus();
  }

  async #save() {
    const scenario = withTick(this.store.opened?.scenario ?? "", this.store.tick);
    this.#error.hidden = true;
    this.#download.disabled = true;
    this.#download.title = "It is being written";
    try {
      const { digests } = await digest(scenario);
      const scenarioOf = (/** @type {import("./branch-tree.js").Branch} */ branch) =>
        this.branches.scenarioOf(branch);
      const { tree } = this.branches;
      const run = write(scenario, tree, scenarioOf, this.#notes.value, digests, VERSION);
      const names = this.store.panels.map((panel) => panel.algorithm.id).join("-");
      const file = `hustings-${names}-t${this.store.tick}.json`;
      save(JSON.stringify(run, null, 2), file, "application/json");
      this.#dialog.close();
    } catch (error) {
      this.#error.textContent = `The run cannot be saved: ${/** @type {Error} */ (error).message}`;
      this.#error.hidden = false;
    } finally {
      this.#download.disabled = false;
      this.#download.title = "Writes the file to where your browser keeps downloads";
    }
  }
}

// @ts-check
/**
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./branches.js").Branches} Branches
 */
import { canonical, digest, NotTaken } from "./ask.js";
import { element } from "./dom.js";
import { VERSION } from "./origin.js";
import { BadFile, checkBranches, LARGEST_BYTES, read, treeOf, verify } from "./run-file.js";

/** Opens a saved run and says whether it replays to what it says. */
export class OpenDialog {
  #title = element("h1", { id: "open-title" });
  #outcome = element("p", { role: "status", class: "run-outcome" });
  #notes = element("p", { class: "run-notes" });
  #dialog = /** @type {HTMLDialogElement} */ (element("dialog", {
    id: "open", class: "run-dialog", "aria-labelledby": "open-title",
  },
  this.#title, this.#outcome, this.#notes,
  element("form", { method: "dialog", class: "run-acts" },
    element("button", { class: "primary", title: "To the run (Escape)" }, "Close"))));

  /** @param {Connection} connection @param {Branches} branches */
  constructor(connection, branches) {
    this.connection = connection;
    this.branches = branches;
    document.body.append(this.#dialog);
  }

  /** @param {File} file */
  async open(file) {
    this.#show(file.name, "", "It is being read and replayed …", "");
    try {
      const run = await readFile(file);
      const found = await digest(run.scenario);
      const tree = treeOf(run);
      const verdict = verify(run.digests, found.digests);
      this.branches.adopt(run.scenario, tree, run.notes);
      this.connection.open(run.scenario);
      const isOther = !verdict.good && run.hustings !== "" && run.hustings !== VERSION;
      const other = isOther
        ? `. Hustings ${run.hustings} has written it, and this is ${VERSION}` : "";
      this.#show(file.name, verdict.good ? "good" : "bad", verdict.words + other, run.notes);
    } catch (error) {
      if (!(error instanceof BadFile || error instanceof NotTaken)) {
        throw error;
      }
      this.#show(file.name, "bad", `Not opened, the run on the page stays. ${error.message}`, "");
    }
  }

  /** @param {string} name @param {string} verdict @param {string} words @param {string} notes */
  #show(name, verdict, words, notes) {
    this.#title.textContent = name;
    this.#outcome.textContent = words;
    this.#outcome.dataset.verdict = verdict;
    this.#notes.textContent = notes;
    this.#notes.hidden = notes === "";
    if (!this.#dialog.open) {
      this.#dialog.showModal();
    }
  }
}

/** Reads a file and has the server read every scenario in it. @param {File} file */
async function readFile(file) {
  if (file.size > LARGEST_BYTES) {
    const [size, most] = [file.size, LARGEST_BYTES].map((bytes) => bytes.toLocaleString("en"));
    throw new BadFile(`The file has ${size} bytes; allowed are ${most}.`);
  }
  const run = read(await file.text());
  run.scenario = await readScenario("scenario", run.scenario);
  for (const [i, branch] of run.branches.entries()) {
    branch.scenario = await readScenario(`branches[${i}].scenario`, branch.scenario);
  }
  checkBranches(run);
  return run;
}

/** @param {string} field @param {string} scenario */
async function readScenario(field, scenario) {
  try {
    return await canonical(scenario);
  } catch (error) {
    throw error instanceof NotTaken ? new BadFile(`${field}: ${error.message}`) : error;
  }
}

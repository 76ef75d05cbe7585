// @ts-check
/** @typedef {import("./study.js").Study} Study */
import { find, write } from "../dom.js";
import { csv, fileName, json } from "./files.js";
import { duration } from "./numbers.js";
import { save } from "./picture.js";

/** How an experiment gets on: its bar, its words, its buttons, and its files. */
export class Gauge {
  /** @param {Study} study */
  constructor(study) {
    this.study = study;
    study.addEventListener("state", () => this.#show());
    find("[data-do=cancel]").addEventListener("click", () => study.cancel());
    find("[data-do=again]").addEventListener("click", () => void study.begin());
    find("[data-do=csv]").addEventListener("click", () => this.#save("csv", "text/csv", csv));
    find("[data-do=json]").addEventListener("click", () =>
      this.#save("json", "application/json", json));
  }

  #show() {
    const { study } = this;
    document.body.dataset.state = study.state;
    const progress = /** @type {HTMLProgressElement} */ (find("#progress"));
    progress.value = study.state === "done" ? 1 : study.share;
    write(find("[data-show=progress]"), this.#words());
    find("[data-do=cancel]").hidden = !study.isUnderWay;
    find("[data-do=again]").hidden = !["stopped", "cancelled", "refused"].includes(study.state);
    const refusal = find("[data-show=refusal]");
    refusal.hidden = study.state !== "refused" && study.state !== "stopped";
    write(refusal, study.words);
    this.#offer("csv", "all measures as comma-separated values");
    this.#offer("json", "all there is, as JSON");
  }

  #words() {
    const { study } = this;
    const { done, total, before, secondsLeft } = study;
    const trials = `${done.toLocaleString("en")} of ${total.toLocaleString("en")} trials`;
    const left = secondsLeft === null ? "" : `, ${duration(secondsLeft)} left`;
    return {
      idle: "",
      waiting: `${before} ${before === 1 ? "experiment is" : "experiments are"} before this one`,
      running: total === 0 ? "beginning" : `${trials}${left}`,
      done: `Done: ${study.trialsFound.toLocaleString("en")} trials`,
      stopped: `Stopped after ${trials}`,
      cancelled: `Cancelled after ${trials}`,
      refused: "Not carried out",
    }[study.state];
  }

  /**
   * A file of what there is so far, which may be less than was asked for.
   * @param {string} name
   * @param {string} what
   */
  #offer(name, what) {
    const { study } = this;
    const button = /** @type {HTMLButtonElement} */ (find(`[data-do=${name}]`));
    button.disabled = study.trialsFound === 0;
    const part = study.state === "done" ? ""
      : `, of the ${study.trialsFound.toLocaleString("en")} trials so far`;
    button.title = button.disabled ? "Once there are findings" : `Download ${what}${part}`;
  }

  /**
   * @param {string} ending
   * @param {string} type
   * @param {(findings: import("./types.js").Findings) => string} write
   */
  #save(ending, type, write) {
    const { told } = this.study;
    if (told) {
      save(fileName(told, "findings", ending), type, write(told));
    }
  }
}

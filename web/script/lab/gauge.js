// @ts-check
/** @typedef {import("./study.js").Study} Study */
import { find, write } from "../dom.js";
import { duration } from "./numbers.js";

/** How an experiment gets on: its bar, its words, its buttons, and its files once it is complete. */
export class Gauge {
  /** @param {Study} study */
  constructor(study) {
    this.study = study;
    study.addEventListener("state", () => this.#show());
    find("[data-do=cancel]").addEventListener("click", () => study.cancel());
    find("[data-do=again]").addEventListener("click", () => void study.begin());
  }

  #show() {
    const { study } = this;
    document.body.dataset.state = study.state;
    /** @type {HTMLProgressElement} */ (find("#progress")).value = study.state === "done" ? 1 : study.share;
    write(find("[data-show=progress]"), this.#words());
    find("[data-do=cancel]").hidden = !study.isUnderWay;
    find("[data-do=again]").hidden = !["stopped", "cancelled", "refused"].includes(study.state);
    const refusal = find("[data-show=refusal]");
    refusal.hidden = study.state !== "refused" && study.state !== "stopped";
    write(refusal, study.words);
    this.#offer("csv", `/api/lab.csv?${study.experiment}`, "findings.csv", "all measures as comma-separated values");
    this.#offer("json", `/api/lab?${study.experiment}`, "findings.json", "all there is, as JSON");
  }

  #words() {
    const { study } = this;
    const trials = `${study.done.toLocaleString("en")} of ${study.total.toLocaleString("en")} trials`;
    return {
      idle: "",
      waiting: `${study.before} ${study.before === 1 ? "experiment is" : "experiments are"} before this one`,
      running: study.total === 0 ? "beginning" : `${trials}${study.secondsLeft === null ? "" : `, ${duration(study.secondsLeft)} left`}`,
      done: `Done: ${study.trialsFound.toLocaleString("en")} trials`,
      stopped: `Stopped after ${trials}`,
      cancelled: `Cancelled after ${trials}`,
      refused: "Not carried out",
    }[study.state];
  }

  /**
   * A file of the server is there once the experiment is complete.
   * @param {string} name @param {string} href @param {string} file @param {string} what
   */
  #offer(name, href, file, what) {
    const link = find(`[data-do=${name}]`);
    const ready = this.study.state === "done";
    link.setAttribute("aria-disabled", String(!ready));
    link.title = ready ? `Download ${what}` : "Once the experiment is complete";
    if (ready) {
      link.setAttribute("href", href);
      link.setAttribute("download", file);
    } else {
      link.removeAttribute("href");
    }
  }
}

// @ts-check
/** @typedef {import("./types.js").Findings} Findings */
import { bySetting } from "./settings.js";

/**
 * An experiment under way at the server, line by line: tells "findings" whenever there are better
 * ones, and "state" whenever something is to be said of how it gets on. Leaving the page ends it.
 */
export class Study extends EventTarget {
  /** @type {Findings | null} */
  findings = null;
  /** @type {Findings | null} the same as the server tells them, for files */
  told = null;
  /** @type {"idle"|"waiting"|"running"|"done"|"stopped"|"cancelled"|"refused"} */
  state = "idle";
  /** How many experiments are before this one, how much is done, and what was refused. */
  before = 0;
  share = 0;
  done = 0;
  total = 0;
  /** @type {number | null} */
  secondsLeft = null;
  words = "";
  /** @type {AbortController} */
  #abort = new AbortController();

  /** @param {string} experiment in canonical form */
  constructor(experiment) {
    super();
    this.experiment = experiment;
  }

  get isUnderWay() {
    return this.state === "waiting" || this.state === "running";
  }

  /** How many trials the findings are about. */
  get trialsFound() {
    const points = (this.findings?.series ?? []).flatMap((series) => series.points);
    return points.reduce((sum, point) => sum + point.trials, 0);
  }

  async begin() {
    this.cancel();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.share = 0;
    this.done = 0;
    this.#change("running");
    try {
      const response = await fetch(`/api/lab?${this.experiment}`,
        { headers: { Accept: "application/x-ndjson" }, signal });
      if (!response.ok || !response.body) {
        const answer = await response.json().catch(() => null);
        this.#refuse(answer?.message ?? "the server refuses it", "refused");
        return;
      }
      await this.#read(response.body.pipeThrough(new TextDecoderStream()).getReader());
      if (this.isUnderWay) {
        this.#refuse("the connection has ended before the experiment", "stopped");
      }
    } catch (problem) {
      if (!signal.aborted) {
        const why = problem instanceof Error ? problem.message : problem;
        this.#refuse(`the server cannot be reached: ${why}`, "refused");
      }
    }
  }

  /** @param {ReadableStreamDefaultReader<string>} reader */
  async #read(reader) {
    let rest = "";
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const lines = (rest + piece.value).split("\n");
      rest = lines.pop() ?? "";
      lines.filter((line) => line !== "").forEach((line) => this.#take(JSON.parse(line)));
    }
  }

  /** @param {any} line */
  #take(line) {
    Object.assign(this, {
      before: line.before ?? 0,
      done: line.done ?? this.done,
      total: line.total ?? this.total,
      share: line.share ?? this.share,
      secondsLeft: line.secondsLeft ?? null,
    });
    if (line.findings) {
      this.told = line.findings;
      this.findings = bySetting(line.findings);
      this.dispatchEvent(new Event("findings"));
    }
    if (line.type === "stopped") {
      this.#refuse(line.message, "stopped");
    } else {
      this.#change(line.type === "progress" ? "running" : line.type);
    }
  }

  /** Ends it; what it has found stays. */
  cancel() {
    if (this.isUnderWay) {
      this.#abort.abort();
      this.#change("cancelled");
    }
  }

  /** @param {string} words @param {"refused"|"stopped"} state */
  #refuse(words, state) {
    this.words = words;
    this.#change(state);
  }

  /** @param {Study["state"]} state */
  #change(state) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}

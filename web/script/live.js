// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./wire.js").Live} LiveFrame
 */
import { find, write } from "./dom.js";
import { withTick } from "./connection.js";

/**
 * The bar above the time at which a live group is started and stopped. While it runs, the panel
 * shows its processes, and time is theirs.
 */
export class Live {
  #start = /** @type {HTMLButtonElement} */ (find("[data-do=live-start]"));
  #stop = /** @type {HTMLButtonElement} */ (find("[data-do=live-stop]"));
  #replay = /** @type {HTMLButtonElement} */ (find("[data-do=live-replay]"));
  #tick = /** @type {HTMLSelectElement} */ (find("#live-tick"));

  /** What was started last. */
  #chosen = "";

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    this.connection = connection;
    this.#start.addEventListener("click", () => this.#begin());
    this.#stop.addEventListener("click", () => {
      this.#stop.disabled = true;
      connection.live({ what: "stop" });
    });
    this.#replay.addEventListener("click", () => location.assign(`/?${store.live?.replay}`));
    store.addEventListener("live", () => {
      this.#openIfEnded();
      this.#show();
    });
    store.addEventListener("refused", () => this.#show());
    this.#show();
    connection.always({ type: "live", what: "watch" });
  }

  #begin() {
    this.#start.disabled = true;
    const { opened, live } = this.store;
    const scenario = withTick(opened?.scenario ?? "", 0);
    // Whoever starts again after a run means what was chosen for it, and not what came of it.
    this.#chosen = scenario === live?.replay ? this.#chosen || scenario : scenario;
    this.connection.live({
      what: "start", scenario: this.#chosen, tick: Number(this.#tick.value),
    });
  }

  /** What the panel has shown is a run that can be played from now on: the recorded one. */
  #openIfEnded() {
    const { live, tick } = this.store;
    if (live?.state === "ended" && document.body.dataset.live === "running") {
      this.connection.open(withTick(live.replay, tick));
    }
  }

  #show() {
    const { live } = this.store;
    const state = live?.state ?? "none";
    const goesOn = state === "starting" || state === "running";
    document.body.dataset.live = state;
    this.#start.hidden = goesOn;
    this.#start.disabled = false;
    this.#stop.hidden = !goesOn;
    this.#stop.disabled = state === "starting";
    this.#replay.hidden = state !== "ended";
    this.#tick.disabled = goesOn;
    write(find("[data-show=live]"), live ? words(live) : "");
    // What is chosen is for the next group, and time belongs to this one.
    find("#scenario").inert = goesOn;
    find(".transport").inert = goesOn;
  }
}

/** How a live group stands, in words. @param {LiveFrame} live */
export function words({ state, processes, events, tickMilliseconds, same, difference, remarks }) {
  switch (state) {
    case "starting":
      return "The processes are being started.";
    case "running":
      return `${processes === 1 ? "1 process runs" : `${processes} processes run`
        }, a tick is ${tickMilliseconds} ms. Click a node to kill it, or to stop it for a while.`;
    case "ended":
      return [`Simulated again: ${same ? `the same to the last of ${events} events.`
        : `${difference}.`}`, ...remarks].join(" ");
    case "broken":
      return `The group has broken off: ${difference}.`;
    default:
      return "Start a process for each node: real sockets, real clocks, real kills.";
  }
}

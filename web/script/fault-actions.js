// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 *
 * What is needed of a connection.
 * @typedef {Pick<import("./connection.js").Connection, "injectFault" | "step">} Connection
 */

const PATIENCE = 3000;

/**
 * Does something to the network from the page. What is done happens at the next tick; where time
 * stands still it goes on by that tick, so that what was done is seen at once.
 */
export class FaultActions {
  /**
   * What is being done, and when it was.
   * @type {{action: string, paused: boolean, since: number, tick?: number}[]}
   */
  #doing = [];

  /** @param {Store} store @param {Connection} connection @param {(text: string) => void} say */
  constructor(store, connection, say) {
    this.store = store;
    this.connection = connection;
    this.say = say;
    store.addEventListener("opened", () => this.#opened());
    store.addEventListener("state", () => this.#happened());
    store.addEventListener("refused", () => (this.#doing = []));
  }

  /** @param {string} action in the words of the scenario grammar, such as crash-5 */
  do(action) {
    // Until the page shows what was done, doing it again would do it twice.
    this.#forget((doing) => performance.now() - doing.since > PATIENCE);
    if (!this.#doing.some((doing) => doing.action === action)
      && this.connection.injectFault(action)) {
      this.#doing.push({ action, paused: !this.store.playing, since: performance.now() });
    }
  }

  /** @param {(doing: {since: number, tick?: number}) => boolean} which */
  #forget(which) {
    this.#doing = this.#doing.filter((doing) => !which(doing));
  }

  /** Says what was done, once it is, and in which panels. */
  #happened() {
    const { tick, panels } = this.store;
    for (const { action } of this.#doing.filter((doing) => doing.tick === tick)) {
      this.say(`${inWords(action)} ${where(panels, tick, action)}.`);
    }
    this.#forget((doing) => (doing.tick ?? Infinity) <= tick);
  }

  #opened() {
    const doing = this.#doing.find((other) => other.tick === undefined);
    const fault = doing && this.store.opened?.faults.findLast((other) =>
      other.action === doing.action && other.tick > this.store.tick);
    if (doing && fault) {
      doing.tick = fault.tick;
      if (doing.paused) {
        this.connection.step(1);
      }
    }
  }
}

/**
 * In which panels it was done: not in those in which there was nothing to do.
 * @param {import("./store.js").PanelState[]} panels @param {number} tick @param {string} action
 */
function where(panels, tick, action) {
  const idle = panels.filter((panel) =>
    panel.futile.some((each) => each.tick === tick && each.action === action));
  const names = idle.map((panel) => panel.algorithm.name).join(", ");
  return idle.length === 0 ? `at t ${tick} in every panel`
    : idle.length === panels.length ? `in no panel, for there was nothing to do at t ${tick}`
    : `at t ${tick} in every panel but ${names}, where there was nothing to do`;
}

/** What was done, in the past tense. @param {string} action */
function inWords(action) {
  const [verb, ...ids] = action.split("-");
  switch (verb) {
    case "crash":
      return ids[0] === "leader" || ids[0] === "store"
        ? `The ${ids[0]} crashed` : `Node ${ids[0]} crashed`;
    case "split":
      return ids.length > 1 ? `Nodes ${ids.join(", ")} were cut off`
        : ids[0] === "store" ? "The store was cut off" : `Node ${ids[0]} was cut off`;
    case "heal":
      return "Every link was healed";
    case "elect":
      return `Node ${ids[0]} called an election`;
    case "leave":
      return `Node ${ids[0]} left`;
    default:
      return `${ids[0] === "store" ? "The store" : `Node ${ids[0]}`} ${
        verb}${verb.endsWith("e") ? "d" : "ed"}`;
  }
}

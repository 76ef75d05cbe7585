// @ts-check
/**
 * @typedef {import("./types.js").Frame} Frame
 * @typedef {import("./store.js").Store} Store
 */

/** Shows the frames of a message one after the other, each when its time has come. */
export class Playout {
  /** @type {Frame[]} */
  #waiting = [];
  #timer = 0;
  /** Whether the server waits to hear that the last message has been drawn. */
  #owes = false;

  /**
   * @param {Store} store
   * @param {() => void} drawn told when all frames of a message of the run have been taken in
   */
  constructor(store, drawn) {
    this.store = store;
    this.drawn = drawn;
  }

  /** Takes a message, which is a frame or several. @param {Frame | Frame[]} message */
  take(message) {
    // What comes later than it was sent is not kept back, and nothing is overtaken.
    this.finish();
    this.#waiting = Array.isArray(message) ? message : [message];
    this.#owes = this.#waiting.some(({ type }) => type === "ticks" || type === "keyframe");
    this.#next();
  }

  /** Shows at once what is left. */
  finish() {
    clearTimeout(this.#timer);
    while (this.#waiting.length > 0) {
      this.store.receive(/** @type {Frame} */ (this.#waiting.shift()));
    }
    this.#say();
  }

  /** The connection has gone; nobody waits any more. */
  end() {
    this.#owes = false;
    this.finish();
  }

  #next() {
    const frame = this.#waiting.shift();
    if (frame) {
      this.store.receive(frame);
    }
    const next = this.#waiting[0];
    if (next?.type === "ticks") {
      this.#timer = setTimeout(() => this.#next(), 1000 * (next.to - next.from + 1) / this.store.speed);
    } else {
      this.finish();
    }
  }

  #say() {
    if (this.#owes) {
      this.#owes = false;
      this.drawn();
    }
  }
}

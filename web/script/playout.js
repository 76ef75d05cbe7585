// @ts-check
/**
 * @typedef {import("./wire.js").Frame} Frame
 * @typedef {import("./wire.js").Ticks} Ticks
 * @typedef {import("./store.js").Store} Store
 */

/** How often a second something is shown. */
const SMOOTH = 30;

/** Shows what a frame brings tick by tick, each when its time has come. */
export class Playout {
  /** @type {Frame[]} */
  #waiting = [];
  #timer = 0;
  /** Whether the server waits to hear that the last frame has been drawn. */
  #owes = false;

  /**
   * @param {Store} store
   * @param {() => void} drawn told when all of a frame of the run has been taken in
   */
  constructor(store, drawn) {
    this.store = store;
    this.drawn = drawn;
  }

  /** @param {Frame} frame */
  take(frame) {
    // What comes later than it was sent is not kept back, and nothing is overtaken.
    this.finish();
    // A step is one move, however many ticks it goes.
    const runs = frame.type === "ticks" && this.store.playing;
    this.#waiting = runs
      ? parts(frame, Math.ceil(this.store.speed / SMOOTH), this.store.uneven) : [frame];
    this.#owes = frame.type === "ticks" || frame.type === "keyframe";
    this.#next();
  }

  /** Shows at once what is left. */
  finish() {
    clearTimeout(this.#timer);
    this.#waiting.forEach((part) => this.store.receive(part));
    this.#waiting = [];
    if (this.#owes) {
      this.#owes = false;
      this.drawn();
    }
  }

  /** The connection has gone; nobody waits any more. */
  end() {
    this.#owes = false;
    this.finish();
  }

  #next() {
    const part = this.#waiting.shift();
    if (part && this.#waiting.length > 0) {
      this.store.receive(part);
      const ticks = part.type === "ticks" ? part.to - part.from + 1 : 0;
      this.#timer = setTimeout(() => this.#next(), 1000 * ticks / this.store.speed);
    } else {
      this.#waiting = part ? [part] : [];
      this.finish();
    }
  }
}

/**
 * A frame as several, of so many ticks each. What is not told tick by tick comes with the last.
 * @param {Ticks} frame @param {number} stride @param {string} uneven
 * @returns {Ticks[]}
 */
export function parts(frame, stride, uneven) {
  const { from, to, panels } = frame;
  // Panels that are aligned by something else each have ticks of their own.
  if (to - from < stride || panels.some((panel) => panel.from !== from || panel.tick !== to)) {
    return [frame];
  }
  const all = [];
  let start = from;
  for (; start + stride <= to; start += stride) {
    const part = { from: start, tick: start + stride - 1 };
    const within = (/** @type {import("./wire.js").RunEvent} */ event) =>
      event.tick >= part.from && event.tick <= part.tick;
    all.push(/** @type {Ticks} */ ({
      type: "ticks",
      from: part.from,
      to: part.tick,
      uneven,
      panels: panels.map(({ events = [] }) => ({ ...part, events: events.filter(within) })),
    }));
  }
  const rest = panels.map((panel) => ({
    ...panel,
    from: start,
    events: panel.events?.filter((event) => event.tick >= start),
  }));
  all.push({ ...frame, from: start, panels: rest });
  return all;
}

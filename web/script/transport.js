// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 */
import { lengthWords, positionWords } from "./alignment.js";
import { find, set, write } from "./dom.js";
import { describeCuts } from "./network.js";
import { Steps } from "./steps.js";

const PLAY = "M2 1v10l9-5z";
const PAUSE = "M2 1h3v10H2zM7 1h3v10H7z";

/**
 * For how long after a run has ended by itself a press still means what was seen before: "Pause".
 * Nobody sees the button change and presses it sooner than that.
 */
const REACTION = 400;

/** Play, pause, step and speed: one bar that drives all panels. */
export class Transport {
  #wasPlaying = false;
  /** Whether time stops, or goes on, because the visitor wanted it. */
  #asked = false;
  #endedAt = -Infinity;
  /** Whether the pointer went down on the button while it said "Pause". */
  #pressedPause = false;
  #play = find("[data-do=play]");
  #speed = /** @type {HTMLSelectElement} */ (find("#speed"));

  /** Whether something else comes before time may run; it then calls `toggle` again. */
  held = () => false;

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    this.connection = connection;
    this.steps = new Steps(store, connection);
    /** @type {Record<string, () => void>} */
    const does = {
      play: () => this.#press(),
      back: () => this.step(-1),
      forward: () => this.step(1),
      "to-start": () => this.seek(0),
      "to-end": () => this.toEnd(),
    };
    for (const [name, action] of Object.entries(does)) {
      find(`[data-do=${name}]`).addEventListener("click", action);
    }
    this.#play.addEventListener("pointerdown", () => (this.#pressedPause = store.playing));
    this.#speed.addEventListener("change", () => {
      if (store.playing) {
        connection.play(Number(this.#speed.value));
      }
    });
    store.addEventListener("clock", () => this.#noteEnd());
    for (const type of ["opened", "state"]) {
      // Whoever has gone elsewhere since does not mean the end any more.
      store.addEventListener(type, () => (this.#endedAt = -Infinity));
    }
    for (const type of ["opened", "state", "clock"]) {
      store.addEventListener(type, () => this.#show());
    }
    this.#show();
  }

  toggle() {
    if (this.store.playing) {
      this.#pause();
    } else if (performance.now() - this.#endedAt > REACTION && !this.held()) {
      this.connection.play(Number(this.#speed.value));
    }
  }

  /**
   * A press means what the button showed when it began: a run that ends
   * meanwhile is not played again.
   */
  #press() {
    const meantPause = this.#pressedPause;
    this.#pressedPause = false;
    if (this.store.playing || !meantPause) {
      this.toggle();
    }
  }

  #pause() {
    this.#asked = true;
    this.connection.pause();
  }

  #noteEnd() {
    const { playing } = this.store;
    if (this.#wasPlaying && !playing && !this.#asked) {
      this.#endedAt = performance.now();
    }
    this.#asked &&= playing;
    this.#wasPlaying = playing;
  }

  /** Steps; while time runs it only stops. @param {1 | -1} by */
  step(by) {
    if (this.store.playing) {
      this.#pause();
    } else {
      this.steps.step(by);
    }
  }

  /** @param {number} tick */
  seek(tick) {
    this.connection.seek(Math.max(0, Math.min(tick, this.store.opened?.until ?? 0)));
  }

  /** To where there is nothing more to see, in any panel. */
  toEnd() {
    const { alignment, opened } = this.store;
    this.connection.seek(alignment?.length ?? opened?.length ?? 0, "");
  }

  /** To the next, or the previous, change of phase or fault. @param {1 | -1} direction */
  jump(direction) {
    const { stops } = this.store;
    const tick = this.connection.heading;
    const target = direction > 0
      ? stops.find((stop) => stop > tick) : stops.findLast((stop) => stop < tick);
    this.seek(target ?? (direction > 0 ? this.store.opened?.length ?? tick : 0));
  }

  #show() {
    const { playing } = this.store;
    write(find("[data-show=tick]"), positionWords(this.store));
    write(find("[data-show=length]"), lengthWords(this.store));
    find("[data-show=length]").title = lengthWords(this.store);
    const icon = /** @type {Element} */ (this.#play.querySelector(".play-icon"));
    write(/** @type {Element} */ (this.#play.querySelector("span")), playing ? "Pause" : "Play");
    set(icon, { d: playing ? PAUSE : PLAY });
    const cuts = find("[data-show=cuts]");
    const words = describeCuts(this.store.cuts);
    cuts.hidden = words === "";
    cuts.title = `${words}, in every panel, until the network heals`;
    write(cuts, words);
  }
}

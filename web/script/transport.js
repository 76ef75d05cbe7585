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

/** Play, pause, step and speed: one bar that drives all panels. */
export class Transport {
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
      play: () => this.toggle(),
      back: () => this.step(-1),
      forward: () => this.step(1),
      "to-start": () => this.seek(0),
      "to-end": () => this.toEnd(),
    };
    for (const [name, action] of Object.entries(does)) {
      find(`[data-do=${name}]`).addEventListener("click", action);
    }
    this.#speed.addEventListener("change", () => {
      if (store.playing) {
        connection.play(Number(this.#speed.value));
      }
    });
    for (const type of ["opened", "state", "clock"]) {
      store.addEventListener(type, () => this.#show());
    }
    this.#show();
  }

  toggle() {
    if (this.store.playing) {
      this.connection.pause();
    } else if (!this.held()) {
      this.connection.play(Number(this.#speed.value));
    }
  }

  /** Steps; while time runs it only stops. @param {1 | -1} by */
  step(by) {
    if (this.store.playing) {
      this.connection.pause();
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
    const target = direction > 0 ? stops.find((stop) => stop > tick) : stops.findLast((stop) => stop < tick);
    this.seek(target ?? (direction > 0 ? this.store.opened?.length ?? tick : 0));
  }

  #show() {
    const { playing } = this.store;
    write(find("[data-show=tick]"), positionWords(this.store));
    write(find("[data-show=length]"), lengthWords(this.store));
    find("[data-show=length]").title = lengthWords(this.store);
    write(/** @type {Element} */ (this.#play.querySelector("span")), playing ? "Pause" : "Play");
    set(/** @type {Element} */ (this.#play.querySelector(".play-icon")), { d: playing ? PAUSE : PLAY });
    const cuts = find("[data-show=cuts]");
    const words = describeCuts(this.store.cuts);
    cuts.hidden = words === "";
    cuts.title = `${words}, in every panel, until the network heals`;
    write(cuts, words);
  }
}

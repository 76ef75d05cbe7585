// @ts-check
import { find, write } from "./dom.js";

/** The strip under the header that stays while the server cannot be reached. */
export class Offline {
  #strip = find("[data-show=offline]");
  #was = false;

  /**
   * @param {(text: string) => void} say
   * @param {() => void} back told when it can be reached again
   */
  constructor(say, back) {
    this.say = say;
    this.back = back;
  }

  /** @param {import("./connection.js").Standing} standing */
  show({ connected, reason = "", full = false, seconds }) {
    this.#strip.hidden = connected;
    if (!connected) {
      write(this.#strip, wordsFor(reason, full, seconds));
    }
    if (!connected) {
      this.#was = true;
    } else if (this.#was) {
      this.#was = false;
      this.say("Connected again.");
      this.back();
    }
  }
}

/**
 * @param {string} reason as the server gave it
 * @param {boolean} full whether the server is there, and has no place
 * @param {number | undefined} seconds until it is tried again
 */
function wordsFor(reason, full, seconds) {
  if (seconds === undefined) {
    return `The connection is at rest, as ${reason}. Click anywhere, or press a key, `
      + "and it is there again. What you see is the last state.";
  }
  const refused = full ? `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`
    : reason ? `The server takes leave: ${reason}.` : "The server cannot be reached.";
  return `${refused} It is tried again in ${seconds} ${seconds === 1 ? "second" : "seconds"}. `
    + "What you see is the last state.";
}

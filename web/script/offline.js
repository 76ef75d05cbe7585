// @ts-check
import { find } from "./dom.js";

/** The strip under the header that stays while the server cannot be reached. */
export class Offline {
  #strip = find("[data-show=offline]");
  #was = false;

  /** @param {(text: string) => void} say @param {() => void} back told when it can be reached again */
  constructor(say, back) {
    this.say = say;
    this.back = back;
  }

  /** @param {boolean} connected */
  show(connected) {
    this.#strip.hidden = connected;
    if (!connected) {
      this.#was = true;
    } else if (this.#was) {
      this.#was = false;
      this.say("Connected again.");
      this.back();
    }
  }
}

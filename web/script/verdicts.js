// @ts-check
/** @typedef {import("./wire.js").PropertyJudgement} Judgement */
import { element, set } from "./dom.js";

/**
 * How a verdict is shown: a sign, a class, and a name.
 * @type {Record<string, {sign: string, look: string}>}
 */
const LOOKS = {
  "holds": { sign: "●", look: "holds" },
  "violated as expected here": { sign: "▲", look: "expected" },
  "violated unexpectedly": { sign: "✖", look: "unexpected" },
  "pending": { sign: "◌", look: "pending" },
  "not promised": { sign: "–", look: "not-promised" },
  "not judged": { sign: "?", look: "not-promised" },
};

/** @param {Judgement} judgement */
export function lookOf(judgement) {
  const look = LOOKS[judgement.verdict] ?? { sign: "?", look: "not-promised" };
  // What is not promised but has happened all the same is worth a sign.
  return look.look === "not-promised" && judgement.count
    ? { sign: "△", look: "not-promised" } : look;
}

/** A strip of ten signs, one for each property; it leads to the Properties tab. */
export class VerdictStrip {
  #signs = /** @type {HTMLElement[]} */ ([]);

  constructor() {
    this.root = element("button", { class: "verdict-strip", "data-do": "properties" });
  }

  /** @param {Judgement[]} judgements */
  show(judgements) {
    if (this.#signs.length !== judgements.length) {
      this.#signs = judgements.map(() => element("i"));
      this.root.replaceChildren(...this.#signs);
    }
    const told = judgements.map((judgement, i) => {
      const { sign, look } = lookOf(judgement);
      const shown = this.#signs[i];
      if (shown.className !== look || shown.textContent !== sign) {
        shown.className = look;
        shown.textContent = sign;
      }
      return `${judgement.name}: ${judgement.verdict}`;
    });
    const broken = judgements.filter((judgement) => judgement.verdict.startsWith("violated"));
    const words = broken.map((judgement) => `${judgement.name} ${judgement.verdict}`);
    const label = broken.length === 0 ? "Properties: all kept so far"
      : `Properties: ${words.join(", ")}`;
    if (this.root.title !== told.join("\n")) {
      set(this.root, { "aria-label": label });
      this.root.title = told.join("\n");
    }
  }
}

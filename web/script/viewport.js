// @ts-check

import { longestOf, nameOf, onTwoLines, SHORT } from "./names.js";

const LEAST_COLUMN = 14;
const MOST_COLUMN = 240;
const ORDINARY = 22;
const MARGIN = 18;

/**
 * Where processes and ticks are in a space-time diagram, and which
 * part of it is in view; in pixels.
 */
export class Viewport {
  width = 1;
  height = 1;
  /** The room for the tick labels, at the left. */
  gutter = 46;
  /** The height of a tick. */
  scale = ORDINARY;
  /** How many ticks there are. */
  ticks = 1;
  scrollTop = 0;
  scrollLeft = 0;
  column = 1;
  #margin = 0;
  #places = /** @type {Map<import("./wire.js").NodeId, number>} */ (new Map());

  /** @type {import("./wire.js").NodeId[]} the processes, in ring order */
  ids = [];

  /** Works out the columns; to be called when the size, the scale or the processes have changed. */
  lay() {
    const room = this.width - this.gutter - 8;
    const count = Math.max(1, this.ids.length);
    // Zooming spreads the processes too, once there are more than fit.
    const longest = longestOf(this.ids.flatMap((id) => onTwoLines(nameOf(id))));
    const head = longest > SHORT ? 9 + 6.2 * longest : 36;
    const least = Math.max(LEAST_COLUMN, Math.min(90, (head * this.scale) / ORDINARY));
    this.column = Math.min(MOST_COLUMN, Math.max(room / count, least));
    this.#margin = this.gutter + Math.max(0, (room - this.column * count) / 2);
    this.#places = new Map(this.ids.map((id, place) => [id, place]));
  }

  get contentWidth() {
    return this.gutter + 8 + this.column * Math.max(1, this.ids.length);
  }

  get contentHeight() {
    return 2 * MARGIN + this.ticks * this.scale;
  }

  /** @param {import("./wire.js").NodeId} id @returns {number} NaN for who has no line */
  x(id) {
    const place = this.#places.get(id);
    return place === undefined ? NaN : this.#margin + (place + 0.5) * this.column - this.scrollLeft;
  }

  /** @param {number} tick */
  y(tick) {
    return MARGIN + tick * this.scale - this.scrollTop;
  }

  /** @param {number} y */
  tickAt(y) {
    return (y + this.scrollTop - MARGIN) / this.scale;
  }

  /** The first and the last tick that can be seen, with a little of what is beyond. */
  get span() {
    const beyond = 10 / this.scale;
    return { from: this.tickAt(0) - beyond, to: this.tickAt(this.height) + beyond };
  }

  /** The smallest height of a tick: the whole run at once. */
  get leastScale() {
    return Math.min(6, Math.max(0.02, (this.height - 2 * MARGIN) / Math.max(1, this.ticks)));
  }

  /** @param {number} scale */
  allowed(scale) {
    return Math.max(this.leastScale, Math.min(96, scale));
  }

  /** How many ticks apart the labels are. */
  get step() {
    const wanted = 40 / this.scale;
    const ten = 10 ** Math.floor(Math.log10(Math.max(1, wanted)));
    return [1, 2, 5, 10].map((factor) => factor * ten).find((step) => step >= wanted) ?? ten * 10;
  }
}

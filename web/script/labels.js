// @ts-check

const MOST = 400;

/** Finds room for words: where two would overlap, only the first is written. */
export class Labels {
  /** @type {number[][]} */
  #taken = [];

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @returns {boolean} whether there was room
   */
  take(x, y, width, height) {
    if (this.#taken.length >= MOST || this.#taken.some(([left, top, right, bottom]) =>
      x < right && x + width > left && y < bottom && y + height > top)) {
      return false;
    }
    this.#taken.push([x, y, x + width, y + height]);
    return true;
  }
}

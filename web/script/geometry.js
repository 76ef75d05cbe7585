// @ts-check
/**
 * Where the nodes of a panel are, and the ways between them, in pixels.
 */
export class Geometry {
  /**
   * @param {number[]} ids clockwise
   * @param {boolean} ring whether links follow the circle
   * @param {number} width
   * @param {number} height
   */
  constructor(ids, ring, width, height) {
    this.ids = ids;
    this.ring = ring;
    this.width = width;
    this.height = height;
    this.radiusY = Math.max(20, height / 2 - 30);
    this.radiusX = Math.max(20, Math.min(width / 2 - 34, this.radiusY * 1.75));
    this.centre = { x: width / 2, y: height / 2 + 5 };
    const around = Math.PI * (this.radiusX + this.radiusY) * 0.98;
    /** The radius of a node. */
    this.node = Math.max(4, Math.min(14.5, (around / Math.max(ids.length, 1)) * 0.4));
    /** @type {Map<number, number>} */
    this.places = new Map(ids.map((id, place) => [id, place]));
  }

  /** @param {number} place may lie between two nodes */
  #angle(place) {
    return -Math.PI / 2 + (place * 2 * Math.PI) / Math.max(this.ids.length, 1);
  }

  /** The point at a place round the circle. @param {number} place @param {number} [inward] */
  point(place, inward = 0) {
    const angle = this.#angle(place);
    return {
      x: this.centre.x + (this.radiusX - inward) * Math.cos(angle),
      y: this.centre.y + (this.radiusY - inward) * Math.sin(angle),
    };
  }

  /** The point of a node. @param {number} id */
  of(id) {
    return this.point(this.places.get(id) ?? 0);
  }

  /**
   * A point on the way of a message.
   * @param {{from: number, to: number}} message
   * @param {boolean} straight whether it crosses the circle even on a ring
   * @param {number} part how much of the way is behind it, 0 to 1
   */
  along(message, straight, part) {
    const from = this.places.get(message.from) ?? 0;
    const to = this.places.get(message.to) ?? 0;
    if (this.ring && !straight) {
      const n = this.ids.length;
      // Forward with the travel of the ring, unless the way back is shorter, as for answers.
      const forward = (to - from + n) % n || (from === to ? n : 0);
      const steps = forward <= n / 2 || from === to ? forward : forward - n;
      return this.point(from + steps * part, steps < 0 ? 7 : 0);
    }
    const a = this.of(message.from);
    const b = this.of(message.to);
    return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
  }

  /** The links, as the path of an SVG. */
  links() {
    return this.ring ? this.#circle() : this.#allPairs();
  }

  #allPairs() {
    let path = "";
    const points = this.ids.map((_, place) => this.point(place));
    for (let i = 0; i < points.length; i++) {
      for (let j = i + 1; j < points.length; j++) {
        path += `M${round(points[i].x)} ${round(points[i].y)}L${round(points[j].x)} ${round(points[j].y)}`;
      }
    }
    return path;
  }

  #circle() {
    const { centre, radiusX: rx, radiusY: ry } = this;
    let path = `M${round(centre.x - rx)} ${round(centre.y)}a${round(rx)} ${round(ry)} 0 1 1 ${round(2 * rx)} 0`
      + `a${round(rx)} ${round(ry)} 0 1 1 ${round(-2 * rx)} 0`;
    const every = this.ids.length > 24 ? 4 : 1;
    for (let place = 0; place < this.ids.length && this.ids.length > 1; place += every) {
      path += this.#arrow(place + 0.5);
    }
    return path;
  }

  /** A small arrowhead in the direction of travel. @param {number} place */
  #arrow(place) {
    const at = this.point(place);
    const angle = this.#angle(place);
    const x = -this.radiusX * Math.sin(angle);
    const y = this.radiusY * Math.cos(angle);
    const length = Math.hypot(x, y);
    const ux = (x / length) * 4;
    const uy = (y / length) * 4;
    return `M${round(at.x - ux - uy)} ${round(at.y - uy + ux)}L${round(at.x + ux * 0.6)} ${round(at.y + uy * 0.6)}`
      + `L${round(at.x - ux + uy)} ${round(at.y - uy - ux)}`;
  }
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}

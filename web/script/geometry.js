// @ts-check
import { longestOf, nameOf, STORE } from "./names.js";

/**
 * @typedef {import("./wire.js").NodeId} NodeId
 * @typedef {{text: string, x: number, y: number, anchor: string}} Line from the middle of a disc
 *
 * How identifiers are written: beside the discs or in them, in which size of type, and where.
 * @typedef {{beside: boolean, size: number,
 *   place(name: string, radius: number, across: number): Line[]}} NodeLabels
 *
 * What is fetched where it is needed: see layout.js, without which nodes stand in a circle, and
 * node-label.js, without which identifiers are as small as they have to be.
 * @typedef {{layOut?: typeof import("./layout.js").layOut,
 *   fitLabels?: typeof import("./node-label.js").fitLabels}} Fetched
 */

/**
 * Where the nodes of a panel are, and the ways between them, in pixels.
 */
export class Geometry {
  /** Whether messages travel both ways round the ring. */
  bothWays = false;
  /** The circle on which nodes stand, and the radius of a node. */
  centre = { x: 0, y: 0 };
  radiusX = 20;
  radiusY = 20;
  node = 4;

  /** @type {Map<NodeId, {x: number, y: number}>} where nodes stand that do not stand on a circle */
  points = new Map();
  /** @type {[NodeId, NodeId][]} */
  pairs = [];
  /** @type {{x: number, y: number}[] | undefined} the points of the graph, from 0 to 1 */
  #laid;
  /**
   * @param {NodeId[]} ids clockwise, and the store if nodes share one
   * @param {boolean} ring whether links follow the circle
   * @param {number} width
   * @param {number} height
   * @param {import("./wire.js").Graph} [graph] if only some nodes have links
   * @param {Fetched} [fetched] what is not there from the start
   */
  constructor(ids, ring, width, height, graph, { layOut, fitLabels } = {}) {
    /** Whether nodes send only to a store, which stands in the centre. */
    this.shared = ids.includes(STORE);
    this.ids = ids = ids.filter((id) => id !== STORE);
    this.ring = ring;
    this.width = width;
    this.height = height;
    this.graph = graph;
    this.layOut = layOut;
    /** @type {Map<NodeId, number>} */
    this.places = new Map(ids.map((id, place) => [id, place]));
    this.lay();
    /** Where nodes are so many that not all can carry their identifier and their timer. */
    this.crowded = ids.length > 32;
    /** @type {NodeLabels} how identifiers are written */
    this.labels = inDiscs(ids, this.node);
    fitLabels?.(this);
  }

  /**
   * Finds out where nodes stand, and how large they are.
   * @param {{x: number, y: number}} [more] room than usual that labels need, to a side and below
   * @param {number} [widest] how much wider than high the circle may be
   * @param {number} [size] how large nodes are, of what they are otherwise
   */
  lay(more = { x: 0, y: 0 }, widest = 1.75, size = 1) {
    const { ids, width, height, graph, layOut } = this;
    const largest = size * Math.min(28, Math.max(13, 0.09 * Math.min(width, height)));
    const roomX = width / 2 - largest - 18 - (graph && layOut ? 0 : more.x);
    const roomY = (height - more.y) / 2 - largest - 15;
    this.radiusX = Math.max(20, Math.min(roomX, roomY * widest));
    this.radiusY = Math.max(20, Math.min(roomY, roomX * 1.3));
    this.centre = { x: width / 2, y: (height - more.y) / 2 + 5 };
    const around = Math.PI * (this.radiusX + this.radiusY) * 0.98;
    this.node = Math.max(4, Math.min(largest, (size * around / Math.max(ids.length, 1)) * 0.4));
    this.points.clear();
    if (graph) {
      this.pairs = graph.links.filter(([a, b]) => ids.includes(a) && ids.includes(b));
    }
    if (this.shared) {
      this.points.set(STORE, this.centre);
      this.pairs = ids.map((id) => [STORE, id]);
    }
    if (graph && layOut) {
      const [x, y] = [Math.max(20, roomX), Math.max(20, roomY)];
      this.#laid ??= layOut(graph, x / y);
      this.#place(graph.places, this.#laid, x, y);
      this.node = Math.max(4, Math.min(largest, size * this.#gap() * 0.36));
    }
  }

  /** The lines of the identifier of a node, from the middle of its disc. @param {NodeId} id */
  label(id) {
    const across = this.points.has(id) ? 0 : (this.of(id).x - this.centre.x) / this.radiusX;
    return this.labels.place(nameOf(id), this.node, across);
  }

  /**
   * @param {NodeId[]} ids @param {{x: number, y: number}[]} points from 0 to 1
   * @param {number} roomX @param {number} roomY
   */
  #place(ids, points, roomX, roomY) {
    const { centre } = this;
    points.forEach(({ x, y }, place) => this.points.set(ids[place],
      { x: centre.x + (2 * x - 1) * roomX, y: centre.y + (2 * y - 1) * roomY }));
  }

  /** How close the closest two nodes are. */
  #gap() {
    const all = [...this.points.values()];
    let gap = Infinity;
    all.forEach((a, i) => all.slice(0, i).forEach((b) => {
      gap = Math.min(gap, Math.hypot(a.x - b.x, a.y - b.y));
    }));
    return gap;
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

  /** The point of a node. @param {NodeId} id */
  of(id) {
    return this.points.get(id) ?? this.point(this.places.get(id) ?? 0);
  }

  /**
   * A point on the way of a message.
   * @param {{from: NodeId, to: NodeId}} message
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

  /**
   * The links, as paths of an SVG: those that are open, and those that are severed.
   * @param {(from: NodeId, to: NodeId) => boolean} isSevered by identifiers
   */
  links(isSevered) {
    return this.ring
      ? { open: this.#circle(), severed: this.#arcs(isSevered) } : this.#lines(isSevered);
  }

  /** @param {(from: NodeId, to: NodeId) => boolean} isSevered */
  #lines(isSevered) {
    let open = "";
    let severed = "";
    for (const [a, b] of this.graph || this.shared ? this.pairs : this.#allPairs()) {
      const [from, to] = [this.of(a), this.of(b)];
      const line = `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`;
      const there = isSevered(a, b);
      const back = isSevered(b, a);
      open += there || back ? "" : line;
      severed += there || back ? line : "";
      if (there !== back) {
        severed += there ? arrow(from, to) : arrow(to, from);
      }
    }
    return { open, severed };
  }

  #allPairs() {
    return this.ids.flatMap((a, i) => this.ids.slice(i + 1).map((b) => [a, b]));
  }

  /**
   * The stretches of the ring on which nothing travels.
   * @param {(from: NodeId, to: NodeId) => boolean} isSevered
   */
  #arcs(isSevered) {
    return this.ids.map((id, place) => {
      const next = this.ids[(place + 1) % this.ids.length];
      return isSevered(id, next) || (this.bothWays && isSevered(next, id))
        ? Array.from({ length: 9 }, (_, i) => this.point(place + i / 8))
          .map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("") : "";
    }).join("");
  }

  #circle() {
    const { centre, radiusX: rx, radiusY: ry } = this;
    const [left, top] = [round(centre.x - rx), round(centre.y)];
    let path = `M${left} ${top}a${round(rx)} ${round(ry)} 0 1 1 ${round(2 * rx)} 0`
      + `a${round(rx)} ${round(ry)} 0 1 1 ${round(-2 * rx)} 0`;
    const every = this.ids.length > 24 ? 4 : 1;
    const arrows = this.bothWays || this.ids.length < 2 ? 0 : this.ids.length;
    for (let place = 0; place < arrows; place += every) {
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
    return `M${round(at.x - ux - uy)} ${round(at.y - uy + ux)}`
      + `L${round(at.x + ux * 0.6)} ${round(at.y + uy * 0.6)}`
      + `L${round(at.x - ux + uy)} ${round(at.y - uy - ux)}`;
  }
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}

/**
 * A small arrowhead half-way between two points.
 * @param {{x: number, y: number}} from @param {{x: number, y: number}} to
 */
function arrow(from, to) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const ux = ((to.x - from.x) / length) * 5;
  const uy = ((to.y - from.y) / length) * 5;
  const x = (from.x + to.x) / 2;
  const y = (from.y + to.y) / 2;
  return `M${round(x - ux - uy)} ${round(y - uy + ux)}`
    + `L${round(x + ux)} ${round(y + uy)}`
    + `L${round(x - ux + uy)} ${round(y - uy - ux)}`;
}

/**
 * Identifiers in their discs, as large as fits.
 * @param {NodeId[]} ids
 * @param {number} radius
 * @returns {NodeLabels}
 */
function inDiscs(ids, radius) {
  const longest = longestOf(ids.map(nameOf));
  const size = Math.max(5.5, Math.min(24, radius * (longest > 2 ? 0.64 : 0.8)));
  return { beside: false, size: Math.min(size, (4 * size) / longest),
    place: (name) => [{ text: name, x: 0, y: 0, anchor: "middle" }] };
}

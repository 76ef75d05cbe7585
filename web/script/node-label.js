// @ts-check
/** How identifiers are written that are long, such as 253.4444444; fetched when there are any. */
import { Labels } from "./labels.js";
import { linesOf, longestOf, nameOf, onTwoLines, STORE } from "./names.js";

const MOST_WITH_LABELS = 32;
/** Type that would be smaller than this stands beside the disc. */
const LEAST = 8.5;
/** How wide a digit is, and how high a line, of the size of type. */
const DIGIT = 0.7;
const LINE = 1.1;
/** How far from the disc it stands: outside of the arc of a timer. */
const APART = 6;
/**
 * Which discs have theirs to their side and not below: those as far from
 * the middle as this, or else all.
 */
const ASIDE = 0.6;
/** What room there is beyond the discs anyway. */
const MARGIN = { x: 16, y: 8 };
/**
 * The size of type beside discs, and how large these are of what they are
 * otherwise: the first that has room.
 */
const BESIDE = [{ size: 10.5, disc: 1 }, { size: 10.5, disc: 0.65 }, { size: 9, disc: 0.55 }];

/** How identifiers are written, alike at all nodes of a panel. */
export class NodeLabels {
  /**
   * @param {boolean} beside whether they stand beside the discs @param {number} size of type
   * @param {number} longest how many characters a line has, before a name is on two
   * @param {number} [aside] how far from the middle a disc is that has its
   *   identifier to its side and not below
   * @param {number} [disc] how large a disc is, of what it is otherwise
   */
  constructor(beside, size, longest, aside = 1, disc = 1) {
    this.beside = beside;
    this.size = size;
    this.longest = longest;
    this.aside = aside;
    this.disc = disc;
  }

  /** The lines of a name. @param {string} name */
  linesOf(name) {
    return linesOf(name, this.longest);
  }

  /** How wide a line is, with some to spare. @param {string} text */
  widthOf(text) {
    return text.length * DIGIT * this.size;
  }

  /**
   * How much more room they need than there is beyond the discs, to a side and below.
   * @param {string[]} names
   */
  room(names) {
    const all = names.map((name) => this.linesOf(name));
    const width = Math.max(...all.flat().map((line) => this.widthOf(line)));
    const most = Math.max(...all.map((lines) => lines.length));
    const height = this.aside > 0 ? most * LINE * this.size : 0;
    return !this.beside ? { x: 0, y: 0 } : {
      x: Math.max(0, width + APART - MARGIN.x),
      y: Math.max(0, height + APART - MARGIN.y),
    };
  }

  /**
   * Where the lines of a name are, from the middle of its disc.
   * @param {string} name
   * @param {number} radius of the disc
   * @param {number} across how far to the right of the middle of all discs it is, from −1 to 1
   * @returns {{text: string, x: number, y: number, anchor: "start" | "middle" | "end"}[]}
   */
  place(name, radius, across) {
    const lines = this.linesOf(name);
    const step = LINE * this.size;
    const side = !this.beside || Math.abs(across) < this.aside ? 0 : across < 0 ? -1 : 1;
    const isAbreast = !this.beside || side !== 0;
    const first = isAbreast ? -((lines.length - 1) / 2) * step : radius + APART + step / 2;
    return lines.map((text, i) => ({ text, x: side * (radius + APART), y: first + i * step,
      anchor: side > 0 ? "start" : side < 0 ? "end" : "middle" }));
  }
}

/**
 * Writes identifiers in the first way in which none covers another,
 * or a node, or else in the first.
 * @param {import("./geometry.js").Geometry} geometry
 */
export function fitLabels(geometry) {
  const names = geometry.ids.map(nameOf);
  const ways = waysOf(names, geometry.node);
  for (const labels of ways.concat(ways[0])) {
    geometry.labels = labels;
    // What stands beside nodes that are below each other needs a circle that is wider.
    geometry.lay(labels.room(names), labels.beside ? 2.4 : 1.75, labels.disc);
    geometry.crowded = geometry.ids.length > MOST_WITH_LABELS
      || labels.beside && meet(geometry, labels);
    if (!geometry.crowded) {
      return;
    }
  }
}

/**
 * Whether what stands beside nodes covers anything, or has no room.
 * @param {import("./geometry.js").Geometry} geometry
 * @param {NodeLabels} labels
 */
function meet(geometry, labels) {
  const { ids, shared, node, width, height } = geometry;
  const boxes = ids.concat(shared ? STORE : []).flatMap((id) => {
    const { x, y } = geometry.of(id);
    const lines = id === STORE ? [] : geometry.label(id);
    return [[x - node, y - node, 2 * node, 2 * node], ...lines.map((line) => {
      const wide = labels.widthOf(line.text);
      const left = line.anchor === "start" ? 0 : line.anchor === "end" ? wide : wide / 2;
      return [x + line.x - left, y + line.y - labels.size / 2, wide, labels.size];
    })];
  });
  const room = new Labels();
  return !boxes.every(([x, y, wide, high]) => x >= 0 && x + wide <= width
    && y + high <= height && room.take(x, y, wide, high));
}

/**
 * The ways in which identifiers can be written, the best one first: in their discs; or, where they
 * are too long for that, beside them: to the sides and below, or to the sides of all; on two lines,
 * or on one; and so in smaller type beside smaller discs.
 * @param {string[]} names @param {number} radius of a disc
 */
function waysOf(names, radius) {
  const whole = longestOf(names);
  const half = longestOf(names.flatMap(onTwoLines));
  const usual = Math.max(5.5, Math.min(24, radius * 0.64));
  const within = [whole, half].map((longest) => {
    const labels = new NodeLabels(false, 1, longest);
    const all = names.map((name) => labels.linesOf(name));
    const across = DIGIT * longestOf(all.flat());
    const down = LINE * Math.max(...all.map((lines) => lines.length));
    const size = Math.min(usual, (1.84 * radius) / Math.hypot(across, down));
    return new NodeLabels(false, size, longest);
  }).sort((a, b) => b.size - a.size).filter((labels) => labels.size >= LEAST);
  return within.length > 0 ? within.slice(0, 1)
    : BESIDE.flatMap(({ size, disc }) => [ASIDE, 0].flatMap((aside) =>
      [half, whole].map((longest) => new NodeLabels(true, size, longest, aside, disc))));
}

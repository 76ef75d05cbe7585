// @ts-check
/** @typedef {import("./wire.js").PanelAlgorithm} Algorithm */
import { svg } from "./dom.js";

/**
 * The look of a kind of message, the same wherever it appears: a colour, and a shape for those who
 * cannot tell the colours apart.
 * @typedef {import("./wire.js").KindInfo & {colour: string, shape: Shape, size: number}} KindLook
 * @typedef {"disc"|"square"|"diamond"|"triangle"|"ring"} Shape
 */

/**
 * In which count a category stands, by the names that counts have on every page.
 * @type {Record<string, string>}
 */
export const COUNTED_AS = {
  ELECTION: "election messages",
  ANNOUNCE: "announcements",
  DETECT: "detection",
  TRANSPORT: "acks",
  STORE: "store",
};

const CONTEST = [
  { colour: "--k1", shape: "disc" },
  { colour: "--k2", shape: "square" },
  { colour: "--k4", shape: "triangle" },
  { colour: "--k6", shape: "ring" },
  { colour: "--k2", shape: "triangle" },
];

/**
 * The looks of an algorithm's kinds, by name.
 * @param {Algorithm} algorithm
 * @returns {Map<string, KindLook>}
 */
export function looks(algorithm) {
  let contest = 0;
  return new Map(algorithm.kinds.map((kind) => {
    const look = kind.category === "ELECTION" ? CONTEST[contest++ % CONTEST.length]
      : kind.category === "ANNOUNCE" ? { colour: "--k3", shape: "diamond" }
      : { colour: "--k5", shape: "disc" };
    const size = kind.category === "DETECT" || kind.category === "TRANSPORT" ? 2.4 : 3.8;
    return [kind.name, /** @type {KindLook} */ ({ ...kind, ...look, size })];
  }));
}

/**
 * The sign of a kind for legends, as a small picture.
 * @param {KindLook} look
 */
export function sign(look) {
  const fill = `var(${look.colour})`;
  const shape = {
    disc: () => svg("circle", { cx: 5, cy: 5, r: 4, fill }),
    ring: () =>
      svg("circle", { cx: 5, cy: 5, r: 3, fill: "none", stroke: fill, "stroke-width": 2 }),
    square: () => svg("rect", { x: 1, y: 1, width: 8, height: 8, fill }),
    diamond: () => svg("path", { d: "M5 0 10 5 5 10 0 5z", fill }),
    triangle: () => svg("path", { d: "M5 .5 9.7 9H.3z", fill }),
  }[look.shape]();
  return svg("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" }, shape);
}

/**
 * Adds the shape of a kind to a path that is being drawn.
 * @param {CanvasRenderingContext2D} path
 * @param {KindLook} look
 * @param {number} x
 * @param {number} y
 * @param {number} scale
 */
export function trace(path, look, x, y, scale) {
  const r = look.size * scale;
  switch (look.shape) {
    case "square":
      path.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
      break;
    case "diamond":
      path.moveTo(x, y - r * 1.25);
      path.lineTo(x + r * 1.25, y);
      path.lineTo(x, y + r * 1.25);
      path.lineTo(x - r * 1.25, y);
      path.closePath();
      break;
    case "triangle":
      path.moveTo(x, y - r * 1.2);
      path.lineTo(x + r * 1.15, y + r * 0.85);
      path.lineTo(x - r * 1.15, y + r * 0.85);
      path.closePath();
      break;
    case "ring":
      path.moveTo(x + r, y);
      path.arc(x, y, r, 0, 2 * Math.PI);
      path.moveTo(x + r * 0.45, y);
      path.arc(x, y, r * 0.45, 0, 2 * Math.PI, true);
      break;
    default:
      path.moveTo(x + r, y);
      path.arc(x, y, r, 0, 2 * Math.PI);
  }
}

// @ts-check
import { svg } from "../dom.js";
import { short } from "./numbers.js";

/**
 * The frame of a chart: its axes, their words, and the room between them.
 * @typedef {{width: number, height: number, left: number, right: number, top: number,
 *   bottom: number}} Room
 */

/** @param {number} width @param {number} height @returns {Room} */
export function room(width, height) {
  return { width, height, left: 58, right: 18, top: 26, bottom: 46 };
}

/**
 * An empty chart that says what it shows.
 * @param {Room} at
 * @param {string} title
 * @param {string} description
 */
export function empty(at, title, description) {
  const root = svg("svg", {
    viewBox: `0 0 ${at.width} ${at.height}`,
    width: at.width,
    height: at.height,
    role: "img",
    "aria-label": `${title}. ${description}`,
    "font-family": "var(--font)",
    "font-size": 11.5,
  });
  root.append(text("title", {}, title));
  return root;
}

/** @param {string} tag @param {Record<string, unknown>} attributes @param {string} words */
export function text(tag, attributes, words) {
  const made = svg(tag, attributes);
  made.textContent = words;
  return made;
}

/**
 * What stands along an axis: places in pixels with their words, and what it is all about.
 * @typedef {{ticks: [number, string][], words: string}} Axis
 */

/** The axes. @param {Room} at @param {Axis} x @param {Axis} y */
export function axes(at, x, y) {
  const group = svg("g", { class: "axes" });
  const floor = at.height - at.bottom;
  const [left, right] = [at.left, at.width - at.right];
  /** @param {number} y @param {string} colour */
  const level = (y, colour) =>
    svg("line", { x1: left, x2: right, y1: y, y2: y, stroke: `var(${colour})` });
  for (const [py, words] of y.ticks) {
    group.append(level(py, "--line"), text("text", {
      x: left - 8,
      y: py,
      "text-anchor": "end",
      "dominant-baseline": "central",
      fill: "var(--ink-2)",
    }, words));
  }
  group.append(level(floor, "--line-strong"));
  const ink = { fill: "var(--ink-2)" };
  const centred = { ...ink, "text-anchor": "middle" };
  for (const [px, name] of apart(x.ticks)) {
    const tick = { x1: px, x2: px, y1: floor, y2: floor + 4 };
    group.append(svg("line", { ...tick, stroke: "var(--line-strong)" }),
      text("text", { ...centred, x: px, y: floor + 17 }, name));
  }
  const middle = { x: (left + right) / 2, y: at.height - 8 };
  group.append(
    text("text", { ...centred, ...middle, "font-weight": 600 }, x.words),
    text("text", { ...ink, x: 4, y: 13, "font-weight": 600 }, y.words));
  return group;
}

/**
 * Values worth a line; on a logarithmic axis powers of ten, and steps between if there are few.
 * @param {Scale} scale @param {boolean} log @returns {[number, string][]}
 */
export function ticks(scale, log) {
  const all = scale.ticks(log ? 12 : 6);
  const powers = all.filter((value) => Math.abs(Math.log10(value) % 1) < 1e-9);
  const [least, most] = scale.domain();
  // Within less than a decade few ticks are round, and fewer still would be left.
  const worth = !log ? all : powers.length >= 3 ? powers : most < 10 * least ? all
    : all.filter((value) => "125".includes(String(value).replace(/[0.]/g, "")[0]));
  return worth.map((value) => [scale(value), short(value)]);
}

/** Leaves out words that would stand in each other's way. @param {[number, string][]} ticks */
function apart(ticks) {
  let end = -Infinity;
  return ticks.filter(([px, words]) => {
    const half = words.length * 3.6;
    const fits = px - half > end;
    end = fits ? px + half + 6 : end;
    return fits;
  });
}

/**
 * The sign of a point of which no more is known than that it lies higher.
 * @param {number} x
 * @param {number} y
 * @param {string} colour
 */
export function arrow(x, y, colour) {
  return svg("path", {
    d: `M${x} ${y - 11}l4 5h-2.5V${y + 4}h-3V${y - 6}h-2.5Z`,
    fill: "var(--surface)",
    stroke: `var(${colour})`,
    "stroke-width": 1.4,
    "stroke-linejoin": "round",
  });
}

/**
 * The sign of a series at a place.
 * @param {string} sign
 * @param {number} x
 * @param {number} y
 * @param {string} colour
 */
export function mark(sign, x, y, colour) {
  const fill = `var(${colour})`;
  switch (sign) {
    case "square":
      return svg("rect", { x: x - 3.5, y: y - 3.5, width: 7, height: 7, fill });
    case "diamond":
      return svg("path", { d: `M${x} ${y - 5}l5 5-5 5-5-5z`, fill });
    case "triangle":
      return svg("path", { d: `M${x} ${y - 5}l5 9h-10z`, fill });
    case "ring":
      return svg("circle",
        { cx: x, cy: y, r: 3.5, fill: "var(--surface)", stroke: fill, "stroke-width": 2 });
    case "cross":
      return svg("path", {
        d: `M${x - 4} ${y - 4}l8 8m0-8l-8 8`, stroke: fill, "stroke-width": 2.2, fill: "none",
      });
    default:
      return svg("circle", { cx: x, cy: y, r: 4, fill });
  }
}

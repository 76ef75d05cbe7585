// @ts-check
/** A chart as a file of its own: colours are written out, for there is no style sheet beside it. */

import { mark, text } from "./frame.js";

const ROW = 20;

/**
 * The names of series stand below, for there is no legend beside it.
 * @param {SVGElement} chart
 * @param {{name: string, colour: string, sign: string}[]} names
 */
export function picture(chart, names) {
  const copy = /** @type {SVGElement} */ (chart.cloneNode(true));
  const style = getComputedStyle(document.documentElement);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", "var(--surface)");
  copy.prepend(ground);
  const [, , width, height] = (copy.getAttribute("viewBox") ?? "").split(" ").map(Number);
  names.forEach(({ name, colour, sign }, i) => copy.append(mark(sign, 20, height + ROW * (i + 0.5), colour),
    text("text", { x: 32, y: height + ROW * (i + 0.5), "dominant-baseline": "central", fill: "var(--ink)" }, name)));
  copy.setAttribute("viewBox", `0 0 ${width} ${height + ROW * names.length + 6}`);
  copy.setAttribute("height", String(height + ROW * names.length + 6));
  const written = new XMLSerializer().serializeToString(copy)
    .replace(/var\((--[a-z0-9-]+)\)/g, (_, name) => style.getPropertyValue(name).trim().replaceAll('"', "'"));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written}\n`;
}

/** Hands a file to the visitor. @param {string} name @param {string} type @param {string} content */
export function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// @ts-check
/** A chart as a file of its own: it says what it shows, and where it comes from. */
/**
 * @typedef {import("./types.js").Findings} Findings
 * @typedef {{name: string, colour: string, sign: string}} SeriesName
 */
import { svg } from "../dom.js";
import { wrapped } from "../origin.js";
import { mark, text } from "./frame.js";

const ROW = 18;
const HEAD = 30;
/** How wide a character is, at most, in a line of such small print. */
const CHARACTER = 5.9;

/**
 * Colours are written out, for there is no style sheet beside it; names, the lines of theory, what
 * is drawn and its origin stand below, for there is no page around it.
 * @param {SVGElement} chart
 * @param {Findings} findings
 * @param {SeriesName[]} names
 * @param {string} note
 */
export function picture(chart, findings, names, note) {
  const copy = /** @type {SVGElement} */ (chart.cloneNode(true));
  const style = getComputedStyle(document.documentElement);
  const [, , width, height] = (copy.getAttribute("viewBox") ?? "").split(" ").map(Number);
  const title = copy.querySelector(":scope > title")?.textContent ?? "";
  const most = Math.floor((width - 32) / CHARACTER);
  const foot = [note, ...originOf(findings)].flatMap((words) => wrapped(words, most));
  const lines = [
    ...names.map(nameLine),
    ...[...copy.querySelectorAll(".theory")].map(theoryLine),
    ...foot.map(textLine),
  ];
  const total = HEAD + height + ROW * lines.length + 8;
  lines.forEach((line, i) => copy.append(...line(height + ROW * (i + 0.5))));
  copy.prepend(svg("rect", { x: 0, y: -HEAD, width, height: total, fill: "var(--surface)" }));
  const head = { x: 16, y: -10, fill: "var(--ink)", "font-size": 14, "font-weight": 650 };
  copy.append(text("text", head, capital(title)));
  copy.querySelector(":scope > title")?.after(text("desc", {}, originOf(findings).join(" ")));
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `0 ${-HEAD} ${width} ${total}`);
  copy.setAttribute("height", String(total));
  const valueOf = (/** @type {string} */ name) =>
    style.getPropertyValue(name).trim().replaceAll('"', "'");
  const written = new XMLSerializer().serializeToString(copy)
    .replace(/var\((--[a-z0-9-]+)\)/g, (_, name) => valueOf(name));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written}\n`;
}

/** Where findings come from, and whether they are all. @param {Findings} findings */
function originOf({ complete, trialsFound, trialsAsked, trials, seed, version, address }) {
  const found = `${trialsFound.toLocaleString("en")} of ${trialsAsked.toLocaleString("en")} trials`;
  const each = `${trials.toLocaleString("en")} ${trials === 1 ? "trial" : "trials"} a point`;
  return [
    ...(complete ? [] : [`INCOMPLETE: ${found} so far.`]),
    `Hustings ${version}, seed ${seed}, ${each}: ${address}`,
  ];
}

/** @param {SeriesName} series @returns {(y: number) => SVGElement[]} */
function nameLine({ name, colour, sign }) {
  return (y) => [mark(sign, 22, y, colour), beside(y, `${name}, measured`)];
}

/** @param {Element} curve @returns {(y: number) => SVGElement[]} */
function theoryLine(curve) {
  return (y) => [
    svg("path", {
      d: `M8 ${y}h28`,
      fill: "none",
      stroke: curve.getAttribute("stroke") ?? "",
      "stroke-width": 1.4,
      "stroke-dasharray": curve.getAttribute("stroke-dasharray") ?? "",
    }),
    beside(y, curve.textContent ?? ""),
  ];
}

/** What stands beside a sign. @param {number} y @param {string} words */
function beside(y, words) {
  return text("text", { x: 40, y, "dominant-baseline": "central", fill: "var(--ink)" }, words);
}

/** @param {string} words @returns {(y: number) => SVGElement[]} */
function textLine(words) {
  const style = { "dominant-baseline": "central", fill: "var(--ink-2)", "font-size": 11 };
  return (y) => [text("text", { x: 8, y, ...style }, words)];
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Hands a file to the visitor.
 * @param {string} name
 * @param {string} type
 * @param {string} content
 */
export function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// @ts-check
/**
 * @typedef {import("./types.js").Findings} Findings
 * @typedef {import("./view.js").View} View
 */
import { element, svg } from "../dom.js";
import { mark } from "./frame.js";
import { DASHES, curveWords, curvesDrawn, distinctCurves } from "./notes.js";
import { shown } from "./numbers.js";
import { look, nameOf } from "./view.js";

/** With less of the variation explained, a power law is not worth telling. */
const CONSTANT = 0.005;
const CLEAR = 0.9;

/**
 * A button for each series, which takes it out of the charts.
 * @param {Findings} findings
 * @param {View} view
 */
export function legend(findings, view) {
  return findings.series.map((series, index) => {
    const { colour, sign } = look(index);
    const button = element("button", {
      type: "button",
      "aria-pressed": String(!view.hidden.has(index)),
      "data-series": index,
      title: "Press to show or hide it",
    },
    svg("svg", { viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true" },
      mark(sign, 6, 6, colour)),
    nameOf(series));
    button.addEventListener("click", () => {
      view.toggle(index);
      // It has been made anew.
      const again = document.querySelector(`[data-series="${index}"]`);
      /** @type {HTMLElement | null} */ (again)?.focus();
    });
    return button;
  });
}

/**
 * How the curves of theory are dashed, as far as they are drawn.
 * @param {Findings} findings
 * @param {View} view
 */
export function dashes(findings, view) {
  const line = { stroke: "currentColor", "stroke-width": 1.4 };
  return curvesDrawn(findings, view).map((name) => element("span", { class: "dash" },
    svg("svg", { viewBox: "0 0 30 12", width: 30, height: 12, "aria-hidden": "true" },
      svg("path", { d: "M1 6h28", ...line, "stroke-dasharray": DASHES[name] })),
    `${name} in theory`));
}

/** How each series grows, in words. @param {Findings} findings @param {View} view */
export function growth(findings, view) {
  const measure = view.measureOf(findings);
  return findings.series.flatMap((series, index) => {
    const fit = series.fits[measure.id];
    if (!fit || view.hidden.has(index)) {
      return [];
    }
    const formulas = distinctCurves(series, measure.id).map(curveWords).join("; ");
    const { x } = findings;
    const power = () => element("sup", {}, fit.exponent.toFixed(2));
    const law = Math.abs(fit.exponent) < CONSTANT ? [` does not depend on ${x}`]
      : fit.r2 < CLEAR ? [`: no power of ${x} fits well (r² = ${fit.r2.toFixed(2)})`]
      : [
        ` ${fit.exponent < 0 ? "falls" : "grows"} like ${x}`, power(),
        ` (r² = ${fit.r2.toFixed(4)}, about ${shown(fit.factor)} · ${x}`, power(), ")",
      ];
    return [element("li", { "data-exponent": fit.exponent },
      element("b", {}, nameOf(series)), ...law,
      formulas ? element("span", { class: "quiet" }, `; in theory ${formulas}`) : null)];
  });
}

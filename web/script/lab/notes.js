// @ts-check
/** What is to be said below the Lab's charts: only of what is drawn in them. */
/**
 * @typedef {import("./types.js").Findings} Findings
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./types.js").Series} Series
 * @typedef {import("./view.js").View} View
 */
import { inOne, typesetWithin } from "../formula.js";
import { curvesOf } from "./view.js";

/** How the curves of theory are dashed. @type {Record<string, string>} */
export const DASHES = { best: "1.5 3", mean: "6 3", worst: "7 3 1.5 3", always: "6 3" };

/**
 * How many trials of a point were broken off: what was measured of them says how far they got.
 * @param {Point} point
 */
export function brokenOffAt(point) {
  return (point.outcomes.endless ?? 0) + point.unfinished;
}

/** Whether any was. @param {Point} point */
export function isBrokenOff(point) {
  return brokenOffAt(point) > 0;
}

/** The series that are shown. @param {Findings} findings @param {View} view */
function visible(findings, view) {
  return findings.series.filter((_, index) => !view.hidden.has(index));
}

/**
 * The names of the curves that are drawn, each once.
 * @param {Findings} findings
 * @param {View} view
 */
export function curvesDrawn(findings, view) {
  const { id } = view.measureOf(findings);
  if (!view.theory) {
    return [];
  }
  const curves = visible(findings, view).flatMap((series) => distinctCurves(series, id));
  return [...new Set(curves.filter((curve) => curve.places.length > 0)
    .map((curve) => curve.name))];
}

/** Whether theory says anything of what is shown. @param {Findings} findings @param {View} view */
export function hasTheory(findings, view) {
  const { id } = view.measureOf(findings);
  return visible(findings, view).some((series) =>
    curvesOf(series, id).some((curve) => curve.places.length > 0));
}

/**
 * The curves of a series; where best, mean and worst case are the
 * same, that is one and is always so.
 * @param {Series} series @param {string} measure
 */
export function distinctCurves(series, measure) {
  const curves = curvesOf(series, measure);
  const same = curves.length === 3 && new Set(curves.map((curve) => curve.formula)).size === 1;
  return same ? [{ ...curves[0], name: "always" }] : curves;
}

/**
 * A curve in words, such as "best in theory n − 1, if one starts".
 * @param {import("./types.js").Curve} curve
 */
export function curveWords({ name, formula, holds, where }) {
  const condition = holds ? `, if ${typesetWithin(holds)}` : "";
  return `${name} ${inOne(formula)}${condition}${where ? `, ${typesetWithin(where)}` : ""}`;
}

/** What the chart of costs shows, in sentences. @param {Findings} findings @param {View} view */
export function noteOn(findings, view) {
  const { id, label, title } = view.measureOf(findings);
  const points = visible(findings, view).flatMap((series) => series.points)
    .filter((point) => point.measures[id]);
  const joined = findings.series.flatMap((series) => series.points)
    .every((point) => point.x !== "" && Number.isFinite(Number(point.x)));
  const withTheory = curvesDrawn(findings, view).length > 0;
  return [
    `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${title}.`,
    points.every(isBrokenOff) ? ""
      : "Points are means, with bars for their 95 % confidence intervals; "
        + `the pale ${joined ? "band holds" : "boxes hold"} the trials `
        + "between the 5 % and the 95 % quantile.",
    withTheory ? "Dashed lines are theory." : "",
    withTheory && leadsOut(findings, view)
      ? "One that leads out of the picture is in it on logarithmic axes." : "",
    ...brokenOff(points),
  ].filter(Boolean).join(" ");
}

/**
 * Whether a curve is higher than all that straight axes are made for.
 * @param {Findings} findings
 * @param {View} view
 */
function leadsOut(findings, view) {
  const { id } = view.measureOf(findings);
  const shown = visible(findings, view);
  const curves = shown.flatMap((series) => curvesOf(series, id));
  /** @param {import("./types.js").Curve[]} some */
  const highest = (some) =>
    Math.max(0, ...some.flatMap((curve) => curve.places.map(([, value]) => value)));
  const sums = shown.flatMap((series) => series.points)
    .flatMap((point) => point.measures[id] ?? []);
  const measured = Math.max(1, ...sums.flatMap((sum) => [sum.high ?? sum.mean, sum.q95]));
  const means = curves.filter((curve) => curve.name === "mean");
  return !view.log && highest(curves) > 1.03 * Math.max(measured, highest(means));
}

/** @param {Point[]} points */
function brokenOff(points) {
  const sum = (/** @type {(point: Point) => number} */ count) =>
    points.reduce((all, point) => all + count(point), 0);
  const endless = sum((point) => point.outcomes.endless ?? 0);
  const unfinished = sum((point) => point.unfinished);
  const trials = (/** @type {number} */ count) =>
    `${count.toLocaleString("en")} ${count === 1 ? "trial" : "trials"}`;
  const said = [
    endless === 0 ? "" : `${trials(endless)} ${endless === 1
      ? "was broken off within its work" : "were broken off within their work"} (endless)`,
    unfinished === 0 ? ""
      : `${trials(unfinished)} had come to no agreement that was over when the run ended (until)`,
  ].filter(Boolean);
  const counts = endless + unfinished === 1
    ? "which counts with what it" : "which count with what they";
  return said.length === 0 ? [] : [
    `At hollow arrows ${said.join(", and ")}, ${counts} had come to by then: `
      + "no line and no law goes through them, and theory is of whole elections.",
  ];
}

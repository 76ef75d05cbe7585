// @ts-check
/**
 * @typedef {import("./types.js").Findings} Findings
 * @typedef {import("./view.js").View} View
 */
import { svg } from "../dom.js";
import { axes, empty, room, text, ticks } from "./frame.js";
import { shown } from "./numbers.js";
import { look, nameOf } from "./view.js";

/**
 * How the trials at one point are distributed: for each series a row of bars, all over one axis.
 * @param {Findings} findings
 * @param {View} view
 * @param {number} width
 */
export function spreadChart(findings, view, width) {
  const measure = view.measureOf(findings);
  const place = placeOf(findings, view);
  const rows = findings.series.map((series, index) => ({ series, index, ...look(index), point: series.points[place] }))
    .filter(({ index, point }) => !view.hidden.has(index) && point?.histograms[measure.id]);
  const at = { ...room(width, Math.max(220, 72 + rows.length * 66)), left: 58 };
  const where = rows[0]?.point.x ?? "";
  const root = empty(at, `Distribution of ${measure.label} at ${findings.x} = ${where}`, "Its quantiles stand in the table below.");
  if (rows.length === 0) {
    return root;
  }
  const bins = rows[0].point.histograms[measure.id];
  const to = bins.from + bins.width * bins.counts.length;
  const x = d3.scaleLinear().domain([bins.from, to]).range([at.left, at.width - at.right]);
  const tall = (at.height - at.top - at.bottom) / rows.length;
  root.append(axes(at, { ticks: ticks(x, false), words: measure.unit === measure.label ? measure.unit : `${measure.label} (${measure.unit})` },
    { ticks: [], words: `share of trials, ${findings.x} = ${where}` }));
  rows.forEach(({ series, colour, point }, row) => {
    const { counts } = point.histograms[measure.id];
    const sum = point.measures[measure.id];
    const floor = at.top + tall * (row + 1);
    const most = Math.max(...counts);
    counts.forEach((count, i) => {
      const left = x(bins.from + i * bins.width);
      const bar = svg("rect", { x: left, width: Math.max(1, x(bins.from + (i + 1) * bins.width) - left - 1),
        y: floor - (tall - 22) * count / most, height: (tall - 22) * count / most, fill: `var(${colour})`, opacity: 0.75 });
      const upTo = bins.from + (i + 1) * bins.width - 1;
      bar.append(text("title", {}, `${shown(bins.from + i * bins.width)}${upTo > bins.from + i * bins.width ? ` – ${shown(upTo)}` : ""}: ${count} of ${sum.count} trials`));
      root.append(bar);
    });
    root.append(svg("line", { x1: at.left, x2: at.width - at.right, y1: floor, y2: floor, stroke: "var(--line-strong)" }),
      svg("line", { x1: x(sum.mean), x2: x(sum.mean), y1: floor - tall + 18, y2: floor, stroke: "var(--ink)", "stroke-dasharray": "3 2" }),
      text("text", { x: at.left + 2, y: floor - tall + 14, fill: "var(--ink)", "font-weight": 600 }, `${nameOf(series)}: mean ${shown(sum.mean)}, most frequent ${Math.round(100 * most / sum.count)} %`));
  });
  return root;
}

/** The place of the point that is shown, from 0. @param {Findings} findings @param {View} view */
export function placeOf(findings, view) {
  const points = findings.series[0]?.points ?? [];
  const chosen = points.findIndex((point) => point.x === view.at);
  return chosen < 0 ? points.length - 1 : chosen;
}

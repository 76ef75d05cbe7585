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
  const rows = findings.series
    .map((series, index) => ({ series, index, ...look(index), point: series.points[place] }))
    .filter(({ index, point }) => !view.hidden.has(index) && point?.histograms[measure.id]);
  const at = { ...room(width, Math.max(220, 72 + rows.length * 66)), left: 58 };
  const where = rows[0]?.point.x ?? "";
  const title = `Distribution of ${measure.label} at ${findings.x} = ${where}`;
  const root = empty(at, title, "Its quantiles stand in the table below.");
  if (rows.length === 0) {
    return root;
  }
  const all = rows.map(({ point }) => point.histograms[measure.id]);
  const least = Math.min(...all.map((bins) => bins.from));
  const most = Math.max(...all.map((bins) => bins.from + bins.width * bins.counts.length));
  const x = d3.scaleLinear().range([at.left, at.width - at.right]).domain([least, most]);
  const tall = (at.height - at.top - at.bottom) / rows.length;
  const { label, unit } = measure;
  root.append(axes(at,
    { ticks: ticks(x, false), words: label.includes(unit) ? label : `${label} (${unit})` },
    { ticks: [], words: `trials, ${findings.x} = ${where}` }));
  rows.forEach(({ series, index, colour, point }, row) => {
    const sum = point.measures[measure.id];
    const floor = at.top + tall * (row + 1);
    const how = { floor, tall: tall - 22, colour, index, trials: sum.count };
    const mean = x(sum.mean);
    const ends = { x1: at.left, x2: at.width - at.right };
    root.append(...bars(point.histograms[measure.id], x, how),
      svg("line", { ...ends, y1: floor, y2: floor, stroke: "var(--line-strong)" }),
      svg("line", {
        x1: mean,
        x2: mean,
        y1: floor - tall + 18,
        y2: floor,
        stroke: "var(--ink)",
        "stroke-dasharray": "3 2",
      }),
      text("text", {
        x: at.left + 2,
        y: floor - tall + 14,
        fill: "var(--ink)",
        "font-weight": 600,
      }, `${nameOf(series)}: mean ${shown(sum.mean)}`));
  });
  return root;
}

/**
 * @param {import("./types.js").Bins} bins @param {Scale} x
 * @param {{floor: number, tall: number, colour: string, index: number, trials: number}} how
 */
function bars({ from, width, counts, whole }, x, { floor, tall, colour, index, trials }) {
  const most = Math.max(...counts);
  return counts.flatMap((count, i) => {
    if (count === 0) {
      return [];
    }
    const least = from + i * width;
    const height = tall * count / most;
    const bar = svg("rect", {
      x: x(least),
      width: Math.max(1, x(least + width) - x(least) - 1),
      y: floor - height,
      height,
      fill: `var(${colour})`,
      opacity: 0.75,
      "data-bar-of": index,
      "data-from": least,
      "data-count": count,
    });
    const values = !whole ? `${shown(least)} to below ${shown(least + width)}`
      : width > 1 ? `${shown(least)} – ${shown(least + width - 1)}` : shown(least);
    bar.append(text("title", {}, `${values}: ${count} of ${trials} trials`));
    return [bar];
  });
}

/** The place of the point that is shown, from 0. @param {Findings} findings @param {View} view */
export function placeOf(findings, view) {
  const points = findings.series[0]?.points ?? [];
  const chosen = points.findIndex((point) => point.x === view.at);
  return chosen < 0 ? points.length - 1 : chosen;
}

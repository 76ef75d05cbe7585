// @ts-check
/**
 * @typedef {import("./types.js").Findings} Findings
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./view.js").View} View
 */
import { svg } from "../dom.js";
import { arrow, axes, empty, mark, room, text, ticks } from "./frame.js";
import { brokenOffAt, curveWords, DASHES, distinctCurves, isBrokenOff } from "./notes.js";
import { shown } from "./numbers.js";
import { curvesOf, look, nameOf } from "./view.js";

/**
 * Cost against what is on the x axis: means with their 95 % confidence intervals, over a band from
 * the 5 % to the 95 % quantile, with theory beside them.
 * @param {Findings} findings
 * @param {View} view
 * @param {number} width
 */
export function costChart(findings, view, width) {
  const measure = view.measureOf(findings);
  const at = room(width, Math.round(Math.min(440, Math.max(280, width * 0.48))));
  const title = `${measure.label} against ${findings.x}`;
  const root = empty(at, title, "The same numbers stand in the table below.");
  const visible = findings.series.map((series, index) => ({ series, index, ...look(index) }))
    .filter(({ index }) => !view.hidden.has(index));
  const theory = view.theory;
  /** @type {Set<string>} */
  const drawn = new Set();
  const scales = scalesOf(findings, view, at, theory);
  root.append(axes(at,
    { ticks: scales.ticks, words: findings.x },
    { ticks: ticks(scales.y, scales.logY), words: words(measure) }));
  const clip = svg("clipPath", { id: "room" }, svg("rect", {
    x: at.left,
    y: at.top,
    width: at.width - at.left - at.right,
    height: at.height - at.top - at.bottom,
  }));
  const inside = svg("g", { "clip-path": "url(#room)" });
  const ends = svg("g", {});
  root.append(clip, inside);
  for (const { series, index, colour, sign } of visible) {
    for (const curve of theory ? distinctCurves(series, measure.id) : []) {
      // Several series of one algorithm may have a curve in common.
      const curveId = JSON.stringify([series.algorithm, curve]);
      if (!drawn.has(curveId)) {
        drawn.add(curveId);
        /** @type {[number, number][]} */
        const places = curve.places.map(([x, value]) => [scales.x(String(x)), scales.y(value)]);
        const how = { colour, name: series.name, alone: visible.length <= 3, at };
        drawCurve(inside, ends, places, curve, how);
      }
    }
    const shift = scales.joined ? 0 : (index - (findings.series.length - 1) / 2) * 9;
    const how = { colour, sign, scales, shift };
    drawSeries(root, inside, series.points, measure.id, nameOf(series), how);
  }
  root.append(ends);
  return root;
}

/** @param {import("./types.js").Measure} measure */
function words(measure) {
  const { label, unit } = measure;
  return label.includes(unit) ? label : `${label} (${unit})`;
}

/**
 * @param {SVGElement} inside @param {SVGElement} ends @param {[number, number][]} places
 * @param {import("./types.js").Curve} curve
 * @param {{colour: string, name: string, alone: boolean, at: import("./frame.js").Room}} how
 */
function drawCurve(inside, ends, places, curve, { colour, name, alone, at }) {
  if (places.length === 0) {
    return;
  }
  const line = svg("path", {
    d: pathOf(places),
    fill: "none",
    stroke: `var(${colour})`,
    "stroke-width": 1.2,
    "stroke-dasharray": DASHES[curve.name],
    opacity: 0.9,
    class: "theory",
  });
  line.append(text("title", {}, `${name} in theory: ${curveWords(curve)}`));
  inside.append(line);
  const last = places.findLast(([x, y]) => y >= at.top + 4 && y <= at.height - at.bottom
    && x >= at.left && x <= at.width - at.right + 1);
  if (alone && last) {
    ends.append(text("text", {
      x: last[0] - 4,
      y: last[1] - 6,
      "text-anchor": "end",
      fill: `var(${colour})`,
      "font-size": 10.5,
      stroke: "var(--surface)",
      "stroke-width": 3,
      "paint-order": "stroke",
    }, curve.name));
  }
}

/**
 * @param {SVGElement} root
 * @param {SVGElement} inside
 * @param {Point[]} points
 * @param {string} measure
 * @param {string} name
 * @param {{colour: string, sign: string, scales: ReturnType<typeof scalesOf>, shift: number}} how
 */
function drawSeries(root, inside, points, measure, name, { colour, sign, scales, shift }) {
  const there = points.filter((point) => point.measures[measure] && scales.fits(point, measure))
    .map((point) => ({ point, sum: point.measures[measure], px: scales.x(point.x) + shift }))
    .sort((a, b) => a.px - b.px);
  if (there.length === 0) {
    return;
  }
  /** @param {number} value */
  const y = (value) => scales.y(scales.logY ? Math.max(value, scales.least) : value);
  for (const stretch of stretches(there)) {
    /** @type {[number, number][]} */
    const upper = stretch.map(({ sum, px }) => [px, y(sum.q95)]);
    /** @type {[number, number][]} */
    const lower = stretch.map(({ sum, px }) => [px, y(sum.q5)]);
    const ranges = stretch.map(({ sum, px }) => `M${px - 3} ${y(sum.q5)}h6V${y(sum.q95)}h-6Z`);
    inside.append(svg("path", {
      d: scales.joined ? `${pathOf([...upper, ...lower.toReversed()])}Z` : ranges.join(""),
      fill: `var(${colour})`,
      opacity: scales.joined ? 0.13 : 0.3,
      class: "band",
    }));
    const line = scales.joined ? stretch : [];
    inside.append(svg("path", {
      d: pathOf(line.map(({ sum, px }) => [px, y(sum.mean)])),
      fill: "none",
      stroke: `var(${colour})`,
      "stroke-width": 2,
      "stroke-linejoin": "round",
      class: "measured",
    }));
  }
  const marks = svg("g", { class: "points" });
  for (const { point, sum, px } of there) {
    if (isBrokenOff(point)) {
      const open = svg("g", { class: "broken-off" }, arrow(px, y(sum.mean), colour));
      open.append(text("title", {}, `${name} at ${point.x}: ${brokenOffAt(point)} of `
        + `${point.trials} trials were broken off; `
        + `they had come to ${shown(sum.mean)} on average by then`));
      marks.append(open);
      continue;
    }
    const interval = sum.low === null || sum.high === null ? [] : [svg("path", {
      d: `M${px} ${y(sum.low)}V${y(sum.high)}M${px - 4} ${y(sum.low)}h8M${px - 4} ${y(sum.high)}h8`,
      stroke: `var(${colour})`, "stroke-width": 1.4, class: "interval" })];
    const one = svg("g", {}, ...interval, mark(sign, px, y(sum.mean), colour));
    const sure = sum.low === null ? ""
      : `(95 % ${shown(sum.low)} – ${shown(sum.high)}), median ${shown(sum.median)}, `;
    const trials = sum.count === 1 ? "of one trial" : `${sum.count} trials`;
    const words = `${name} at ${point.x}: mean ${shown(sum.mean)} ${sure}${trials}`;
    one.append(text("title", {}, words));
    marks.append(one);
  }
  root.append(marks);
}

/**
 * What a line may go through: it ends where trials were broken off, and begins again behind that.
 * @template {{point: Point}} T @param {T[]} there @returns {T[][]}
 */
function stretches(there) {
  /** @type {T[][]} */
  const all = [[]];
  for (const one of there) {
    if (isBrokenOff(one.point)) {
      all.push([]);
    } else {
      all[all.length - 1].push(one);
    }
  }
  return all.filter((stretch) => stretch.length > 0);
}

/** @param {[number, number][]} places */
function pathOf(places) {
  return places.map(([x, y], i) => {
    const within = Math.max(-5000, Math.min(5000, y));
    return `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${within.toFixed(1)}`;
  }).join("");
}

/**
 * Where things are. What is not a number stands side by side.
 * @param {Findings} findings
 * @param {View} view
 * @param {import("./frame.js").Room} at
 * @param {boolean} theory
 */
function scalesOf(findings, view, at, theory) {
  const points = findings.series.flatMap((series) => series.points);
  const names = [...new Set(points.map((point) => point.x))];
  const numbers = names.every((name) => name !== "" && Number.isFinite(Number(name)));
  const logX = view.log && numbers && names.every((name) => Number(name) > 0);
  const ends = [at.left + 14, at.width - at.right - 10];
  const values = names.map(Number);
  const domain = numbers
    ? spread(Math.min(...values), Math.max(...values), logX) : [-0.5, names.length - 0.5];
  const scale = (logX ? d3.scaleLog() : d3.scaleLinear()).range(ends).domain(domain);
  /** @param {string} x */
  const x = (x) => scale(numbers ? Number(x) : names.indexOf(x));
  const measure = view.measureOf(findings).id;
  const { y, logY, least } = scaleOfCosts(findings, view, at, theory, measure);
  const places = numbers && names.length > 24 ? scale.ticks(8).map(String) : names;
  return {
    x, y, logX, logY, least, joined: numbers,
    /** @param {Point} point @param {string} id */
    fits: (point, id) => !logY || point.measures[id].mean > 0,
    ticks: /** @type {[number, string][]} */ (places.map((name) => [x(name), name])),
  };
}

/** @param {number} least @param {number} most @param {boolean} log */
function spread(least, most, log) {
  return least < most ? [least, most] : log ? [least / 2, most * 2] : [least - 1, most + 1];
}

/**
 * @param {Findings} findings
 * @param {View} view
 * @param {import("./frame.js").Room} at
 * @param {boolean} theory
 * @param {string} measure
 */
function scaleOfCosts(findings, view, at, theory, measure) {
  const seen = findings.series.filter((_, index) => !view.hidden.has(index));
  const sums = seen.flatMap((series) => series.points)
    .flatMap((point) => point.measures[measure] ?? []);
  const curves = theory ? seen.flatMap((series) => curvesOf(series, measure)) : [];
  // On straight axes the worst case would flatten everything else, and may leave the picture.
  const told = curves.filter((curve) => view.log || curve.name === "mean")
    .flatMap((curve) => curve.places.map(([, value]) => value));
  const found = sums.flatMap(({ q5, low, mean, high, q95 }) =>
    [q5, low ?? mean, q95, high ?? mean, mean]);
  const all = [...found, ...told].filter((value) => Number.isFinite(value));
  const positive = all.filter((value) => value > 0);
  const logY = view.log && positive.length > 0;
  const least = logY ? Math.min(...positive) : 0;
  const most = Math.max(1, ...all);
  const y = (logY ? d3.scaleLog() : d3.scaleLinear()).range([at.height - at.bottom, at.top])
    .domain(logY ? spread(least, most, true) : [Math.min(0, ...all), most * 1.03]);
  return { y, logY, least };
}

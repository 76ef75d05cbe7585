// @ts-check
/**
 * @typedef {import("./types.js").Findings} Findings
 * @typedef {import("./view.js").View} View
 */
import { element } from "../dom.js";
import { brokenOffAt, isBrokenOff } from "./notes.js";
import { shown, withInterval } from "./numbers.js";
import { nameOf } from "./view.js";

/** How trials end, and what that is. @type {Record<string, string>} */
const OUTCOMES = {
  "elected": "with a leader whom all follow (elected)",
  "majority elected": "with one whom a majority follows, the rest out of touch (majority elected)",
  "elected in touch": "with one whom all that reach the store follow (elected in touch)",
  "one in each part": "with one in each part of the network (one in each part)",
  "led in some parts":
    "with a leader in some parts of the network and none in others (led in some parts)",
  "no leader": "with none (no leader)",
  "livelock": "with none, in an election that goes on for much longer than it may (livelock)",
  "disagreement": "with some in touch who do not follow (disagreement)",
  "failed": "broken by the algorithm itself (failed)",
  "endless": "not within their work (endless)",
};
const MOST_SCREEN_NODES = 64;

/**
 * How the trials came out: a row for each series, a column for each point.
 * @param {Findings} findings
 */
export function outcomeTable(findings) {
  const points = findings.series.flatMap((series) => series.points);
  const names = [...new Set(points.map((point) => point.x))];
  const rows = findings.series.map((series) => element("tr", {},
    element("th", { scope: "row" }, nameOf(series)),
    ...names.map((name) => outcomes(series.points.find((point) => point.x === name)))));
  const there = Object.keys(findings.series[0]?.points[0]?.outcomes ?? {})
    .filter((each) => points.some((point) => (point.outcomes[each] ?? 0) > 0));
  const { complete, trials: most } = findings;
  const trials = !complete ? "the trials so far"
    : `${most === 1 ? "the one trial" : `${most} trials`} at each point`;
  return table(`How ${trials} ended: ${there.map((each) => OUTCOMES[each] ?? each).join(", ")}`,
    ["Algorithm", ...names.map((name) =>
      (Number.isFinite(Number(name)) ? `${findings.x} = ${name}` : name))], rows);
}

/** @param {import("./types.js").Point | undefined} point */
function outcomes(point) {
  const cell = element("td", {});
  const counts = Object.entries(point?.outcomes ?? {}).filter(([, count]) => count > 0);
  for (const [outcome, count] of counts) {
    const look = `outcome ${outcome.replaceAll(" ", "-")}`;
    cell.append(element("span", { class: look }, `${count} ${outcome}`), " ");
  }
  return cell;
}

/** The numbers behind the charts. @param {Findings} findings @param {View} view */
export function numberTable(findings, view) {
  const measure = view.measureOf(findings);
  const compared = findings.series.some((series) => series.baseline !== undefined);
  const rows = findings.series.flatMap((series) => series.points.map((point) => {
    const sum = point.measures[measure.id];
    const difference = point.differences[measure.id];
    const cells = sum ? cellsOf(point, sum) : Array(10).fill("–");
    return element("tr", {},
      element("th", { scope: "row" }, nameOf(series)),
      element("td", { class: "num" }, playable(series, point)),
      ...cells.map((cell) => element("td", { class: "num" }, cell)),
      compared
        ? element("td", { class: "num" }, difference ? withInterval(difference) : "–") : null);
  }));
  const name = `${measure.label.charAt(0).toUpperCase()}${measure.label.slice(1)}`;
  const heads = [
    "Algorithm", findings.x, "trials", "mean", "median", "sd", "min",
    "5 %", "25 %", "75 %", "95 %", "max",
    ...(compared ? [`minus ${findings.series[0]?.name ?? "the first"}`] : []),
  ];
  const caption = `${name}: ${measure.title}. Means with their 95 % confidence interval.`;
  return table(caption, heads, rows);
}

/**
 * The numbers of a point: how many trials, their mean, and how they are spread.
 * @param {import("./types.js").Point} point
 * @param {import("./types.js").Summary} sum
 */
function cellsOf(point, sum) {
  const { count, median, sd, min, q5, q25, q75, q95, max } = sum;
  return [
    isBrokenOff(point) ? `${count}, ${brokenOffAt(point)} broken off` : String(count),
    withInterval(sum),
    ...[median, sd, min, q5, q25, q75, q95, max].map(shown),
  ];
}

/**
 * A point that fits on the playground leads there.
 * @param {import("./types.js").Series} series
 * @param {import("./types.js").Point} point
 */
function playable(series, point) {
  return point.n > MOST_SCREEN_NODES ? point.x : element("a", {
    href: `/?${onScreen(point.scenario)}`,
    title: `Watch the first trial of ${nameOf(series)} in the playground`,
  }, point.x);
}

/** The playground shows fewer ticks. @param {string} scenario */
function onScreen(scenario) {
  return scenario.replace(/&until=\d+/, (all) =>
    (Number(all.slice(7)) > 10_000 ? "&until=10000" : all));
}

/** @param {string} caption @param {string[]} heads @param {HTMLElement[]} rows */
function table(caption, heads, rows) {
  const cells = heads.map((head, i) =>
    element("th", { scope: "col", class: i > 0 ? "num" : undefined }, head));
  return element("table", {}, element("caption", {}, element("span", {}, caption)),
    element("thead", {}, element("tr", {}, ...cells)),
    element("tbody", {}, ...rows));
}

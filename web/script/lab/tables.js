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
  "led in some parts": "with a leader in some parts of the network and none in others (led in some parts)",
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
  const names = [...new Set(findings.series.flatMap((series) => series.points.map((point) => point.x)))];
  const rows = findings.series.map((series) => element("tr", {}, element("th", { scope: "row" }, nameOf(series)),
    ...names.map((name) => outcomes(series.points.find((point) => point.x === name)))));
  const there = Object.keys(findings.series[0]?.points[0]?.outcomes ?? {}).filter((each) =>
    findings.series.some((series) => series.points.some((point) => (point.outcomes[each] ?? 0) > 0)));
  const trials = findings.complete ? `${findings.trials === 1 ? "the one trial" : `${findings.trials} trials`} at each point` : "the trials so far";
  return table(`How ${trials} ended: ${there.map((each) => OUTCOMES[each] ?? each).join(", ")}`,
    ["Algorithm", ...names.map((name) => (Number.isFinite(Number(name)) ? `${findings.x} = ${name}` : name))], rows);
}

/** @param {import("./types.js").Point | undefined} point */
function outcomes(point) {
  const cell = element("td", {});
  for (const [outcome, count] of Object.entries(point?.outcomes ?? {}).filter(([, each]) => each > 0)) {
    cell.append(element("span", { class: `outcome ${outcome.replaceAll(" ", "-")}` }, `${count} ${outcome}`), " ");
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
    const cells = sum ? [isBrokenOff(point) ? `${sum.count}, ${brokenOffAt(point)} broken off` : String(sum.count), withInterval(sum), ...[sum.median, sum.sd, sum.min, sum.q5, sum.q25, sum.q75, sum.q95, sum.max].map(shown)] : Array(10).fill("–");
    return element("tr", {}, element("th", { scope: "row" }, nameOf(series)), element("td", { class: "num" }, playable(series, point)),
      ...cells.map((cell) => element("td", { class: "num" }, cell)),
      compared ? element("td", { class: "num" }, difference ? withInterval(difference) : "–") : null);
  }));
  const first = findings.series[0];
  return table(`${measure.label.charAt(0).toUpperCase()}${measure.label.slice(1)}: ${measure.title}. Means with their 95 % confidence interval.`,
    ["Algorithm", findings.x, "trials", "mean", "median", "sd", "min", "5 %", "25 %", "75 %", "95 %", "max", ...(compared ? [`minus ${first?.name ?? "the first"}`] : [])], rows);
}

/**
 * A point that fits on the playground leads there.
 * @param {import("./types.js").Series} series
 * @param {import("./types.js").Point} point
 */
function playable(series, point) {
  return point.n > MOST_SCREEN_NODES ? point.x
    : element("a", { href: `/?${onScreen(point.scenario)}`, title: `Watch the first trial of ${nameOf(series)} in the playground` }, point.x);
}

/** The playground shows fewer ticks. @param {string} scenario */
function onScreen(scenario) {
  return scenario.replace(/&until=\d+/, (all) => (Number(all.slice(7)) > 10_000 ? "&until=10000" : all));
}

/** @param {string} caption @param {string[]} heads @param {HTMLElement[]} rows */
function table(caption, heads, rows) {
  return element("table", {}, element("caption", {}, element("span", {}, caption)),
    element("thead", {}, element("tr", {}, ...heads.map((head, i) => element("th", { scope: "col", class: i > 0 ? "num" : undefined }, head)))),
    element("tbody", {}, ...rows));
}

// @ts-check
/** @typedef {import("./types.js").Findings} Findings */

/**
 * Where every series has a single point, settings are worth more as places on the x axis than as
 * series of their own: then each algorithm is a series, with a point for each setting.
 * @param {Findings} findings
 * @returns {Findings}
 */
export function bySetting(findings) {
  const settings = new Set(findings.series.map((series) => series.distinction));
  if (settings.size < 2 || findings.series.some((series) => series.points.length !== 1)) {
    return findings;
  }
  /** @type {Map<string, import("./types.js").Series>} */
  const algorithms = new Map();
  for (const series of findings.series) {
    const point = { ...series.points[0], x: series.distinction || "as usual" };
    const known = algorithms.get(series.algorithm);
    if (known) {
      known.points.push(point);
    } else {
      const theory = { ...series.theory, curves: [] };
      const first = { ...series, distinction: "", points: [point], fits: {}, theory };
      algorithms.set(series.algorithm, first);
    }
  }
  return { ...findings, x: "setting", series: [...algorithms.values()] };
}

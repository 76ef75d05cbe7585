// @ts-check
/**
 * What the Lab's API tells, as types; see hustings.server.LabJson.
 *
 * @typedef {{id: string, label: string, title: string, unit: string}} Measure
 * @typedef {{count: number, mean: number, low: number | null, high: number | null,
 *   sd: number | null, min: number, q5: number, q25: number, median: number, q75: number,
 *   q95: number, max: number}} Summary
 * @typedef {{from: number, width: number, counts: number[], whole: boolean}} Bins
 * @typedef {{x: string, n: number, scenario: string, trials: number,
 *   outcomes: Record<string, number>, unfinished: number, remark: string,
 *   measures: Record<string, Summary>, differences: Record<string, Summary>,
 *   histograms: Record<string, Bins>}} Point
 * @typedef {{exponent: number, factor: number, r2: number}} Fit
 * @typedef {{measure: string, name: string, holds: string, formula: string, where: string,
 *   places: [number, number][]}} Curve
 * @typedef {{algorithm: string, name: string, distinction: string, others: Record<string, string>,
 *   baseline?: number, points: Point[], fits: Record<string, Fit>,
 *   theory: {costs: string, curves: Curve[]}}} Series
 * @typedef {{experiment: string, trials: number, x: string, complete: boolean, trialsFound: number,
 *   trialsAsked: number, seed: string, version: string, address: string, vary: string[],
 *   measures: Measure[], series: Series[]}} Findings
 */
export {};

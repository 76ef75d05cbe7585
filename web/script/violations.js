// @ts-check
/**
 * @typedef {import("./wire.js").PropertyJudgement} Judgement
 * @typedef {import("./scene.js").Violation} Violation
 */

/** Properties whose violations are moments of a run, worth a mark on its lane. */
const MARKED = new Set(["P1", "P2", "P3", "P4", "P5", "P7"]);

/**
 * The stretches of time in which a run did not keep a property.
 * @param {Judgement[]} judgements
 * @returns {(Violation & {text: string, unexpected: boolean})[]}
 */
export function violationsIn(judgements) {
  return judgements.filter((judgement) => MARKED.has(judgement.id)).flatMap((judgement) =>
    (judgement.violations ?? []).map((violation) => ({
      ...violation, unexpected: judgement.verdict === "violated unexpectedly" })));
}

/**
 * Violations as bands of time: those that begin together are one band, which names them all.
 * @param {Violation[]} violations
 * @returns {Violation[]}
 */
export function bandsOf(violations) {
  /** @type {Map<number, Violation>} */
  const bands = new Map();
  for (const { from, to, label } of violations) {
    const band = bands.get(from);
    if (band) {
      const end = band.to === null || to === null ? null : Math.max(band.to, to);
      bands.set(from, { from, to: end, label: `${band.label} · ${label}` });
    } else {
      bands.set(from, { from, to, label });
    }
  }
  return [...bands.values()];
}

// @ts-check
/**
 * @typedef {import("./types.js").Judgement} Judgement
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

// @ts-check
/**
 * @typedef {import("./store.js").PanelState} PanelState
 * @typedef {import("./scene.js").Violation} Violation
 */

/**
 * The stretches of time in which a run broke a property; as long as nobody has judged it, those in
 * which it had two leaders.
 * @param {PanelState & {violations?: Violation[]}} panel
 * @returns {Violation[]}
 */
export function violationsOf(panel) {
  return panel.violations ?? panel.lane.flatMap((stretch, i) => stretch.phase === "split"
    ? [{ from: stretch.from, to: panel.lane[i + 1]?.from ?? null, label: "two leaders" }] : []);
}

// @ts-check
/**
 * @typedef {import("./timeline.js").Timeline} Timeline
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {import("./wire.js").RunEvent} RunEvent
 * @typedef {Omit<import("./wire.js").Violation, "text">} Violation
 *
 * What a diagram shows. `known` is the last tick of which the events are known; `chosen` holds the
 * numbers of what is emphasised, and is null if nothing is.
 * @typedef {{timeline: Timeline, viewport: Viewport, now: number, known: number,
 *   looks: Map<string, import("./kinds.js").KindLook>, violations: Violation[],
 *   hiddenNodes: Set<import("./wire.js").NodeId>, hiddenKinds: Set<string>,
 *   chosen: Set<number> | null, selected: RunEvent | undefined}} Scene
 */

/** How visible is what is not meant, and what has not happened yet. */
export const DIM = 0.28;
export const AHEAD = 0.4;

/**
 * How visible something is.
 * @param {Scene} scene
 * @param {number} tick
 * @param {number[]} numbers of its events: all are emphasised, or it is not
 */
export function alphaOf(scene, tick, numbers) {
  const meant = scene.chosen === null || numbers.every((number) => scene.chosen?.has(number));
  return (meant ? 1 : DIM) * (tick > scene.now ? AHEAD + (meant ? 0.15 : 0) : 1);
}

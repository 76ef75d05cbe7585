// @ts-check
/**
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./wire.js").RunEvent} RunEvent
 */
import { isShown, wayOf } from "./draw-messages.js";
import { mainEvent } from "./draw-moments.js";

const NEAR = 7;
const NEAR_MARK = 10;

/**
 * The event that is nearest to a point: of a mark, of the half of a message, or of the
 * role or state that a node is in.
 * @param {Scene} scene @param {number} x @param {number} y
 * @returns {RunEvent | undefined}
 */
export function eventAt(scene, x, y) {
  return scene.viewport.gutter > x ? faultAt(scene, y)
    : markAt(scene, x, y) ?? messageAt(scene, x, y) ?? stretchAt(scene, x, y);
}

/** @param {Scene} scene @param {number} y */
function faultAt({ viewport, timeline }, y) {
  const near = NEAR_MARK / viewport.scale;
  const tick = viewport.tickAt(y);
  return timeline.networkIn(tick - near, tick + near)[0];
}

/** @param {Scene} scene @param {number} x @param {number} y */
function markAt({ viewport, timeline, hiddenNodes }, x, y) {
  const tick = viewport.tickAt(y);
  const near = NEAR_MARK / viewport.scale;
  let least = NEAR_MARK;
  /** @type {RunEvent | undefined} */
  let found;
  for (const moment of timeline.momentsIn(tick - near, tick + near)) {
    const distance = Math.hypot(viewport.x(moment.node) - x, viewport.y(moment.tick) - y);
    if (distance <= least && !hiddenNodes.has(moment.node)) {
      least = distance;
      found = mainEvent(moment);
    }
  }
  return found;
}

/**
 * The near half of a message is its sending, the far half what became of it.
 * @param {Scene} scene
 * @param {number} x
 * @param {number} y
 */
function messageAt(scene, x, y) {
  const { viewport } = scene;
  const near = NEAR / viewport.scale;
  const tick = viewport.tickAt(y);
  let least = NEAR;
  /** @type {RunEvent | undefined} */
  let found;
  scene.timeline.eachMessage(tick - near, tick + near, (message) => {
    if (!isShown(scene, message)) {
      return;
    }
    const { x1, y1, x2, y2 } = wayOf(viewport, message);
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1);
    const part = Math.max(0, Math.min(1, along));
    const distance = Math.hypot(x1 + part * dx - x, y1 + part * dy - y);
    if (distance < least) {
      least = distance;
      found = part > 0.5 && message.arrival ? message.arrival : message.sending;
    }
  });
  return found;
}

/** @param {Scene} scene @param {number} x @param {number} y */
function stretchAt({ viewport, timeline }, x, y) {
  const id = viewport.ids.find((each) => Math.abs(viewport.x(each) - x) <= NEAR);
  const tick = viewport.tickAt(y);
  return id === undefined ? undefined
    : [...timeline.rolesIn(id, tick, tick), ...timeline.statesIn(id, tick, tick)]
      .findLast((stretch) => stretch.from <= tick && (stretch.to ?? Infinity) >= tick)?.event;
}

// @ts-check
/**
 * @typedef {import("./pen.js").Pen} Pen
 * @typedef {import("./pen.js").Writing} Writing
 * @typedef {import("./timeline.js").Stretch} Stretch
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {import("./scene.js").Scene} Scene
 */
import { drawMessages } from "./draw-messages.js";
import { drawMoments, sayMoments } from "./draw-moments.js";
import { Labels } from "./labels.js";
import { AHEAD, alphaOf, DIM } from "./scene.js";

/**
 * Draws the part of a run that is in view.
 * @param {Pen} pen
 * @param {Scene} scene
 * @returns {{processes: number, messages: number, marks: number}} how many are drawn
 */
export function drawRun(pen, scene) {
  const labels = new Labels();
  drawGrid(pen, scene);
  drawViolations(pen, scene, labels);
  const faults = drawFaults(pen, scene, labels);
  pen.flush();
  const inView = scene.viewport.ids.filter((id) => {
    const x = scene.viewport.x(id);
    return x > -8 && x < scene.viewport.width + 8;
  });
  inView.forEach((id) => drawProcess(pen, scene, id));
  pen.flush();
  drawNow(pen, scene, labels);
  // What happened at nodes is said before what goes between them, and written above it.
  const words = sayMoments(scene, labels);
  const messages = drawMessages(pen, scene, labels);
  const marks = drawMoments(pen, scene);
  [...faults, ...words].forEach(({ x, y, text, style }) => pen.text(x, y, text, style));
  pen.flush();
  drawAxis(pen, scene);
  pen.flush();
  return { processes: inView.length, messages, marks };
}

/** @param {Viewport} viewport @param {(tick: number) => void} visit */
function eachLabelledTick(viewport, visit) {
  const { span, step } = viewport;
  const last = Math.min(span.to, viewport.ticks);
  for (let tick = Math.max(0, Math.ceil(span.from / step) * step); tick <= last; tick += step) {
    visit(tick);
  }
}

/** @param {Pen} pen @param {Scene} scene */
function drawGrid(pen, { viewport }) {
  eachLabelledTick(viewport, (tick) => {
    const y = Math.round(viewport.y(tick)) + 0.5;
    pen.line([viewport.gutter, y, viewport.width, y], { stroke: "--line", part: "grid" });
  });
}

/** @param {Pen} pen @param {Scene} scene @param {Labels} labels */
function drawViolations(pen, { viewport, violations, known }, labels) {
  const { span } = viewport;
  for (const { from, to, label } of violations) {
    const until = to ?? Math.max(from + 1, known);
    if (from > span.to || until < span.from) {
      continue;
    }
    const top = Math.max(-2, viewport.y(from));
    const height = Math.min(viewport.height + 4, viewport.y(until)) - top;
    pen.box(viewport.gutter, top, viewport.width - viewport.gutter, height,
      { fill: "--violation", alpha: 0.07, part: "violation" });
    const width = label.length * 6.6;
    labels.take(viewport.width - 10 - width, top + 4, width, 16);
    pen.text(viewport.width - 10, top + 13, label,
      { colour: "--violation", size: 11.5, weight: 600, align: "right", halo: true });
  }
}

/**
 * What is done to the network as a whole, such as a split, is a line across; its words come last.
 * @param {Pen} pen @param {Scene} scene @param {Labels} labels @returns {Writing[]}
 */
function drawFaults(pen, scene, labels) {
  const { viewport, timeline } = scene;
  /** @type {Writing[]} */
  const said = [];
  for (const event of timeline.networkIn(viewport.span.from, viewport.span.to)) {
    const y = viewport.y(event.tick);
    const alpha = alphaOf(scene, event.tick, [event.number]);
    const words = (event.action ?? event.text ?? "").replaceAll("-", " ");
    pen.line([viewport.gutter, y, viewport.width, y],
      { stroke: "--ink-3", width: 1, dash: [1, 4], alpha, part: "fault" });
    if (labels.take(viewport.gutter + 4, y - 14, words.length * 6, 13)) {
      const style = { size: 11.5, alpha, halo: true };
      said.push({ x: viewport.gutter + 4, y: y - 8, text: words, style });
    }
  }
  return said;
}

/**
 * The line of a process, with what it was when.
 * @param {Pen} pen
 * @param {Scene} scene
 * @param {import("./wire.js").NodeId} id
 */
function drawProcess(pen, scene, id) {
  const { viewport, timeline, now } = scene;
  const x = viewport.x(id);
  const { from, to } = viewport.span;
  const first = Math.max(0, from);
  const last = Math.min(to, viewport.ticks);
  const alpha = scene.hiddenNodes.has(id) ? DIM : 1;
  const states = timeline.statesIn(id, first, last);
  const out = states.filter((state) => state.look !== "paused");
  let top = first;
  for (const state of out) {
    drawLifeline(pen, scene, x, top, Math.min(state.from, last), alpha);
    top = Math.max(top, state.to ?? last);
    const [begin, end] = [Math.max(first, state.from), Math.min(state.to ?? last, last)];
    pen.line([x, viewport.y(begin), x, viewport.y(end)], {
      stroke: "--crashed",
      width: 2,
      dash: [4, 4],
      alpha: state.look === "absent" ? 0.35 * alpha : alpha,
      part: state.look,
    });
  }
  drawLifeline(pen, scene, x, top, last, alpha);
  for (const role of timeline.rolesIn(id, first, last)) {
    const open = Math.min(last, Math.max(role.from, role.to ?? Math.max(scene.known, now)));
    drawRole(pen, scene, x, role, Math.max(first, role.from), open, alpha);
  }
  for (const state of states.filter((other) => other.look === "paused")) {
    const end = Math.min(last, state.to ?? Math.max(scene.known, now));
    drawPause(pen, viewport, x, Math.max(first, state.from), end, alpha);
  }
}

/**
 * @param {Pen} pen
 * @param {Scene} scene
 * @param {number} x
 * @param {number} from
 * @param {number} to
 * @param {number} alpha
 */
function drawLifeline(pen, { viewport, now }, x, from, to, alpha) {
  const middle = Math.max(from, Math.min(now, to));
  if (middle > from) {
    pen.line([x, viewport.y(from), x, viewport.y(middle)],
      { stroke: "--line-strong", width: 2, alpha, part: "process" });
  }
  if (to > middle) {
    pen.line([x, viewport.y(middle), x, viewport.y(to)],
      { stroke: "--line", width: 2, alpha, part: "process" });
  }
}

/**
 * @param {Pen} pen @param {Scene} scene @param {number} x @param {Stretch} role
 * @param {number} from @param {number} to @param {number} alpha
 */
function drawRole(pen, scene, x, role, from, to, alpha) {
  const { viewport, now } = scene;
  const meant = scene.chosen === null || scene.chosen.has(role.event.number);
  const middle = Math.max(from, Math.min(now, to));
  // Emphasis is about events; a role is only toned down, so that one still sees who was what.
  const style = {
    stroke: `--${role.look}`,
    width: Math.max(3, Math.min(7, viewport.scale / 2)),
    part: role.look,
    alpha: 0.9 * alpha * (meant ? 1 : 0.4),
  };
  if (middle > from || to === from) {
    const end = Math.max(middle, from + 2 / viewport.scale);
    pen.line([x, viewport.y(from), x, viewport.y(end)], { ...style, round: true });
  }
  if (to > middle) {
    pen.line([x, viewport.y(middle), x, viewport.y(to)], { ...style, alpha: style.alpha * AHEAD });
  }
}

/**
 * Two bars, as on the stage.
 * @param {Pen} pen
 * @param {Viewport} viewport
 * @param {number} x
 * @param {number} from
 * @param {number} to
 * @param {number} alpha
 */
function drawPause(pen, viewport, x, from, to, alpha) {
  const [top, bottom] = [viewport.y(from), viewport.y(to)];
  pen.box(x - 5, top, 10, bottom - top, { fill: "--surface", alpha: 0.85, part: "paused" });
  for (const side of [-3, 3]) {
    pen.line([x + side, top, x + side, bottom],
      { stroke: "--ink-2", width: 2, alpha, part: "paused" });
  }
}

/** @param {Pen} pen @param {Scene} scene @param {Labels} labels */
function drawNow(pen, { viewport, now }, labels) {
  const y = Math.round(viewport.y(now));
  if (Number.isFinite(y) && y > -2 && y < viewport.height + 2) {
    pen.line([viewport.gutter, y, viewport.width, y], { stroke: "--ink", width: 1.5, part: "now" });
    labels.take(viewport.gutter, y - 1, viewport.width, 2);
    pen.flush();
  }
}

/**
 * The labels of the ticks stay at the left, whichever processes are in view.
 * @param {Pen} pen
 * @param {Scene} scene
 */
function drawAxis(pen, scene) {
  const { viewport, now, timeline, selected } = scene;
  pen.box(0, 0, viewport.gutter, viewport.height, { fill: "--surface", part: "axis" });
  pen.flush();
  const at = viewport.y(now);
  eachLabelledTick(viewport, (tick) => {
    if (Math.abs(viewport.y(tick) - at) > 13 || !Number.isFinite(at)) {
      pen.text(viewport.gutter - 10, viewport.y(tick), String(tick),
        { colour: "--ink-3", align: "right" });
    }
  });
  for (const event of timeline.networkIn(viewport.span.from, viewport.span.to)) {
    const y = viewport.y(event.tick);
    const alpha = alphaOf(scene, event.tick, [event.number]);
    const fill = selected === event ? "--accent" : "--ink";
    pen.shape([4, y + 4, 9, y - 5, 14, y + 4], { fill, alpha, part: "fault", of: event.number });
  }
  if (at > -10 && at < viewport.height + 10) {
    const width = 14 + 6.5 * String(now).length;
    pen.box(viewport.gutter - 4 - width, at - 9, width, 18, { fill: "--ink", part: "now" });
    pen.text(viewport.gutter - 4 - width / 2, at + 0.5, String(now),
      { colour: "--surface", weight: 650, align: "center" });
  }
}

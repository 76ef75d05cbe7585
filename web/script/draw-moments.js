// @ts-check
/**
 * @typedef {import("./pen.js").Pen} Pen
 * @typedef {import("./pen.js").Writing} Writing
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./labels.js").Labels} Labels
 * @typedef {import("./timeline.js").Moment} Moment
 * @typedef {import("./wire.js").RunEvent} RunEvent
 */
import { wayOf } from "./draw-messages.js";
import { alphaOf } from "./scene.js";

const MOST_WITH_WORDS = 200;

/**
 * What of a moment is shown if it is one thing only: a size, a shape and a word for each event.
 * @param {RunEvent} event
 * @returns {{weight: number, word: string}}
 */
function meaning(event) {
  switch (event.type) {
    case "failed": return { weight: 9, word: "the algorithm broke" };
    case "role changed": return event.role === "leader" ? { weight: 8, word: "leads" }
      : event.role === "candidate" ? { weight: 5, word: "" } : { weight: 1, word: "" };
    case "suspected": return { weight: 7, word: `suspects ${event.suspect}` };
    case "acted": return { weight: 6, word: event.action?.split("-")[0] ?? "" };
    case "trusted": return { weight: 4, word: `trusts ${event.trusted}` };
    case "timer fired": return { weight: 3, word: "timer" };
    case "started": return { weight: 3, word: "" };
    case "recognised": return { weight: 2, word: "" };
    default: return { weight: 0, word: "" };
  }
}

/** The event of a moment that matters most. @param {Moment} moment */
export function mainEvent(moment) {
  return moment.events.reduce((best, event) =>
    (meaning(event).weight > meaning(best).weight ? event : best));
}

/** @param {Scene} scene */
function momentsInView({ viewport, timeline, hiddenNodes }) {
  const [left, right] = [viewport.gutter - 8, viewport.width + 8];
  return timeline.momentsIn(viewport.span.from, viewport.span.to).filter(({ node }) =>
    !hiddenNodes.has(node) && viewport.x(node) > left && viewport.x(node) < right);
}

/** @param {Pen} pen @param {Scene} scene @returns {number} how many */
export function drawMoments(pen, scene) {
  const moments = momentsInView(scene);
  moments.forEach((moment) => drawMoment(pen, scene, moment));
  pen.flush();
  drawSelection(pen, scene);
  return moments.length;
}

/**
 * The words of the moments for which there is room.
 * @param {Scene} scene
 * @param {Labels} labels
 * @returns {Writing[]}
 */
export function sayMoments(scene, labels) {
  const { viewport, chosen } = scene;
  const moments = momentsInView(scene);
  if (moments.length > MOST_WITH_WORDS || viewport.scale < 9 || viewport.column < 64) {
    return [];
  }
  const meant = (/** @type {Moment} */ moment) =>
    moment.events.some((event) => chosen?.has(event.number));
  return moments.toSorted((a, b) => Number(meant(b)) - Number(meant(a)))
    .flatMap((moment) => say(scene, moment, labels));
}

/** @param {Pen} pen @param {Scene} scene @param {Moment} moment */
function drawMoment(pen, scene, moment) {
  const { viewport } = scene;
  const [x, y] = [viewport.x(moment.node), viewport.y(moment.tick)];
  const event = mainEvent(moment);
  const meant = moment.events.find((each) => scene.chosen?.has(each.number)) ?? event;
  const alpha = alphaOf(scene, moment.tick, [meant.number]);
  const style = { alpha, part: "mark", of: event.number };
  const size = Math.max(0.6, Math.min(1, viewport.scale / 14));
  switch (event.type) {
    case "failed":
      pen.line([x - 7, y - 7, x + 7, y + 7], { ...style, stroke: "--violation", width: 3 });
      pen.line([x + 7, y - 7, x - 7, y + 7], { ...style, stroke: "--violation", width: 3 });
      break;
    case "role changed":
      if (event.role === "leader") {
        pen.disc(x, y, 7 * size, { ...style, fill: "--leader", stroke: "--surface", width: 1.5 });
      } else if (event.role === "candidate") {
        pen.disc(x, y, 4.5 * size, { ...style, fill: "--candidate" });
      } else {
        pen.disc(x, y, 3 * size, { ...style, fill: "--surface", stroke: "--follower", width: 1.5 });
      }
      break;
    case "suspected":
      pen.disc(x, y, 6 * size, { ...style, fill: "--suspect", stroke: "--surface", width: 1.5 });
      break;
    case "trusted":
      pen.disc(x, y, 4.5 * size, { ...style, fill: "--surface", stroke: "--suspect", width: 2 });
      break;
    case "acted":
      pen.shape([x - 6 * size, y + 5 * size, x, y - 6 * size, x + 6 * size, y + 5 * size],
        { ...style, fill: "--ink", stroke: "--surface", width: 1 });
      break;
    case "timer fired":
      pen.disc(x, y, 4 * size, { ...style, fill: "--surface", stroke: "--ink-2", width: 1.8 });
      break;
    case "started":
      pen.disc(x, y, 3 * size, { ...style, fill: "--ink-2" });
      break;
    case "recognised":
      pen.disc(x, y, 3.5 * size, { ...style, fill: "--leader", stroke: "--surface", width: 1 });
      break;
    default:
      pen.disc(x, y, 2 * size, { ...style, fill: "--ink-3" });
  }
}

/**
 * The words of a moment, beside it.
 * @param {Scene} scene
 * @param {Moment} moment
 * @param {Labels} labels
 * @returns {Writing[]}
 */
function say(scene, moment, labels) {
  const said = moment.events.map((event) => meaning(event).word).filter(Boolean);
  const words = [...new Set(said)].join(" → ");
  if (!words || words === "timer") {
    return [];
  }
  const { viewport, selected, now, timeline } = scene;
  const isSelected = moment.events.some((event) => event === selected);
  // Above a level line, be it of the present or of messages that take no time, not across it.
  const onLine = moment.tick === now || timeline.level.has(moment.tick);
  const [x, y] = [viewport.x(moment.node), viewport.y(moment.tick) - (onLine ? 9 : 0)];
  const width = words.length * 6;
  for (const right of [true, false]) {
    const left = right ? x + 13 : x - 13 - width;
    const fits = left > viewport.gutter && left + width < viewport.width;
    if (fits && labels.take(left, y - 7, width, 14)) {
      const alphas = moment.events.map((event) => alphaOf(scene, moment.tick, [event.number]));
      /** @type {Writing["style"]} */
      const style = {
        align: right ? "left" : "right",
        size: 11.5,
        halo: true,
        colour: isSelected ? "--ink" : "--ink-2",
        weight: isSelected ? 650 : 400,
        alpha: Math.max(0.45, ...alphas),
      };
      return [{ x: right ? x + 13 : x - 13, y, text: words, style }];
    }
  }
  return [];
}

/**
 * Where an event is in the diagram, in pixels; undefined if it is nowhere.
 * @param {Scene} scene
 * @param {RunEvent} event
 */
export function placeOf({ viewport, timeline }, event) {
  const message = event.type === "dropped" ? timeline.messageOf(event) : undefined;
  if (message) {
    const { x2, y2 } = wayOf(viewport, message);
    return { x: x2, y: y2 };
  }
  const x = event.node ? viewport.x(event.node) : 9;
  return Number.isNaN(x) ? undefined : { x, y: viewport.y(event.tick) };
}

/** @param {Pen} pen @param {Scene} scene */
function drawSelection(pen, scene) {
  const place = scene.selected ? placeOf(scene, scene.selected) : undefined;
  if (place) {
    const of = scene.selected?.number;
    pen.disc(place.x, place.y, 9, { stroke: "--accent", width: 3, part: "selected", of });
    pen.flush();
  }
}

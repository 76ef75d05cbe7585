// @ts-check
/**
 * @typedef {import("./pen.js").Pen} Pen
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./labels.js").Labels} Labels
 * @typedef {import("./timeline.js").Message} Message
 * @typedef {import("./viewport.js").Viewport} Viewport
 */
import { DIM } from "./scene.js";

const MOST_WITH_HEADS = 2500;
const MOST_WITH_LABELS = 250;

/**
 * @typedef {{message: Message, x1: number, y1: number, x2: number, y2: number, meant: boolean,
 *   colour: string}} Way
 */

/**
 * @param {Pen} pen @param {Scene} scene @param {Labels} labels
 * @returns {number} how many
 */
export function drawMessages(pen, scene, labels) {
  const ways = waysInView(scene);
  const heads = ways.length <= MOST_WITH_HEADS;
  for (const emphasised of scene.chosen ? [false, true] : [true]) {
    for (const way of ways) {
      if (way.meant === emphasised) {
        drawWay(pen, scene, way, heads);
      }
    }
    pen.flush();
  }
  if (ways.length <= MOST_WITH_LABELS) {
    const said = new Set();
    // What is emphasised has the first choice of where there is room,
    // and acknowledgements the last.
    ways.sort((a, b) => rank(scene, b) - rank(scene, a)).forEach((way) => {
      // What goes to many at once says its kind once.
      const burst = `${way.message.from} ${way.message.sentAt} ${way.message.kind} ${way.meant}`;
      if (!said.has(burst) && label(pen, scene, way, labels)) {
        said.add(burst);
      }
    });
  }
  return ways.length;
}

/** @param {Scene} scene @param {Way} way */
function rank({ looks }, { message, meant }) {
  const category = looks.get(message.kind)?.category;
  return (meant ? 2 : 0) + (category === "ELECTION" || category === "ANNOUNCE" ? 1 : 0);
}

/** @param {Scene} scene @returns {Way[]} */
function waysInView(scene) {
  const { viewport, timeline } = scene;
  /** @type {Way[]} */
  const ways = [];
  const { from, to } = viewport.span;
  timeline.eachMessage(from, to, (message) => {
    if (!isShown(scene, message)) {
      return;
    }
    const way = wayOf(viewport, message);
    const [left, right] = [Math.min(way.x1, way.x2), Math.max(way.x1, way.x2)];
    if (right > viewport.gutter - 20 && left < viewport.width + 20) {
      const look = scene.looks.get(message.kind);
      const colour = look?.colour ?? "--k5";
      ways.push({ message, ...way, meant: isMeant(scene, message), colour });
    }
  });
  return ways;
}

/** @param {Scene} scene @param {Message} message */
export function isShown({ viewport, hiddenKinds, hiddenNodes }, message) {
  return !hiddenKinds.has(message.kind)
    && !hiddenNodes.has(message.from) && !hiddenNodes.has(message.to)
    && !Number.isNaN(viewport.x(message.from) + viewport.x(message.to));
}

/**
 * A message is part of a chain of causes only if both of its ends are.
 * @param {Scene} scene
 * @param {Message} message
 */
function isMeant({ chosen, selected }, message) {
  return chosen === null || message.sending === selected
    || (chosen.has(message.sending.number)
      && (message.arrival === null || chosen.has(message.arrival.number)));
}

/** Where a message goes, in pixels. @param {Viewport} viewport @param {Message} message */
export function wayOf(viewport, message) {
  const x1 = viewport.x(message.from);
  const y1 = viewport.y(message.sentAt);
  // What a node of a ring of one sends itself leaves its line for a moment.
  const x2 = message.from === message.to ? x1 + 16 : viewport.x(message.to);
  const y2 = viewport.y(message.reach);
  return { x1, y1, x2: x1 + (x2 - x1) * message.part, y2: y1 + (y2 - y1) * message.part };
}

/** @param {Pen} pen @param {Scene} scene @param {Way} way @param {boolean} withHead */
function drawWay(pen, scene, way, withHead) {
  const { message, x1, y1, x2, y2, meant, colour } = way;
  const { viewport, now, selected, chosen } = scene;
  const selects = selected !== undefined
    && (message.sending === selected || message.arrival === selected);
  const alpha = meant ? 1 : DIM;
  // From far away lines are thin, so that the pattern is seen and not a wall.
  const thin = Math.max(0.4, Math.min(1, viewport.scale / 12));
  const width = selects ? 3 : thin * (meant ? (chosen ? 2.2 : 1.8) : 1.4);
  const length = Math.max(1e-6, message.end - message.sentAt);
  const done = message.fate === "flying" && now === Infinity ? 0
    : Math.max(0, Math.min(1, (now - message.sentAt) / length));
  const style = { stroke: colour, width, alpha, part: "message", of: message.sending.number };
  const [x, y] = [x1 + (x2 - x1) * done, y1 + (y2 - y1) * done];
  if (done > 0) {
    pen.line([x1, y1, x, y], style);
  }
  if (done < 1) {
    // What is on its way is dotted ahead of it; what has not been sent yet is only lighter.
    pen.line([x, y, x2, y2], {
      ...style,
      part: done > 0 ? "ahead" : "message",
      alpha: meant ? 0.6 : DIM * 0.8,
      dash: done > 0 || message.fate === "flying" ? [2, 4] : undefined,
    });
  }
  if (withHead) {
    drawEnd(pen, way, done < 1 ? alpha * 0.7 : alpha, width);
  }
}

/** @param {Pen} pen @param {Way} way @param {number} alpha @param {number} width */
function drawEnd(pen, { message, x1, y1, x2, y2, colour }, alpha, width) {
  if (message.fate === "delivered" || message.fate === "flying") {
    const angle = Math.atan2(y2 - y1, x2 - x1);
    const size = Math.min(9, 4 + 2 * width);
    const [cos, sin] = [Math.cos(angle) * size, Math.sin(angle) * size];
    const barbs = [x2 - cos + sin / 2, y2 - sin - cos / 2, x2 - cos - sin / 2, y2 - sin + cos / 2];
    const of = message.sending.number;
    pen.shape([x2, y2, ...barbs], { fill: colour, alpha, part: "head", of });
  } else {
    const style = { stroke: colour, width: 2, alpha, part: "dropped", of: message.sending.number };
    pen.line([x2 - 4.5, y2 - 4.5, x2 + 4.5, y2 + 4.5], style);
    pen.line([x2 + 4.5, y2 - 4.5, x2 - 4.5, y2 + 4.5], style);
  }
}

/**
 * The kind of a message, beside its line and between the first two processes it passes.
 * @param {Pen} pen
 * @param {Scene} scene
 * @param {Way} way
 * @param {Labels} labels
 * @returns {boolean} whether there was room
 */
function label(pen, { viewport, now }, { message, x1, y1, x2, y2, meant }, labels) {
  const words = message.fate === "crash" ? `${message.kind} (to the dead)` : message.kind;
  const text = [words, message.kind].find((each) => each.length * 7 + 10 < viewport.column);
  if (!text || viewport.scale < 7) {
    return false;
  }
  const gaps = Math.max(1, Math.round(Math.abs(x2 - x1) / viewport.column));
  const slope = (y2 - y1) / (x2 - x1 || 1);
  const width = text.length * 7;
  // Nearest the sender where there is room; above the line by as much as it falls under the words.
  for (let gap = 0; gap < gaps; gap++) {
    const x = x1 + ((x2 - x1) * (gap + 0.5)) / gaps;
    const y = y1 + (x - x1) * slope - 8;
    if (labels.take(x - width / 2, y - 6, width, 12)) {
      const alpha = (meant ? 1 : 0.5) * (message.sentAt > now ? 0.6 : 1);
      pen.text(x, y, text, { align: "center", alpha, halo: true });
      return true;
    }
  }
  return false;
}

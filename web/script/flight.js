// @ts-check
/**
 * @typedef {import("./store.js").PanelState} PanelState
 * @typedef {import("./geometry.js").Geometry} Geometry
 * @typedef {import("./kinds.js").KindLook} KindLook
 */
import { trace } from "./kinds.js";

const TAIL = 0.22;
const FALL_TICKS = 1.6;

/** Draws what moves in a panel: messages on their way, those that fall off it, and timers. */
export class Flight {
  #colours = /** @type {Map<string, string>} */ (new Map());

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  }

  /** Colours are read once for each theme, not in every frame. */
  forgetColours() {
    this.#colours.clear();
  }

  /** @param {string} token */
  #colour(token) {
    let colour = this.#colours.get(token);
    if (!colour) {
      colour = getComputedStyle(this.canvas).getPropertyValue(token).trim();
      this.#colours.set(token, colour);
    }
    return colour;
  }

  /** @param {number} width @param {number} height */
  resize(width, height) {
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /**
   * @param {PanelState} panel
   * @param {Geometry} geometry
   * @param {number} time in ticks, with a fraction
   */
  draw(panel, geometry, time) {
    this.context.clearRect(0, 0, geometry.width, geometry.height);
    this.#drawTimers(panel, geometry, time);
    this.#drawMessages(panel, geometry, time);
    this.#drawStopped(panel, geometry, time);
  }

  /**
   * Messages of one kind are one path: thousands cost little more than one.
   * @param {PanelState} panel @param {Geometry} geometry @param {number} time
   */
  #drawMessages(panel, geometry, time) {
    const byKind = Map.groupBy(panel.inFlight.values(), (message) => message.kind);
    const scale = geometry.node < 8 ? 0.7 : 1;
    for (const [kind, messages] of byKind) {
      const look = panel.looks.get(kind);
      if (look) {
        this.#drawKind(messages, look, geometry, time, scale);
      }
    }
  }

  /**
   * @param {import("./types.js").InFlight[]} messages
   * @param {KindLook} look
   * @param {Geometry} geometry
   * @param {number} time
   * @param {number} scale
   */
  #drawKind(messages, look, geometry, time, scale) {
    const context = this.context;
    const straight = look.category === "DETECT";
    const tails = new Path2D();
    const dots = new Path2D();
    for (const message of messages) {
      const part = partOf(message, time);
      const head = geometry.along(message, straight, part);
      const tail = geometry.along(message, straight, Math.max(0, part - TAIL));
      tails.moveTo(tail.x, tail.y);
      if (geometry.ring && !straight) {
        const middle = geometry.along(message, straight, Math.max(0, part - TAIL / 2));
        tails.lineTo(middle.x, middle.y);
      }
      tails.lineTo(head.x, head.y);
      trace(/** @type {any} */ (dots), look, head.x, head.y, scale);
    }
    const colour = this.#colour(look.colour);
    context.lineWidth = look.size * 0.55 * scale;
    context.lineCap = "round";
    context.strokeStyle = colour;
    context.globalAlpha = 0.4;
    context.stroke(tails);
    context.globalAlpha = 1;
    context.lineWidth = 1.6;
    context.strokeStyle = this.#colour("--surface");
    context.stroke(dots);
    context.fillStyle = colour;
    context.fill(dots);
  }

  /** @param {PanelState} panel @param {Geometry} geometry @param {number} time */
  #drawStopped(panel, geometry, time) {
    const context = this.context;
    for (const message of panel.stopped) {
      const look = panel.looks.get(message.kind);
      const since = time - message.stoppedAt;
      if (!look || since > FALL_TICKS) {
        continue;
      }
      const straight = look.category === "DETECT";
      const part = Math.min(message.stoppedIn, Math.max(0, partOf(message, time)));
      const at = geometry.along(message, straight, part);
      const fallen = Math.max(0, since) / FALL_TICKS;
      context.globalAlpha = 1 - fallen;
      const y = at.y + (message.stoppedIn < 1 ? 26 * fallen * fallen : 0);
      context.beginPath();
      trace(context, look, at.x, y, 1);
      context.fillStyle = this.#colour(look.colour);
      context.fill();
      if (since > 0) {
        this.#cross(at.x, y);
      }
      context.globalAlpha = 1;
    }
  }

  /** @param {number} x @param {number} y */
  #cross(x, y) {
    const context = this.context;
    context.beginPath();
    context.moveTo(x - 5, y - 5);
    context.lineTo(x + 5, y + 5);
    context.moveTo(x + 5, y - 5);
    context.lineTo(x - 5, y + 5);
    context.strokeStyle = this.#colour("--violation");
    context.lineWidth = 1.8;
    context.stroke();
  }

  /**
   * The next timer of each node is an arc round it that runs out.
   * @param {PanelState} panel @param {Geometry} geometry @param {number} time
   */
  #drawTimers(panel, geometry, time) {
    const context = this.context;
    for (const node of panel.nodes.values()) {
      const next = node.timers.reduce((a, b) => (!a || b.due < a.due ? b : a),
        /** @type {import("./types.js").Pending | null} */ (null));
      if (!next || node.status === "crashed" || node.status === "left") {
        continue;
      }
      const left = (next.due - time) / Math.max(1, next.due - next.setAt);
      const { x, y } = geometry.of(node.id);
      context.beginPath();
      context.arc(x, y, geometry.node + 4, -Math.PI / 2,
        -Math.PI / 2 + 2 * Math.PI * Math.min(1, Math.max(0, left)));
      context.strokeStyle = this.#colour(next.timer === "DETECTOR" ? "--suspect" : "--ink-3");
      context.globalAlpha = next.timer === "DETECTOR" ? 0.45 : 0.7;
      context.lineWidth = next.timer === "DETECTOR" ? 1.3 : 1.8;
      context.stroke();
      context.globalAlpha = 1;
    }
  }
}

/**
 * How much of its way is behind a message, 0 to 1.
 * @param {{sentAt: number, due: number}} message
 * @param {number} time
 */
function partOf(message, time) {
  const length = Math.max(1e-9, message.due - message.sentAt);
  return Math.min(1, Math.max(0, (time - message.sentAt) / length));
}

// @ts-check
/**
 * @typedef {import("./store.js").PanelState} PanelState
 * @typedef {import("./geometry.js").Geometry} Geometry
 * @typedef {import("./kinds.js").KindLook} KindLook
 * @typedef {import("./store.js").InFlight} InFlight
 * @typedef {import("./wire.js").NodeId} NodeId
 */
import { trace } from "./kinds.js";
import { partOf } from "./store.js";

const TAIL = 0.22;
const FALL_TICKS = 1.6;
/** Above so many messages in a panel, each is drawn smaller and without its tail. */
const MANY = 200;
/** How near to a message a click has to be, in pixels. */
const NEAR = 12;

/** Draws what moves in a panel: messages on their way, those that fall off it, and timers. */
export class Flight {
  #colours = /** @type {Map<string, string>} */ (new Map());
  #stamps = /** @type {Map<string, {picture: OffscreenCanvas, half: number}>} */ (new Map());
  #ratio = 1;

  /** The number of the message that is emphasised; 0 for none. */
  chosen = 0;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  }

  /** Colours are read once for each theme, not in every frame. */
  forgetColours() {
    this.#colours.clear();
    this.#stamps.clear();
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
    const ratio = Math.min(Math.ceil(window.devicePixelRatio || 1), 2);
    this.#ratio = ratio;
    this.#stamps.clear();
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /**
   * @param {PanelState} panel
   * @param {Geometry} geometry
   * @param {number} time in ticks, with a fraction
   * @param {{selected: NodeId, hovered: NodeId}} marked nodes that show their timer even in a crowd
   */
  draw(panel, geometry, time, marked) {
    this.context.clearRect(0, 0, geometry.width, geometry.height);
    this.#drawTimers(panel, geometry, time, marked);
    this.#drawMessages(panel, geometry, time);
    this.#drawStopped(panel, geometry, time);
    this.#drawChosen(panel, geometry, time);
  }

  /** @param {PanelState} panel @param {Geometry} geometry @param {number} time */
  #drawChosen(panel, geometry, time) {
    const message = panel.inFlight.get(this.chosen);
    if (message) {
      const { x, y } = placeOf(panel, geometry, message, time);
      this.context.beginPath();
      this.context.arc(x, y, 9, 0, 2 * Math.PI);
      this.context.strokeStyle = this.#colour("--accent");
      this.context.lineWidth = 2;
      this.context.stroke();
    }
  }

  /**
   * The number of the message that is drawn nearest to a point; 0 if none is near.
   * @param {PanelState} panel
   * @param {Geometry} geometry
   * @param {number} time
   * @param {number} x
   * @param {number} y
   */
  hit(panel, geometry, time, x, y) {
    let least = NEAR;
    let number = 0;
    for (const message of panel.inFlight.values()) {
      const at = placeOf(panel, geometry, message, time);
      const distance = Math.hypot(at.x - x, at.y - y);
      if (distance < least) {
        least = distance;
        number = message.number;
      }
    }
    return number;
  }

  /** @param {PanelState} panel @param {Geometry} geometry @param {number} time */
  #drawMessages(panel, geometry, time) {
    const many = panel.inFlight.size > MANY;
    const scale = Math.min(1.7, Math.max(0.7, geometry.node / 14.5)) * (many ? 0.7 : 1);
    const byKind = Map.groupBy(panel.inFlight.values(), (message) => message.kind);
    for (const [kind, messages] of byKind) {
      const look = panel.looks.get(kind);
      if (look) {
        if (!many) {
          this.#drawTails(messages, look, geometry, time, scale);
        }
        this.#drawHeads(messages, look, geometry, time, scale, many);
      }
    }
  }

  /**
   * The tails of one kind are one path: hundreds cost little more than one.
   * @param {InFlight[]} messages @param {KindLook} look @param {Geometry} geometry
   * @param {number} time @param {number} scale
   */
  #drawTails(messages, look, geometry, time, scale) {
    const context = this.context;
    const straight = look.category === "DETECT";
    context.beginPath();
    for (const message of messages) {
      const part = partOf(message, time);
      const head = geometry.along(message, straight, part);
      const tail = geometry.along(message, straight, Math.max(0, part - TAIL));
      context.moveTo(tail.x, tail.y);
      if (geometry.ring && !straight) {
        const middle = geometry.along(message, straight, Math.max(0, part - TAIL / 2));
        context.lineTo(middle.x, middle.y);
      }
      context.lineTo(head.x, head.y);
    }
    context.lineWidth = look.size * 0.55 * scale;
    context.strokeStyle = this.#colour(look.colour);
    context.globalAlpha = 0.4;
    context.stroke();
    context.globalAlpha = 1;
  }

  /**
   * The head of a message is the stamp of its kind: setting one down
   * costs far less than drawing it.
   * @param {InFlight[]} messages @param {KindLook} look @param {Geometry} geometry
   * @param {number} time @param {number} scale @param {boolean} bare without the line round it
   */
  #drawHeads(messages, look, geometry, time, scale, bare) {
    const { picture, half } = this.#stamp(look, scale, bare);
    const straight = look.category === "DETECT";
    for (const message of messages) {
      const { x, y } = geometry.along(message, straight, partOf(message, time));
      this.context.drawImage(picture, x - half, y - half, 2 * half, 2 * half);
    }
  }

  /** @param {KindLook} look @param {number} scale @param {boolean} bare */
  #stamp(look, scale, bare) {
    const key = `${look.colour} ${look.shape} ${look.size} ${scale} ${bare} ${this.#ratio}`;
    let stamp = this.#stamps.get(key);
    if (!stamp) {
      const half = Math.ceil(look.size * scale * 1.25 + 2);
      const picture = new OffscreenCanvas(2 * half * this.#ratio, 2 * half * this.#ratio);
      const context = /** @type {any} */ (picture.getContext("2d"));
      context.scale(this.#ratio, this.#ratio);
      trace(context, look, half, half, scale);
      if (!bare) {
        context.lineWidth = 1.6;
        context.strokeStyle = this.#colour("--surface");
        context.stroke();
      }
      context.fillStyle = this.#colour(look.colour);
      context.fill();
      stamp = { picture, half };
      this.#stamps.set(key, stamp);
    }
    return stamp;
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
   * @param {{selected: NodeId, hovered: NodeId}} marked
   */
  #drawTimers(panel, geometry, time, { selected, hovered }) {
    const arcs = { own: new Path2D(), detector: new Path2D() };
    for (const node of panel.nodes.values()) {
      const up = node.status !== "crashed" && node.status !== "left";
      const shown = !geometry.crowded || node.id === selected || node.id === hovered;
      const next = up && shown && node.timers.length > 0
        ? node.timers.reduce((a, b) => (b.due < a.due ? b : a)) : null;
      if (next) {
        const left = (next.due - time) / Math.max(1, next.due - next.setAt);
        const { x, y } = geometry.of(node.id);
        const radius = geometry.node * 1.1 + 2.5;
        const path = next.timer === "DETECTOR" ? arcs.detector : arcs.own;
        path.moveTo(x, y - radius);
        const angle = 2 * Math.PI * Math.min(1, Math.max(0, left));
        path.arc(x, y, radius, -Math.PI / 2, -Math.PI / 2 + angle);
      }
    }
    this.#strokeArcs(arcs.detector, "--suspect", 0.45, 1.3);
    this.#strokeArcs(arcs.own, "--ink-3", 0.7, 1.8);
  }

  /** @param {Path2D} arcs @param {string} colour @param {number} alpha @param {number} width */
  #strokeArcs(arcs, colour, alpha, width) {
    const context = this.context;
    context.strokeStyle = this.#colour(colour);
    context.globalAlpha = alpha;
    context.lineWidth = width;
    context.stroke(arcs);
    context.globalAlpha = 1;
  }
}

/**
 * @param {PanelState} panel
 * @param {Geometry} geometry
 * @param {InFlight} message
 * @param {number} time
 */
function placeOf(panel, geometry, message, time) {
  const straight = panel.looks.get(message.kind)?.category === "DETECT";
  return geometry.along(message, straight, partOf(message, time));
}

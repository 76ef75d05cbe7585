// @ts-check

/**
 * How something is drawn; colours are named by their tokens. `part` and `of` say what it shows,
 * for a picture that keeps its parts.
 * @typedef {{stroke?: string, fill?: string, width?: number, dash?: number[], alpha?: number,
 *   round?: boolean, part?: string, of?: number}} Style
 * @typedef {{colour?: string, size?: number, weight?: number, align?: "left" | "center" | "right",
 *   alpha?: number, halo?: boolean}} TextStyle
 * @typedef {{x: number, y: number, text: string, style: TextStyle}} Writing
 *
 * What a diagram is drawn with: on a canvas, or into an SVG.
 * @typedef {{
 *   line(points: number[], style: Style): void,
 *   shape(points: number[], style: Style): void,
 *   disc(x: number, y: number, radius: number, style: Style): void,
 *   box(x: number, y: number, width: number, height: number, style: Style): void,
 *   text(x: number, y: number, text: string, style: TextStyle): void,
 *   flush(): void}} Pen
 */

/** The colours of the present theme, by token; read once. */
export class Palette {
  /** @type {Map<string, string>} */
  #colours = new Map();

  /** @param {Element} element */
  constructor(element) {
    this.element = element;
  }

  /** @param {string} token */
  get(token) {
    let colour = this.#colours.get(token);
    if (colour === undefined) {
      colour = getComputedStyle(this.element).getPropertyValue(token).trim();
      this.#colours.set(token, colour);
    }
    return colour;
  }

  forget() {
    this.#colours.clear();
  }
}

/**
 * Draws on a canvas. What looks the same is one path: thousands of lines cost little more than one.
 */
export class CanvasPen {
  /** @type {Map<string, {path: Path2D, style: Style}>} */
  #paths = new Map();
  /** @type {Writing[]} */
  #texts = [];

  /** @param {HTMLCanvasElement} canvas @param {Palette} palette */
  constructor(canvas, palette) {
    this.canvas = canvas;
    this.palette = palette;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  }

  /** @param {number} width @param {number} height */
  resize(width, height) {
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  clear() {
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  /** @param {Style} style */
  #path(style) {
    const { stroke, fill, width, dash, alpha, round } = style;
    const key = `${stroke} ${fill} ${width} ${dash} ${alpha} ${round}`;
    let entry = this.#paths.get(key);
    if (!entry) {
      entry = { path: new Path2D(), style };
      this.#paths.set(key, entry);
    }
    return entry.path;
  }

  /** @param {number[]} points @param {Style} style */
  line(points, style) {
    const path = this.#path(style);
    path.moveTo(points[0], points[1]);
    for (let i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
  }

  /** @param {number[]} points @param {Style} style */
  shape(points, style) {
    this.line(points, style);
    this.#path(style).closePath();
  }

  /** @param {number} x @param {number} y @param {number} radius @param {Style} style */
  disc(x, y, radius, style) {
    const path = this.#path(style);
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @param {Style} style
   */
  box(x, y, width, height, style) {
    this.#path(style).rect(x, y, width, height);
  }

  /** @param {number} x @param {number} y @param {string} text @param {TextStyle} style */
  text(x, y, text, style) {
    this.#texts.push({ x, y, text, style });
  }

  /** Puts down what has been drawn: what comes later lies above it. */
  flush() {
    const { context, palette } = this;
    for (const { path, style } of this.#paths.values()) {
      context.globalAlpha = style.alpha ?? 1;
      if (style.fill) {
        context.fillStyle = palette.get(style.fill);
        context.fill(path);
      }
      if (style.stroke) {
        context.strokeStyle = palette.get(style.stroke);
        context.lineWidth = style.width ?? 1;
        context.lineCap = style.round ? "round" : "butt";
        context.setLineDash(style.dash ?? []);
        context.stroke(path);
      }
    }
    this.#paths.clear();
    this.#texts.forEach((item) => this.#write(item));
    this.#texts = [];
    context.globalAlpha = 1;
  }

  /** @param {Writing} item */
  #write({ x, y, text, style }) {
    const { context, palette } = this;
    context.font = `${style.weight ?? 400} ${style.size ?? 11}px ${palette.get("--font")}`;
    context.textAlign = style.align ?? "left";
    context.textBaseline = "middle";
    if (style.halo) {
      // What is written across lines stays readable.
      context.globalAlpha = 0.85;
      context.strokeStyle = palette.get("--surface");
      context.lineWidth = 3;
      context.lineJoin = "round";
      context.setLineDash([]);
      context.strokeText(text, x, y);
    }
    context.globalAlpha = style.alpha ?? 1;
    context.fillStyle = palette.get(style.colour ?? "--ink-2");
    context.fillText(text, x, y);
  }
}

// @ts-check
/**
 * @typedef {import("./pen.js").Style} Style
 * @typedef {import("./pen.js").TextStyle} TextStyle
 * @typedef {import("./pen.js").Palette} Palette
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./wire.js").NodeId} NodeId
 */
import { svg } from "./dom.js";
import { drawRun } from "./draw-run.js";
import { shapeOf } from "./heads.js";
import { linesOf, nameOf, STORE } from "./names.js";
import { wrapped } from "./origin.js";
import { Viewport } from "./viewport.js";

/** More than this, and only what is in view is exported. */
const MOST_EVENTS = 5000;
const HEAD = 48;
/**
 * The lines below it: their height, their distance from the edge, and
 * how wide a character is at most.
 */
const ROW = 15;
const INSET = 10;
const CHARACTER = 5.6;

/** Draws into an SVG. */
class SvgPen {
  /** @param {SVGElement} root @param {Palette} palette */
  constructor(root, palette) {
    this.root = root;
    this.palette = palette;
  }

  /** @param {string} tag @param {Style} style @param {Record<string, unknown>} attributes */
  #put(tag, style, attributes) {
    this.root.append(svg(tag, { ...attributes,
      fill: style.fill ? this.palette.get(style.fill) : "none",
      stroke: style.stroke ? this.palette.get(style.stroke) : null,
      "stroke-width": style.stroke ? style.width ?? 1 : null,
      "stroke-dasharray": style.dash?.join(" "),
      "stroke-linecap": style.round ? "round" : null,
      opacity: (style.alpha ?? 1) < 1 ? round(style.alpha ?? 1) : null,
      class: style.part, "data-event": style.of }));
  }

  /** @param {number[]} points @param {Style} style */
  line(points, style) {
    this.#put("path", style, { d: pathOf(points) });
  }

  /** @param {number[]} points @param {Style} style */
  shape(points, style) {
    this.#put("path", style, { d: `${pathOf(points)}Z` });
  }

  /** @param {number} cx @param {number} cy @param {number} r @param {Style} style */
  disc(cx, cy, r, style) {
    this.#put("circle", style, { cx: round(cx), cy: round(cy), r: round(r) });
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @param {Style} style
   */
  box(x, y, width, height, style) {
    const at = { x: round(x), y: round(y) };
    this.#put("rect", style, { ...at, width: round(width), height: round(height) });
  }

  /** @param {number} x @param {number} y @param {string} words @param {TextStyle} style */
  text(x, y, words, style) {
    const anchor = style.align === "center" ? "middle" : style.align === "right" ? "end" : "start";
    const halo = {
      stroke: this.palette.get("--surface"),
      "stroke-width": 3,
      "stroke-linejoin": "round",
      "paint-order": "stroke",
    };
    const text = svg("text", {
      x: round(x),
      y: round(y),
      "dominant-baseline": "central",
      "text-anchor": anchor,
      "font-size": style.size ?? 11,
      "font-weight": style.weight,
      fill: this.palette.get(style.colour ?? "--ink-2"),
      opacity: (style.alpha ?? 1) < 1 ? round(style.alpha ?? 1) : null,
      ...(style.halo ? halo : {}),
    });
    text.textContent = words;
    this.root.append(text);
  }

  /** What is put down first lies below already. */
  flush() {}
}

/**
 * The diagram as an SVG that needs nothing else: all of the run that is known, or what is in view
 * if that is more than anyone could read. Below it stands what it shows, and where it comes from.
 * @param {Scene} scene
 * @param {Palette} palette
 * @param {import("./origin.js").Origin} origin
 * @param {number} events how many there are
 * @returns {string}
 */
export function exportSvg(scene, palette, origin, events) {
  const viewport = pageOf(scene, events > MOST_EVENTS);
  const extent = events > MOST_EVENTS
    ? `what was in view, ticks ${span(viewport)}` : origin.extent;
  const about = [
    `${origin.algorithm}, ${extent}${leftOut(scene)}.`,
    `Hustings ${origin.version}: ${origin.address}`,
  ];
  const most = Math.floor((viewport.width - 2 * INSET) / CHARACTER);
  const foot = about.flatMap((words) => wrapped(words, most));
  const height = viewport.height + HEAD + ROW * foot.length + INSET;
  const body = svg("svg", { y: HEAD, width: viewport.width, height: viewport.height });
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: viewport.width, height,
    viewBox: `0 0 ${viewport.width} ${height}`, "font-family": palette.get("--font") },
    svg("title"), svg("desc"),
    svg("rect", { width: viewport.width, height, fill: palette.get("--surface") }),
    body);
  root.children[0].textContent = about[0];
  root.children[1].textContent = about[1];
  // A picture has no present: what is known is drawn in full.
  drawRun(new SvgPen(body, palette), { ...scene, viewport, now: Infinity });
  const heads = new SvgPen(root, palette);
  const shape = shapeOf(viewport.ids, viewport.column);
  for (const id of viewport.ids) {
    const alpha = scene.hiddenNodes.has(id) ? 0.28 : 1;
    drawHead(heads, id, viewport.x(id), shape, alpha);
  }
  foot.forEach((words, i) => {
    const y = height - INSET / 2 - ROW * (foot.length - i - 0.5);
    heads.text(INSET, y, words, { size: 10, colour: "--ink-2" });
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

/**
 * Who a process is, above its line.
 * @param {SvgPen} pen
 * @param {NodeId} id
 * @param {number} x
 * @param {ReturnType<typeof shapeOf>} shape
 * @param {number} alpha
 */
function drawHead(pen, id, x, { width, height, type, most }, alpha) {
  const style = { stroke: "--follower", width: 2, alpha, part: "head-of-process", of: undefined };
  if (width === height) {
    pen.disc(x, HEAD / 2, width / 2, style);
  } else {
    pen.box(x - width / 2, (HEAD - height) / 2, width, height, style);
  }
  const lines = id === STORE ? ["S"] : linesOf(nameOf(id), most);
  // A picture can be enlarged.
  const size = type || width / 6;
  lines.forEach((line, i) => pen.text(x, HEAD / 2 + (i - (lines.length - 1) / 2) * 1.1 * size, line,
    { align: "center", size, weight: 650, colour: "--ink", alpha }));
}

/** @param {Viewport} viewport */
function span(viewport) {
  const first = Math.max(0, Math.floor(viewport.tickAt(0)));
  return `${first} to ${Math.ceil(viewport.tickAt(viewport.height))}`;
}

/** What is not drawn, or pale. @param {Scene} scene */
function leftOut({ hiddenKinds, hiddenNodes }) {
  const kinds = [...hiddenKinds].join(", ");
  const nodes = [...hiddenNodes].map(nameOf).join(", ");
  return `${kinds ? `, without ${kinds}` : ""}${nodes ? `, nodes ${nodes} left out` : ""}`;
}

/**
 * The room for an export, with no more width than its processes need.
 * @param {Scene} scene
 * @param {boolean} inViewOnly
 */
function pageOf({ viewport, known }, inViewOnly) {
  const page = new Viewport();
  page.ids = viewport.ids;
  page.scale = viewport.scale;
  page.ticks = Math.min(viewport.ticks, Math.max(1, known + 2));
  page.width = viewport.width;
  page.lay();
  page.width = Math.ceil(page.contentWidth);
  page.height = inViewOnly ? viewport.height : Math.ceil(page.contentHeight);
  page.scrollTop = inViewOnly ? viewport.scrollTop : 0;
  page.lay();
  return page;
}

/** @param {number[]} points */
function pathOf(points) {
  let path = "";
  for (let i = 0; i < points.length; i += 2) {
    path += `${i === 0 ? "M" : "L"}${round(points[i])} ${round(points[i + 1])}`;
  }
  return path;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}

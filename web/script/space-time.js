// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./wire.js").RunEvent} RunEvent
 * @typedef {import("./wire.js").NodeId} NodeId
 * @typedef {import("./scene.js").Scene} Scene
 */
import { causalFuture, causalPast } from "./causality.js";
import { describe } from "./describe.js";
import { element, write } from "./dom.js";
import { drawRun } from "./draw-run.js";
import { placeOf } from "./draw-moments.js";
import { Heads } from "./heads.js";
import { eventAt } from "./hit.js";
import { Pan } from "./pan.js";
import { CanvasPen, Palette } from "./pen.js";
import { Timeline } from "./timeline.js";
import { learnPast } from "./trace.js";
import { Viewport } from "./viewport.js";
import { bandsOf } from "./violations.js";

/** @typedef {"all" | "past" | "future"} Emphasis */

/** The space-time diagram of the selected panel: processes side by side, time downward. */
export class SpaceTime {
  #canvas = /** @type {HTMLCanvasElement} */ (element("canvas", { "aria-hidden": "true" }));
  #spacer = element("div", { class: "space-time-size" });
  #field = element("div", { class: "space-time-field", tabindex: 0, role: "group",
    "aria-describedby": "space-time-keys" }, this.#canvas, this.#spacer);
  #hint = element("div", { class: "space-time-hint num", hidden: true, "aria-hidden": "true" });
  #words = element("p", { class: "space-time-words num", role: "status" });
  #heads = new Heads((id) => this.toggleNode(id));
  root = element("div", { class: "space-time" },
    this.#heads.root, this.#field, this.#hint, this.#words,
    element("p", { class: "sr", id: "space-time-keys" },
      "Arrow keys move the view, plus and minus zoom. N goes to the next event of the same node, "
      + "shift N to the one before; Enter moves time there."));
  #viewport = new Viewport();
  #timeline = new Timeline();
  /** @type {RunEvent[]} the events that the timeline holds */
  #held = [];
  #frame = 0;
  #learning = false;
  /** @type {Emphasis} */
  emphasis = "past";
  /** @type {Set<string>} */
  hiddenKinds = new Set();
  /** @type {Set<NodeId>} */
  hiddenNodes = new Set();
  /** @type {Set<number> | null} */
  #chosen = null;
  /**
   * What that was worked out for.
   * @type {{event?: RunEvent, emphasis: Emphasis, basis: RunEvent[] | null}}
   */
  #chosenFor = { emphasis: "all", basis: null };
  /** @type {RunEvent | undefined} */
  #event;

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    this.connection = connection;
    this.palette = new Palette(this.root);
    this.pen = new CanvasPen(this.#canvas, this.palette);
    this.pan = new Pan(this.#field, this.#viewport, () => this.draw(), {
      tap: (x, y) => this.#tap(x, y),
      twice: () => this.goToSelected(),
      over: (x, y) => this.#hover(x, y),
      zoomed: () => this.show(),
    });
    store.addEventListener("state", (event) =>
      this.#moved(/** @type {CustomEvent} */ (event).detail.jumped));
    store.addEventListener("opened", () => this.#opened());
    store.addEventListener("selection", () => this.show());
    store.addEventListener("clock", () => (this.pan.follows = this.pan.follows || store.playing));
    document.addEventListener("hustings:theme", () => {
      this.palette.forget();
      this.draw();
    });
    new ResizeObserver(() => this.#resize()).observe(this.#field);
  }

  get #visible() {
    return this.root.offsetParent !== null;
  }

  #opened() {
    this.#timeline = new Timeline();
    this.#held = [];
    this.show();
  }

  /** @param {boolean} jumped */
  #moved(jumped) {
    if (this.#visible) {
      this.show();
      this.pan.followTo(this.store.tick, jumped);
    }
  }

  #resize() {
    const { clientWidth, clientHeight } = this.#field;
    if (clientWidth > 0 && clientHeight > 0) {
      this.#viewport.width = clientWidth;
      this.#viewport.height = clientHeight;
      this.pen.resize(clientWidth, clientHeight);
      this.show();
      this.pan.followTo(this.store.tick, true);
    }
  }

  /** Takes in what is new, and draws. */
  show() {
    if (!this.#visible || !this.store.opened) {
      return;
    }
    const { panel, opened, furthest } = this.store;
    this.#learn();
    this.#take(panel.events);
    this.#viewport.ids = [...panel.nodes.keys()];
    this.#viewport.ticks = Math.max(opened.length, furthest, panel.known.to, 1);
    this.#viewport.gutter = this.#viewport.width < 500 ? 38 : 50;
    this.#viewport.lay();
    this.#spacer.style.width = `${Math.floor(this.#viewport.contentWidth)}px`;
    this.#spacer.style.height = `${Math.ceil(this.#viewport.contentHeight)}px`;
    this.#choose();
    this.draw();
  }

  /** Keeps the timeline if events only came after those it has. @param {RunEvent[]} events */
  #take(events) {
    const held = this.#held;
    const continues = events.length >= held.length
      && events[0] === held[0] && events[held.length - 1] === held.at(-1);
    if (!continues) {
      this.#timeline = new Timeline();
    }
    this.#timeline.add(continues ? events.slice(held.length) : events);
    this.#held = events;
  }

  async #learn() {
    const { panel } = this.store;
    if (this.#learning || (panel.known.from === 0 && panel.known.to >= this.store.tick)) {
      return;
    }
    this.#learning = true;
    const learnt = await learnPast(this.store, panel).catch(() => false);
    this.#learning = false;
    if (learnt) {
      this.show();
    }
  }

  #choose() {
    const event = (this.#event = this.store.event);
    const { events, algorithm } = this.store.panel;
    // The past of an event never changes; its future grows with the run.
    const basis = this.emphasis === "future" ? events : null;
    const last = this.#chosenFor;
    if (last.event !== event || last.emphasis !== this.emphasis || last.basis !== basis) {
      this.#chosenFor = { event, emphasis: this.emphasis, basis };
      this.#chosen = !event || this.emphasis === "all" ? null
        : this.emphasis === "past" ? causalPast(events, event) : causalFuture(events, event);
    }
    const around = this.#chosen
      ? `, ${this.#chosen.size - 1} events in its causal ${this.emphasis}` : "";
    write(this.#words, event ? `t ${event.tick}: ${describe(event)}${around}`
      : "Click a message or a mark to select its event; double-click to go there.");
    this.#field.setAttribute("aria-label",
      `Space-time diagram of ${algorithm.name}, ${events.length} events`);
    this.root.dataset.selected = String(event?.number ?? 0);
    this.root.dataset.emphasisedCount = String(this.#chosen?.size ?? 0);
    this.root.dataset.events = String(events.length);
  }

  /** @returns {Scene} */
  get scene() {
    const { panel, tick } = this.store;
    return {
      timeline: this.#timeline,
      viewport: this.#viewport,
      now: tick,
      known: Math.max(tick, panel.known.to),
      looks: panel.looks,
      violations: bandsOf(panel.violations),
      hiddenKinds: this.hiddenKinds,
      hiddenNodes: this.hiddenNodes,
      chosen: this.#chosen,
      selected: this.#event,
    };
  }

  /** Draws with the next frame. */
  draw() {
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#drawNow();
      });
    }
  }

  #drawNow() {
    if (!this.#visible) {
      return;
    }
    this.pen.clear();
    const { processes, messages, marks } = drawRun(this.pen, this.scene);
    const { panel, selection } = this.store;
    this.#heads.show(panel.nodes, this.#viewport, this.hiddenNodes, selection.node);
    this.root.dataset.drawn = String(processes + messages + marks);
    this.root.dataset.drawnProcesses = String(processes);
    this.root.dataset.drawnMessages = String(messages);
  }

  /** @param {number} x @param {number} y */
  #tap(x, y) {
    const event = eventAt(this.scene, x, y);
    const { panel, node } = this.store.selection;
    this.store.select(panel, event?.node ?? node, event?.number ?? 0);
  }

  /** @param {number} x @param {number} y */
  #hover(x, y) {
    const event = x < 0 ? undefined : eventAt(this.scene, x, y);
    this.#hint.hidden = !event;
    this.#field.classList.toggle("over-event", event !== undefined);
    if (event) {
      write(this.#hint, `t ${event.tick}: ${describe(event)}`);
      const left = Math.min(x + 14, this.#viewport.width - this.#hint.offsetWidth - 8);
      const top = y + this.#field.offsetTop + 16;
      this.#hint.style.transform = `translate(${Math.max(4, left)}px, ${top}px)`;
    }
  }

  /** @param {NodeId} id */
  toggleNode(id) {
    if (!this.hiddenNodes.delete(id)) {
      this.hiddenNodes.add(id);
    }
    this.root.dispatchEvent(new CustomEvent("filtered"));
    this.draw();
  }

  /**
   * Selects the next, or the previous, event of the node of the selected one.
   * @param {1 | -1} step
   */
  move(step) {
    const { event, selection, tick } = this.store;
    const node = event?.node || selection.node || this.#viewport.ids[0];
    const all = this.#timeline.ofNode.get(node) ?? [];
    const next = event?.node ? all[all.indexOf(event) + step]
      : step > 0 ? all.find((each) => each.tick >= tick) ?? all.at(-1)
      : all.findLast((each) => each.tick <= tick);
    if (next) {
      this.store.select(selection.panel, node, next.number);
      const place = placeOf(this.scene, next);
      this.pan.reveal(place?.x ?? 0, place?.y ?? 0);
    }
  }

  goToSelected() {
    if (this.store.event) {
      this.connection.seek(this.store.event.tick);
    }
  }

  /** Comes into view, at the present. */
  open() {
    this.#resize();
    this.follow();
    this.#field.focus({ preventScroll: true });
  }

  /** Goes to the present, and stays with it. */
  follow() {
    this.pan.follows = true;
    this.pan.followTo(this.store.tick, true);
  }
}

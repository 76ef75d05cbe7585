// @ts-check
/**
 * @typedef {import("./wire.js").Opened} Opened
 * @typedef {import("./wire.js").Frame} Frame
 * @typedef {import("./wire.js").PanelSummary} PanelSummary
 * @typedef {import("./wire.js").RunEvent} RunEvent
 * @typedef {import("./wire.js").NodeId} NodeId
 */
import { looks } from "./kinds.js";
import { patched } from "./merge-patch.js";
import { cutsAt } from "./network.js";
import { violationsIn } from "./violations.js";

/**
 * A message on its way; `turned` where a delay has met it.
 * @typedef {import("./wire.js").InFlight & {turned?: {at: number, part: number}}} InFlight
 *
 * How a run stands, its latest elections in a list.
 * @typedef {Omit<PanelSummary, "elections"> & {elections: import("./wire.js").Election[]}} Standing
 *
 * A row of the table with its heading.
 * @typedef {import("./wire.js").Heading & import("./wire.js").Figures} Row
 *
 * A message that will never be handled, as it is drawn: from when on, and where it stopped.
 * @typedef {InFlight & {stoppedAt: number, stoppedIn: number}} Stopped
 */

/**
 * How much of its way is behind a message, 0 to 1. One that was delayed on its way has gone a part
 * of it before, and goes the rest until it is due.
 * @param {InFlight} message
 * @param {number} time
 */
export function partOf({ sentAt, due, turned }, time) {
  const from = turned && time > turned.at ? turned : { at: sentAt, part: 0 };
  const to = turned && time <= turned.at ? turned : { at: due, part: 1 };
  const way = (time - from.at) / Math.max(1e-9, to.at - from.at);
  return from.part + (to.part - from.part) * Math.min(1, Math.max(0, way));
}

/** How many events of a panel are kept while it plays on and on. */
const MOST_KEPT = 20_000;

/** One algorithm, as far as the server has told. */
export class PanelState {
  #judgedTo = -1;
  /** @type {Partial<PanelSummary>} how it stands */
  #summary = {};
  /** @type {Map<number, RunEvent> | null} */
  #byNumber = null;

  /** @param {import("./wire.js").PanelAlgorithm} algorithm */
  constructor(algorithm) {
    this.algorithm = algorithm;
    this.looks = looks(algorithm);
    /** @type {Standing} */
    this.standing = /** @type {any} */ (
      { phase: "leaderless", elections: [], lane: [], messages: {} });
    /** @type {import("./wire.js").PhaseInterval[]} */
    this.lane = [];
    /** @type {Map<NodeId, import("./wire.js").NodeState>} clockwise */
    this.nodes = new Map();
    /** @type {Map<number, InFlight>} by the number of the event that sent it */
    this.inFlight = new Map();
    /** @type {Stopped[]} */
    this.stopped = [];
    /** @type {RunEvent[]} all events of the ticks from `known.from` to `known.to` */
    this.events = [];
    this.known = { from: 0, to: -1 };
    /** The tick at whose end it stands; that of all panels unless they are aligned otherwise. */
    this.tick = 0;
    /** The latest tick that has been seen of it. */
    this.furthest = 0;
    /**
     * How it stands by each property at the present tick.
     * @type {import("./wire.js").PropertyJudgement[]}
     */
    this.properties = [];
    /** @type {ReturnType<typeof violationsIn>} as far as the run has been seen */
    this.violations = [];
    /**
     * Faults that did nothing in it, as far as the run has been seen.
     * @type {import("./wire.js").Futile[]}
     */
    this.futile = [];
  }

  /** @param {Partial<PanelSummary>} summary */
  #stand(summary) {
    this.#summary = summary;
    const elections = Object.values(summary.elections ?? {});
    this.standing = /** @type {Standing} */ ({ ...summary, elections });
  }

  /**
   * @param {import("./wire.js").PropertyJudgement[]} properties
   *   those that are judged otherwise than before
   * @param {number} tick
   */
  #judge(properties, tick) {
    const news = new Map(properties.map((judgement) => [judgement.id, judgement]));
    this.properties = this.properties.length === 0 ? properties
      : this.properties.map((judgement) => news.get(judgement.id) ?? judgement);
    // Going back keeps what is known to lie ahead.
    if (tick >= this.#judgedTo) {
      this.#judgedTo = tick;
      this.violations = violationsIn(this.properties);
    }
  }

  /** The event of a number, if it is known. @param {number} number */
  find(number) {
    this.#byNumber ??= new Map(this.events.map((event) => [event.number, event]));
    return this.#byNumber.get(number);
  }

  /** The category of a kind of message; "" for what is none. @param {string | undefined} kind */
  categoryOf(kind) {
    return this.algorithm.kinds.find((info) => info.name === kind)?.category ?? "";
  }

  /** @param {number} tick */
  #moved(tick) {
    this.tick = tick;
    this.furthest = Math.max(this.furthest, tick);
  }

  /** @param {import("./wire.js").PanelState} panel */
  replace(panel) {
    const { tick, nodes, inFlight, moreInFlight: _, lane, futile, properties, ...summary } = panel;
    // Going back keeps what is known to lie ahead.
    this.futile = tick >= this.furthest ? futile : this.futile;
    this.#moved(tick);
    this.#stand(summary);
    this.nodes = new Map(nodes.map((node) => [node.id, node]));
    this.inFlight = new Map(inFlight.map((message) => [message.number, message]));
    this.stopped = [];
    // Of a lane that is known further on, going back keeps what lies ahead.
    if (this.lane.length === 0 || tick >= this.lane[this.lane.length - 1].from) {
      this.lane = lane;
    }
    this.#judge(properties, tick);
    if (tick > this.known.to) {
      this.#byNumber = null;
      this.events = [];
      this.known = { from: tick + 1, to: tick };
    }
  }

  /** @param {import("./wire.js").PanelNews} panel */
  advance(panel) {
    const {
      from, tick: to, events = [], nodes = [], lane = [], futile = [], properties = [], ...news
    } = panel;
    this.futile = this.futile.concat(futile.filter((each) => each.tick > this.furthest));
    this.#moved(to);
    this.#stand(patched(this.#summary, news));
    this.stopped = this.stopped.filter((message) => message.stoppedAt > from - 3);
    this.#judge(properties, to);
    events.forEach((event) => this.#fold(event));
    nodes.forEach((node) => {
      const before = this.nodes.get(node.id) ?? /** @type {any} */ ({});
      this.nodes.set(node.id, patched(before, node));
    });
    const last = this.lane.length > 0 ? this.lane[this.lane.length - 1].from : -1;
    this.lane = this.lane.concat(lane.filter((interval) => interval.from > last));
    if (from <= this.known.to + 1 && to > this.known.to) {
      this.#byNumber = null;
      this.events = this.events.concat(events.filter((event) => event.tick > this.known.to));
      this.known.to = to;
      this.#forgetTheOldest();
    }
  }

  /**
   * A run that is watched for long keeps what is recent; what is older
   * is asked for when it is wanted.
   */
  #forgetTheOldest() {
    if (this.events.length > MOST_KEPT) {
      const from = this.events[this.events.length - MOST_KEPT / 2].tick + 1;
      this.events = this.events.filter((event) => event.tick >= from);
      this.known.from = from;
    }
  }

  /** @param {RunEvent} event */
  #fold(event) {
    if (event.changes && event.node !== undefined) {
      this.#change(event.node, event.changes);
    }
    if (event.type === "duplicated") {
      // A message and its copy go behind all that are due in the same tick; see schedule.js.
      this.#putLast(this.inFlight.get(event.cause ?? 0));
    }
    if (event.type === "sent" || event.type === "duplicated") {
      this.inFlight.set(event.number, {
        number: event.number,
        from: event.node ?? 0,
        to: event.to ?? 0,
        kind: event.kind ?? "",
        content: event.content ?? "",
        sentAt: event.tick,
        due: event.due ?? event.tick,
      });
    } else if (event.type === "delayed" && event.cause) {
      this.#delay(event.cause, event);
    } else if (event.type === "delivered" && event.cause) {
      this.inFlight.delete(event.cause);
    } else if (event.type === "dropped" && event.cause) {
      this.#stop(event.cause, event);
    }
  }

  /**
   * What a field was before is told only where it is not what was told last.
   * @param {NodeId} id
   * @param {import("./wire.js").Changed[]} changes
   */
  #change(id, changes) {
    const node = this.nodes.get(id) ?? /** @type {import("./wire.js").NodeState} */ ({ id });
    const fields = { ...node.fields };
    for (const change of changes) {
      change.before ??= fields[change.field];
      fields[change.field] = change.after;
    }
    this.nodes.set(id, { ...node, fields });
  }

  /** @param {InFlight | undefined} message */
  #putLast(message) {
    if (message) {
      this.inFlight.delete(message.number);
      this.inFlight.set(message.number, message);
    }
  }

  /**
   * A message will arrive later: it goes on from where it is, more slowly.
   * @param {number} number
   * @param {RunEvent} event
   */
  #delay(number, event) {
    const message = this.inFlight.get(number);
    if (message) {
      const turned = { at: event.tick, part: partOf(message, event.tick) };
      this.#putLast({ ...message, due: event.due ?? message.due, turned });
    }
  }

  /** @param {number} number @param {RunEvent} event */
  #stop(number, event) {
    const message = this.inFlight.get(number);
    this.inFlight.delete(number);
    if (message) {
      // What is lost on the way is drawn as falling off half-way there; by hand, where it was.
      const onTheWay = event.node === message.from;
      const byHand = onTheWay && event.tick > message.sentAt;
      const stoppedIn = byHand ? partOf(message, event.tick) : onTheWay ? 0.5 : 1;
      const stoppedAt = byHand ? event.tick
        : message.sentAt + stoppedIn * (message.due - message.sentAt);
      this.stopped.push({ ...message, stoppedAt, stoppedIn });
    }
  }

  /**
   * Takes in the events of all ticks up to one, which were asked for.
   * @param {RunEvent[]} events
   * @param {number} to
   */
  learn(events, to) {
    const later = this.known.from <= to + 1
      ? this.events.filter((event) => event.tick > to) : [];
    this.#byNumber = null;
    this.events = events.concat(later);
    this.known = { from: 0, to: Math.max(to, later.length > 0 ? this.known.to : to) };
  }
}

/**
 * What the server has told, folded into one state that everything draws from.
 *
 * Events: `opened`, `state` (a tick or a keyframe), `clock`, `selection`, `refused`, `live`.
 */
export class Store extends EventTarget {
  #announced = /** @type {Opened | null} */ (null);

  constructor() {
    super();
    /** @type {Opened | null} */
    this.opened = null;
    /** @type {PanelState[]} */
    this.panels = [];
    /** @type {Row[]} */
    this.table = [];
    /** Why none of them is marked as the cheapest; "" if they can be compared. */
    this.uneven = "";
    /** Where all panels stand: a tick, unless they are aligned by something else. */
    this.position = 0;
    /** @type {import("./wire.js").Aligned | null} by what they are aligned, if not by tick */
    this.alignment = null;
    /** @type {import("./wire.js").Live | null} how a live group stands, if one was asked for */
    this.live = null;
    this.playing = false;
    this.speed = 8;
    /** The latest tick that has been seen of this run. */
    this.furthest = 0;
    /** @type {{panel: number, node: NodeId, event: number}} 0 for no node, and for no event */
    this.selection = { panel: 0, node: 0, event: 0 };
  }

  /** @param {Frame} frame */
  receive(frame) {
    switch (frame.type) {
      case "opened":
        // It is shown with its first state, lest the last one is gone where
        // the connection breaks between.
        this.#announced = frame;
        break;
      case "keyframe":
        if (this.#announced) {
          this.open(this.#announced);
          this.#announced = null;
        }
        frame.panels.forEach((panel, i) => this.panels[i]?.replace(panel));
        this.alignment = frame.alignment ?? null;
        this.#moved(frame.tick, frame, true);
        break;
      case "ticks":
        frame.panels.forEach((panel, i) => this.panels[i]?.advance(panel));
        if (frame.faults && this.opened) {
          this.opened = { ...this.opened, faults: frame.faults };
        }
        this.#moved(frame.to, frame, false);
        break;
      case "clock":
        this.playing = frame.playing;
        this.speed = frame.speed;
        this.#tell("clock");
        break;
      case "live":
        this.live = frame;
        this.#tell("live");
        break;
      case "refused":
        this.#tell("refused", frame);
    }
  }

  /** A run is there, of which no state is known yet. @param {Opened} frame */
  open(frame) {
    this.opened = frame;
    this.panels = frame.algorithms.map((algorithm) => new PanelState(algorithm));
    this.table = frame.measures.map((measure) => ({ ...measure, values: [], best: [] }));
    this.furthest = 0;
    this.alignment = null;
    this.selection.panel = Math.min(this.selection.panel, this.panels.length - 1);
    this.selection.event = 0;
    this.#tell("opened");
  }

  /**
   * @param {number} position
   * @param {{table?: import("./wire.js").Figures[], uneven?: string}} costs
   * @param {boolean} jumped
   */
  #moved(position, { table = [], uneven = "" }, jumped) {
    this.position = position;
    const news = new Map(table.map((row) => [row.key, row]));
    this.table = this.table.map((row) => ({ ...row, ...news.get(row.key) }));
    this.uneven = uneven;
    this.furthest = Math.max(...this.panels.map((panel) => panel.furthest));
    this.#tell("state", { jumped });
  }

  /** @param {number} panel @param {NodeId} [node] @param {number} [event] its number */
  select(panel, node = this.selection.node, event = 0) {
    if (panel >= 0 && panel < this.panels.length) {
      this.selection = { panel, node, event };
      this.#tell("selection");
    }
  }

  /**
   * The tick at which the selected panel stands; all panels do, unless they are aligned otherwise.
   */
  get tick() {
    return this.panel?.tick ?? this.position;
  }

  /** The panel that is selected. */
  get panel() {
    return this.panels[this.selection.panel];
  }

  /** The node that is selected, as its panel shows it. */
  get node() {
    return this.panel?.nodes.get(this.selection.node);
  }

  /** The event that is selected, once it is known. */
  get event() {
    const number = this.selection.event;
    return number === 0 ? undefined : this.panel?.events.find((event) => event.number === number);
  }

  /** The links that are severed at present. */
  get cuts() {
    return this.cutsIn(this.panel);
  }

  /** The links that are severed where a panel stands. @param {PanelState} panel */
  cutsIn(panel) {
    return cutsAt(this.opened?.faults ?? [], panel.tick);
  }

  /** The ticks at which something happens that is worth a stop: phases and faults. */
  get stops() {
    const ticks = new Set(this.opened?.faults.map((fault) => fault.tick));
    this.panels.forEach((panel) => panel.lane.forEach((interval) => ticks.add(interval.from)));
    return [...ticks].sort((a, b) => a - b);
  }

  /** @param {string} type @param {unknown} [detail] */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

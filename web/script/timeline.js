// @ts-check
/**
 * @typedef {import("./wire.js").RunEvent} RunEvent
 * @typedef {import("./wire.js").NodeId} NodeId
 */
import { above, between, overlapping, put } from "./sorted.js";

/**
 * A message as a line. `reach` is the tick at which its whole way ends, `part` how much of it the
 * message goes, and `end` the tick at which it has gone that far.
 * @typedef {{sending: RunEvent, arrival: RunEvent | null, from: NodeId, to: NodeId, kind: string,
 *   sentAt: number, reach: number, part: number, end: number, fate: Fate}} Message
 * @typedef {"flying" | "delivered" | "loss" | "partition" | "crash"} Fate
 *
 * What happened at one node in one tick, apart from messages.
 * @typedef {{node: NodeId, tick: number, events: RunEvent[]}} Moment
 *
 * A time that a node spent in a role or a state; it is open while `to` is null.
 * @typedef {{from: number, to: number | null, look: Look, event: RunEvent}} Stretch
 * @typedef {"candidate" | "leader" | "crashed" | "paused" | "absent"} Look
 */

const BLOCK = 64;
const BEFORE_THE_LINK = 0.2;

/** What of a run is drawn, found by tick: thousands of events cost no more than those in view. */
export class Timeline {
  /** @type {Message[]} by the tick of sending */
  messages = [];
  /** @type {Set<number>} ticks in which a message arrives as soon as it is sent, a level line */
  level = new Set();
  /** @type {Moment[]} by tick */
  moments = [];
  /** @type {RunEvent[]} what was done to the network as a whole, by tick */
  network = [];
  /** @type {Map<NodeId, RunEvent[]>} what happened at each node */
  ofNode = new Map();
  /** @type {Map<NodeId, Stretch[]>} */
  #roles = new Map();
  /** @type {Map<NodeId, Stretch[]>} */
  #states = new Map();
  /** @type {Map<number, Message>} by the number of the event that sent them */
  #sent = new Map();
  /** @type {number[]} for each block of messages, the latest end: so long ones are found too */
  #latest = [];
  /** @type {Map<NodeId, Moment>} */
  #lastMoment = new Map();

  /** @param {RunEvent[]} events by number */
  add(events) {
    events.forEach((event) => this.#fold(event));
  }

  /** @param {RunEvent} event */
  #fold(event) {
    if (!event.node) {
      this.network.push(event);
      return;
    }
    put(this.ofNode, event.node, event);
    if (event.type === "sent" || event.type === "duplicated") {
      this.#send(event);
    } else if (event.type === "delivered" || event.type === "dropped") {
      this.#arrive(event);
    } else if (event.type === "delayed") {
      this.#delay(event);
    } else if (event.type !== "timer set" && event.type !== "timer cancelled") {
      this.#mark(event, event.node);
      this.#change(event, event.node);
    }
  }

  /** @param {RunEvent} sending */
  #send(sending) {
    const due = sending.due ?? sending.tick + 1;
    /** @type {Message} */
    const message = {
      sending,
      arrival: null,
      from: sending.node ?? 0,
      to: sending.to ?? 0,
      kind: sending.kind ?? "",
      sentAt: sending.tick,
      reach: due,
      part: 1,
      end: due,
      fate: "flying",
    };
    this.#sent.set(sending.number, message);
    this.messages.push(message);
    if (due === message.sentAt) {
      this.level.add(due);
    }
    this.#extend(this.messages.length - 1, due);
  }

  /** @param {number} place @param {number} end */
  #extend(place, end) {
    const block = Math.floor(place / BLOCK);
    this.#latest[block] = Math.max(this.#latest[block] ?? 0, end);
  }

  /** @param {RunEvent} arrival */
  #arrive(arrival) {
    const message = this.#sent.get(arrival.cause ?? 0);
    if (!message) {
      return; // It was sent before what is known begins.
    }
    message.arrival = arrival;
    message.fate = arrival.type === "delivered"
      ? "delivered" : /** @type {Fate} */ (arrival.reason);
    if (arrival.type === "dropped" && arrival.node === message.from) {
      // One dropped by hand ends where it was. Of others the network knew at once: a lost one falls
      // off half-way, a blocked one gets nowhere.
      const behind = (arrival.tick - message.sentAt) / Math.max(1, message.reach - message.sentAt);
      message.part = behind > 0 ? Math.min(1, behind)
        : message.fate === "loss" ? 0.5 : BEFORE_THE_LINK;
    } else {
      message.reach = Math.max(arrival.tick, message.sentAt);
    }
    this.#end(message);
  }

  /** A message that is still on its way arrives later. @param {RunEvent} event */
  #delay(event) {
    const message = this.#sent.get(event.cause ?? 0);
    if (message && event.due) {
      message.reach = event.due;
      this.#end(message);
    }
  }

  /** @param {Message} message */
  #end(message) {
    message.end = message.sentAt + message.part * (message.reach - message.sentAt);
    const place = above(this.messages, message.sending.number, (other) => other.sending.number) - 1;
    this.#extend(place, message.end);
  }

  /** @param {RunEvent} event @param {NodeId} node */
  #mark(event, node) {
    const last = this.#lastMoment.get(node);
    if (last?.tick === event.tick) {
      last.events.push(event);
    } else {
      const moment = { node, tick: event.tick, events: [event] };
      this.#lastMoment.set(node, moment);
      this.moments.push(moment);
    }
  }

  /** @param {RunEvent} event @param {NodeId} node */
  #change(event, node) {
    if (event.type === "role changed" || event.type === "recognised") {
      const { role } = event;
      const look = role === "candidate" || role === "leader" ? role : null;
      this.#begin(this.#roles, node, event, look);
    } else if (event.type === "acted") {
      const verb = event.action?.split("-")[0] ?? "";
      const dies = verb === "crash" || verb === "leave";
      if (verb === "join" && !this.#states.has(node)) {
        put(this.#states, node, { from: 0, to: null, look: "absent", event });
      }
      if (dies || verb === "pause") {
        const look = verb === "crash" ? "crashed" : dies ? "absent" : "paused";
        this.#begin(this.#states, node, event, look);
      } else if (verb === "recover" || verb === "resume" || verb === "join") {
        this.#begin(this.#states, node, event, null);
      }
      if (dies) {
        this.#begin(this.#roles, node, event, null);
      }
    }
  }

  /**
   * Ends what a node was, and begins something else.
   * @param {Map<NodeId, Stretch[]>} stretches
   * @param {NodeId} node
   * @param {RunEvent} event
   * @param {Look | null} look
   */
  #begin(stretches, node, event, look) {
    const last = stretches.get(node)?.at(-1);
    if (last && last.to === null) {
      last.to = event.tick;
    }
    if (look) {
      put(stretches, node, { from: event.tick, to: null, look, event });
    }
  }

  /**
   * Calls with every message that is on its way between two ticks.
   * @param {number} from
   * @param {number} to
   * @param {(message: Message) => void} visit
   */
  eachMessage(from, to, visit) {
    const last = above(this.messages, to, (message) => message.sentAt);
    for (let block = 0; block * BLOCK < last; block++) {
      if (this.#latest[block] < from) {
        continue;
      }
      for (let i = block * BLOCK; i < Math.min(last, (block + 1) * BLOCK); i++) {
        if (this.messages[i].end >= from) {
          visit(this.messages[i]);
        }
      }
    }
  }

  /** The message that an event sent, brought, or dropped. @param {RunEvent} event */
  messageOf(event) {
    return this.#sent.get(event.number) ?? (event.type === "delivered" || event.type === "dropped"
      ? this.#sent.get(event.cause ?? 0) : undefined);
  }

  /** @param {number} from @param {number} to */
  momentsIn(from, to) {
    return between(this.moments, from, to);
  }

  /** @param {number} from @param {number} to */
  networkIn(from, to) {
    return between(this.network, from, to);
  }

  /** @param {NodeId} node @param {number} from @param {number} to */
  rolesIn(node, from, to) {
    return overlapping(this.#roles.get(node) ?? [], from, to);
  }

  /** @param {NodeId} node @param {number} from @param {number} to */
  statesIn(node, from, to) {
    return overlapping(this.#states.get(node) ?? [], from, to);
  }
}

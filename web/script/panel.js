// @ts-check
/**
 * @typedef {import("./store.js").PanelState} PanelState
 * @typedef {import("./wire.js").NodeState} NodeState
 * @typedef {import("./wire.js").NodeId} NodeId
 */
import { element, set, svg, write } from "./dom.js";
import { Flight } from "./flight.js";
import { Geometry } from "./geometry.js";
import { COUNTED_AS, sign } from "./kinds.js";
import { once } from "./lazy.js";
import { longestOf, NOBODY, nameOf, nodeCalled, SHORT, STORE } from "./names.js";
import { WHOLE, isSevered } from "./network.js";
import { VerdictStrip } from "./verdicts.js";

const CROWN = "M-7 -2 -7 -8 -3.5 -5 0 -9.5 3.5 -5 7 -8 7 -2Z";

/** How graphs are laid out, and long identifiers written, is fetched when there are any. */
const layouts = once(async () => (await import("./layout.js")).layOut);
const labels = once(async () => (await import("./node-label.js")).fitLabels);

/** One algorithm on the stage: its nodes and messages, what it is at, and what it has cost. */
export class PanelView {
  #nodes = /** @type {Map<NodeId, SVGElement>} */ (new Map());
  #drawn = "";
  #cuts = WHOLE;
  /** @type {NodeId} the node at which the tab key stops; the arrow keys go on from there */
  #stop = NOBODY;
  /**
   * The nodes whose timers are drawn where they are too many to draw all.
   * @type {{selected: NodeId, hovered: NodeId}}
   */
  #marked = { selected: NOBODY, hovered: NOBODY };
  #time = 0;
  /** @type {import("./geometry.js").Fetched} */
  #fetched = {};

  /** @param {PanelState} state @param {number} index */
  constructor(state, index) {
    this.state = state;
    const { algorithm } = state;
    this.links = svg("svg", {
      class: algorithm.ring ? "links ring" : "links",
      "aria-hidden": "true",
    });
    this.canvas = /** @type {HTMLCanvasElement} */ (element("canvas", { "aria-hidden": "true" }));
    this.discs = svg("svg", {
      class: "nodes",
      role: "group",
      "aria-label": `Nodes of ${algorithm.name}`,
    });
    this.flight = new Flight(this.canvas);
    this.strip = new VerdictStrip();
    this.arena = element("div", { class: "arena" }, this.links, this.canvas, this.discs,
      element("p", { class: "own-note", hidden: true }));
    this.noticeText = element("span");
    this.notice = element("p", { class: "panel-notice", hidden: true }, hollow(), this.noticeText);
    this.pillText = element("span", {});
    this.pillTerm = element("span", { class: "term" });
    this.pill = element("span", { class: "pill" }, this.pillText, this.pillTerm);
    this.at = element("span", {
      class: "own-tick num",
      title: "The tick at which this panel stands",
      hidden: true,
    });
    this.big = element("span", {}, "0");
    this.stack = element("div", { class: "stack" });
    this.legend = element("div", { class: "legend" });
    this.took = element("b", {});
    this.whose = element("span", {});
    this.unit = element("small", {}, "messages");
    this.apart = element("span", {
      class: "apart",
      title: "Counted apart: detection of who is alive, acknowledgements, "
        + "and what a shared store is asked and answers",
    });
    this.root = element("article", {
      class: "panel",
      "data-algorithm": algorithm.id,
      "data-panel": index,
      "aria-label": algorithm.name,
    }, this.#header(), this.arena, this.notice, this.#cost());
    this.geometry = new Geometry([], false, 1, 1);
    for (const type of ["pointerover", "pointerout"]) {
      this.discs.addEventListener(type, (event) =>
        this.#hover(type === "pointerover" ? event.target : null));
    }
    this.#layKinds();
  }

  #header() {
    const { id, name, year } = this.state.algorithm;
    const topology = topologyOf(this.state.algorithm);
    const link = { href: `/algorithms/${id}`, title: `${name}, ${year}: all about it` };
    return element("header", {},
      element("h3", {}, element("a", link, name)),
      element("span", { class: "topology", title: topology }, topology),
      element("span", { class: "break" }),
      this.strip.root, this.at, this.pill,
      element("span", { class: "panel-acts" }, flightButton(), detailButton()));
  }

  #cost() {
    const counted = "Election and announcement messages sent since the run began";
    const timed = "From the first candidate of the last election until all live nodes agree";
    return element("div", { class: "cost num" },
      element("div", { class: "big", title: counted }, this.big, this.unit),
      element("div", { class: "kinds" }, this.stack, this.legend),
      element("div", { class: "took", title: timed }, this.took, " ", this.whose));
  }

  #layKinds() {
    this.bars = [...this.state.looks.values()]
      .filter((look) => look.category === "ELECTION" || look.category === "ANNOUNCE")
      .map((look) => {
        const part = element("span", {});
        part.style.background = `var(${look.colour})`;
        const count = element("span", {}, "0");
        const entry = element("span", { "data-kind": look.name },
          sign(look), `${look.name} `, count);
        this.stack.append(part);
        this.legend.append(entry);
        return { look, part, count, entry };
      });
    this.legend.append(this.apart);
  }

  /** Lays everything out for the room there is. */
  resize() {
    const { clientWidth: width, clientHeight: height } = this.arena;
    const ids = [...this.state.nodes.keys()];
    const { ring, bothWays, graph } = this.state.algorithm;
    const drawn = `${width} ${height} ${JSON.stringify(ids)}`;
    if (width === 0 || height === 0 || drawn === this.#drawn && graph === this.geometry.graph) {
      return;
    }
    this.#drawn = drawn;
    const long = longestOf(ids.filter((id) => id !== STORE).map(nameOf)) > SHORT;
    this.geometry = new Geometry(ids, ring, width, height, graph,
      { layOut: this.#fetched.layOut, fitLabels: long ? this.#fetched.fitLabels : undefined });
    this.geometry.bothWays = bothWays;
    if (graph && !this.#fetched.layOut || long && !this.#fetched.fitLabels) {
      this.#fetch(graph !== undefined, long);
    }
    this.flight.resize(width, height);
    this.#layLinks();
    const focused = this.discs.contains(document.activeElement);
    this.#nodes = new Map(ids.map((id) => [id, this.#disc(id)]));
    this.discs.replaceChildren(...this.#nodes.values());
    this.discs.classList.toggle("crowded", this.geometry.crowded);
    this.discs.classList.toggle("labels-beside", this.geometry.labels.beside);
    const sparse = this.geometry.pairs.length > 0 && this.geometry.pairs.length <= 3 * ids.length;
    this.links.classList.toggle("sparse", sparse);
    const layout = graph && this.#fetched.layOut ? graph.kind : ring ? "ring" : "circle";
    this.links.dataset.layout = layout;
    this.links.classList.toggle("crowded", this.geometry.crowded && !this.geometry.ring && !sparse);
    this.stopAt(this.#nodes.has(this.#stop) ? this.#stop : ids[0]);
    if (focused) {
      this.#nodes.get(this.#stop)?.focus();
    }
    this.update(this.#marked.selected);
  }

  /**
   * Until it is there, and where it cannot be had, a graph is drawn round a circle.
   * @param {boolean} graph
   * @param {boolean} long
   */
  async #fetch(graph, long) {
    const [layOut, fitLabels] = await Promise.all([
      graph ? layouts().catch(() => undefined) : this.#fetched.layOut,
      long ? labels().catch(() => undefined) : this.#fetched.fitLabels,
    ]);
    if (layOut !== this.#fetched.layOut || fitLabels !== this.#fetched.fitLabels) {
      this.#fetched = { layOut, fitLabels };
      this.#drawn = "";
      this.resize();
      this.draw(this.#time);
    }
  }

  #layLinks() {
    const { open, severed } = this.geometry.links((from, to) => isSevered(this.#cuts, from, to));
    this.links.replaceChildren(svg("path", { d: open }),
      ...(severed && this.geometry.ring ? [svg("path", { class: "gap", d: severed })] : []),
      ...(severed ? [svg("path", { class: "severed", d: severed })] : []));
  }

  /**
   * Says below the nodes why the algorithm broke, or that the latest
   * fault did nothing here, and why.
   * @param {string} idle "" if the fault did something
   */
  say(idle) {
    const { error } = this.state.standing;
    this.notice.hidden = !error && idle === "";
    this.notice.classList.toggle("bad", Boolean(error));
    write(this.noticeText, error ? `The run ends here: ${error}` : idle);
  }

  /** Shows which links are severed. @param {import("./network.js").Cuts} cuts */
  sever(cuts) {
    if (JSON.stringify(cuts) !== JSON.stringify(this.#cuts)) {
      this.#cuts = cuts;
      this.#layLinks();
    }
  }

  /** Makes a node the one at which the tab key stops. @param {NodeId} id */
  stopAt(id) {
    this.#nodes.get(this.#stop)?.setAttribute("tabindex", "-1");
    this.#nodes.get(id)?.setAttribute("tabindex", "0");
    this.#stop = id;
  }

  /** @param {EventTarget | null} target */
  #hover(target) {
    const node = target instanceof Element ? target.closest(".node") : null;
    this.#marked.hovered = this.nodeOf(node);
    if (this.geometry.crowded) {
      this.draw(this.#time);
    }
  }

  /** Whom an element stands for. @param {Element | null} element */
  nodeOf(element) {
    return nodeCalled(this.#nodes.keys(), element?.getAttribute("data-node"));
  }

  /**
   * The identifier of a node, written in its disc or beside it.
   * @param {NodeId} id
   * @param {number} x
   * @param {number} y
   */
  #label(id, x, y) {
    const { centre, crowded, labels, node } = this.geometry;
    if (crowded && !labels.beside) {
      // In a crowd the few identifiers that are shown stand outside the circle.
      const away = (node + 9) / Math.max(1, Math.hypot(x - centre.x, y - centre.y));
      const at = { x: (x - centre.x) * away, y: (y - centre.y) * away };
      const text = svg("text", { "font-size": 11, ...at });
      text.textContent = nameOf(id);
      return text;
    }
    return svg("text", { "font-size": labels.size }, ...this.geometry.label(id).map((line) => {
      const part = svg("tspan", { x: line.x, y: line.y, "text-anchor": line.anchor });
      part.textContent = line.text;
      return part;
    }));
  }

  /** @param {NodeId} id */
  #disc(id) {
    const r = this.geometry.node;
    const { x, y } = this.geometry.of(id);
    const place = `translate(0 ${-r - 2.5}) scale(${Math.max(0.7, r / 14)})`;
    const crown = svg("path", { class: "crown", d: CROWN, transform: place });
    const text = this.#label(id, x, y);
    if (id === STORE) {
      return store(x, y, r, crown);
    }
    const bars = `M${-r * 0.28} ${-r * 0.4}V${r * 0.4}M${r * 0.28} ${-r * 0.4}V${r * 0.4}`;
    return nodeAt(id, x, y,
      svg("circle", { class: "halo", r: r * 1.15 + 5 }),
      svg("circle", { class: "disc", r }),
      crown, text,
      svg("path", { class: "strike", d: `M${-r * 0.65} ${r * 0.65}L${r * 0.65} ${-r * 0.65}` }),
      svg("path", { class: "bars", d: bars }),
      svg("circle", { class: "suspicion", cx: r * 0.8, cy: -r * 0.8, r: Math.max(2.5, r * 0.32) }),
      svg("title"));
  }

  /** Shows what the panel is at. @param {NodeId} [selected] the selected node, 0 for none */
  update(selected = NOBODY) {
    this.#marked.selected = selected;
    if (this.#nodes.size !== this.state.nodes.size) {
      this.#drawn = "";
      this.resize();
      return;
    }
    for (const node of this.state.nodes.values()) {
      this.#updateNode(node, node.id === selected);
    }
    this.strip.show(this.state.properties);
    this.#updatePill();
    this.#updateCost();
  }

  /** @param {NodeState} node @param {boolean} selected */
  #updateNode(node, selected) {
    const disc = this.#nodes.get(node.id);
    const alive = node.status === "up" || node.status === "paused";
    const look = [
      "node",
      node.id === STORE ? "store" : "",
      node.status,
      alive && node.id !== STORE ? node.role : "",
      alive && node.suspect !== NOBODY ? "suspects" : "",
      selected ? "selected" : "",
    ].filter(Boolean).join(" ");
    if (disc && disc.getAttribute("class") !== look) {
      set(disc, { class: look, "aria-pressed": selected });
      this.#raise(disc, alive && node.role === "leader");
    }
    if (disc) {
      const words = describeNode(node);
      if (disc.getAttribute("aria-label") !== words) {
        set(disc, { "aria-label": words });
        disc.lastElementChild?.replaceChildren(words);
      }
    }
  }

  /**
   * Has a leader stand before its neighbours, which would hide its crown in a crowd.
   * @param {SVGElement} disc
   * @param {boolean} leads
   */
  #raise(disc, leads) {
    const inFront = disc === this.discs.lastElementChild;
    const small = this.geometry.node < 14;
    if (leads && small && !inFront && !disc.contains(document.activeElement)) {
      this.discs.append(disc);
    }
  }

  #updatePill() {
    const { kind, text, term, means = "" } = pillOf(this.state);
    this.pill.title = means;
    this.pill.className = `pill ${kind}`;
    write(this.pillText, text);
    write(this.pillTerm, term);
    this.root.classList.toggle("split", kind === "split" || kind === "failed");
  }

  #updateCost() {
    const messages = this.state.standing.messages;
    write(this.big, (messages.election ?? 0) + (messages.announce ?? 0));
    for (const { look, part, count, entry } of this.bars ?? []) {
      const sent = messages.byKind?.[look.name] ?? 0;
      part.style.flex = String(sent);
      part.hidden = sent === 0;
      entry.hidden = sent === 0 && (this.bars?.length ?? 0) > 3;
      write(count, sent);
    }
    const counts = /** @type {[number | undefined, string][]} */ ([
      [messages.detect, COUNTED_AS.DETECT],
      [messages.transport, COUNTED_AS.TRANSPORT],
      [messages.store, COUNTED_AS.STORE],
    ]);
    const apart = counts.filter(([count = 0]) => count > 0)
      .map(([count = 0, name]) => `+${short(count)} ${name}`);
    write(this.apart, apart.join(" "));
    this.#updateTook();
  }

  /** How long the last election took: the messages are those of the whole run. */
  #updateTook() {
    const { elections, electionCount } = this.state.standing;
    const last = elections.at(-1);
    const took = last?.agreedAt === undefined ? null : last.agreedAt - last.startedAt;
    write(this.took, took === null ? "" : took === 1 ? "1 tick" : `${took} ticks`);
    write(this.whose, took === null ? ""
      : electionCount > 1 ? `to agree in election ${electionCount}` : "to agree");
    write(this.unit, electionCount > 1 ? "messages in all" : "messages");
  }

  /** @param {number} time in ticks, with a fraction */
  draw(time) {
    this.#time = time;
    this.flight.draw(this.state, this.geometry, time, this.#marked);
  }
}

/** What an algorithm runs on, in words. @param {import("./wire.js").PanelAlgorithm} algorithm */
export function topologyOf({ topology, lockStep }) {
  return lockStep ? `lock step, ${topology}` : topology;
}

/**
 * What stands for a node, or for the store.
 * @param {NodeId} id
 * @param {number} x
 * @param {number} y
 * @param {...SVGElement} parts
 */
function nodeAt(id, x, y, ...parts) {
  return svg("g", {
    class: id === STORE ? "node store" : "node",
    tabindex: -1,
    role: "button",
    "data-node": id,
    transform: `translate(${x} ${y})`,
  }, ...parts);
}

/**
 * The store that nodes share, as a cylinder.
 * @param {number} x
 * @param {number} y
 * @param {number} radius of a node
 * @param {SVGElement} crown which it never wears
 */
function store(x, y, radius, crown) {
  const [rx, ry, h] = [radius * 1.1, radius * 0.42, radius * 0.85];
  const body = `M${-rx} ${-h}V${h}A${rx} ${ry} 0 0 0 ${rx} ${h}V${-h}`;
  const lid = `M${-rx} ${-h}A${rx} ${ry} 0 0 1 ${rx} ${-h}A${rx} ${ry} 0 0 1 ${-rx} ${-h}Z`;
  const text = svg("text", { "font-size": Math.max(8, Math.min(12, radius * 0.55)), y: ry });
  text.textContent = "store";
  const bars = `M${-rx * 0.24} ${-h * 0.45}V${h * 0.75}M${rx * 0.24} ${-h * 0.45}V${h * 0.75}`;
  return nodeAt(STORE, x, y,
    svg("circle", { class: "halo", r: radius * 1.3 + 6 }),
    svg("path", { class: "disc", d: body }),
    svg("path", { class: "disc lid", d: lid }),
    crown, text,
    svg("path", { class: "strike", d: `M${-rx * 0.7} ${h * 1.2}L${rx * 0.7} ${-h * 1.2}` }),
    svg("path", { class: "bars", d: bars }),
    svg("title"));
}

/** The sign of a fault that did nothing, as in the lanes. */
function hollow() {
  return svg("svg", {
    class: "hollow", viewBox: "0 0 10 10", width: 10, height: 10, "aria-hidden": "true",
  }, svg("path", { d: "M5 1.5 9 8.5H1z" }));
}

/** Lists the messages on their way; see in-flight.js. */
function flightButton() {
  const icon = svg("svg", { viewBox: "0 0 16 16", width: 15, height: 15, "aria-hidden": "true" },
    svg("path", { d: "M1 4h6M1 12h3M1 8h4" }), svg("circle", { cx: 10.5, cy: 8, r: 4 }));
  return element("button", {
    class: "to-flight",
    "data-do": "in-flight",
    "aria-label": "In flight",
    title: "In flight: deliver, delay, drop or duplicate a message that is on its way (M); "
      + "a click on one does too",
  }, icon);
}

/** Opens the detail of a panel; see detail.js. */
function detailButton() {
  const icon = svg("svg", { viewBox: "0 0 16 16", width: 15, height: 15, "aria-hidden": "true" },
    svg("path", { d: "M3 1v14M13 1v14M3 3.5l9 3M13 9.5l-9 3" }));
  return element("button", {
    class: "to-detail",
    "data-do": "space-time",
    "aria-label": "Space-time",
    title: "Space-time: every message of this run as a line, from sending to arrival (D)",
  }, icon);
}

/** A count in few characters, as 26.8 k. @param {number} count */
function short(count) {
  return count < 10_000 ? String(count) : `${(count / 1000).toFixed(1)} k`;
}

/**
 * What a panel is at, in a few words, and in which term if that is worth the room.
 * @param {PanelState} state
 */
export function pillOf(state) {
  const { phase, leader, error, elections, stillSince, outcome, means } = state.standing;
  const last = elections.at(-1);
  const term = last?.term ? ` · term ${last.term}` : "";
  if (error) {
    return { kind: "failed", text: "failed", term: "" };
  }
  if (stillSince !== undefined && phase !== "agreed" && phase !== "split") {
    return { kind: "blocked", text: `blocked since t ${stillSince}`, term: "" };
  }
  switch (phase) {
    case "agreed": {
      const byMost = outcome === "majority elected" ? " · majority" : "";
      return { kind: "agreed", text: `leader ${leader}`, term: byMost, means };
    }
    case "split": {
      const text = outcome && / parts?$/.test(outcome) ? outcome : `${several(state)} leaders!`;
      return { kind: "split", text, term: "", means };
    }
    case "electing":
      return { kind: "electing", text: outcome ?? "electing", term, means };
    case "disagreeing":
      return { kind: "leaderless", text: outcome ?? "no agreement", term, means };
    default:
      return { kind: "leaderless", text: outcome ?? "no leader", term: "", means };
  }
}

/** How many lead. @param {PanelState} state */
function several({ nodes }) {
  const leading = [...nodes.values()].filter(({ role, status }) =>
    role === "leader" && /up|paused/.test(status)).length;
  return leading > 2 ? leading : "two";
}

/**
 * A node in words, for those who do not see it.
 * @param {NodeState} node
 */
export function describeNode(node) {
  if (node.id === STORE) {
    return `The store, ${node.status}`;
  }
  const role = node.status === "crashed" ? "crashed" : node.status === "left" ? "has left"
    : node.role === "follower" && node.leader !== NOBODY ? `follows ${node.leader}` : node.role;
  const paused = node.status === "paused" ? ", paused" : "";
  const suspects = node.suspect !== NOBODY ? `, suspects ${node.suspect}` : "";
  return `Node ${node.id}, ${role}${paused}${suspects}`;
}

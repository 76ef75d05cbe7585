// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 */
import { faultWords } from "./fault-words.js";
import { element, find, svg } from "./dom.js";
import { faultMarks } from "./futile.js";

const TRIANGLE = "M6 4 10 12H2Z";

/** @type {Record<string, string>} */
const PHASES = {
  leaderless: "no leader",
  disagreeing: "a leader, but no agreement",
  electing: "electing",
  agreed: "all agree on a leader",
  split: "several leaders",
};

/** The whole history of each algorithm on a line; a click or a drag goes there. */
export class Lanes {
  #root = find("[data-show=lanes]");
  #now = element("div", { class: "now" });
  #marks = element("div", { class: "lane-marks" });
  /** @type {HTMLElement[]} */
  #lanes = [];
  #drawn = "";

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    this.connection = connection;
    store.addEventListener("opened", () => this.#build());
    store.addEventListener("state", () => this.#show());
    new ResizeObserver(() => this.#show()).observe(this.#root);
    store.addEventListener("selection", () => this.#choose());
    this.#root.addEventListener("pointerdown", (event) => this.#grab(event));
    this.#root.addEventListener("keydown", (event) => this.#key(event));
    if (store.opened) {
      this.#build();
    }
  }

  get #length() {
    return Math.max(this.store.opened?.length ?? 1, this.store.furthest, 1);
  }

  #build() {
    const algorithms = this.store.panels.map((panel) => panel.algorithm.id).join();
    if (this.#root.dataset.algorithms !== algorithms) {
      // The same algorithms on another run, or another branch, keep their lanes and so the focus.
      this.#root.dataset.algorithms = algorithms;
      this.#buildLanes();
    }
    this.#choose();
    this.#drawn = "";
    this.#show();
  }

  #buildLanes() {
    this.#lanes = this.store.panels.map((panel) => element("div", {
      class: "lane",
      role: "slider",
      tabindex: -1,
      "aria-label": `History of ${panel.algorithm.name}; arrow keys move time`,
      "aria-valuemin": 0,
      title: "Click or drag to go there",
    }));
    this.#marks.replaceChildren();
    this.#root.replaceChildren(
      ...this.store.panels.flatMap((panel, i) => [
        element("div", { class: "lane-name" }, panel.algorithm.name), this.#lanes[i]]),
      this.#marks, this.#now);
  }

  #show() {
    const length = this.#length;
    this.store.panels.forEach((panel, i) => this.#fill(this.#lanes[i], panel, length));
    const width = this.#seen[0]?.clientWidth ?? 0;
    if (this.#drawn !== `${length} ${width}`) {
      this.#drawn = `${length} ${width}`;
      this.#mark(length, width);
    }
    this.#placeNow(length);
  }

  /**
   * @param {HTMLElement} lane
   * @param {import("./store.js").PanelState} panel
   * @param {number} length
   */
  #fill(lane, panel, length) {
    const { tick, furthest, lane: phases, violations } = panel;
    const spans = phases.map((interval, i) => {
      const next = phases[i + 1];
      const end = next ? next.from : Math.max(furthest, interval.from);
      const title = `${PHASES[interval.phase]} from tick ${interval.from}`;
      const span = element("span", { class: interval.phase, title });
      span.style.left = `${(100 * interval.from) / length}%`;
      span.style.width = `${(100 * (end - interval.from)) / length}%`;
      return span;
    });
    if (furthest > tick) {
      const ahead = element("span", { class: "ahead" });
      ahead.style.left = `${(100 * tick) / length}%`;
      ahead.style.width = `${(100 * (furthest - tick)) / length}%`;
      spans.push(ahead);
    }
    const faults = faultMarks(this.store.opened?.faults ?? [], panel);
    spans.push(...marks(violations, length), ...faults.map((mark) => faultSign(mark, length)));
    if (this.store.alignment) {
      const now = element("span", { class: "own-now" });
      now.style.left = `${(100 * Math.min(tick, length)) / length}%`;
      spans.push(now);
    }
    lane.replaceChildren(...spans);
    const phase = phases.findLast((interval) => interval.from <= tick)?.phase ?? "leaderless";
    lane.setAttribute("aria-valuenow", String(tick));
    lane.setAttribute("aria-valuemax", String(length));
    const fault = faults.find((mark) => mark.tick === tick);
    const happens = fault ? `; ${fault.words}` : "";
    lane.setAttribute("aria-valuetext", `tick ${tick}, ${PHASES[phase]}${happens}`);
  }

  /**
   * Fault markers; where they would overlap, only the sign stays.
   * @param {number} length
   * @param {number} width
   */
  #mark(length, width) {
    let free = -Infinity;
    const faults = this.store.opened?.faults ?? [];
    this.#marks.replaceChildren(...faults.map((fault, i) => {
      const words = faultWords(fault.action);
      const x = (width * fault.tick) / length;
      const needs = 7 * words.length + 12;
      const room = Math.min(width, (width * (faults[i + 1]?.tick ?? Infinity)) / length);
      const right = x > free && x + needs < room;
      const left = !right && x - needs > Math.max(0, free);
      free = Math.max(free, right ? x + needs + 8 : x + 10);
      const mark = element("button", {
        title: `t ${fault.tick}: ${words}`,
        "aria-label": `To tick ${fault.tick}: ${words}`,
        "data-tick": fault.tick,
      }, right ? `▲ ${words}` : left ? `${words} ▲` : "▲");
      mark.style.left = `${left ? x + 6 : Math.max(0, x - 6)}px`;
      mark.classList.toggle("left", left);
      mark.addEventListener("click", () => this.connection.seek(fault.tick));
      return mark;
    }));
  }

  /** @param {number} length */
  #placeNow(length) {
    // One mark for all, unless each of them stands at a tick of its own.
    this.#now.hidden = this.store.alignment !== null;
    const lane = this.#seen[0];
    const last = this.#seen.at(-1);
    if (lane && last) {
      const x = (lane.clientWidth * Math.min(this.store.tick, length)) / length;
      this.#now.style.left = `${lane.offsetLeft + x - 1}px`;
      this.#now.style.top = `${lane.offsetTop - 3}px`;
      this.#now.style.height = `${last.offsetTop + last.offsetHeight - lane.offsetTop + 6}px`;
    }
  }

  /** The lanes that are in view: on a low screen, only that of the selected panel. */
  get #seen() {
    return this.#lanes.filter((lane) => lane.offsetParent !== null);
  }

  /** The tab key stops at the lane of the selected panel; up and down go on from there. */
  #choose() {
    this.#lanes.forEach((lane, i) => {
      const chosen = i === this.store.selection.panel;
      lane.tabIndex = chosen ? 0 : -1;
      lane.classList.toggle("chosen", chosen);
      lane.previousElementSibling?.classList.toggle("chosen", chosen);
    });
    this.#placeNow(this.#length);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const seen = this.#seen;
    const at = seen.indexOf(/** @type {HTMLElement} */ (event.target));
    const lane = { ArrowUp: at - 1, ArrowDown: at + 1 }[event.key];
    const page = { PageUp: 10, PageDown: -10 }[event.key];
    if (at >= 0 && lane !== undefined) {
      seen[(lane + seen.length) % seen.length].focus();
    } else if (at >= 0 && page !== undefined) {
      const tick = Math.max(0, this.connection.heading + page);
      this.connection.seek(Math.min(this.store.opened?.until ?? 0, tick));
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  #grab(event) {
    const lane = event.target instanceof Element ? event.target.closest(".lane") : null;
    if (!(lane instanceof HTMLElement)) {
      return;
    }
    const { id } = this.store.panels[this.#lanes.indexOf(lane)].algorithm;
    const box = lane.getBoundingClientRect();
    const go = (/** @type {PointerEvent} */ move) => {
      const part = (move.clientX - box.left) / box.width;
      const tick = Math.round(Math.min(1, Math.max(0, part)) * this.#length);
      this.connection.seek(tick, id);
    };
    go(event);
    lane.setPointerCapture(event.pointerId);
    lane.addEventListener("pointermove", go);
    lane.addEventListener("lostpointercapture", () => {
      lane.removeEventListener("pointermove", go);
    }, { once: true });
  }
}

/**
 * A fault as the panel has met it: filled, or hollow where it did nothing.
 * @param {import("./futile.js").FaultMark} mark @param {number} length
 */
function faultSign({ tick, words, futile }, length) {
  const sign = element("span", {
    class: futile ? "fault-sign futile" : "fault-sign",
    title: `t ${tick}: ${words}`,
  }, svg("svg", { viewBox: "0 0 12 14", width: 12, height: 14, "aria-hidden": "true" },
    svg("path", { class: "halo", d: TRIANGLE }), svg("path", { d: TRIANGLE })));
  // At either end it would stick out of its lane.
  sign.style.left = `clamp(6px, ${(100 * tick) / length}%, 100% - 6px)`;
  return sign;
}

/**
 * What was not kept, as a line along the lane's foot.
 * @param {import("./store.js").PanelState["violations"]} violations @param {number} length
 */
function marks(violations, length) {
  return violations.map((violation) => {
    const mark = element("span", {
      class: violation.unexpected ? "broken unexpected" : "broken",
      title: `t ${violation.from}: ${violation.text}`,
    });
    mark.style.left = `${(100 * violation.from) / length}%`;
    mark.style.width = `${(100 * ((violation.to ?? length) - violation.from)) / length}%`;
    return mark;
  });
}

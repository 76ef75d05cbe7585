// @ts-check
/**
 * What it means that panels are aligned by something else than the tick, in numbers and in words.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./wire.js").Aligned} Alignment
 */

/** @type {Record<Alignment["by"], {name: string, panel: string, none: string}>} */
const WORDS = {
  tick: { name: "tick", panel: "every panel stands at the same tick", none: "" },
  event: {
    name: "number of events",
    panel: "every panel stands where as many events have happened in it",
    none: "",
  },
  detection: {
    name: "detection",
    panel: "every panel is as far from the moment when the last crash is noticed",
    none: "nobody notices the last crash",
  },
  agreement: {
    name: "agreement",
    panel: "every panel is as far from the agreement of its last election",
    none: "no agreement in its last election",
  },
};

/**
 * How long a panel waits at its start, so that its phase coincides with that of the others.
 * @param {Alignment} alignment @param {number} panel
 */
function waitOf(alignment, panel) {
  const phase = alignment.phases[panel];
  return phase === null || alignment.meeting === undefined ? 0 : alignment.meeting - phase;
}

/**
 * The tick, with a fraction, at which a panel is drawn at a position with a fraction.
 * @param {Store} store @param {number} panel @param {number} position
 */
export function timeOf(store, panel, position) {
  const { alignment, opened } = store;
  if (!alignment) {
    return position;
  }
  // Between two events there is no telling how fast time runs.
  return alignment.by === "event" ? store.panels[panel].tick
    : Math.max(0, Math.min(opened?.until ?? Infinity, position - waitOf(alignment, panel)));
}

/** Where all stand, in a few words: "t = 12", "event 40", "agreement − 7". @param {Store} store */
export function positionWords({ alignment, position }) {
  if (!alignment) {
    return `t = ${position}`;
  }
  const off = position - (alignment.meeting ?? 0);
  return alignment.by === "event" ? `event ${position}`
    : off === 0 ? `at ${alignment.by}` : `${alignment.by} ${off < 0 ? "−" : "+"} ${Math.abs(off)}`;
}

/** How far there is to go, in a few words. @param {Store} store */
export function lengthWords({ alignment, position, opened }) {
  return !opened ? "" : !alignment ? lengthOf(opened.length, position)
    : alignment.by === "event" ? `of ${Math.max(alignment.length, position)}` : "";
}

/** @param {number} length @param {number} tick */
function lengthOf(length, tick) {
  return tick > length ? `quiet since ${length}`
    : length === 1 ? "of 1 tick" : `of ${length} ticks`;
}

/**
 * What is to be said of a panel that cannot be aligned as the others are.
 * @param {Store} store
 * @param {number} panel
 */
export function noteOn({ alignment }, panel) {
  return alignment && alignment.by !== "event" && alignment.phases[panel] === null
    ? `Not aligned: ${WORDS[alignment.by].none}.` : "";
}

/** @param {Alignment} alignment */
export function alignmentWords(alignment) {
  return `Not the same tick: ${WORDS[alignment.by].panel}.`;
}

/** @param {Alignment} alignment */
export function alignmentName(alignment) {
  return WORDS[alignment.by].name;
}

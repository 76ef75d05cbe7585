// @ts-check
/**
 * @typedef {import("./types.js").Findings} Findings
 * @typedef {import("./types.js").Series} Series
 * @typedef {import("./types.js").Measure} Measure
 */

/** The look of a series: a colour, and a sign for those who cannot tell the colours apart. */
const COLOURS = ["--k2", "--k1", "--k3", "--k4", "--k6", "--k5"];
const SIGNS = ["disc", "square", "diamond", "triangle", "ring", "cross"];

/** @param {number} index @returns {{colour: string, sign: string}} */
export function look(index) {
  const round = Math.floor(index / COLOURS.length);
  return { colour: COLOURS[index % COLOURS.length], sign: SIGNS[(index + round) % SIGNS.length] };
}

/** @param {Series} series */
export function nameOf(series) {
  return series.distinction ? `${series.name} ${series.distinction}` : series.name;
}

/** What theory says of a measure of a series. @param {Series} series @param {string} measure */
export function curvesOf(series, measure) {
  return series.theory.curves.filter((curve) => curve.measure === measure);
}

/** What is looked at, and how: tells "change". It is kept in the fragment of the address. */
export class View extends EventTarget {
  measure = "messages";
  log = false;
  theory = true;
  /** @type {string | null} the point whose distribution is shown; the last one if null */
  at = null;
  /** @type {Set<number>} series that are not shown */
  hidden = new Set();

  /** @param {{measure?: string, scale?: string}} suggested */
  constructor(suggested) {
    super();
    const given = new URLSearchParams(location.hash.slice(1));
    this.measure = given.get("measure") ?? suggested.measure ?? "messages";
    this.log = (given.get("scale") ?? suggested.scale) === "log";
    this.at = given.get("at");
  }

  /** @param {Partial<Pick<View, "measure"|"log"|"theory"|"at">>} change */
  set(change) {
    Object.assign(this, change);
    const kept = new URLSearchParams({ measure: this.measure, scale: this.log ? "log" : "linear" });
    if (this.at !== null) {
      kept.set("at", this.at);
    }
    history.replaceState(history.state, "", `#${kept}`);
    this.dispatchEvent(new Event("change"));
  }

  /** @param {number} series */
  toggle(series) {
    if (!this.hidden.delete(series)) {
      this.hidden.add(series);
    }
    this.dispatchEvent(new Event("change"));
  }

  /** @param {Findings} findings @returns {Measure} */
  measureOf(findings) {
    return findings.measures.find((measure) => measure.id === this.measure) ?? findings.measures[0];
  }
}

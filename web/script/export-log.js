// @ts-check
/** @typedef {import("./wire.js").RunEvent} RunEvent */
import { csv } from "./csv.js";
import { describe } from "./describe.js";
import { element } from "./dom.js";

const COLUMNS = /** @type {const} */ ([
  "number", "tick", "cause", "node", "type", "from", "to", "kind", "content", "due", "timer",
  "role", "term", "leader", "suspect", "trusted", "reason", "action", "text", "error",
]);

/**
 * What a log is of: its run, and which of its events are left out; "" if none is.
 * @typedef {import("./origin.js").Origin & {filter: string}} About
 */

/**
 * One line for each event, as the log shows it, under lines that say what it is of.
 * @param {RunEvent[]} events
 * @param {About} about
 */
export function asText(events, { version, algorithm, address, extent, filter }) {
  const lines = [
    `# ${algorithm}: ${extent}${filter ? `; only ${filter}` : ""}`,
    `# Hustings ${version}: ${address}`,
    ...events.map((event) => `t ${event.tick}\t${describe(event)}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/**
 * Comma-separated, a column for each field; fields in quotes where they need it. What it is of
 * stands in columns of every row, which every program reads.
 * @param {RunEvent[]} events @param {About} about
 */
export function asCsv(events, { version, algorithm, address, complete, filter }) {
  const origin = [algorithm, complete && !filter ? "yes" : "no", version, address];
  const rows = events.map((event) =>
    [...COLUMNS.map((column) => event[column] ?? ""), describe(event), ...origin]);
  return csv([[...COLUMNS, "words", "algorithm", "complete", "version", "address"], ...rows]);
}

/** As the server tells them, with what it is of. @param {RunEvent[]} events @param {About} about */
export function asJson(events, { version, algorithm, address, from, to, complete, filter }) {
  const isWhole = complete && !filter;
  const all = { version, algorithm, address, from, to, complete: isWhole, filter, events };
  return `${JSON.stringify(all, null, 1)}\n`;
}

/**
 * Hands a text to the browser as a file.
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
export function save(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: address, download: name }).click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

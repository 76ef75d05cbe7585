// @ts-check
/** @typedef {import("./types.js").RunEvent} RunEvent */
import { describe } from "./describe.js";
import { element } from "./dom.js";

const COLUMNS = /** @type {const} */ (["number", "tick", "cause", "node", "type", "from", "to", "kind", "content", "due",
  "timer", "role", "term", "leader", "suspect", "trusted", "reason", "action", "text", "error"]);

/** One line for each event, as the log shows it. @param {RunEvent[]} events */
export function asText(events) {
  return events.map((event) => `t ${event.tick}\t${describe(event)}\n`).join("");
}

/** Comma-separated, a column for each field; fields in quotes where they need it. @param {RunEvent[]} events */
export function asCsv(events) {
  const rows = events.map((event) => [...COLUMNS.map((column) => event[column] ?? ""), describe(event)]);
  return [[...COLUMNS, "words"], ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** As the server tells them. @param {RunEvent[]} events */
export function asJson(events) {
  return `${JSON.stringify(events, null, 1)}\n`;
}

/** @param {string | number} value */
function cell(value) {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Hands a text to the browser as a file. @param {string} text @param {string} name @param {string} type */
export function save(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: address, download: name }).click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

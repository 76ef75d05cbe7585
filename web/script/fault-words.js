// @ts-check
import { called } from "./names.js";

/**
 * Actions of the scenario grammar that concern messages, and all of them in words; without a page.
 */

/**
 * Something done by hand to a message on its way, with its ends by name;
 * see hustings.scenario.Fault.OnMessage.
 * @typedef {{algorithm: string, handling: Handling, from: string, to: string, nth: number,
 *   ticks: number}} OnMessage
 * @typedef {"drop" | "deliver" | "double" | "delay"} Handling
 */

const NODE = /([\d.]+|store)/.source;
const ON_MESSAGE = new RegExp(
  `^(?:([a-z][a-z0-9-]*)\\.)?(drop|deliver|double|delay)-${NODE}-${NODE}(?:-(\\d+))?(?:~(\\d+))?$`);

/**
 * Reads what is done to a message; null for any other action.
 * @param {string} action
 * @returns {OnMessage | null}
 */
export function onMessage(action) {
  const match = ON_MESSAGE.exec(action);
  return match && {
    algorithm: match[1] ?? "",
    handling: /** @type {Handling} */ (match[2]),
    from: match[3],
    to: match[4],
    ticks: Number(match[5] ?? 0),
    nth: Number(match[6] ?? 1),
  };
}

const ORDINALS = ["", "", "second ", "third "];

/** An action in words. @param {string} action */
export function faultWords(action) {
  const on = onMessage(action);
  if (!on) {
    return action.replaceAll("-", " ");
  }
  const ordinal = ORDINALS[on.nth] ?? `${on.nth}th `;
  const which = `the ${ordinal}message from ${called(on.from)} to ${called(on.to)}`;
  const where = on.algorithm ? ` (${on.algorithm})` : "";
  const by = on.handling === "delay" ? ` by ${on.ticks}` : "";
  return `${on.handling === "double" ? "duplicate" : on.handling} ${which}${by}${where}`;
}

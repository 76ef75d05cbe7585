// @ts-check
/** @typedef {import("./run-file.js").Digests} Digests */

/** What the server says to a scenario that it does not take, in its words. */
export class NotTaken extends Error {}

/**
 * How the server writes a scenario, if it is one that this page can show.
 * @param {string} scenario
 * @returns {Promise<string>}
 */
export async function canonical(scenario) {
  return (await ask("scenario", scenario)).scenario;
}

/**
 * What a run hashes to.
 * @param {string} scenario
 * @returns {Promise<{scenario: string, digests: Digests}>}
 */
export function digest(scenario) {
  return ask("digest", scenario);
}

/** @param {string} what @param {string} scenario @returns {Promise<any>} */
async function ask(what, scenario) {
  // Whatever stands in a file, it is one query and nothing else.
  const query = new URLSearchParams(scenario).toString();
  const response = await fetch(`/api/${what}?${query}`).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (!response || !answer) {
    throw new NotTaken("the server does not answer; try again in a moment");
  }
  if (!response.ok) {
    throw new NotTaken(answer.message || "the server refuses it");
  }
  return answer;
}

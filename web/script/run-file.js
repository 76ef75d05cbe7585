// @ts-check
/** A saved run: what its file says, checked before anyone believes it; without a page. */
import { BranchTree, LONGEST_NAME, LONGEST_NOTES, MOST_BRANCHES } from "./branch-tree.js";
import { keyOf, withKey } from "./faults.js";

export const FORMAT = "hustings-run";
export const VERSION = 1;
export const LARGEST_BYTES = 1_048_576;

/**
 * @typedef {{events: number, sha256: string}} Digest
 * @typedef {Record<string, Digest>} Digests
 * @typedef {{name: string, parent: number | null, at: number, scenario: string}} SavedBranch
 * @typedef {{format: string, version: number, hustings: string, scenario: string,
 *   branches: SavedBranch[], notes: string, digests: Digests}} SavedRun `hustings` is what has
 *   written it, "" if it does not say
 */

/** What is wrong with a file, in words that name the field, its value, and what is allowed. */
export class BadFile extends Error {}

/**
 * @param {string} scenario at its tick
 * @param {BranchTree} tree
 * @param {(branch: import("./branch-tree.js").Branch) => string} scenarioOf
 * @param {string} notes
 * @param {Digests} digests
 * @param {string} hustings the number of this one
 * @returns {SavedRun}
 */
export function write(scenario, tree, scenarioOf, notes, digests, hustings) {
  const branches = tree.branches.map((branch) => {
    const parent = tree.branches.findIndex((other) => other.id === branch.parent);
    return {
      name: branch.name,
      parent: parent < 0 ? null : parent,
      at: branch.at,
      scenario: scenarioOf(branch),
    };
  });
  return { format: FORMAT, version: VERSION, hustings, scenario, branches, notes, digests };
}

/**
 * Reads the text of a file as far as that needs no server: scenarios are still to be read.
 * @param {string} text
 * @returns {SavedRun}
 */
export function read(text) {
  /** @type {any} */
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new BadFile("The file is not JSON; allowed is what Save has written.");
  }
  if (typeof file !== "object" || file === null || Array.isArray(file)) {
    throw bad("The file", file, "a JSON object");
  }
  demand(file.format === FORMAT, "format", file.format, `"${FORMAT}"`);
  demand(file.version === VERSION, "version", file.version,
    `${VERSION}; a later version needs a later Hustings`);
  const hustings = file.hustings ?? "";
  demand(typeof hustings === "string" && hustings.length <= 20, "hustings", hustings,
    "the number of a Hustings, as text");
  demand(typeof file.scenario === "string", "scenario", file.scenario, "a scenario, as text");
  const notes = file.notes ?? "";
  demand(typeof notes === "string" && notes.length <= LONGEST_NOTES, "notes", notes,
    `text of at most ${LONGEST_NOTES} characters`);
  const branches = file.branches ?? [];
  demand(Array.isArray(branches) && branches.length <= MOST_BRANCHES, "branches", branches,
    `a list of at most ${MOST_BRANCHES}`);
  branches.forEach(requireBranch);
  requireDigests(file.digests);
  const { scenario, digests } = file;
  return { format: FORMAT, version: VERSION, hustings, scenario, branches, notes, digests };
}

/** @param {any} branch @param {number} i */
function requireBranch(branch, i) {
  const field = `branches[${i}]`;
  demand(typeof branch === "object" && branch !== null, field, branch, "an object");
  const { name, parent, at, scenario } = branch;
  demand(typeof name === "string" && name.length <= LONGEST_NAME, `${field}.name`, name,
    `text of at most ${LONGEST_NAME} characters`);
  demand(typeof scenario === "string", `${field}.scenario`, scenario, "a scenario, as text");
  demand(Number.isSafeInteger(at) && at >= 0, `${field}.at`, at, "a tick from 0 on");
  const hangs = i === 0 ? parent === null
    : Number.isSafeInteger(parent) && parent >= 0 && parent < i;
  demand(hangs, `${field}.parent`, parent, i === 0
    ? "null for the first one" : `the place of a branch before it, 0 to ${i - 1}`);
}

/** @param {any} digests */
function requireDigests(digests) {
  const isObject = typeof digests === "object" && digests !== null && !Array.isArray(digests);
  demand(isObject, "digests", digests, "an object with a digest for each algorithm");
  for (const [id, digest] of Object.entries(digests)) {
    const { events, sha256 } = digest ?? {};
    demand(Number.isSafeInteger(events) && events >= 0, `digests.${id}.events`, events,
      "a whole number from 0 on");
    demand(typeof sha256 === "string" && /^[0-9a-f]{64}$/.test(sha256), `digests.${id}.sha256`,
      sha256, "64 hex digits");
  }
}

/** @param {boolean} good @param {string} field @param {unknown} value @param {string} allowed */
function demand(good, field, value, allowed) {
  if (!good) {
    throw bad(field, value, allowed);
  }
}

/** @param {string} field @param {unknown} value @param {string} allowed */
export function bad(field, value, allowed) {
  const text = JSON.stringify(value) ?? "";
  const shown = text.length > 60 ? `${text.slice(0, 60)}… (${text.length} characters)` : text;
  const wrong = value === undefined ? "is missing" : `is ${shown}`;
  return new BadFile(`${field} ${wrong}; allowed is ${allowed}.`);
}

/**
 * The branches of a file, whose scenarios are canonical by now; the one that was shown is current.
 * @param {SavedRun} run
 */
export function treeOf(run) {
  const shown = keyOf(run.scenario, "faults");
  if (run.branches.length === 0) {
    return new BranchTree(shown);
  }
  const branches = run.branches.map(({ parent, at, name, scenario }, i) => ({
    id: i + 1,
    parent: parent === null ? 0 : parent + 1,
    at,
    name,
    faults: keyOf(scenario, "faults"),
    texts: [],
    furthest: 0,
  }));
  const current = branches.find((branch) => branch.faults === shown)?.id ?? 1;
  return BranchTree.from({ branches, current });
}

/**
 * Holds a file to one run: its branches differ in their faults only, and what it shows is one of
 * them. Its scenarios are canonical by now.
 * @param {SavedRun} run
 */
export function checkBranches(run) {
  const base = baseOf(run.scenario);
  run.branches.forEach(({ scenario }, i) =>
    demand(baseOf(scenario) === base, `branches[${i}].scenario`, scenario,
      "one that differs from the scenario of the file in its faults and its tick only"));
  const shown = keyOf(run.scenario, "faults");
  const has = run.branches.some(({ scenario }) => keyOf(scenario, "faults") === shown);
  demand(run.branches.length === 0 || has,
    "scenario", run.scenario, "one with the faults of one of the branches");
}

/** @param {string} scenario */
function baseOf(scenario) {
  return withKey(withKey(scenario, "faults", ""), "t", "");
}

/**
 * Compares what a run hashes to with what its file says.
 * @param {Digests} said @param {Digests} found
 * @returns {{good: boolean, words: string}}
 */
export function verify(said, found) {
  const wrong = Object.keys(found).flatMap((id) => {
    if (!Object.hasOwn(said, id)) {
      return [`the file says nothing of ${id}`];
    }
    const [has, should] = [found[id].events, said[id].events];
    if (has !== should) {
      return [`${id} has ${count(has, "event")}, the file says ${number(should)}`];
    }
    return found[id].sha256 === said[id].sha256 ? []
      : [`${id} has ${count(has, "event")} as the file says, but not the same ones`];
  });
  const missing = Object.keys(said).filter((id) => !Object.hasOwn(found, id))
    .map((id) => `the file speaks of ${id}, which does not run in it`);
  const problems = wrong.concat(missing);
  const events = Object.values(found).reduce((sum, digest) => sum + digest.events, 0);
  const all = `${count(Object.keys(found).length, "algorithm")}, ${count(events, "event")}`;
  return problems.length === 0 ? { good: true, words: `verified: ${all}` }
    : { good: false, words: `does not replay to what it says: ${problems.join("; ")}` };
}

/** @param {number} value */
function number(value) {
  return value.toLocaleString("en");
}

/** @param {number} value @param {string} what */
function count(value, what) {
  return `${number(value)} ${what}${value === 1 ? "" : "s"}`;
}

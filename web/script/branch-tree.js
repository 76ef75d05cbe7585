// @ts-check
/** The branches of a run, as a tree; without a page. */
import { compare, differenceInWords, readFaults } from "./faults.js";

/** The most branches that are kept. */
export const MOST_BRANCHES = 40;
/** The longest name, in characters. */
export const LONGEST_NAME = 80;
/** The longest notes of a run, in characters. */
export const LONGEST_NOTES = 10_000;
const MOST_TEXTS = 60;

/**
 * One way that a run goes: all of a run but its faults is the same in all of them.
 * `parent` is the id of the branch it leaves at tick `at`; 0 and 0 for the first one. `texts` are
 * the faults that it had before, so that undo finds back to it; `furthest` the latest tick seen.
 * @typedef {{id: number, parent: number, at: number, name: string, faults: string, texts: string[],
 *   furthest: number}} Branch
 *
 * @typedef {{branch: Branch, depth: number, row: number}} Row
 */

export class BranchTree {
  /** @type {Branch[]} a parent stands before its children */
  branches = [];
  #current = 0;
  #next = 1;
  /**
   * Those that were deleted, in case that is undone.
   * @type {{branch: Branch, children: Branch[]}[]}
   */
  #buried = [];

  /** @param {string} faults of the run as it was opened */
  constructor(faults) {
    this.#add(0, 0, faults);
  }

  /** @param {number} parent @param {number} at @param {string} faults */
  #add(parent, at, faults) {
    const branch = { id: this.#next++, parent, at, name: "", faults, texts: [], furthest: 0 };
    this.branches.push(branch);
    this.#current = branch.id;
    return branch;
  }

  get current() {
    return this.of(this.#current) ?? this.branches[0];
  }

  /** @param {number} id */
  of(id) {
    return this.branches.find((branch) => branch.id === id);
  }

  /**
   * What a branch is called: as someone has named it, or by how it differs from its parent.
   * @param {Branch} branch
   */
  nameOf(branch) {
    const parent = this.of(branch.parent);
    return branch.name || (parent
      ? differenceInWords(readFaults(parent.faults), readFaults(branch.faults))
      : "the run as opened");
  }

  /**
   * Notes how far the current branch has been seen.
   * @param {number} tick
   * @returns {boolean} whether that is news
   */
  seen(tick) {
    const news = tick > this.current.furthest;
    this.current.furthest = Math.max(this.current.furthest, tick);
    return news;
  }

  /**
   * Follows a run that was opened with other faults.
   * @param {string} faults
   * @param {number} tick where the page stands
   * @param {boolean} fromHistory whether someone went back or forward
   * @returns {"same" | "switched" | "changed" | "branched" | "full"} what it came to
   */
  follow(faults, tick, fromHistory) {
    const { current } = this;
    if (faults === current.faults) {
      return "same";
    }
    const exact = this.branches.find((branch) => branch.faults === faults);
    if (exact) {
      this.#current = exact.id;
      return "switched";
    }
    if (fromHistory && this.#recall(faults)) {
      return "switched";
    }
    const { at } = compare(readFaults(current.faults), readFaults(faults));
    // Nothing that has been seen is replaced: it happens beyond the furthest tick.
    const inThePast = current.furthest > tick || current.furthest >= at;
    if (inThePast && this.branches.length < MOST_BRANCHES) {
      this.#add(current.id, at, faults);
      return "branched";
    }
    this.#change(current, faults);
    return inThePast ? "full" : "changed";
  }

  /** A branch that had these faults before. @param {string} faults */
  #recall(faults) {
    const branch = this.branches.find((each) => each.texts.includes(faults));
    const buried = this.#buried.find((each) => each.branch.faults === faults);
    if (branch) {
      this.#current = branch.id;
      this.#change(branch, faults);
    } else if (buried && this.branches.length < MOST_BRANCHES) {
      this.#dig(buried.branch);
      this.#current = buried.branch.id;
    }
    return branch !== undefined || this.#current === buried?.branch.id;
  }

  /** @param {Branch} branch @param {string} faults */
  #change(branch, faults) {
    const others = branch.texts.filter((text) => text !== faults);
    branch.texts = [...others, branch.faults].slice(-MOST_TEXTS);
    branch.faults = faults;
    const parent = this.of(branch.parent);
    if (parent) {
      this.#adopt(branch, parent);
    }
    this.branches.filter((child) => child.parent === branch.id)
      .forEach((child) => this.#adopt(child, branch));
  }

  /** Hangs a branch where it leaves its parent. @param {Branch} branch @param {Branch} parent */
  #adopt(branch, parent) {
    const { at } = compare(readFaults(parent.faults), readFaults(branch.faults));
    branch.parent = parent.id;
    branch.at = Number.isFinite(at) ? at : 0;
  }

  /** @param {number} id @param {string} name an empty one is made of words again */
  rename(id, name) {
    const branch = this.of(id);
    if (branch) {
      branch.name = name.trim().replace(/\s+/g, " ").slice(0, LONGEST_NAME);
    }
  }

  /**
   * Deletes a branch; its children hang on its parent from then on, so that nothing else is lost.
   * @param {number} id not that of the first one
   */
  remove(id) {
    const branch = this.of(id);
    const parent = branch && this.of(branch.parent);
    if (!branch || !parent) {
      return;
    }
    this.branches = this.branches.filter((each) => each !== branch);
    const children = this.branches.filter((child) => child.parent === id);
    children.forEach((child) => this.#adopt(child, parent));
    this.#buried = [...this.#buried, { branch, children }].slice(-MOST_BRANCHES);
    if (this.#current === id) {
      this.#current = parent.id;
    }
  }

  /** The branch that was deleted last and can be had back, if there is one. */
  get lastBuried() {
    return this.branches.length < MOST_BRANCHES ? this.#buried.at(-1)?.branch : undefined;
  }

  /** Brings back the branch that was deleted last. */
  restore() {
    const branch = this.lastBuried;
    if (branch) {
      this.#dig(branch);
    }
  }

  /**
   * Puts a branch back to where it was, and under it those of its children that are still there.
   * @param {Branch} branch
   */
  #dig(branch) {
    const parent = this.of(branch.parent) ?? this.branches[0];
    const children = this.#buried.find((each) => each.branch === branch)?.children
      .filter((child) => this.branches.includes(child) && child.parent === parent.id) ?? [];
    this.#buried = this.#buried.filter((each) => each.branch !== branch);
    const places = children.map((child) => this.branches.indexOf(child));
    const place = Math.min(...places, this.branches.length);
    this.branches.splice(Math.max(place, this.branches.indexOf(parent) + 1), 0, branch);
    this.#adopt(branch, parent);
    children.forEach((child) => this.#adopt(child, branch));
  }

  /**
   * The rows in which they are drawn: children below their parent, the earliest fork
   * lowest, so that lines do not cross.
   */
  rows() {
    /** @type {Row[]} */
    const rows = [];
    /** @param {Branch} branch @param {number} depth */
    const visit = (branch, depth) => {
      rows.push({ branch, depth, row: rows.length });
      this.branches.filter((child) => child.parent === branch.id)
        .sort((a, b) => b.at - a.at || a.id - b.id)
        .forEach((child) => visit(child, depth + 1));
    };
    visit(this.branches[0], 0);
    return rows;
  }

  toJSON() {
    return { branches: this.branches, current: this.#current };
  }

  /**
   * Reads what toJSON has written; throws if it is anything else.
   * @param {any} value
   */
  static from(value) {
    const tree = new BranchTree("");
    tree.branches = value.branches.map(checked);
    const ids = new Set([0]);
    tree.branches.forEach((branch, i) => {
      if (ids.has(branch.id) || !ids.has(branch.parent) || (branch.parent === 0) !== (i === 0)) {
        throw new Error(`branch ${branch.id} does not hang on another`);
      }
      ids.add(branch.id);
    });
    if (ids.size < 2 || ids.size > MOST_BRANCHES + 1) {
      throw new Error(`${ids.size - 1} branches`);
    }
    tree.#next = Math.max(...ids) + 1;
    tree.#current = tree.of(value.current)?.id ?? tree.branches[0].id;
    return tree;
  }
}

/** @param {any} value @returns {Branch} */
function checked(value) {
  const { id, parent, at, name, faults, texts, furthest } = value;
  const numbers = [id, parent, at, furthest]
    .every((each) => Number.isSafeInteger(each) && each >= 0);
  const strings = [name, faults, ...texts].every((each) => typeof each === "string");
  if (!numbers || !strings || name.length > LONGEST_NAME) {
    throw new Error("a branch is damaged");
  }
  return { id, parent, at, name, faults, texts, furthest };
}

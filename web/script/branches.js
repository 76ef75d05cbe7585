// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./announce.js").Announcer} Announcer
 * @typedef {import("./branch-tree.js").Branch} Branch
 */
import { BranchTree, LONGEST_NOTES, MOST_BRANCHES } from "./branch-tree.js";
import { withTick } from "./connection.js";
import { keyOf, withKey } from "./faults.js";

/** Under which name the session keeps them; travel.js looks whether there are any. */
const KEY = "hustings-branches";
const MOST_TREES = 8;

/**
 * A run that was opened, and how far the one before it had been seen; see travel.js.
 * @typedef {{scenario: string, tick: number, furthest: number, byHistory: boolean}} Opening
 */

/**
 * The branches of the run on this page. Acting where more has been seen already opens one; the run
 * as it was is kept beside it. They live as long as the page does, and through a reload. Tells
 * `changed`.
 */
export class Branches extends EventTarget {
  /** @type {Map<string, BranchTree>} by what all branches of a run share, the latest last */
  #trees = new Map();
  #base = "";
  /** @type {{scenario: string, tree: BranchTree} | null} the saved run that is being opened */
  #awaited = null;

  /** What someone has noted of the run, for its file. */
  notes = "";

  /**
   * @param {Store} store
   * @param {Announcer} announcer
   * @param {boolean} kept whether to take up what the page had kept
   */
  constructor(store, announcer, kept) {
    super();
    this.store = store;
    this.announcer = announcer;
    if (kept) {
      this.#load();
    }
    const keep = () => {
      this.tree.seen(store.furthest);
      this.#save();
    };
    store.addEventListener("clock", () => store.playing || keep());
    window.addEventListener("pagehide", keep);
  }

  /** The branches of the run that is open. */
  get tree() {
    return /** @type {BranchTree} */ (this.#trees.get(this.#base));
  }

  /** Follows the page to a run. @param {Opening} opening */
  follow({ scenario, tick, furthest, byHistory }) {
    const faults = keyOf(scenario, "faults");
    const base = baseOf(scenario);
    const same = base === this.#base;
    this.#trees.get(this.#base)?.seen(furthest);
    this.#base = base;
    const awaited = this.#awaited?.scenario === scenario ? this.#awaited.tree : null;
    this.#awaited = null;
    const tree = awaited ?? this.#trees.get(base) ?? new BranchTree(faults);
    this.#trees.delete(base);
    this.#trees.set(base, tree);
    for (const old of [...this.#trees.keys()].slice(0, -MOST_TREES)) {
      this.#trees.delete(old);
    }
    this.#say(tree.follow(faults, tick, byHistory || !same));
    this.#changed();
  }

  /** @param {ReturnType<BranchTree["follow"]>} outcome */
  #say(outcome) {
    if (outcome === "branched") {
      this.announcer.say(`A branch: ${this.tree.nameOf(this.tree.current)}. `
        + "The run as it was is kept beside it, under the lanes.");
    } else if (outcome === "full") {
      this.announcer.say(`${MOST_BRANCHES} branches are kept at most, so this one has changed `
        + "itself. Undo leads back; delete a branch to make room.", true);
    }
  }

  /**
   * The scenario of a branch, with what all share.
   * @param {Branch} branch
   * @param {number} [tick]
   */
  scenarioOf(branch, tick = 0) {
    return withTick(withKey(this.store.opened?.scenario ?? "", "faults", branch.faults), tick);
  }

  /** Goes to a branch, at the present tick. @param {Connection} connection @param {number} id */
  go(connection, id) {
    const branch = this.tree.of(id);
    if (branch && branch !== this.tree.current) {
      connection.open(this.scenarioOf(branch, this.store.tick));
    }
  }

  /** @param {number} id @param {string} name */
  rename(id, name) {
    this.tree.rename(id, name);
    this.#changed();
  }

  /**
   * Deletes a branch; from the current one the page goes to its parent.
   * @param {Connection} connection
   * @param {number} id
   */
  remove(connection, id) {
    const branch = this.tree.of(id);
    if (!branch || branch.parent === 0) {
      return;
    }
    const name = this.tree.nameOf(branch);
    const wasCurrent = branch === this.tree.current;
    this.tree.remove(id);
    if (wasCurrent) {
      connection.open(this.scenarioOf(this.tree.current, this.store.tick));
    }
    this.announcer.say(`The branch “${name}” is deleted; what branched off it stays.`);
    this.#changed();
  }

  /** Brings back the branch that was deleted last. */
  restore() {
    this.tree.restore();
    this.#changed();
  }

  /**
   * Takes over the branches and the notes of a saved run, which is being opened.
   * @param {string} scenario
   * @param {BranchTree} tree
   * @param {string} notes
   */
  adopt(scenario, tree, notes) {
    this.notes = notes;
    this.#awaited = { scenario, tree };
  }

  #changed() {
    this.#save();
    this.dispatchEvent(new Event("changed"));
  }

  #save() {
    try {
      const kept = { version: 1, trees: [...this.#trees], notes: this.notes };
      sessionStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // Where nothing can be kept, the branches last until the page is left.
    }
  }

  #load() {
    try {
      const kept = sessionStorage.getItem(KEY);
      if (kept !== null) {
        const { version, trees, notes } = JSON.parse(kept);
        if (version !== 1) {
          throw new Error(`version ${version}`);
        }
        this.#trees = new Map(trees.map((/** @type {[string, unknown]} */ [base, tree]) =>
          [String(base), BranchTree.from(tree)]));
        this.notes = String(notes ?? "").slice(0, LONGEST_NOTES);
      }
    } catch {
      this.#trees = new Map();
      this.announcer.say("The branches that this page had kept are damaged; "
        + "it starts without them. The run itself is whole.", true);
    }
  }
}

/**
 * What all branches of a run share: everything but faults, position, and who is on the stage.
 * @param {string} scenario
 */
function baseOf(scenario) {
  return ["faults", "t", "algorithms"].reduce((text, key) => withKey(text, key, ""), scenario);
}

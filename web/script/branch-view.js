// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./branches.js").Branches} Branches
 * @typedef {import("./branch-tree.js").Branch} Branch
 * @typedef {import("./branch-tree.js").Row} Row
 */
import { LONGEST_NAME } from "./branch-tree.js";
import { element, find, set, svg, write } from "./dom.js";

const BEND = 22;

/**
 * The branches as a small tree under the lanes, on the same scale of
 * time; nothing while there is one.
 */
export class BranchView {
  #lanes = find("[data-show=lanes]");
  #lines = svg("svg", { "aria-hidden": "true" });
  #marks = svg("svg", { class: "branch-marks", "aria-hidden": "true" });
  #dot = svg("circle", { class: "branch-now", r: 5 });
  #list = element("ul", { class: "branch-list" });
  #restore = element("button", { class: "branch-restore", hidden: true });
  #root = element("div", {
    class: "branches", role: "group", "aria-label": "Branches of this run", hidden: true,
  },
  element("div", { class: "branch-field" }, this.#lines, this.#list, this.#marks),
  this.#restore);
  #laid = "";

  /** @param {Store} store @param {Connection} connection @param {Branches} branches */
  constructor(store, connection, branches) {
    this.store = store;
    this.connection = connection;
    this.branches = branches;
    this.#lanes.after(this.#root);
    this.#list.addEventListener("keydown", (event) => this.#key(event));
    this.#restore.addEventListener("click", () => branches.restore());
    branches.addEventListener("changed", () => this.#build());
    store.addEventListener("state", () => this.#lay());
    new ResizeObserver(() => this.#lay()).observe(this.#lanes);
    this.#build();
  }

  #build() {
    const { tree } = this.branches;
    const rows = tree.rows();
    const held = this.#focused;
    const buried = tree.lastBuried;
    this.#root.hidden = rows.length < 2 && !buried;
    this.#restore.hidden = !buried;
    if (buried) {
      write(this.#restore, `Bring back “${tree.nameOf(buried)}”`);
      this.#restore.title = "Bring back the branch that was deleted last";
    }
    this.#list.replaceChildren(...(rows.length < 2 ? [] : rows).map((row) => this.#item(row)));
    this.#laid = "";
    this.#lay();
    if (held !== 0) {
      this.#focus(tree.of(held) ? held : tree.current.id);
    }
    this.#list.querySelector(".current")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Row} row */
  #item({ branch, depth }) {
    const { tree } = this.branches;
    const name = tree.nameOf(branch);
    const current = branch === tree.current;
    const parent = tree.of(branch.parent);
    const where = parent
      ? `leaves “${tree.nameOf(parent)}” at t ${branch.at}` : "what all others branch off";
    const leads = current
      ? "You are here." : "Enter or a click goes there, at the present tick.";
    const go = element("button", {
      class: "branch-name",
      "data-branch": branch.id,
      "aria-current": current,
      "aria-level": depth + 1,
      title: `${name}: ${where}. ${leads} F2 renames`,
    }, name);
    const rename = element("button", {
      class: "branch-act",
      "data-do": "rename-branch",
      title: "Rename this branch (F2)",
      "aria-label": `Rename ${name}`,
    }, "✎");
    const remove = element("button", {
      class: "branch-act",
      "data-do": "delete-branch",
      disabled: !parent,
      "aria-label": `Delete ${name}`,
      title: parent ? "Delete this branch (Delete); what branched off it stays"
        : "Not this one: it is the run that the others branch off",
    }, "×");
    go.addEventListener("click", () => this.branches.go(this.connection, branch.id));
    go.addEventListener("dblclick", () => this.#rename(branch));
    rename.addEventListener("click", () => this.#rename(branch));
    remove.addEventListener("click", () => this.branches.remove(this.connection, branch.id));
    return element("li", {
      class: current ? "branch current" : "branch",
      "data-row": branch.id,
    }, go, rename, remove);
  }

  /**
   * Everything to its place: it is asked for with every tick, and seldom has
   * to do more than to move the dot.
   */
  #lay() {
    // On a low screen only one lane is in view.
    const lanes = /** @type {NodeListOf<HTMLElement>} */ (this.#lanes.querySelectorAll(".lane"));
    const lane = [...lanes].find((each) => each.clientWidth > 0);
    if (this.#root.hidden || !lane) {
      return;
    }
    const { opened, furthest, tick } = this.store;
    const length = Math.max(opened?.length ?? 1, furthest, 1);
    const x = (/** @type {number} */ at) =>
      lane.offsetLeft + (lane.clientWidth * Math.min(at, length)) / length;
    const height = parseFloat(getComputedStyle(this.#list).getPropertyValue("--row")) || 26;
    const laid = `${length} ${lane.offsetLeft} ${lane.clientWidth} ${height}`;
    const rows = this.branches.tree.rows();
    if (laid !== this.#laid && rows.length > 1) {
      this.#laid = laid;
      this.#draw(rows, x, length, height);
    }
    const row = this.#shares(rows, this.branches.tree.current, tick);
    set(this.#dot, {
      cx: x(tick),
      cy: row * height + height - 6,
      "data-tick": tick,
      "data-on-row": row,
    });
  }

  /**
   * @param {Row[]} rows
   * @param {(tick: number) => number} x
   * @param {number} length
   * @param {number} height
   */
  #draw(rows, x, length, height) {
    const y = (/** @type {number} */ row) => row * height + height - 6;
    const { tree } = this.branches;
    /**
     * A line from where it leaves another one up to a tick.
     * @param {Row} row
     * @param {number} until
     */
    const way = ({ branch, row }, until) => {
      const at = x(branch.at);
      const bend = Math.min(BEND, Math.max(0, x(until) - at));
      const from = y(this.#leaves(rows, branch));
      const begin = branch.parent === 0 ? `M${at} ${y(row)}`
        : `M${at} ${from}C${at + bend * 0.7} ${from} ${at + bend * 0.3} ${y(row)} `
          + `${at + bend} ${y(row)}`;
      return `${begin}H${Math.max(at + bend, x(until))}`;
    };
    const paths = rows.map((row) => svg("path", { d: way(row, length) }));
    // The way of the current one, what it shares with others included, is drawn above them.
    let course = "";
    let until = length;
    for (let row = rows.find(({ branch }) => branch === tree.current); row; ) {
      course += way(row, until);
      const { branch } = row;
      until = branch.at;
      row = branch.parent === 0 ? undefined : rows[this.#leaves(rows, branch)];
    }
    const forks = rows.filter(({ branch }) => branch.parent !== 0)
      .map(({ branch }) => ({ cx: x(branch.at), cy: y(this.#leaves(rows, branch)) }))
      .map((at) => svg("circle", { class: "fork", r: 3.5, ...at }));
    this.#lines.replaceChildren(...paths, svg("path", { class: "current", d: course }));
    this.#marks.replaceChildren(...forks, this.#dot);
    set(this.#lines, { height: rows.length * height });
    set(this.#marks, { height: rows.length * height });
    const width = this.#root.clientWidth;
    [.../** @type {HTMLCollectionOf<HTMLElement>} */ (this.#list.children)].forEach((item, i) => {
      const { branch } = rows[i];
      const right = branch.parent === 0 ? x(0) : x(branch.at) + 14;
      // Beside the line that leads down to it: before it, where there is no room behind.
      const behind = right + item.offsetWidth <= width;
      const wanted = behind ? right : x(branch.at) - item.offsetWidth - 4;
      item.classList.toggle("before", wanted !== right);
      item.style.marginLeft = `${Math.max(0, Math.min(wanted, width - item.offsetWidth))}px`;
    });
  }

  /**
   * The row of the line that a branch leaves: not of one that begins later itself.
   * @param {Row[]} rows
   * @param {Branch} branch
   */
  #leaves(rows, branch) {
    const parent = this.branches.tree.of(branch.parent);
    return parent ? this.#shares(rows, parent, branch.at) : 0;
  }

  /**
   * The row of the line on which a branch is at a tick: before it leaves it, that of another.
   * @param {Row[]} rows
   * @param {Branch} branch
   * @param {number} tick
   */
  #shares(rows, branch, tick) {
    const { tree } = this.branches;
    let on = branch;
    for (let parent = tree.of(on.parent); parent && on.at > tick; parent = tree.of(on.parent)) {
      on = parent;
    }
    return rows.find((row) => row.branch === on)?.row ?? 0;
  }

  /** The branch that has the focus; 0 for none. */
  get #focused() {
    const item = document.activeElement?.closest("[data-row]");
    return item instanceof HTMLElement && this.#list.contains(item) ? Number(item.dataset.row) : 0;
  }

  /** @param {number} id */
  #focus(id) {
    /** @type {HTMLElement | null} */ (this.#list.querySelector(`[data-branch="${id}"]`))?.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const branch = this.branches.tree.of(this.#focused);
    if (!branch || event.target instanceof HTMLInputElement) {
      return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      const rows = this.branches.tree.rows();
      const next = rows[rows.findIndex((row) => row.branch === branch) + step];
      this.#focus(next?.branch.id ?? branch.id);
    } else if (event.key === "F2") {
      this.#rename(branch);
    } else if (event.key === "Delete") {
      this.branches.remove(this.connection, branch.id);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Puts a field where the name stands. @param {Branch} branch */
  #rename(branch) {
    const button = this.#list.querySelector(`[data-branch="${branch.id}"]`);
    const name = this.branches.tree.nameOf(branch);
    const field = /** @type {HTMLInputElement} */ (element("input", {
      class: "branch-field-name",
      maxlength: LONGEST_NAME,
      value: name,
      "aria-label": "Name of the branch",
      title: `Enter keeps the name, at most ${LONGEST_NAME} characters; Escape leaves it; `
        + "an empty one is made of what differs",
    }));
    let done = false;
    const end = (/** @type {boolean} */ keep) => {
      if (!done) {
        done = true;
        const typed = field.value.trim();
        this.branches.rename(branch.id, keep && typed !== name ? typed : branch.name);
      }
    };
    field.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter" || event.key === "Escape") {
        end(event.key === "Enter");
        this.#focus(branch.id);
      }
    });
    field.addEventListener("blur", () => end(true));
    button?.replaceWith(field);
    this.#laid = "";
    this.#lay();
    field.select();
  }
}

// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./fault-actions.js").FaultActions} FaultActions
 */
import { timeOf } from "./alignment.js";
import { find } from "./dom.js";
import { futileNow } from "./futile.js";
import { AWAY, once } from "./lazy.js";
import { PanelView } from "./panel.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** The panels side by side, and the frames in which they move. */
export class Stage {
  #root = find("#stage");
  /** @type {PanelView[]} */
  #views = [];
  /**
   * The position that is drawn, with a fraction: a tick, unless aligned otherwise; it runs from one
   * tick of the server to the next.
   */
  #time = 0;
  #last = 0;
  #frame = 0;
  #sizes = new ResizeObserver(() => this.#resize());
  /** @type {import("./menu.js").NodeMenu | null} */
  #menu = null;
  /** Nothing of the first picture needs it. */
  #fetchMenu = once(async () => {
    const [{ NodeMenu }, faultActions] = await Promise.all([
      import("./menu.js"), this.fetchFaultActions()]);
    this.#menu = new NodeMenu(this.store, faultActions, this.#root);
    return this.#menu;
  });

  /**
   * @param {Store} store
   * @param {() => Promise<FaultActions>} fetchFaultActions what does something to a node
   * @param {(text: string, bad?: boolean) => void} say
   */
  constructor(store, fetchFaultActions, say) {
    this.store = store;
    this.fetchFaultActions = fetchFaultActions;
    this.say = say;
    store.addEventListener("opened", () => this.#build());
    store.addEventListener("state", (event) =>
      this.#moved(/** @type {CustomEvent} */ (event).detail.jumped));
    store.addEventListener("clock", () => this.#animate());
    store.addEventListener("selection", () => this.#showSelection());
    document.addEventListener("hustings:theme", () => {
      this.#views.forEach((view) => view.flight.forgetColours());
      this.#animate();
    });
    this.#sizes.observe(this.#root);
    this.#listen();
    if (store.opened) {
      this.#build();
    }
  }

  #listen() {
    // Who comes near may want it; where that fails, it is asked for again when it is wanted.
    this.#root.addEventListener("pointerover", () => this.#fetchMenu().catch(() => {}),
      { once: true });
    this.#root.addEventListener("click", (event) => this.#choose(event, true));
    this.#root.addEventListener("mousedown", (event) => {
      if (nodeAt(event.target)) {
        // The keys go on driving time: only the keyboard brings the focus to a node.
        event.preventDefault();
        /** @type {HTMLElement | SVGElement | null} */ (document.activeElement)?.blur();
      }
    });
    this.#root.addEventListener("focusin", (event) => {
      const node = nodeAt(event.target);
      const panel = node?.closest("[data-panel]");
      if (node && panel instanceof HTMLElement) {
        const view = this.#views[Number(panel.dataset.panel)];
        view.stopAt(view.nodeOf(node));
      }
    });
    this.#root.addEventListener("contextmenu", (event) => {
      if (nodeAt(event.target)) {
        event.preventDefault();
        this.#choose(event, true);
      }
    });
    this.#root.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && nodeAt(event.target)) {
        event.preventDefault();
        event.stopPropagation();
        this.#choose(event, true);
      } else if (event.key.startsWith("Arrow") && nodeAt(event.target)) {
        event.preventDefault();
        event.stopPropagation();
        this.#neighbour(/** @type {Element} */ (event.target), event.key);
      }
    });
  }

  /** Arrow keys go round the circle of nodes. @param {Element} target @param {string} key */
  #neighbour(target, key) {
    const all = [...(target.closest("svg")?.querySelectorAll(".node") ?? [])];
    const step = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
    const next = all[(all.indexOf(nodeAt(target) ?? target) + step + all.length) % all.length];
    /** @type {SVGElement} */ (next).focus();
  }

  /** @param {Event} event @param {boolean} withMenu */
  #choose(event, withMenu) {
    const panel = event.target instanceof Element ? event.target.closest("[data-panel]") : null;
    if (!(panel instanceof HTMLElement)) {
      return;
    }
    const node = nodeAt(event.target);
    const place = Number(panel.dataset.panel);
    this.store.select(place, this.#views[place].nodeOf(node));
    if (node && withMenu) {
      void this.#openMenu(node, event instanceof KeyboardEvent);
    } else {
      this.#menu?.close();
    }
  }

  /** @param {SVGElement} node @param {boolean} byKey */
  async #openMenu(node, byKey) {
    const { activeElement } = document;
    const { selection } = this.store;
    try {
      const menu = await this.#fetchMenu();
      // Whoever has gone on to something else meanwhile does not want it any more.
      if (selection === this.store.selection && activeElement === document.activeElement
        && !document.querySelector("dialog[open]") && !this.#root.hidden) {
        menu.open(node, byKey);
      }
    } catch {
      this.say(AWAY, true);
    }
  }

  /**
   * The number of the message that is drawn under the pointer, in the
   * panel it is over; 0 if none is.
   * @param {MouseEvent} event
   */
  messageAt(event) {
    const target = event.target instanceof Element ? event.target : null;
    const view = this.#views.find((each) => target && each.root.contains(target));
    if (!view || nodeAt(target)) {
      return 0;
    }
    const { left, top } = view.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    return view.flight.hit(view.state, view.geometry, this.#time, x, y);
  }

  /**
   * Draws a ring round a message of a panel, and round no other.
   * @param {number} panel
   * @param {number} message its number, or 0
   */
  emphasise(panel, message) {
    this.#views.forEach((view, i) => (view.flight.chosen = i === panel ? message : 0));
    this.#animate();
  }

  #build() {
    const same = this.#views.length === this.store.panels.length && this.#views.every((view, i) =>
      view.state.algorithm.id === this.store.panels[i].algorithm.id);
    if (same) {
      // The same algorithms on another run keep their panels, and so the focus.
      this.#views.forEach((view, i) => (view.state = this.store.panels[i]));
    } else {
      this.#views = this.store.panels.map((state, i) => new PanelView(state, i));
      this.#root.replaceChildren(...this.#views.map((view) => view.root));
      this.#root.dataset.panels = String(this.#views.length);
      this.#sizes.disconnect();
      // What is said beside the nodes, too, may take of their room.
      [this.#root, ...this.#views.map((view) => view.arena)]
        .forEach((each) => this.#sizes.observe(each));
    }
    this.#menu?.close();
  }

  #resize() {
    this.#views.forEach((view) => view.resize());
    this.#showSelection();
    this.#animate();
  }

  /** @param {boolean} jumped */
  #moved(jumped) {
    if (jumped || this.#time < this.store.position - 1 || this.#time > this.store.position) {
      this.#time = this.store.position;
    } else {
      this.#time = Math.max(this.#time, this.store.position - 0.3);
    }
    // What is said below the nodes takes of their room.
    this.#views.forEach((view) => view.say(futileNow(this.store.opened?.faults ?? [], view.state)));
    this.#views.forEach((view) => view.resize());
    this.#showSelection();
    this.#animate();
  }

  #showSelection() {
    const { panel, node } = this.store.selection;
    this.#views.forEach((view, i) => {
      view.sever(this.store.cutsIn(view.state));
      view.root.classList.toggle("selected", i === panel);
      view.update(i === panel ? node : 0);
    });
  }

  #animate() {
    if (this.#frame === 0) {
      this.#last = performance.now();
      this.#frame = requestAnimationFrame((now) => this.#draw(now));
    }
  }

  /** @param {number} now in milliseconds */
  #draw(now) {
    this.#frame = 0;
    const seconds = Math.min(0.1, (now - this.#last) / 1000);
    this.#last = now;
    // A tick is drawn while the next one is on its way: time moves on up to it, and waits there.
    const { playing, position } = this.store;
    const until = playing && !still.matches ? position + 0.999 : position;
    const speed = playing ? this.store.speed : 8;
    this.#time = still.matches ? position : Math.min(until, this.#time + seconds * speed);
    if (!this.#root.hidden) {
      this.#views.forEach((view, i) => view.draw(timeOf(this.store, i, this.#time)));
    }
    if (this.#time < until || this.store.playing && !still.matches) {
      this.#frame = requestAnimationFrame((next) => this.#draw(next));
    }
  }
}

/** @param {EventTarget | null} target @returns {SVGElement | null} */
function nodeAt(target) {
  return target instanceof Element ? target.closest(".node") : null;
}

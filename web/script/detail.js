// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./tabs.js").Tabs} Tabs
 */
import { choice, mark } from "./choice.js";
import { element, find, write } from "./dom.js";
import { save } from "./export-log.js";
import { exportSvg } from "./export-svg.js";
import { originOf } from "./origin.js";
import { KindsMenu } from "./kinds-menu.js";
import { pillOf, topologyOf } from "./panel.js";
import { SpaceTime } from "./space-time.js";

const ZOOM = 1.35;

/** One panel in detail, in place of the stage: its space-time diagram, and what is shown of it. */
export class Detail {
  #stage = find("#stage");
  #name = element("h2", { class: "detail-name" });
  #topology = element("span", { class: "topology" });
  #pill = element("span", { class: "pill" });
  #everyone = element("button", {
    "data-do": "all-processes",
    hidden: true,
    title: "Show the processes again that are hidden",
  });

  /** @param {Store} store @param {Connection} connection @param {Tabs} tabs */
  constructor(store, connection, tabs) {
    this.store = store;
    this.tabs = tabs;
    this.diagram = new SpaceTime(store, connection);
    this.kinds = new KindsMenu(this.diagram.hiddenKinds, () => this.diagram.draw());
    this.emphasis = choice("What is emphasised", [
      { value: "all", text: "all", title: "Everything alike" },
      {
        value: "past",
        text: "causal past",
        title: "What led to the selected event: its causes, "
          + "and all that went before at the nodes they happened at",
      },
      { value: "future", text: "future", title: "What came of the selected event" },
    ], this.diagram.emphasis, (value) => this.#emphasise(value));
    this.root = element("main", { id: "detail", "aria-label": "One algorithm in detail" },
      this.#bar(), this.diagram.root);
    this.diagram.root.append(this.#zoom());
    this.#listen();
  }

  #bar() {
    const views = choice("View", [
      { value: "stage", text: "Stage", title: "Back to all algorithms side by side (Escape)" },
      {
        value: "space-time",
        text: "Space-time",
        title: "Every message as a line, from sending to arrival",
      },
      { value: "log", text: "Log", title: "Every event in words, in the column beside" },
    ], "space-time", (value) => this.#view(value));
    const save = element("button", {
      "data-do": "svg",
      title: "Save the diagram, as far as the run is known, as an SVG file",
    }, "SVG");
    save.addEventListener("click", () => this.#save());
    this.#everyone.addEventListener("click", () => {
      this.diagram.hiddenNodes.clear();
      this.#show();
      this.diagram.draw();
    });
    return element("header", { class: "detail-bar" },
      element("div", { class: "detail-title" }, this.#name, this.#topology, this.#pill),
      element("span", { class: "grow" }),
      views, this.emphasis, this.#everyone, this.kinds.root, save);
  }

  #zoom() {
    /** @type {[string, string, string, () => void][]} */
    const buttons = [
      ["zoom-in", "+", "Closer (+, or Ctrl and the wheel)", () => this.diagram.pan.zoom(ZOOM)],
      ["zoom-out", "−", "Further (−)", () => this.diagram.pan.zoom(1 / ZOOM)],
      ["follow", "now", "To the present, and stay with it while time runs",
        () => this.diagram.follow()],
    ];
    const made = buttons.map(([name, text, title, action]) => {
      const button = element("button", { "data-do": name, title, "aria-label": title }, text);
      button.addEventListener("click", action);
      return button;
    });
    return element("div", { class: "zoom", role: "group", "aria-label": "Zoom" }, ...made);
  }

  #listen() {
    document.addEventListener("keydown", (event) => {
      const isAsked = document.querySelector("dialog[open]") !== null;
      if (event.key === "Escape" && this.isOpen && !isAsked && !this.kinds.close()) {
        this.close();
      }
    });
    this.root.addEventListener("keydown", (event) => this.#key(event));
    this.diagram.root.addEventListener("filtered", () => this.#show());
    for (const type of ["state", "opened", "selection"]) {
      this.store.addEventListener(type, () => this.#show());
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || event.metaKey || event.target instanceof HTMLInputElement) {
      return;
    }
    const { pan } = this.diagram;
    const onDiagram = event.target instanceof Element && event.target.matches(".space-time-field");
    const moves = event.ctrlKey && onDiagram;
    const action = event.key === "+" || event.key === "=" ? () => pan.zoom(ZOOM)
      : event.key === "-" ? () => pan.zoom(1 / ZOOM)
      : event.key === "n" || (moves && event.key === "ArrowDown") ? () => this.diagram.move(1)
      : event.key === "N" || (moves && event.key === "ArrowUp") ? () => this.diagram.move(-1)
      : event.key === "Enter" && onDiagram ? () => this.diagram.goToSelected() : null;
    if (action && (moves || !event.ctrlKey)) {
      event.preventDefault();
      event.stopPropagation();
      action();
    } else if (onDiagram && !event.shiftKey
      && event.key.startsWith("Arrow") && pan.scrolls(event.key)) {
      event.stopPropagation();
    }
  }

  /** @param {string} value */
  #emphasise(value) {
    this.diagram.emphasis = /** @type {import("./space-time.js").Emphasis} */ (value);
    mark(this.emphasis, value);
    this.diagram.show();
  }

  /** @param {string} view */
  #view(view) {
    if (view === "stage") {
      this.close();
    } else if (view === "log") {
      void this.tabs.show("log");
      this.tabs.view("side");
    }
  }

  get isOpen() {
    return this.root.isConnected;
  }

  toggle() {
    if (this.isOpen) {
      this.close();
    } else {
      this.open();
    }
  }

  /** Shows the selected panel in detail. */
  open() {
    this.tabs.view("stage");
    this.#stage.hidden = true;
    this.#stage.after(this.root);
    document.body.classList.add("in-detail");
    this.#show();
    this.diagram.open();
  }

  /** Back to all panels, where one came from. */
  close() {
    this.root.remove();
    this.#stage.hidden = false;
    document.body.classList.remove("in-detail");
    const panel = this.#stage.querySelector(`[data-panel="${this.store.selection.panel}"]`);
    const button = panel?.querySelector("[data-do=space-time]") ?? null;
    /** @type {HTMLElement | null} */ (button)?.focus();
  }

  #show() {
    if (!this.isOpen) {
      return;
    }
    const { panel } = this.store;
    const { kind, text, term } = pillOf(panel);
    write(this.#name, panel.algorithm.name);
    write(this.#topology, topologyOf(panel.algorithm));
    this.#pill.className = `pill ${kind}`;
    write(this.#pill, text + term);
    this.kinds.show(panel.looks.values());
    this.#everyone.hidden = this.diagram.hiddenNodes.size === 0;
    write(this.#everyone, `show ${this.diagram.hiddenNodes.size} hidden`);
  }

  #save() {
    const { panel } = this.store;
    const origin = originOf(this.store);
    const text = exportSvg(this.diagram.scene, this.diagram.palette, origin, panel.events.length);
    const part = origin.complete ? "" : "-incomplete";
    save(text, `${panel.algorithm.id}-space-time${part}.svg`, "image/svg+xml");
  }
}

// @ts-check
/**
 * @typedef {import("./study.js").Study} Study
 * @typedef {import("./view.js").View} View
 */
import { element, find, write } from "../dom.js";
import { costChart } from "./chart.js";
import { fileName } from "./files.js";
import { dashes, growth, legend } from "./legend.js";
import { hasTheory, noteOn } from "./notes.js";
import { picture, save } from "./picture.js";
import { placeOf, spreadChart } from "./spread.js";
import { numberTable, outcomeTable } from "./tables.js";
import { look, nameOf } from "./view.js";

/** The charts and tables of what has been found so far, and the controls above them. */
export class Results {
  #chart = find("[data-show=chart]");
  #spread = find("[data-show=spread]");
  #width = 0;

  /** @param {Study} study @param {View} view */
  constructor(study, view) {
    this.study = study;
    this.view = view;
    study.addEventListener("findings", () => this.#draw());
    view.addEventListener("change", () => this.#draw());
    this.#listen();
    new ResizeObserver(() => {
      if (this.#chart.clientWidth !== this.#width) {
        this.#width = this.#chart.clientWidth;
        this.#draw();
      }
    }).observe(this.#chart);
  }

  #listen() {
    const { view } = this;
    const chosen = (/** @type {Event} */ event) =>
      /** @type {HTMLSelectElement} */ (event.target).value;
    find("#measure").addEventListener("change", (event) => view.set({ measure: chosen(event) }));
    find("#at").addEventListener("change", (event) => view.set({ at: chosen(event) }));
    const theory = /** @type {HTMLInputElement} */ (find("#theory"));
    theory.addEventListener("change", () => view.set({ theory: theory.checked }));
    const scales = /** @type {NodeListOf<HTMLInputElement>} */ (
      document.querySelectorAll("[name=scale]"));
    for (const radio of scales) {
      radio.checked = (radio.value === "log") === view.log;
      radio.addEventListener("change", () =>
        view.set({ log: radio.value === "log" && radio.checked }));
    }
    find("[data-do=svg]").addEventListener("click", () => this.#save(this.#chart, "cost"));
    find("[data-do=spread-svg]").addEventListener("click", () =>
      this.#save(this.#spread, "distribution"));
  }

  /** @param {HTMLElement} figure @param {string} name */
  #save(figure, name) {
    const drawn = figure.querySelector("svg");
    const { findings } = this.study;
    if (drawn && findings) {
      const names = findings.series.map((one, index) => ({ name: nameOf(one), ...look(index) }))
        .filter((_, index) => !this.view.hidden.has(index));
      const note = figure === this.#chart
        ? noteOn(findings, this.view) : "Bars are trials; the dashed line is their mean.";
      save(fileName(findings, name, "svg"), "image/svg+xml",
        picture(drawn, findings, names, note));
    }
  }

  /** @param {import("./types.js").Findings} findings */
  #offerTheory(findings) {
    const box = /** @type {HTMLInputElement} */ (find("#theory"));
    box.disabled = !hasTheory(findings, this.view);
    box.title = box.disabled ? "No closed form is known for what is shown"
      : "Best case, mean and worst case as the literature gives them";
  }

  #draw() {
    const { findings } = this.study;
    const { view } = this;
    if (!findings) {
      return;
    }
    const measure = view.measureOf(findings);
    const [wide, half] = [this.#chart.clientWidth, this.#spread.clientWidth];
    this.#chart.replaceChildren(costChart(findings, view, Math.max(300, wide)));
    this.#spread.replaceChildren(spreadChart(findings, view, Math.max(280, half)));
    find("[data-show=legend]").replaceChildren(
      ...legend(findings, view), ...dashes(findings, view));
    this.#offerTheory(findings);
    find("[data-show=words]").replaceChildren(...growth(findings, view));
    find("[data-show=outcomes]").replaceChildren(outcomeTable(findings));
    find("[data-show=numbers]").replaceChildren(numberTable(findings, view));
    write(find("[data-show=note]"), noteOn(findings, view));
    const measures = findings.measures.map(({ id, label, title }) => ({ value: id, label, title }));
    fill("#measure", measures, measure.id);
    const points = findings.series[0]?.points ?? [];
    const places = points.map(({ x }) => ({ value: x, label: `${findings.x} = ${x}`, title: "" }));
    fill("#at", places, points[placeOf(findings, view)]?.x ?? "");
  }
}

/**
 * @param {string} selector
 * @param {{value: string, label: string, title: string}[]} choices
 * @param {string} chosen
 */
function fill(selector, choices, chosen) {
  const select = /** @type {HTMLSelectElement} */ (find(selector));
  if (select.options.length !== choices.length) {
    select.replaceChildren(...choices.map(({ value, label, title }) =>
      element("option", { value, title: title || null }, label)));
  }
  select.value = chosen;
}

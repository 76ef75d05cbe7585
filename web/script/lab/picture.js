// @ts-check
/** A chart as a file of its own: colours are written out, for there is no style sheet beside it. */

/** @param {SVGElement} chart */
export function picture(chart) {
  const copy = /** @type {SVGElement} */ (chart.cloneNode(true));
  const style = getComputedStyle(document.documentElement);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", "var(--surface)");
  copy.prepend(ground);
  const text = new XMLSerializer().serializeToString(copy)
    .replace(/var\((--[a-z0-9-]+)\)/g, (_, name) => style.getPropertyValue(name).trim().replaceAll('"', "'"));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}

/** Hands a file to the visitor. @param {string} name @param {string} type @param {string} content */
export function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// @ts-check
/** Small ways to make and find elements; text is only ever set as text. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an HTML element.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] undefined, null and false leave one out
 * @param {...(Node | string | number | null | undefined)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  set(made, attributes);
  made.append(...children.filter((child) => child != null).map((child) =>
    child instanceof Node ? child : String(child)));
  return made;
}

/**
 * Makes an SVG element.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...Node} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  set(made, attributes);
  made.append(...children);
  return made;
}

/**
 * @param {Element} target
 * @param {Record<string, unknown>} attributes
 */
export function set(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) {
      target.removeAttribute(name);
    } else {
      target.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

/**
 * Finds an element that has to be there.
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement}
 */
export function find(selector, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) {
    throw new Error(`there is no ${selector}`);
  }
  return found;
}

/**
 * Puts children into an element as `replaceChildren` does, but does not move those that are there
 * already: they keep the focus, and a click that has begun on them.
 * @param {Element} parent
 * @param {...Element} children in the order they are to have; those that stay must be in that order
 */
export function refill(parent, ...children) {
  const wanted = new Set(/** @type {Node[]} */ (children));
  [...parent.childNodes].filter((child) => !wanted.has(child)).forEach((child) => child.remove());
  let at = parent.firstChild;
  for (const child of children) {
    if (child === at) {
      at = at.nextSibling;
    } else {
      parent.insertBefore(child, at);
    }
  }
}

/**
 * Sets the text of an element if it differs, which spares the browser a layout.
 * @param {Element} target
 * @param {string | number} text
 */
export function write(target, text) {
  if (target.textContent !== String(text)) {
    target.textContent = String(text);
  }
}

// What is wrong with how a page is laid out, in words; run by LayoutTest in the page itself.
// The argument: what has to be seen, as [selector, least width, least height].
const TOLERANCE = 1.5;

/** What of an element is to be seen: its box, without what its ancestors cut off. */
function seen(element) {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
    return null;
  }
  const own = element.getBoundingClientRect();
  const box = { left: own.left, top: own.top, right: own.right, bottom: own.bottom };
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at);
    const edge = at.getBoundingClientRect();
    if (overflowX !== "visible") {
      box.left = Math.max(box.left, edge.left);
      box.right = Math.min(box.right, edge.right);
    }
    if (overflowY !== "visible") {
      box.top = Math.max(box.top, edge.top);
      box.bottom = Math.min(box.bottom, edge.bottom);
    }
    if (getComputedStyle(at).position === "fixed") {
      break;
    }
  }
  return box.right - box.left > 1 && box.bottom - box.top > 1 ? box : null;
}

function name(element) {
  const words = (element.getAttribute("aria-label") || element.textContent || "").trim()
    .replace(/\s+/g, " ");
  const id = element.id ? `#${element.id}` : "";
  const classes = typeof element.className === "string" && element.className
    ? `.${element.className.trim().split(/\s+/).join(".")}` : "";
  return `${element.tagName.toLowerCase()}${id}${classes} "${words.slice(0, 30)}"`;
}

const wrong = [];
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const boxes = (elements) => elements.map((element) => ({ element, box: seen(element) }))
  .filter(({ box }) => box);

/** No two of them lie over each other, unless one is within the other. */
function apart(elements) {
  const placed = boxes(elements);
  placed.forEach((one, i) => placed.slice(i + 1).forEach((other) => {
    const [a, b] = [one.box, other.box];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > TOLERANCE && down > TOLERANCE
        && !one.element.contains(other.element) && !other.element.contains(one.element)) {
      const over = `${Math.round(across)} × ${Math.round(down)}`;
      wrong.push(`${name(one.element)} and ${name(other.element)} overlap by ${over}`);
    }
  }));
}

/** They do not stick out of what holds them. */
function inside(holder, elements) {
  const edge = holder.getBoundingClientRect();
  for (const element of elements.filter((each) => each.checkVisibility())) {
    const box = element.getBoundingClientRect();
    if (box.width > 0 && (box.left < edge.left - TOLERANCE || box.right > edge.right + TOLERANCE
        || box.top < edge.top - TOLERANCE || box.bottom > edge.bottom + TOLERANCE)) {
      wrong.push(`${name(element)} sticks out of ${name(holder)}`);
    }
  }
}

/** Their text is not cut. */
function whole(elements) {
  for (const element of elements.filter((each) => each.checkVisibility() && each.clientWidth > 0)) {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 2) {
      wrong.push(`${name(element)} is cut: ${scrollWidth} × ${scrollHeight}`
        + ` in ${clientWidth} × ${clientHeight}`);
    }
  }
}

/** What is chosen can be read. */
function readable(selects) {
  const pen = document.createElement("canvas").getContext("2d");
  for (const select of selects.filter((each) => each.checkVisibility())) {
    const style = getComputedStyle(select);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const text = select.selectedOptions[0]?.text ?? "";
    const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
    const room = select.clientWidth - padding - 16;
    if (pen.measureText(text).width > room + 1) {
      wrong.push(`${name(select)} cuts "${text}"`);
    }
  }
}

const page = document.documentElement;
if (page.scrollWidth > page.clientWidth || document.body.scrollWidth > page.clientWidth) {
  const width = Math.max(page.scrollWidth, document.body.scrollWidth);
  wrong.push(`the page scrolls sideways: ${width} in ${page.clientWidth}`);
}
for (const [selector, width, height] of arguments[0]) {
  const found = boxes(all(selector));
  if (found.length === 0) {
    wrong.push(`${selector} is not to be seen`);
  }
  for (const { element, box } of found.slice(0, 1)) {
    if (box.right - box.left < width || box.bottom - box.top < height) {
      const size = `${Math.round(box.right - box.left)} × ${Math.round(box.bottom - box.top)}`;
      wrong.push(`${name(element)} is ${size}, less than ${width} × ${height}`);
    }
  }
}

apart(all("body > .top, body > .views, .offline, #scenario, #stage, #detail, "
  + ".captions > .caption, #time, body > #side"));
apart(all(".top > *, .top nav > a"));
apart(all(".transport > :not(.pace), .pace > *, .lanes, .time-words"));
apart(all(".lane-name, .lane, .lane-marks"));
apart(all(".card"));
apart(all(".panel"));
for (const panel of all(".panel")) {
  apart(all("header h3, .topology, .verdict-strip, .own-tick, .pill, .panel-acts button, "
    + ".big, .kinds, .took, .panel-notice", panel));
  apart(all(":scope > header, .arena, .panel-notice, .cost", panel));
  apart(all(".legend > span", panel));
  inside(panel, all("h3, .verdict-strip, .pill, button, .big, .kinds, .took, .legend > span, "
    + ".panel-notice", panel));
}
const controls = "button, select, input:not([type=checkbox], [type=radio]), textarea, summary, "
  + "a.button";
apart(boxes(all(controls)).map(({ element }) => element)
  .filter((element) => !element.closest("#pages, .lane-marks, .log, .branches")));
whole(all(".panel h3, .panel .pill, .panel .big, .panel .took, .panel-notice, .detail-name, "
  + ".lane-name, h1, h2, button:not(.sr, .process-head, .log button), .caption span"));
// The title of a lesson stands in full above the list of them.
readable(all("select:not(#preset)"));
return [...new Set(wrong)];

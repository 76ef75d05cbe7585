// @ts-check
/** @typedef {import("./viewport.js").Viewport} Viewport */

const DRAG = 4;
/**
 * Where in the view the present may be, and where it is put after a jump, as parts of the height.
 */
const ROOM = { above: 0.12, after: 0.66, below: 0.8 };

/**
 * Moves and zooms a diagram. It scrolls as any page does, so wheels, fingers and keys work as they
 * do elsewhere; on top of that a mouse can drag it.
 */
export class Pan {
  /** Whether the present stays in view while time runs. */
  follows = true;
  #byItself = false;

  /**
   * @param {HTMLElement} field
   * @param {Viewport} viewport
   * @param {() => void} changed
   * @param {{tap: (x: number, y: number) => void, twice: () => void,
   *   over: (x: number, y: number) => void, zoomed: () => void}} does
   */
  constructor(field, viewport, changed, does) {
    this.field = field;
    this.viewport = viewport;
    this.changed = changed;
    this.does = does;
    field.addEventListener("scroll", () => this.#scrolled());
    field.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    field.addEventListener("pointerdown", (event) => this.#press(event));
    field.addEventListener("pointermove", (event) =>
      event.buttons === 0 && event.pointerType === "mouse" && does.over(...this.#at(event)));
    field.addEventListener("pointerleave", () => does.over(-1, -1));
    field.addEventListener("dblclick", () => does.twice());
  }

  #scrolled() {
    if (!this.#byItself) {
      this.follows = false;
    }
    this.#byItself = false;
    this.#read();
    this.changed();
  }

  #read() {
    this.viewport.scrollTop = this.field.scrollTop;
    this.viewport.scrollLeft = this.field.scrollLeft;
  }

  /** @param {MouseEvent} event @returns {[number, number]} */
  #at(event) {
    const box = this.field.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    if (event.ctrlKey) {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * 0.0025), this.#at(event)[1]);
    }
  }

  /** @param {PointerEvent} down */
  #press(down) {
    const [left, top] = this.#at(down);
    if (down.button !== 0 || left >= this.viewport.width || top >= this.viewport.height) {
      return; // On the scroll bars nobody means the diagram.
    }
    const { scrollLeft, scrollTop } = this.field;
    let dragged = false;
    const move = (/** @type {PointerEvent} */ event) => {
      const [dx, dy] = [event.clientX - down.clientX, event.clientY - down.clientY];
      dragged ||= Math.hypot(dx, dy) > DRAG;
      // A finger scrolls by itself.
      if (dragged && down.pointerType === "mouse") {
        this.field.classList.add("dragged");
        this.field.scrollTo(scrollLeft - dx, scrollTop - dy);
      }
    };
    const end = new AbortController();
    const options = { signal: end.signal };
    document.addEventListener("pointermove", move, options);
    document.addEventListener("pointercancel", () => end.abort(), options);
    document.addEventListener("pointerup", (event) => {
      end.abort();
      this.field.classList.remove("dragged");
      const [x, y] = this.#at(event);
      if (!dragged) {
        this.does.tap(x, y);
      }
    }, options);
  }

  /** Zooms about a height in the view. @param {number} factor @param {number} [y] */
  zoom(factor, y = this.viewport.height / 2) {
    const { viewport } = this;
    const tick = viewport.tickAt(y);
    viewport.scale = viewport.allowed(viewport.scale * factor);
    this.does.zoomed();
    this.#scrollTo(this.field.scrollLeft, this.field.scrollTop + viewport.y(tick) - y);
  }

  /** @param {number} left @param {number} top */
  #scrollTo(left, top) {
    const before = [this.field.scrollLeft, this.field.scrollTop];
    this.field.scrollTo(left, top);
    // An event follows only if something moved.
    this.#byItself ||= this.field.scrollLeft !== before[0] || this.field.scrollTop !== before[1];
    this.#read();
    this.changed();
  }

  /**
   * Brings a tick into view while time runs, or after a jump.
   * @param {number} tick
   * @param {boolean} jumped
   */
  followTo(tick, jumped) {
    const { height } = this.viewport;
    const y = this.viewport.y(tick);
    const inView = y >= ROOM.above * height && y <= ROOM.below * height;
    if ((this.follows || jumped) && !inView) {
      const from = (jumped ? ROOM.after : ROOM.below) * height;
      this.#scrollTo(this.field.scrollLeft, this.field.scrollTop + y - from);
    }
  }

  /** Whether there is anything to scroll to with an arrow key. @param {string} key */
  scrolls(key) {
    const { scrollWidth, clientWidth } = this.field;
    return key === "ArrowUp" || key === "ArrowDown" || scrollWidth > clientWidth;
  }

  /** Scrolls as little as makes a point visible. @param {number} x @param {number} y */
  reveal(x, y) {
    const { width, height, gutter } = this.viewport;
    const dx = x < gutter + 30 ? x - gutter - 30 : x > width - 40 ? x - width + 40 : 0;
    const dy = y < 30 ? y - height / 3 : y > height - 30 ? y - (2 * height) / 3 : 0;
    if (dx !== 0 || dy !== 0) {
      this.follows = false;
      this.#scrollTo(this.field.scrollLeft + dx, this.field.scrollTop + dy);
    }
  }
}

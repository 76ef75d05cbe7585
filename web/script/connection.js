// @ts-check
/** @typedef {import("./store.js").Store} Store */

/** The socket to the server; it comes back by itself, to the run and tick that were open. */
export class Connection {
  #socket = /** @type {WebSocket | null} */ (null);
  #wait = 500;
  /** @type {number | null} The tick that has been asked for and has not come. */
  #sent = null;
  /** @type {number | null} The tick to ask for after that one. */
  #next = null;
  /** @type {string[] | null} What was asked for before the first connection stood. */
  #early = [];

  /**
   * @param {Store} store
   * @param {(connected: boolean) => void} changed told whenever the connection comes or goes
   */
  constructor(store, changed) {
    this.store = store;
    this.changed = changed;
    this.#connect();
  }

  #connect() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/ws`, "hustings.v1");
    socket.addEventListener("open", () => {
      this.#socket = socket;
      this.#wait = 500;
      this.#sent = null;
      this.changed(true);
      if (this.store.opened) {
        this.open(withTick(this.store.opened.scenario, this.store.tick));
      }
      this.#early?.forEach((request) => socket.send(request));
      this.#early = null;
    });
    socket.addEventListener("message", (event) => {
      const frame = JSON.parse(event.data);
      if (frame.type === "keyframe") {
        this.#sought();
      }
      this.store.receive(frame);
    });
    socket.addEventListener("close", () => {
      this.#socket = null;
      this.#sent = null;
      this.#next = null;
      this.#early = null;
      this.store.receive({ type: "clock", playing: false, speed: this.store.speed, tick: this.store.tick });
      this.changed(false);
      setTimeout(() => this.#connect(), this.#wait);
      this.#wait = Math.min(10_000, this.#wait * 2);
    });
  }

  /** @param {Record<string, unknown>} request @returns {boolean} whether it is on its way */
  #send(request) {
    const text = JSON.stringify(request);
    if (this.#socket) {
      this.#socket.send(text);
    } else if (this.#early) {
      this.#early.push(text);
    } else {
      this.store.receive({ type: "refused", code: "offline", key: "",
        message: "The server cannot be reached; that has to wait until it is back." });
      return false;
    }
    return true;
  }

  /** @param {string} scenario */
  open(scenario) {
    this.#send({ type: "open", scenario });
  }

  /** @param {number} speed in ticks a second */
  play(speed) {
    this.#send({ type: "play", speed });
  }

  pause() {
    this.#send({ type: "pause" });
  }

  /** @param {number} by */
  step(by) {
    this.#send({ type: "step", by });
  }

  /** Moves to a tick; while one move is under way, only the latest wish is kept. @param {number} tick */
  seek(tick) {
    if (this.#sent !== null) {
      this.#next = tick;
    } else {
      this.#sent = this.#send({ type: "seek", tick }) ? tick : null;
    }
  }

  /** The tick that was asked for last, or the one that is shown. */
  get heading() {
    return this.#next ?? this.#sent ?? this.store.tick;
  }

  #sought() {
    this.#sent = null;
    if (this.#next !== null) {
      const tick = this.#next;
      this.#next = null;
      this.seek(tick);
    }
  }

  /** @param {string} action in the words of the scenario grammar, such as crash-5 */
  act(action) {
    return this.#send({ type: "fault", action });
  }
}

/**
 * The text of a scenario at another position.
 * @param {string} scenario
 * @param {number} tick
 */
export function withTick(scenario, tick) {
  const bare = scenario.replace(/(^|&)t=\d*/, "");
  return tick > 0 ? `${bare}&t=${tick}` : bare;
}

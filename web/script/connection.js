// @ts-check
/** @typedef {import("./store.js").Store} Store */
import { Playout } from "./playout.js";

const TRY_AGAIN_LATER = 1013;
const SILENT = 4408;
/** What a browser makes of any answer but a socket, and of none. */
const REFUSED = 1006;
const SOONEST = 500;
const LATEST = 10_000;
/** After how long a run is asked for again that a busy server would not open. */
const UNTIL_LESS_BUSY = 3000;
/** How long to leave a server alone that has said that it takes nobody more. */
const FULL = { soonest: 1000, latest: 60_000 };

/**
 * How the connection stands. Where it is gone: what the server said of it, if it said anything,
 * whether it is there and has no place, and in how many seconds it is tried again; without them it
 * waits for the visitor to do something.
 * @typedef {{connected: boolean, reason?: string, full?: boolean, seconds?: number}} Standing
 */

/**
 * The socket to the server; it comes back by itself, to the run and tick that were open, and plays
 * on if it played. One that the server has closed because nobody did anything comes back when
 * somebody does.
 */
export class Connection {
  #socket = /** @type {WebSocket | null} */ (null);
  /** How long the last wait was; 0 once the server has answered. */
  #waited = 0;
  /** @type {number | null} The tick that has been asked for and has not come. */
  #sent = null;
  /** @type {{tick: number, panel: string} | null} The tick to ask for after that one. */
  #next = null;
  /** @type {string[] | null} What was asked for before the first connection stood. */
  #early = [];
  /** Whether the server is there, and has no place. */
  #full = false;
  /** @type {string | null} The run that is asked for and has not come. */
  #opening = null;
  /** @type {Record<string, unknown>[]} What is asked for whenever the connection stands. */
  #always = [];
  /** @type {number | null} The speed at which to play on once the run is open again. */
  #playsOn = null;

  /**
   * @param {Store} store
   * @param {(standing: Standing) => void} changed told whenever the connection comes or goes
   */
  constructor(store, changed) {
    this.store = store;
    this.changed = changed;
    this.playout = new Playout(store, () => this.#socket?.send('{"type":"drawn"}'));
    this.#connect();
  }

  #connect() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/ws`, "hustings.v1");
    socket.addEventListener("open", () => {
      this.#socket = socket;
      this.#sent = null;
      if (this.store.opened) {
        this.#open(withTick(this.store.opened.scenario, this.store.tick));
      }
      this.#always.forEach((request) => this.#send(request));
      this.#early?.forEach((request) => socket.send(request));
      this.#early = null;
    });
    // A server that is full opens a socket too, to say so: only an answer counts.
    socket.addEventListener("message", () => {
      this.#waited = 0;
      this.#full = false;
      this.changed({ connected: true });
    }, { once: true });
    socket.addEventListener("message", (event) => {
      const frame = JSON.parse(event.data);
      if (frame.type === "keyframe") {
        this.#sought();
      } else if (frame.type === "opened") {
        this.#opening = null;
      } else if (frame.type === "refused" && frame.code === "busy" && this.#opening !== null) {
        this.#openAgain(this.#opening);
      }
      this.playout.take(frame);
      if (frame.type === "opened" && this.#playsOn !== null) {
        this.play(this.#playsOn);
        this.#playsOn = null;
      }
    });
    socket.addEventListener("close", ({ code, reason }) => {
      const opened = this.#socket !== null;
      this.#socket = null;
      this.#sent = null;
      this.#next = null;
      this.#early = null;
      this.#playsOn = this.store.playing ? this.store.speed : this.#playsOn;
      this.playout.end();
      const { speed, tick } = this.store;
      this.store.receive({ type: "clock", playing: false, speed, tick });
      if (code === SILENT) {
        this.#awaitVisitor(reason);
      } else {
        void this.#tryLater(code, reason, opened);
      }
    });
  }

  /**
   * Each time after twice as long.
   * @param {number} code
   * @param {string} reason
   * @param {boolean} opened
   */
  async #tryLater(code, reason, opened) {
    // A browser does not tell why a server that is there lets nobody in.
    const refused = code === REFUSED && !opened && await isThere();
    this.#full = code === TRY_AGAIN_LATER || refused;
    const { soonest, latest } = this.#full ? FULL : { soonest: SOONEST, latest: LATEST };
    this.#waited = Math.min(latest, Math.max(soonest, this.#waited * 2));
    this.changed({
      connected: false,
      full: this.#full,
      seconds: Math.ceil(this.#waited / 1000),
      reason: refused ? "the server takes no new connection from this address at present" : reason,
    });
    setTimeout(() => this.#connect(), this.#waited);
  }

  /**
   * What the visitor then asks for is done as soon as the connection stands.
   * @param {string} reason
   */
  #awaitVisitor(reason) {
    this.changed({ connected: false, reason });
    const awake = new AbortController();
    const wake = () => {
      if (document.visibilityState === "visible") {
        awake.abort();
        this.#early = [];
        this.#connect();
      }
    };
    for (const type of ["pointerdown", "keydown", "visibilitychange"]) {
      document.addEventListener(type, wake, { capture: true, signal: awake.signal });
    }
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
        message: this.#full ? "The server has no place for you yet; that has to wait until it has."
          : "The server cannot be reached; that has to wait until it is back." });
      return false;
    }
    return true;
  }

  /** @param {string} scenario */
  open(scenario) {
    // Another run plays when somebody lets it.
    this.#playsOn = null;
    this.#open(scenario);
  }

  /** @param {string} scenario */
  #open(scenario) {
    this.#opening = scenario;
    this.#send({ type: "open", scenario });
  }

  /** A page without a run could do nothing but be loaded anew. @param {string} scenario */
  #openAgain(scenario) {
    setTimeout(() => {
      if (this.#opening === scenario && this.#socket) {
        this.#open(scenario);
      }
    }, UNTIL_LESS_BUSY);
  }

  /** @param {number} speed in ticks a second */
  play(speed) {
    this.#send({ type: "play", speed });
  }

  /**
   * Asks for something now, and again when the connection has come back.
   * @param {object} request
   */
  always(request) {
    this.#always.push({ ...request });
    if (this.#socket) {
      this.#send({ ...request });
    }
  }

  /**
   * Starts a live group, or has it end.
   * @param {{what: "start" | "stop", scenario?: string, tick?: number}} request
   */
  live(request) {
    this.#send({ type: "live", ...request });
  }

  pause() {
    this.#send({ type: "pause" });
  }

  /**
   * Steps by ticks, or by what is named; of one panel, or else of all.
   * @param {number} by @param {string} [unit] @param {string} [panel]
   */
  step(by, unit, panel) {
    this.#send({ type: "step", by, unit, panel });
  }

  /**
   * Aligns the panels by something; the one named stays where it is.
   * @param {string} by @param {string} panel
   */
  align(by, panel) {
    this.#send({ type: "align", by, panel });
  }

  /**
   * Moves to a tick, where the panels are not aligned by tick that of one of them; while one move
   * is under way, only the latest wish is kept.
   * @param {number} tick
   * @param {string} [panel] none for a position that all share
   */
  seek(tick, panel = this.store.panel?.algorithm.id ?? "") {
    if (this.#sent !== null) {
      this.#next = { tick, panel };
    } else {
      const whose = this.store.alignment && panel ? panel : undefined;
      this.#sent = this.#send({ type: "seek", tick, panel: whose }) ? tick : null;
    }
  }

  /** The tick that was asked for last, or the one that is shown. */
  get heading() {
    return this.#next?.tick ?? this.#sent ?? this.store.tick;
  }

  #sought() {
    this.#sent = null;
    if (this.#next !== null) {
      const { tick, panel } = this.#next;
      this.#next = null;
      this.seek(tick, panel);
    }
  }

  /** @param {string} action in the words of the scenario grammar, such as crash-5 */
  injectFault(action) {
    return this.#send({ type: "fault", action });
  }
}

async function isThere() {
  return await fetch("/healthz").then((answer) => answer.ok, () => false);
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

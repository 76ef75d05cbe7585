// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./connection.js").Connection} Connection
 */
import { withTick } from "./connection.js";
import { element, find } from "./dom.js";
import { AWAY, once, script, style } from "./lazy.js";

/**
 * The scenario column. The server makes it and reads it; what it finds good it names in an event,
 * and that is opened here. When the run changes in another way, the column is asked for again.
 */
export class ScenarioColumn {
  #root = find("#scenario");
  /** The scenario that was opened last, or is being opened. */
  #wanted = "";
  #justChanged = false;
  /** Whether all is here that asks the server for the column. */
  #ready = false;
  /** @type {HTMLElement | null} says that the server has not heard of the last change */
  #unsent = null;
  /** @type {HTMLSelectElement | null} what is to ask again, if it is not the form */
  #sender = null;

  /** @param {Store} store @param {Connection} connection */
  constructor(store, connection) {
    this.store = store;
    document.body.addEventListener("hustings:scenario", (event) => {
      const text = /** @type {CustomEvent} */ (event).detail.text;
      if (text !== this.#wanted) {
        this.#wanted = text;
        connection.open(text);
      }
    });
    store.addEventListener("opened", () => this.#follow());
    // The fields of a fault that is not added yet are nobody's business.
    this.#root.addEventListener("change", (event) => {
      if (isDraft(event.target)) {
        event.stopPropagation();
      } else {
        this.#justChanged = true;
        setTimeout(() => (this.#justChanged = false));
      }
    }, { capture: true });
    this.#root.addEventListener("submit", (event) => {
      // Enter tells a change and then sends the form; the change has sent it already.
      if (this.#justChanged && event.submitter?.id === "apply") {
        event.preventDefault();
        event.stopPropagation();
      }
    }, { capture: true });
    this.#root.addEventListener("keydown", (event) => {
      const isField = event.target instanceof HTMLInputElement;
      if (event.key === "Enter" && isField && isDraft(event.target)) {
        event.preventDefault();
        find("#put-in", this.#root).click();
      }
    });
    this.#root.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("[data-do=reseed]")) {
        this.reseed();
      }
      if (event.target instanceof Element && event.target.closest("[data-do=pick]")) {
        void this.#pick();
      }
    });
    this.#comeNear();
    this.#root.addEventListener("htmx:sendError", (event) => this.#notSent(event.target));
    this.#root.addEventListener("htmx:afterSwap", () => (this.#unsent = null));
    this.#wanted = this.#shown;
  }

  /** Fetches what asks the server for the column when someone comes near it. */
  #comeNear() {
    for (const type of ["pointerover", "focusin"]) {
      this.#root.addEventListener(type, () => this.#fetch().catch(() => undefined),
        { once: true });
    }
    // What was changed before it is here is told again when it is.
    this.#root.addEventListener("change", (event) => this.#holdBack(event, () =>
      event.target?.dispatchEvent(new Event("change", { bubbles: true }))), { capture: true });
    this.#root.addEventListener("submit", (event) => this.#holdBack(event, () => {
      if (event.submitter) {
        event.submitter.click();
      } else {
        /** @type {HTMLFormElement} */ (event.target).requestSubmit();
      }
    }), { capture: true });
  }

  #fetch = once(async () => {
    if (document.readyState !== "complete") {
      // It sets itself up in a page that is complete, or in one of which nothing is here yet.
      await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
    }
    const [{ Typing }] = await Promise.all([
      import("./typing.js"),
      script(this.#root.dataset.htmx ?? ""),
    ]);
    new Typing(this.#root);
    this.#ready = true;
  });

  /** @param {Event} event @param {() => void} again */
  #holdBack(event, again) {
    if (!this.#ready && !event.cancelBubble) {
      event.preventDefault();
      event.stopPropagation();
      this.#fetch().then(again, () => this.#notSent());
    }
  }

  /** The scenario that is open. */
  get #shown() {
    return withTick(this.store.opened?.scenario ?? "", 0);
  }

  #follow() {
    const text = this.#shown;
    this.#wanted = text;
    const form = this.#root.querySelector("form");
    if (form?.dataset.scenario !== text && !this.#unsent) {
      this.#fetch().then(() => this.#ask(), () => this.#notSent());
    }
  }

  #ask() {
    void htmx.ajax("GET", `/scenario?shown=1&text=${encodeURIComponent(this.#shown)}`,
      { target: "#scenario-form", swap: "outerHTML" });
  }

  /** @param {EventTarget | null} [sender] what has asked, if it is not the form */
  #notSent(sender = null) {
    this.#sender = sender instanceof HTMLSelectElement ? sender : null;
    this.#unsent ??= element("p", { class: "error", role: "alert" },
      "Not applied yet: the server cannot be reached. This is sent again when it is back.");
    this.#root.prepend(this.#unsent);
  }

  /** The server is back: what it has not heard is told again. */
  resend() {
    if (this.#unsent) {
      this.#unsent.remove();
      this.#unsent = null;
      if (this.#sender) {
        this.#sender.dispatchEvent(new Event("change", { bubbles: true }));
      } else {
        /** @type {HTMLFormElement | null} */ (this.#root.querySelector("form"))?.requestSubmit();
      }
    }
  }

  #fetchPicker = once(async () => {
    const [{ Picker }] = await Promise.all([import("./picker.js"), style("picker"), this.#fetch()]);
    return Picker.in(this.#root);
  });

  /** Opens the list of all algorithms, which is fetched when it is first asked for. */
  async #pick() {
    try {
      (await this.#fetchPicker()).open();
    } catch {
      this.store.receive({ type: "refused", code: "offline", key: "", message: AWAY });
    }
  }

  /** Another seed: the same scenario with other luck. */
  reseed() {
    const seed = /** @type {HTMLInputElement} */ (find("#key-seed", this.#root));
    seed.value = String(Math.floor(Math.random() * 1_000_000));
    seed.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** @param {EventTarget | null} target */
function isDraft(target) {
  return target instanceof Element && target.closest(".add-fault") !== null;
}

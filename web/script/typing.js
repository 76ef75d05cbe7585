// @ts-check

/**
 * Keeps what someone is typing while the server's column takes the place of the one they type in:
 * the field with the focus, if it was changed since the request was sent, and the draft of a fault.
 */
export class Typing {
  /** @type {Map<string, string>} what the request that is under way has sent, by name */
  #sent = new Map();
  /** @type {(() => void)[]} */
  #restore = [];

  /** @param {HTMLElement} root where the column is */
  constructor(root) {
    this.root = root;
    document.body.addEventListener("htmx:configRequest", (event) => {
      const { formData } = /** @type {CustomEvent<{formData: FormData}>} */ (event).detail;
      this.#sent = new Map([...formData].map(([name, value]) => [name, String(value)]));
    });
    document.body.addEventListener("htmx:beforeSwap", (event) => {
      if (/** @type {CustomEvent} */ (event).detail.shouldSwap) {
        this.#restore = [this.#keepDraft(), this.#keepField()];
      }
    });
    document.body.addEventListener("htmx:afterSwap", () => {
      this.#restore.forEach((restore) => restore());
      this.#restore = [];
    });
  }

  #keepField() {
    const field = document.activeElement;
    const beside = field?.closest(".chosen") ? "#pick" : "#add-fault-summary";
    const inside = field instanceof HTMLElement && this.root.contains(field);
    const typed = inside && field instanceof HTMLInputElement && field.type !== "checkbox"
      && field.value !== (this.#sent.get(field.name) ?? field.defaultValue)
      ? { id: field.id, value: field.value, from: field.selectionStart, to: field.selectionEnd }
      : null;
    return () => {
      if (inside && document.activeElement === document.body) {
        // What had the focus is gone, as the row of a fault: the next thing to do is beside it.
        /** @type {HTMLElement | null} */ (this.root.querySelector(beside))?.focus();
      }
      const now = typed && document.getElementById(typed.id);
      if (typed && now instanceof HTMLInputElement) {
        now.value = typed.value;
        now.setSelectionRange(typed.from, typed.to);
        changeWhenLeft(now);
      }
    };
  }

  #keepDraft() {
    const open = this.#draft?.open ?? false;
    const values = this.#fields.map((field) => [field.id, field.value]);
    const puttingIn = this.#sent.has("put-in");
    return () => {
      if (puttingIn) {
        this.#fields.find((field) => field.matches("[aria-invalid]"))?.focus();
        return;
      }
      if (this.#draft) {
        this.#draft.open = open;
      }
      for (const [id, value] of values) {
        const field = this.#fields.find((other) => other.id === id);
        if (field) {
          field.value = value;
        }
      }
    };
  }

  get #draft() {
    return /** @type {HTMLDetailsElement | null} */ (this.root.querySelector("#add-fault"));
  }

  get #fields() {
    return /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ (
      [...(this.#draft?.querySelectorAll("input, select") ?? [])]);
  }
}

/**
 * A browser tells no change of a value that a script has set, so that is done here.
 * @param {HTMLInputElement} field
 */
function changeWhenLeft(field) {
  let told = false;
  field.addEventListener("change", () => (told = true), { once: true });
  field.addEventListener("blur", () => {
    if (!told && field.isConnected) {
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }, { once: true });
}

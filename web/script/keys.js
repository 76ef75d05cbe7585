// @ts-check

/**
 * Keys that work anywhere but where someone types.
 * @param {Record<string, () => void>} does
 *   by the name of the key, with `shift+` or `ctrl+` before it
 */
export function listenToKeys(does) {
  document.addEventListener("keydown", (event) => {
    if (isTyping(event.target) || event.altKey || event.metaKey
      || document.querySelector("dialog[open]")) {
      return;
    }
    const name = (event.ctrlKey ? "ctrl+" : "")
      + (event.shiftKey && (event.ctrlKey || event.key.startsWith("Arrow")) ? "shift+" : "")
      + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
    const action = does[name];
    if (action && !(name === " " && isButton(event.target))) {
      event.preventDefault();
      action();
    }
  });
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLInputElement && target.type !== "checkbox"
    || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

/** Space on a button or a box that has the focus presses it. @param {EventTarget | null} target */
function isButton(target) {
  return target instanceof Element
    && target.closest("button, summary, input[type=checkbox]") !== null;
}

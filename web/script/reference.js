// @ts-check
/** The small run on an algorithm's own page; the socket is opened when it is first played. */
import { FaultActions } from "./fault-actions.js";
import { Connection } from "./connection.js";
import { find, write } from "./dom.js";
import { Stage } from "./stage.js";
import { Store } from "./store.js";

const SPEED = 8;

const store = new Store();
const first = JSON.parse(find("#first").textContent ?? "");
store.receive(first.opened);

/** @type {Connection | null} */
let opened = null;
/** @param {string} text */
const say = (text) => write(find("[data-show=said]"), text);

function connection() {
  opened ??= new Connection(store, ({ connected }) => {
    document.body.dataset.connected = String(connected);
  });
  return opened;
}

const faultActions = new FaultActions(store, {
  injectFault: (action) => connection().injectFault(action),
  step: (by) => connection().step(by),
}, say);
new Stage(store, async () => faultActions, say);
store.receive(first.keyframe);

// What comes before the commentary is imports.
const java = document.querySelector(".java");
const head = [...(java?.children ?? [])].find((line) => line.textContent?.startsWith("/**"));
if (java instanceof HTMLElement && head instanceof HTMLElement) {
  java.scrollTop = head.offsetTop;
}

const play = find("[data-do=play]");
play.addEventListener("click", () => {
  if (store.playing) {
    connection().pause();
  } else {
    connection().play(SPEED);
  }
});
find("[data-do=restart]").addEventListener("click", () => connection().seek(0));
find("[data-do=forward]").addEventListener("click", () => connection().step(1));
for (const type of ["opened", "state", "clock"]) {
  store.addEventListener(type, () => {
    write(find("[data-show=tick]"), `t = ${store.tick}`);
    write(find("span", play), store.playing ? "Pause" : "Play");
  });
}
store.addEventListener("refused", (event) =>
  say(/** @type {CustomEvent} */ (event).detail.message));

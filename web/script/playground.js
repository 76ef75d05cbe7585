// @ts-check
/** Puts the parts of the playground together. */
import { Address } from "./address.js";
import { Announcer } from "./announce.js";
import { Captions } from "./captions.js";
import { Connection } from "./connection.js";
import { CostTab } from "./cost.js";
import { Detail } from "./detail.js";
import { find } from "./dom.js";
import { listenToKeys } from "./keys.js";
import { Lanes } from "./lanes.js";
import { Library } from "./library.js";
import { LogTab } from "./log.js";
import { actsOn, isCut } from "./menu.js";
import { NodeTab } from "./node.js";
import { Predict } from "./predict.js";
import { ScenarioColumn } from "./scenario.js";
import { Stage } from "./stage.js";
import { Store } from "./store.js";
import { Tabs } from "./tabs.js";
import { Transport } from "./transport.js";

const store = new Store();
const first = JSON.parse(find("#first").textContent ?? "");
store.receive(first.opened);

const announcer = new Announcer(store);
const connection = new Connection(store, (connected) => {
  if (!connected) {
    announcer.say("The connection is lost; it is being tried again. What you see is the last state.", true);
  }
});
const address = new Address(store, connection);
const transport = new Transport(store, connection);
const column = new ScenarioColumn(store, connection);
const library = new Library(store, connection, first.lesson);
new Captions(store, library);
new Predict(store, library, transport);
const cost = new CostTab(store);
const node = new NodeTab(store, connection);
const log = new LogTab(store, connection);
const tabs = new Tabs(() => [cost, node, log].forEach((tab) => tab.show()));
new Stage(store, connection);
const detail = new Detail(store, connection, tabs);
new Lanes(store, connection);
store.receive(first.keyframe);

/** @type {number} */
let selected = 0;
store.addEventListener("selection", () => {
  if (store.selection.node > 0 && store.selection.node !== selected) {
    tabs.show("node");
  }
  selected = store.selection.node;
});

async function share() {
  try {
    await navigator.clipboard.writeText(address.link);
    announcer.say("The link to this run at this tick is copied.");
  } catch {
    // Only a secure page may copy; on any other the address bar has the same link.
    announcer.say(`The address of this page is the link: ${address.link}`);
  }
}

/** @param {(act: import("./menu.js").Act) => boolean} wanted */
function actOnSelected(wanted) {
  const act = store.node && actsOn(store.node, isCut(store)).find(wanted);
  if (act && !act.not) {
    connection.act(act.action);
  } else {
    announcer.say(act?.not ? `Not now: ${act.not}.` : "Select a node first.");
  }
}

const help = /** @type {HTMLDialogElement} */ (find("#help"));
find("[data-do=share]").addEventListener("click", share);
find("[data-do=help]").addEventListener("click", () => help.showModal());

listenToKeys({
  " ": () => transport.toggle(),
  ArrowLeft: () => transport.step(-1),
  ArrowRight: () => transport.step(1),
  "shift+ArrowLeft": () => transport.jump(-1),
  "shift+ArrowRight": () => transport.jump(1),
  Home: () => transport.seek(0),
  End: () => transport.seek(store.opened?.length ?? 0),
  c: () => actOnSelected((act) => act.key === "C"),
  p: () => actOnSelected((act) => act.key === "P"),
  r: () => column.reseed(),
  d: () => detail.toggle(),
  s: () => void share(),
  "?": () => help.showModal(),
  "ctrl+z": () => address.undo(),
  "ctrl+shift+z": () => address.redo(),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [String(n), () => store.select(n - 1)])),
});

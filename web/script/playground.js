// @ts-check
/** Puts the parts of the playground together. */
import { Address } from "./address.js";
import { Align } from "./align.js";
import { Announcer } from "./announce.js";
import { Connection } from "./connection.js";
import { find } from "./dom.js";
import { listenToKeys } from "./keys.js";
import { Lanes } from "./lanes.js";
import { AWAY, once, style } from "./lazy.js";
import { Offline } from "./offline.js";
import { ScenarioColumn } from "./scenario.js";
import { Side } from "./side.js";
import { Stage } from "./stage.js";
import { Store } from "./store.js";
import { Transport } from "./transport.js";
import { Travel } from "./travel.js";

const store = new Store();
const first = JSON.parse(find("#first").textContent ?? "");
store.open(first.opened);

const announcer = new Announcer(store);
const offline = new Offline((text) => announcer.say(text), () => {
  column.resend();
  showLibrary();
});
const connection = new Connection(store, (standing) => {
  document.body.dataset.connected = String(standing.connected);
  offline.show(standing);
});
/** Nothing of the first picture needs it: somebody has to do something to a node. */
const fetchFaultActions = once(async () => {
  const { FaultActions } = await import("./fault-actions.js");
  return new FaultActions(store, connection, (text) => announcer.say(text));
});
const address = new Address(store, connection);
const travel = new Travel(store, connection, announcer, address);
const transport = new Transport(store, connection);
new Align(store, connection);
const column = new ScenarioColumn(store, connection);
// Nothing of the first picture needs the library, so it comes after it.
const fetchLibrary = once(async () =>
  (await import("./library.js")).openLibrary(store, connection, transport));
const showLibrary = () => void fetchLibrary().catch(() => {});
showLibrary();
const { tabs } = new Side(store, connection, fetchFaultActions);
travel.stage = new Stage(store, fetchFaultActions, (text, bad) => announcer.say(text, bad));
new Lanes(store, connection);
store.receive(first.keyframe);

if (document.querySelector("[data-do=live-start]")) {
  void import("./live.js").then(({ Live }) => new Live(store, connection));
}

const fetchDetail = once(async () => {
  const [{ Detail }] = await Promise.all([
    import("./detail.js"),
    style("space-time"),
    style("tabs"),
  ]);
  return new Detail(store, connection, tabs);
});

async function toggleDetail() {
  try {
    (await fetchDetail()).toggle();
  } catch {
    announcer.say(AWAY, true);
  }
}

find("#stage").addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-do=space-time]")) {
    void toggleDetail();
  }
  if (event.target instanceof Element && event.target.closest("[data-do=properties]")) {
    tabs.view("side");
    void tabs.show("properties");
  }
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

const fetchFaults = once(async () => {
  const [{ faultsOn, isCut }, faultActions] = await Promise.all([
    import("./faults-on.js"), fetchFaultActions()]);
  return { faultsOn, isCut, faultActions };
});
find("#stage").addEventListener("pointerover", () => fetchFaults().catch(() => {}), { once: true });

/** @param {(fault: import("./faults-on.js").PossibleFault) => boolean} wanted */
async function injectOnSelected(wanted) {
  // Of the node that is selected now, whichever it is when this has been fetched.
  const { node } = store;
  const fetched = await fetchFaults().catch(() => null);
  if (!fetched) {
    announcer.say(AWAY, true);
    return;
  }
  const { faultsOn, isCut, faultActions } = fetched;
  const fault = node && faultsOn(node, isCut(store)).find(wanted);
  if (fault && !fault.not) {
    faultActions.do(fault.action);
  } else {
    announcer.say(fault?.not ? `Not now: ${fault.not}.` : "Select a node first.");
  }
}

const fetchHelp = once(async () => (await import("./help.js")).fetchHelp());

async function showHelp() {
  try {
    const help = await fetchHelp();
    help.showModal();
    // The button that has the focus stands at the end.
    help.scrollTop = 0;
  } catch {
    announcer.say(AWAY, true);
  }
}

find("[data-do=share]").addEventListener("click", share);
find("[data-do=help]").addEventListener("click", showHelp);

listenToKeys({
  " ": () => transport.toggle(),
  ArrowLeft: () => transport.step(-1),
  ArrowRight: () => transport.step(1),
  "shift+ArrowLeft": () => transport.jump(-1),
  "shift+ArrowRight": () => transport.jump(1),
  Home: () => transport.seek(0),
  End: () => transport.toEnd(),
  c: () => void injectOnSelected((fault) => fault.key === "C"),
  p: () => void injectOnSelected((fault) => fault.key === "P"),
  r: () => column.reseed(),
  d: () => void toggleDetail(),
  m: () => void travel.showInFlight(),
  s: () => void share(),
  "?": () => void showHelp(),
  "ctrl+z": () => address.undo(),
  "ctrl+shift+z": () => address.redo(),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [String(n), () => store.select(n - 1)])),
});

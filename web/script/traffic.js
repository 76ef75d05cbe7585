// @ts-check
/**
 * @typedef {import("./store.js").PanelState} PanelState
 * @typedef {import("./wire.js").NodeState} NodeState
 */
import { element } from "./dom.js";
import { called } from "./names.js";

const SHOWN = 8;

/**
 * What is on its way to a node, and how many messages of each kind it has sent and received.
 * @param {PanelState} panel @param {NodeState} node
 */
export function traffic(panel, node) {
  const inbox = [...panel.inFlight.values()].filter((message) => message.to === node.id)
    .sort((a, b) => a.due - b.due);
  const rows = inbox.slice(0, SHOWN).map(({ number, kind, from, due }) =>
    element("tr", { "data-inbox": number },
      element("th", { scope: "row" }, `${kind} from ${called(from)}`),
      element("td", {}, `t ${due}`)));
  const more = inbox.length > SHOWN
    ? [element("p", { class: "note" }, `and ${inbox.length - SHOWN} more`)] : [];
  return [
    ...(inbox.length > 0 ? [element("section", {}, element("h2", {}, "On the way to it"),
      element("table", { class: "figures num" }, element("tbody", {}, ...rows)), ...more)] : []),
    ...byKind(panel, node.id),
  ];
}

/** @param {PanelState} panel @param {import("./wire.js").NodeId} id */
function byKind(panel, id) {
  const counts = countsOf(panel, id);
  if (panel.known.from > 0 || counts.size === 0) {
    return [];
  }
  const head = ["", "sent", "received"].map((name) => element("th", { scope: "col" }, name));
  const rows = [...counts].map(([kind, [sent, received]]) =>
    element("tr", { "data-traffic": kind },
      element("th", { scope: "row" }, kind),
      element("td", {}, sent),
      element("td", {}, received)));
  return [element("section", {}, element("h2", {}, "All messages by kind"),
    element("table", { class: "figures num" },
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...rows)))];
}

/**
 * @param {PanelState} panel
 * @param {import("./wire.js").NodeId} id
 * @returns {Map<string, [number, number]>}
 */
function countsOf(panel, id) {
  /** @type {Map<string, [number, number]>} */
  const counts = new Map();
  for (const event of panel.events) {
    const travels = event.type === "sent" || event.type === "delivered";
    if (event.node === id && event.tick <= panel.tick && event.kind && travels) {
      const count = counts.get(event.kind) ?? [0, 0];
      count[event.type === "sent" ? 0 : 1]++;
      counts.set(event.kind, count);
    }
  }
  return counts;
}

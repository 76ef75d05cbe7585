// @ts-check
import { faultWords } from "./fault-words.js";
import { called } from "./names.js";

/** @typedef {import("./wire.js").RunEvent} RunEvent */

/**
 * What an event says, in a sentence that begins with its node.
 * @param {RunEvent} event
 * @returns {string}
 */
export function describe(event) {
  const node = event.node ? `${called(event.node)} ` : "";
  const carries = event.content ? ` (${event.content})` : "";
  switch (event.type) {
    case "started":
      return `${node}is told to call an election`;
    case "sent":
      return `${node}sends ${event.kind}${carries} to ${called(event.to)}, due at ${event.due}`;
    case "duplicated":
      return `the network doubles ${between(event, event.node)}, due at ${event.due}`;
    case "delivered":
      return `${node}gets ${event.kind}${carries} from ${called(event.from)}`;
    case "dropped":
      return `${between(event, event.from)} ${dropped(event.reason)}`;
    case "timer set":
      return `${node}sets timer ${event.timer} for ${event.due}`;
    case "timer fired":
      return `${node}timer ${event.timer} goes off`;
    case "timer cancelled":
      return `${node}cancels timer ${event.timer}`;
    case "role changed":
      return event.role === "leader" ? `${node}leads in term ${event.term}`
        : event.role === "candidate" ? `${node}stands for election in term ${event.term}`
        : `${node}knows no leader in term ${event.term}`;
    case "recognised":
      return `${node}follows ${called(event.leader)} in term ${event.term}`;
    case "suspected":
      return `${node}suspects ${called(event.suspect)}`;
    case "trusted":
      return `${node}trusts ${called(event.trusted)} again`;
    case "delayed":
      return `${between(event, event.node)} will arrive at ${event.due} instead`;
    case "acted": {
      const action = event.action ?? "";
      const which = event.node && /random|leader/.test(action);
      return `fault: ${faultWords(action)}${which ? `, which is ${called(event.node)}` : ""}`;
    }
    case "note":
      return `${node}${node ? "notes: " : ""}${event.text}`;
    case "failed":
      return `${node}the algorithm broke: ${event.error}`;
    default:
      return `${node}${event.type}`;
  }
}

/** @param {string | undefined} reason */
function dropped(reason) {
  return reason === "loss" ? "is lost"
    : reason === "partition" ? "is blocked by a cut"
    : "reaches nobody any more";
}

/** A message with its ends. @param {RunEvent} event @param {RunEvent["node"]} from */
function between(event, from) {
  return `${event.kind} from ${called(from)} to ${called(event.to)}`;
}

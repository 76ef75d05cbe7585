import assert from "node:assert/strict";
import { test } from "node:test";
import { explain } from "../../../web/script/explain.js";

/** A panel of which so much has happened. */
function panelOf(events, lockStep = false) {
  const find = (number) => events.find((event) => event.number === number);
  return { events, algorithm: { listing: [], lockStep }, find,
    categoryOf: () => "ELECTION" };
}

const STARTED = { number: 1, tick: 0, type: "started", node: 1 };
const SENT = {
  number: 2, tick: 0, type: "sent", node: 1, cause: 1, to: 2, kind: "OK", content: "", due: 20,
};
const FIRED = { number: 9, tick: 11, type: "timer fired", node: 2, timer: "NO_OK" };

function why(events, event, lockStep) {
  return explain(panelOf(events, lockStep), event, 5).join(" ");
}

test("what is still on its way is told to whoever has waited for it", () => {
  assert.match(why([STARTED, SENT, FIRED], FIRED),
    /OK from 1, sent at t 0, was still on its way, due at t 20: its link/);
});

test("what was lost is not still on its way", () => {
  const lost = {
    number: 3, tick: 0, type: "dropped", node: 1, cause: 2, from: 1, to: 2, kind: "OK",
    reason: "loss",
  };
  assert.match(why([STARTED, SENT, lost, FIRED], FIRED),
    /OK from 1, sent at t 0, was lost at t 0\./);
  assert.match(why([STARTED, SENT, lost], SENT),
    /It was to take 20 ticks, .* At t 0 it was lost\./);
});

test("a message that waits for a paused receiver has not taken so long", () => {
  const sent = { ...SENT, due: 2 };
  const got = { number: 4, tick: 30, type: "delivered", node: 2, cause: 2, from: 1, kind: "OK" };
  const words = why([STARTED, sent, got], got);
  assert.match(words, /was sent at t 0 and took 2 ticks\. It arrived at t 2, and waited until/);
  assert.match(words, /waited until its receiver went on\./);
  assert.doesNotMatch(words, /more than/);
});

test("a message that a fault delays does not arrive as it was to", () => {
  const delayed = {
    number: 3, tick: 1, type: "delayed", node: 1, cause: 2, to: 2, kind: "OK", due: 25,
  };
  assert.match(why([STARTED, SENT, delayed], SENT), /A fault has it arrive at t 25\./);
});

test("in lock step nobody is named who starts with the others", () => {
  assert.match(why([STARTED], STARTED), /names this node as an initiator/);
  assert.match(why([STARTED], STARTED, true), /In lock step/);
});

test("a rule that is written for the largest is read the other way where the smallest wins", () => {
  const passed = { ...SENT, lines: [0] };
  const listing = [{ text: "on ELECTION(j), j > id: pass it on" }];
  const panel = { ...panelOf([STARTED, passed]), algorithm: { id: "chang-roberts", listing } };
  const said = explain(panel, passed, 5, "n=5&chang-roberts.extremum=smallest").join(" ");
  assert.match(said, /The rule: .* Here the smallest wins/);
  assert.doesNotMatch(explain(panel, passed, 5, "n=5").join(" "), /smallest/);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { causalFuture, causalPast } from "../../../web/script/causality.js";

/* 1 sends to 2 and to 3; the message to 3 is lost, and that tells 3 nothing; 2 answers. */
const EVENTS = [
  { number: 1, tick: 0, type: "sent", node: 1 },
  { number: 2, tick: 0, type: "sent", node: 1, cause: 1 },
  { number: 3, tick: 1, type: "delivered", node: 2, cause: 1 },
  { number: 4, tick: 1, type: "dropped", node: 3, cause: 2 },
  { number: 5, tick: 1, type: "note", node: 3 },
  { number: 6, tick: 2, type: "sent", node: 2, cause: 3 },
  { number: 7, tick: 3, type: "delivered", node: 1, cause: 6 },
];
const numbers = (set) => [...set].sort((a, b) => a - b);

test("the past is what caused it, and what went before at the same processes", () => {
  assert.deepEqual(numbers(causalPast(EVENTS, EVENTS[6])), [1, 2, 3, 6, 7]);
  assert.deepEqual(numbers(causalPast(EVENTS, EVENTS[5])), [1, 3, 6]);
  assert.deepEqual(numbers(causalPast(EVENTS, EVENTS[4])), [5]);
});

test("the future is what it caused, and what came later at the same processes", () => {
  assert.deepEqual(numbers(causalFuture(EVENTS, EVENTS[2])), [3, 6, 7]);
  assert.deepEqual(numbers(causalFuture(EVENTS, EVENTS[3])), [4]);
});

test("one is in the past of another just where the other is in its future", () => {
  for (const a of EVENTS) {
    for (const b of EVENTS) {
      assert.equal(causalPast(EVENTS, b).has(a.number), causalFuture(EVENTS, a).has(b.number),
        `${a.number} before ${b.number}`);
    }
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { Playout, parts } from "../../../web/script/playout.js";

const event = (number, tick) => ({ number, tick, type: "note" });

function frame(from, to, events) {
  return { type: "ticks", from, to, table: [{ key: "sent" }],
    panels: [{ from, tick: to, phase: "agreed", events }, { from, tick: to }] };
}

test("a frame is played out tick by tick, and what is not told tick by tick comes last", () => {
  const all = parts(frame(4, 6, [event(1, 4), event(2, 6), event(3, 6)]), 1, "");
  assert.deepEqual(all.map(({ from, to }) => [from, to]), [[4, 4], [5, 5], [6, 6]]);
  assert.deepEqual(all.map(({ panels }) => panels[0].events.map(({ number }) => number)),
    [[1], [], [2, 3]]);
  assert.deepEqual(all.map((part) => "table" in part), [false, false, true]);
  assert.deepEqual(all.map(({ panels }) => panels[0].phase), [undefined, undefined, "agreed"]);
});

test("what comes too fast to be seen tick by tick is played out in strides", () => {
  const all = parts(frame(1, 10, []), 4, "");
  assert.deepEqual(all.map(({ from, to }) => [from, to]), [[1, 4], [5, 8], [9, 10]]);
});

test("a frame of panels that each have a tick of their own stays whole", () => {
  const aligned = frame(4, 6, []);
  aligned.panels[1].tick = 2;
  assert.deepEqual(parts(aligned, 1, ""), [aligned]);
});

test("nothing is overtaken, and each frame of the run is said to be drawn once", () => {
  const received = [];
  let drawn = 0;
  const store = { playing: true, speed: 30, uneven: "", receive: (part) => received.push(part) };
  const playout = new Playout(store, () => drawn++);
  playout.take(frame(1, 5, []));
  assert.equal(received.length, 1);
  playout.take(frame(6, 6, []));
  assert.deepEqual(received.map(({ to }) => to), [1, 2, 3, 4, 5, 6]);
  assert.equal(drawn, 2);
  playout.take({ type: "clock", playing: false, speed: 30, tick: 6 });
  assert.equal(drawn, 2, "a clock is no frame of the run");
  playout.end();
});

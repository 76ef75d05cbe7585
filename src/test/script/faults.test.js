import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, differenceInWords, keyOf, readFaults, withKey, writeFaults, writeOnMessage }
  from "../../../web/script/faults.js";

test("faults are written as they were read", () => {
  const text = "5:crash-1,20:bully.drop-1-2~3,30:split-1-2";
  assert.equal(writeFaults(readFaults(text)), text);
  assert.deepEqual(readFaults(""), []);
});

test("what is done to a message names its link, its place on it, and for how long", () => {
  const on = { algorithm: "", handling: "drop", from: 1, to: 2, nth: 1, ticks: 0 };
  assert.equal(writeOnMessage(on), "drop-1-2");
  const late = { ...on, algorithm: "raft", handling: "delay", nth: 3, ticks: 7 };
  assert.equal(writeOnMessage(late), "raft.delay-1-2-7~3");
});

test("a key of a scenario is changed where it stands, and left out where it is empty", () => {
  assert.equal(keyOf("v=1&n=5&faults=1:heal", "faults"), "1:heal");
  assert.equal(keyOf("v=1&nn=5", "n"), "");
  assert.equal(withKey("v=1&n=5&seed=2", "n", "6"), "v=1&n=6&seed=2");
  assert.equal(withKey("v=1&n=5&seed=2", "n", ""), "v=1&seed=2");
  assert.equal(withKey("v=1", "n", "6"), "v=1&n=6");
});

test("two lists differ from the first tick at which they do; a fault may stand twice", () => {
  const { at, added, removed } =
    compare(readFaults("5:crash-1,5:crash-1"), readFaults("5:crash-1,9:heal"));
  assert.equal(at, 5);
  assert.deepEqual(added, [{ tick: 9, action: "heal" }]);
  assert.deepEqual(removed, [{ tick: 5, action: "crash-1" }]);
  assert.equal(compare(readFaults("5:heal"), readFaults("5:heal")).at, Infinity);
});

test("a difference is said in a few words", () => {
  const words = (before, after) => differenceInWords(readFaults(before), readFaults(after));
  assert.equal(words("", "12:crash-5"), "crash 5 at t 12");
  assert.equal(words("9:crash-leader", "12:crash-leader"), "crash-leader at t 12 instead of 9");
  assert.equal(words("12:crash-5", ""), "without crash 5 at t 12");
  assert.match(words("", "1:crash-1,2:crash-2,3:crash-3"), /, and 1 more$/);
  assert.equal(words("1:crash-1", "1:crash-1"), "the same in another order");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { patched } from "../../../web/script/merge-patch.js";

// The examples of RFC 7396, appendix A, whose state and patch are objects.
const EXAMPLES = [
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b" }, { a: null }, {}],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

for (const [state, patch, after] of EXAMPLES) {
  test(`${JSON.stringify(state)} with ${JSON.stringify(patch)}`, () => {
    const before = structuredClone(state);
    assert.deepEqual(patched(state, patch), after);
    assert.deepEqual(state, before, "the state before is as it was");
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { BranchTree, MOST_BRANCHES } from "../../../web/script/branch-tree.js";

test("a fault beyond what has been seen changes the branch, and one in its past leaves it", () => {
  const tree = new BranchTree("");
  tree.seen(10);
  assert.equal(tree.follow("20:crash-3", 10, false), "changed");
  tree.seen(30);
  assert.equal(tree.follow("20:crash-3,25:crash-2", 24, false), "branched");
  assert.equal(tree.current.at, 25);
  assert.equal(tree.follow("20:crash-3", 24, false), "switched");
  assert.equal(tree.current.parent, 0);
});

test("whoever goes back finds the branch whose faults these were", () => {
  const tree = new BranchTree("");
  tree.follow("20:crash-3", 10, false);
  tree.follow("20:crash-3,40:recover-3", 10, false);
  assert.equal(tree.follow("20:crash-3", 10, true), "switched");
  assert.equal(tree.branches.length, 1);
  assert.equal(tree.current.faults, "20:crash-3");
});

/** A branch, one that leaves it, and one that leaves that. */
function threeDeep() {
  const tree = new BranchTree("5:crash-1");
  tree.seen(50);
  assert.equal(tree.follow("5:crash-1,20:crash-2", 19, false), "branched");
  tree.seen(50);
  assert.equal(tree.follow("5:crash-1,20:crash-2,30:crash-3", 29, false), "branched");
  return tree;
}

test("what hung on a branch that is deleted hangs on its parent, and is put back with it", () => {
  const tree = threeDeep();
  const [, middle, last] = tree.branches;
  tree.remove(middle.id);
  assert.deepEqual([last.parent, last.at], [1, 20]);
  tree.restore();
  assert.deepEqual([last.parent, last.at], [middle.id, 30]);
  assert.equal(tree.lastBuried, undefined);
});

test("the first branch cannot be deleted", () => {
  const tree = threeDeep();
  tree.remove(1);
  assert.equal(tree.branches.length, 3);
});

test("a tree that was written is read as it was, and no other", () => {
  const tree = threeDeep();
  const written = JSON.stringify(tree);
  assert.equal(JSON.stringify(BranchTree.from(JSON.parse(written))), written);
  for (const damage of [
    (each) => (each.branches[1].parent = 7),
    (each) => (each.branches[1].id = 1),
    (each) => (each.branches[1].furthest = -1),
    (each) => (each.branches[1].name = "x".repeat(81)),
    (each) => (each.branches = []),
  ]) {
    const damaged = JSON.parse(written);
    damage(damaged);
    assert.throws(() => BranchTree.from(damaged));
  }
});

test("there are never more branches than are kept", () => {
  const tree = new BranchTree("");
  for (let i = 1; i <= MOST_BRANCHES + 5; i++) {
    tree.seen(100);
    tree.follow(`${i}:crash-1`, i - 1, false);
  }
  assert.equal(tree.branches.length, MOST_BRANCHES);
});

test("children stand below their parent, the earliest fork lowest", () => {
  const tree = threeDeep();
  tree.follow("5:crash-1", 0, false);
  tree.follow("5:crash-1,10:crash-4", 9, false);
  assert.deepEqual(tree.rows().map(({ branch, depth }) => [branch.at, depth]),
    [[0, 0], [20, 1], [30, 2], [10, 1]]);
});

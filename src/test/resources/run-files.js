// Spoils saved runs, and answers where one is neither read nor refused in words; run by
// RunFileFuzzTest in the page itself. The arguments: the first case, and how many.
const { BadFile, checkBranches, read, treeOf, verify } = await import("/script/run-file.js");

const SHA = "0123456789abcdef".repeat(4);
const digests = { bully: { events: 12, sha256: SHA }, ring: { events: 7, sha256: SHA } };
const scenario = (faults) => `v=1&algorithms=bully,ring&n=4&faults=${faults}&until=60&t=3`;
const GOOD = JSON.stringify({
  format: "hustings-run",
  version: 1,
  hustings: "1.0",
  scenario: scenario("9:heal"),
  branches: [
    { name: "", parent: null, at: 0, scenario: scenario("") },
    { name: "one", parent: 0, at: 8, scenario: scenario("9:heal") },
    { name: "two", parent: 1, at: 12, scenario: scenario("9:heal,13:crash-1") },
  ],
  notes: "see",
  digests,
});
const ODD = [
  "null", "true", "-1", "1.5", "1e999", "9007199254740993", "\"\"", "{}", "[]", "[[]]", "\"x\"",
  "\"\\ud800\"", "\"__proto__\"", "\"constructor\"", "\"\\u0000\"", "NaN", "%zz", "９", "&amp;",
  "😀", "\"", "\\", ",",
  "[".repeat(50_000) + "]".repeat(50_000),
  "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000),
  "9".repeat(2_000),
  `"${"x".repeat(20_000)}"`,
];
const KEYS = [
  "format", "version", "scenario", "branches", "notes", "digests", "name", "parent", "at",
  "events", "sha256", "bully", "__proto__", "constructor", "toString", "hustings", "length", "0",
];

/** Numbers from 0 up to a bound, as they follow from the number of a case. */
function chance(seed) {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/** The text with something of it left out, doubled, or in the place of something else. */
function spoilt(text, below) {
  const from = below(text.length + 1);
  const to = Math.min(text.length, from + 1 + below(8));
  const odd = ODD[below(ODD.length)];
  switch (below(8)) {
    case 0: return text.slice(0, from) + text.slice(to);
    case 1: return text.slice(0, to) + text.slice(from);
    case 2: return text.slice(0, from) + odd + text.slice(to);
    case 3: return text.slice(0, from);
    case 4: {
      const [found, put] = [KEYS[below(KEYS.length)], KEYS[below(KEYS.length)]];
      return text.replaceAll(`"${found}"`, `"${put}"`);
    }
    case 5: return text.replace("{\"bully\"",
      `{"${KEYS[below(KEYS.length)]}":{"events":${below(20)},"sha256":"${SHA}"},"bully"`);
    default: return valueReplaced(text, below, odd);
  }
}

/** The text with another value, which it can be read with. */
function valueReplaced(text, below, odd) {
  const values = [...text.matchAll(/:("(?:[^"\\]|\\.)*"|[0-9.]+|null|\{\}|\[\])/g)];
  if (values.length === 0) {
    return text;
  }
  const value = values[below(values.length)];
  return text.slice(0, value.index + 1) + odd + text.slice(value.index + value[0].length);
}

/** What the page does with a file, but for the server's reading of its scenarios. */
function open(text) {
  const run = read(text);
  checkBranches(run);
  const tree = treeOf(run);
  tree.branches.forEach((branch) => tree.nameOf(branch));
  const { good, words } = verify(run.digests, digests);
    const names = JSON.stringify(Object.keys(run.digests).sort());
    const same = names === JSON.stringify(Object.keys(digests));
  if (words === "" || good && !same) {
    throw new Error(`verified ${Object.keys(run.digests)}`);
  }
}

const findings = [];
for (let number = given[0]; number < given[0] + given[1] && findings.length < 20; number++) {
  const below = chance(number);
  let text = GOOD;
  for (let left = below(4); left > 0; left--) {
    text = spoilt(text, below);
  }
  try {
    open(text);
  } catch (error) {
    if (!(error instanceof BadFile) || error.message.length < 20 || error.message.length > 400) {
      findings.push(`case ${number}: ${text.slice(0, 300)}: ${String(error).slice(0, 500)}`);
    }
  }
}
return findings;

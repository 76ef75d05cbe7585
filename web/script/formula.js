// @ts-check

/** A formula as it is read, not as it is typed. @param {string} formula */
function typeset(formula) {
  return formula.replaceAll("*", "·").replaceAll("-", "−")
    .replaceAll(/\bn\^2\b/g, "n²").replaceAll(/\bn·n\b/g, "n²")
    .replaceAll(/\binf\b/g, "unbounded").replaceAll("log2(n)", "log₂ n").replaceAll("H(n)", "Hₙ")
    .replaceAll(/floor\(([^()]*)\)/g, "⌊$1⌋").replaceAll(/ceil\(([^()]*)\)/g, "⌈$1⌉");
}

const SHORT = 24;

/** The same where a line may end: a short one is not broken. @param {string} formula */
export function inOne(formula) {
  const set = typeset(formula);
  return set.length > SHORT ? set : set.replaceAll(" ", "\u00a0");
}

/** The same within a sentence, which keeps its hyphens. @param {string} words */
export function typesetWithin(words) {
  return words.replaceAll("*", "·").replaceAll(" - ", " − ").replaceAll(/(?<=\bn)-(?=\d)/g, "−");
}

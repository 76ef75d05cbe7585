// @ts-check
const GROUPED = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const FINE = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });

/**
 * A number as people read it: four digits, or all of its whole part.
 * @param {number | null} value none of a single trial
 */
export function shown(value) {
  return value === null ? "–"
    : Math.abs(value) >= 1000 ? GROUPED.format(value) : FINE.format(value);
}

/**
 * A mean and how sure it is: no more digits than that.
 * @param {{count: number, mean: number, low: number | null, high: number | null}} sum
 */
export function withInterval({ count, mean, low, high }) {
  if (low === null || high === null) {
    return `${shown(mean)} of one trial`;
  }
  const half = (high - low) / 2;
  if (!(half > 0)) {
    return `${shown(mean)}, all ${count} alike`;
  }
  const digits = Math.max(0, Math.min(6, 1 - Math.floor(Math.log10(half))));
  const rounded = new Intl.NumberFormat("en",
    { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${rounded.format(mean)} ± ${rounded.format(half)}`;
}

/** A number on an axis: short. @param {number} value */
export function short(value) {
  /** @type {[number, string][]} */
  const sizes = [[1e9, "G"], [1e6, "M"], [1e4, "k"]];
  for (const [size, sign] of sizes) {
    if (Math.abs(value) >= size) {
      return FINE.format(value / (sign === "k" ? 1e3 : size)) + sign;
    }
  }
  return FINE.format(value);
}

/** A time as people say it. @param {number} seconds */
export function duration(seconds) {
  return seconds < 1.5 ? "about a second" : seconds < 90 ? `about ${Math.round(seconds)} seconds`
    : `about ${Math.round(seconds / 60)} minutes`;
}

// @ts-check
/** Lists that are sorted, in which a part is found without going through the rest. */

/** @template K @template T @param {Map<K, T[]>} lists @param {K} key @param {T} item */
export function put(lists, key, item) {
  const list = lists.get(key);
  if (list) {
    list.push(item);
  } else {
    lists.set(key, [item]);
  }
}

/**
 * How many of a sorted list are at most this.
 * @template T @param {T[]} sorted @param {number} most @param {(item: T) => number} key
 */
export function above(sorted, most, key) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(sorted[middle]) <= most) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** @template {{tick: number}} T @param {T[]} sorted @param {number} from @param {number} to */
export function between(sorted, from, to) {
  // Ticks are whole: what is at most the tick before `from` comes before it.
  return sorted.slice(
    above(sorted, Math.ceil(from) - 1, (item) => item.tick),
    above(sorted, to, (item) => item.tick));
}

/**
 * @template {{from: number}} T
 * @param {T[]} stretches one after the other
 * @param {number} from
 * @param {number} to
 */
export function overlapping(stretches, from, to) {
  const first = Math.max(0, above(stretches, from, (stretch) => stretch.from) - 1);
  return stretches.slice(first, above(stretches, to, (stretch) => stretch.from));
}

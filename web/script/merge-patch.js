// @ts-check
/**
 * A state with what has changed in it, as a JSON merge patch (RFC 7396) tells
 * it; neither of them is touched.
 * @template {Record<string, any>} T
 * @param {T} state
 * @param {import("./wire.js").MergePatch<NoInfer<T>>} patch what is other than before
 * @returns {T}
 */
export function patched(state, patch) {
  /** @type {Record<string, any>} */
  const after = { ...state };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete after[key];
    } else {
      const isObject = typeof value === "object" && !Array.isArray(value);
      after[key] = isObject ? patched(after[key] ?? {}, value) : value;
    }
  }
  return /** @type {T} */ (after);
}

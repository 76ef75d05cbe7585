// @ts-check
/** What a page does not need from the start is fetched by these when it is first asked for. */

/** What is said where that fails. */
export const AWAY = "The server cannot be reached, and this has not been fetched yet.";

/**
 * Fetches something once; where that fails, because the server is
 * away, it is tried again next time.
 * @template T
 * @param {() => Promise<T>} fetching
 * @returns {() => Promise<T>}
 */
export function once(fetching) {
  /** @type {Promise<T> | null} */
  let fetched = null;
  return () => {
    fetched ??= fetching().catch((error) => {
      fetched = null;
      throw error;
    });
    return fetched;
  };
}

/** @type {Map<string, () => Promise<void>>} by the name of the sheet */
const styles = new Map();

/** Fetches a style sheet, after which what it is for can be shown. @param {string} name */
export function style(name) {
  const href = new URL(`../style/${name}.css`, import.meta.url).pathname;
  const known = styles.get(name) ?? once(() =>
    added(Object.assign(document.createElement("link"), { rel: "stylesheet", href })));
  styles.set(name, known);
  return known();
}

/** Runs a script that is not a module. @param {string} src */
export function script(src) {
  return added(Object.assign(document.createElement("script"), { src }));
}

/** @param {HTMLLinkElement | HTMLScriptElement} link @returns {Promise<void>} */
function added(link) {
  return new Promise((resolve, reject) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => {
      link.remove();
      const what = link.getAttribute("href") ?? link.getAttribute("src");
      reject(new Error(`${what} cannot be fetched`));
    });
    document.head.append(link);
  });
}

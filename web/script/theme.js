// @ts-check
/*
 * Not a module: it runs before the first paint, so that the page does not flash
 * in the other theme.
 */
(() => {
  const root = document.documentElement;
  const KEY = "hustings.theme";

  /** @returns {string | null} */
  function chosen() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // Storage may be forbidden, in a private window or a frame.
    }
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => (root.dataset.theme = chosen() ?? (dark.matches ? "dark" : "light"));
  apply();
  dark.addEventListener("change", apply);

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-do=theme]")) {
      const other = root.dataset.theme === "dark" ? "light" : "dark";
      try {
        localStorage.setItem(KEY, other);
      } catch {
        // Then it lasts until the page is left.
      }
      root.dataset.theme = other;
      root.dispatchEvent(new Event("hustings:theme", { bubbles: true }));
    }
  });
})();

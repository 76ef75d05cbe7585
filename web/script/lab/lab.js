// @ts-check
/** Puts the parts of the Lab together. */
import { element, find, write } from "../dom.js";
import { openForm } from "./form.js";
import { Gauge } from "./gauge.js";
import { Results } from "./results.js";
import { Study } from "./study.js";
import { View } from "./view.js";

openForm();
const experiment = document.body.dataset.experiment ?? "";
if (experiment !== "") {
  if (location.search !== "") {
    // However it was typed, what is shared is as the server writes it.
    history.replaceState(null, "", `/lab?${experiment}${location.hash}`);
  }
  const study = new Study(experiment);
  new Results(study, new View(find("h1").dataset));
  new Gauge(study);
  window.addEventListener("pagehide", () => study.cancel());
  void study.begin();
}

/** @param {string} words */
function toast(words) {
  const said = element("div", { class: "toast", role: "status" });
  document.body.append(said);
  write(said, words);
  setTimeout(() => said.remove(), 5000);
}

find("[data-do=share]").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    toast("The address of this experiment is copied.");
  } catch {
    // Only a secure page may copy; on any other the address bar has the same link.
    toast(`The address of this page is the link: ${location.href}`);
  }
});

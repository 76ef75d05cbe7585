// @ts-check
import { find } from "./dom.js";

/** Fetches what keys and signs mean, as a dialog that is to be shown. */
export async function fetchHelp() {
  const response = await fetch("/help");
  if (!response.ok) {
    throw new Error(`the help cannot be fetched: ${response.status}`);
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const help = /** @type {HTMLDialogElement} */ (document.adoptNode(find("#help", page)));
  document.body.append(help);
  return help;
}

import { element } from "./elements.js";

/** Gives the viewer a file of JSON, as the browser saves files. */
export function download(name: string, json: string): void {
  const address = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  element(document, "a", { href: address, download: name }).click();
  // The browser takes the file after this turn, and may ask before where it goes.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

import type { DrawingMistake } from "../../render/drawing/desk.js";

const detail = "a link may only lead to http(s)";
/** Lines that give a node, a message, a task or a class a link. */
const linking = /^\s*(?:click|links?|href)\b|\$link\s*=/;
const scheme = /["'@=]\s*([a-z][a-z0-9+.-]+):(?!\s)/gi;

/** A link of the source that leads elsewhere than to the web. */
export function refusedLink(source: string): DrawingMistake | undefined {
  for (const [at, text] of source.split("\n").entries()) {
    if (!linking.test(text)) continue;
    for (const [, name = ""] of text.matchAll(scheme)) if (!/^https?$/i.test(name)) return { line: at + 1, detail };
  }
  return undefined;
}

/** Whether an address leads to the web; whatever else is drawn as if it had no link. */
export const leadsToWeb = (address: string): boolean => /^https?:\/\//i.test(address);

/** An address with another scheme that only shows in the drawing. */
export const strangeScheme = (address: string): boolean =>
  /^\s*[a-z][a-z0-9+.-]*:/i.test(address) && !leadsToWeb(address);

export const strangeLink: DrawingMistake = { line: 0, detail };

import { classesOf, type Element, hasClass, isTag, textOf } from "../html/dom.js";
import { wantedIcon } from "./icon-names.js";

/** What an icon may be all of. */
const holders = /^(?:a|button|dd|dt|h[1-6]|li|p|td|th)$/;

/** What is written for an icon where none is drawn: its title, or its name where nothing else would be left. */
export function iconWords(icon: Element): string | undefined {
  if (!hasClass(icon, "icon")) return undefined;
  const written = icon.attribs["aria-label"] ?? (isAlone(icon) ? wantedIcon(classesOf(icon))?.name : undefined);
  return textOf(icon).trim() === "" ? written : undefined;
}

function isAlone({ parent }: Element): boolean {
  if (!parent || !isTag(parent) || textOf(parent).trim() !== "") return false;
  return holders.test(parent.name) || isAlone(parent);
}

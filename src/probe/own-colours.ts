import { around } from "./elements.js";

const inStyle = /(?:^|;)\s*(?:-webkit-text-fill-)?(?:color|background(?:-color|-image)?|opacity|fill|filter)\s*:/i;
const inSheet = /[{;\s](?:-webkit-text-fill-)?(?:color|background(?:-color|-image)?|opacity|fill|filter)\s*:/i;

/** Whether a slide has a ground of its own, a picture or a colour. */
export const hasOwnGround = (section: Element): boolean =>
  section.querySelector(":scope > .slide-background, :scope > .slide.on-picture") !== null;

/** Whether a slide itself says how its letters and grounds are coloured, and not for one element alone. */
export function coloursItself(section: Element): boolean {
  if (hasOwnGround(section)) return true;
  return [...section.querySelectorAll("style")].some((sheet) => inSheet.test(sheet.textContent ?? ""));
}

/** Whether the colour of an element, or of something around it on its slide, is said where it stands. */
export const hasOwnColour = (element: Element): boolean =>
  around(
    element,
    (at) => at.matches("font, [color], [bgcolor], [fill]") || inStyle.test(at.getAttribute("style") ?? ""),
  ) !== undefined;

import { requireCompiled } from "../../source/installed.js";

/**
 * Reads a font with fontkit, which is loaded with the first one: most decks add no font, and those who read themes and
 * brands do not wait.
 * @throws Error of some kind for bytes that are no font
 */
export const openFont: typeof import("fontkit")["create"] = (...font) => {
  const { create }: typeof import("fontkit") = requireCompiled("fontkit.cjs");
  return create(...font);
};

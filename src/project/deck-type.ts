import type { DeckInfo } from "../model/deck.js";
import type { Theme } from "../model/design.js";
import { brandLook } from "../render/design/brand-look.js";
import { deckStyles, type StyleTools } from "../render/design/styles.js";
import type { FontSet } from "../render/drawing/desk.js";
import { fontSetOf } from "../render/drawing/fonts.js";
import type { FontMeter } from "../render/fonts/face.js";
import { type Setting, settingOf } from "../render/growth/setting.js";
import { once } from "../render/once.js";

interface TypeSources extends StyleTools {
  readonly theme: Theme;
  readonly info: DeckInfo;
  readonly meter: FontMeter;
}

/** The fonts of a deck and the sizes in which it is set; who needs neither does not wait for them. */
export function typeOf({ theme, info, ...tools }: TypeSources): {
  readonly fonts: () => FontSet;
  readonly setting: () => Setting | undefined;
} {
  const fonts = once(() => fontSetOf(theme, deckStyles(info, theme, theme.size, tools)));
  const read = once(() => {
    const brandTokens = tools.brand ? brandLook(tools.brand, theme).tokens : new Map<string, string>();
    const scale = tools.templates.sheet("scale");
    const canvas = info.size ?? theme.size;
    const { meter } = tools;
    return { setting: settingOf({ theme, canvas, brandTokens, scale, fonts: fonts(), meter }) };
  });
  return { fonts, setting: () => read().setting };
}

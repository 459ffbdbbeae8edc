import { type Brand, type BrandLogo, type Ground, grounds } from "../../model/brand.js";
import { cssString } from "../html/css.js";
import type { BrandLook } from "./brand-look.js";

const plates: Readonly<Record<Ground, string>> = { light: "#ffffff", dark: "#111820" };

/** Which of a brand's logos shows on a ground; one that is drawn for the other ground gets that as a plate. */
export function logoOn(ground: Ground, logos: readonly BrandLogo[]): string {
  const drawnFor = logos.map((logo) => logo.ground);
  if (logos.length > 1) return grounds.map((name) => `--for-${name}:${name === ground ? "block" : "none"}`).join(";");
  const [only] = drawnFor;
  const plate = only && only !== ground ? `${plates[only]};--plate-room:8px 12px` : "transparent;--plate-room:0";
  return `--plate:${plate}`;
}

/** In themes of reveal.js the line above a heading stands in the middle, near the edge. */
const besideKicker = "top:3px;margin-inline:var(--space-16) auto";

/** Openers and the last slide in the brand's colour, as our own themes have them. */
const openersInReveal = `:is(.layout-part,.layout-end){background:var(--part-bg);color:var(--part-ink);\
${["ink", "muted", "accent", "r-heading-color", "r-link-color"].map((name) => `--${name}:var(--part-ink)`).join(";")}}`;

/** What a brand adds to every slide in a theme, besides its tokens. */
export function brandRules({ logos, confidential }: Brand, look: BrandLook): string {
  const { tokens, ground, coverGround, isReveal } = look;
  const isDrawnForGround = logos.some((logo) => logo.ground !== "");
  const rules = [
    ...(isDrawnForGround
      ? [
          `:root{${logoOn(ground, logos)}}`,
          `:is(.layout-part,.layout-end){${logoOn(coverGround, logos)}}`,
          `.paper :is(.cover,.imprint){${logoOn("light", logos)}}`,
        ]
      : []),
    isReveal && tokens.has("part-bg") ? openersInReveal : "",
    isReveal ? ".layout-end .logo{margin-inline:auto}" : "",
    confidential === ""
      ? ""
      : `.slide::after{${isReveal ? besideKicker : "top:16px"};content:${cssString(confidential)}}`,
    // In these themes a slide itself has no ground that the line could stand on.
    confidential !== "" && isReveal
      ? ".slide:not(.layout-part,.layout-end)::after{background:var(--bg,var(--r-background-color))}"
      : "",
  ];
  return rules.filter(Boolean).join("\n");
}

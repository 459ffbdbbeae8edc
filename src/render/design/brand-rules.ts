import type { Brand, Ground } from "../../model/brand.js";
import { cssString } from "../html/css.js";
import type { BrandLook } from "./brand-look.js";

/** Which of a brand's logos shows on a ground. */
const logoOn = (ground: Ground) =>
  ground === "dark" ? "--for-dark:block;--for-light:none" : "--for-dark:none;--for-light:block";

/** Openers and the last slide in the brand's colour, as our own themes have them. */
const openersInReveal = `:is(.layout-part,.layout-end){background:var(--part-bg);color:var(--part-ink);\
${["ink", "muted", "accent", "r-heading-color", "r-link-color"].map((name) => `--${name}:var(--part-ink)`).join(";")}}`;

/** What a brand adds to every slide in a theme, besides its tokens. */
export function brandRules(
  { logos, confidential }: Brand,
  { tokens, ground, coverGround, isReveal }: BrandLook,
): string {
  const both = logos.length > 1;
  return [
    both ? `:root{${logoOn(ground)}}` : "",
    both && coverGround !== ground ? `:is(.layout-part,.layout-end){${logoOn(coverGround)}}` : "",
    both && ground === "dark" ? `.paper :is(.cover,.imprint){${logoOn("light")}}` : "",
    isReveal && tokens.has("part-bg") ? openersInReveal : "",
    isReveal ? ".layout-end .logo{margin-inline:auto}" : "",
    confidential === "" ? "" : `.slide::after{top:${isReveal ? 2 : 16}px;content:${cssString(confidential)}}`,
  ]
    .filter(Boolean)
    .join("\n");
}

import type { Brand, BrandSummary } from "../../model/brand.js";
import { logoOn } from "./brand-rules.js";
import { opaqueColour } from "./brightness.js";
import { hexOf, type Rgb, seenOn } from "./neighbour.js";

/** The ground of cards in the gallery; see index.css. */
const card: Rgb = [0x12, 0x21, 0x31];

/** What the gallery shows of a brand; it is dark, whatever the theme. */
export function summaryOf({ name, colours, logos, footer, confidential }: Brand): BrandSummary {
  const logo = logos.find(({ ground }) => ground === "dark") ?? logos[0];
  const accents = colours.filter(({ role }) => role === "accent");
  const accent = accents.find(({ ground }) => ground === "dark") ?? accents.find(({ ground }) => !ground) ?? accents[0];
  const { src = "", alt = "", ground = "" } = logo ?? {};
  return { name, accent: seen(accent?.value), logo: src, alt, ground, footer, confidential };
}

function seen(colour: string | undefined): string {
  const read = colour === undefined ? undefined : opaqueColour(colour);
  return read ? hexOf(seenOn(read, card)) : "";
}

/** The style sheet of a brand in the gallery. */
export function summaryRules({ accent, logo, alt, ground }: BrandSummary): string {
  const own = logo === "" || ground === "" ? "" : logoOn("dark", [{ src: logo, alt, ground }]);
  return `:root{${[accent ? `--accent:${accent}` : "", own].filter(Boolean).join(";")}}
.brand{margin:0 0 var(--space-16);font-size:var(--ui-2xl);font-weight:700;color:var(--ink)}
.logo{display:block;height:44px;width:auto;max-width:320px;box-sizing:border-box;padding:var(--plate-room,0);border-radius:var(--radius-m);background:var(--plate,transparent)}
footer{margin-top:var(--space-20);font-size:var(--ui-s)}`;
}

import type { Brand, BrandSummary, Ground } from "../../model/brand.js";
import type { DeckLook } from "../../model/look.js";
import { logoOn } from "./brand-rules.js";
import { opaqueColour } from "./brightness.js";
import { hexOf, seenOn } from "./neighbour.js";

/** What it is seen on. */
type SeenGround = Pick<DeckLook, "ground" | "bg">;

/** The ground of pages that belong to no theme; see index.css. */
export const plainGround: SeenGround = { ground: "dark", bg: "#0c1724" };

/** What pages about several decks show of a brand, on their ground. */
export function summaryOf(
  { name, colours, logos, footer, confidential }: Brand,
  { ground: wanted, bg }: SeenGround,
): BrandSummary {
  const logo = logos.find(({ ground }) => ground === wanted) ?? logos[0];
  const accents = colours.filter(({ role }) => role === "accent");
  const accent = accents.find(({ ground }) => ground === wanted) ?? accents.find(({ ground }) => !ground) ?? accents[0];
  const { src = "", alt = "", ground = "" } = logo ?? {};
  return { name, accent: seen(accent?.value, bg), logo: src, alt, ground, footer, confidential };
}

function seen(colour: string | undefined, bg: string): string {
  const [read, ground] = [opaqueColour(colour ?? ""), opaqueColour(bg)];
  return read && ground ? hexOf(seenOn(read, ground)) : "";
}

/** The style sheet of a brand on such a page. */
export function summaryRules({ accent, logo, alt, ground }: BrandSummary, page: Ground): string {
  const own = logo === "" || ground === "" ? "" : logoOn(page, [{ src: logo, alt, ground }]);
  return `:root{${[accent ? `--accent:${accent}` : "", own].filter(Boolean).join(";")}}
.brand{margin:0 0 var(--space-16);font-size:var(--ui-2xl);font-weight:700;color:var(--ink)}
.logo{display:block;height:44px;width:auto;max-width:320px;box-sizing:border-box;padding:var(--plate-room,0);border-radius:var(--radius-m);background:var(--plate,transparent)}
footer{margin-top:var(--space-20);font-size:var(--ui-s)}`;
}

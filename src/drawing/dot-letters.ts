import { isLayer, isRole, onLayer, type Palette, type Role } from "../render/drawing/roles.js";
import { type Element, textOf } from "../render/html/dom.js";
import { plainInkOn } from "./contrast.js";
import type { PictureText } from "./dot-picture.js";

/** Colours of text for which the author gives none. They are no role's, so that what an author gives is told from them. */
export const unsetInks = { ink: "#f4f1eb", muted: "#a3b3c3" } as const;

/** Gives text for which the author gives no colour the one that reads on what it stands on. */
export function setInks(elements: readonly Element[], texts: readonly PictureText[], palette: Palette): void {
  const known = new Map<string, PictureText[]>();
  for (const text of texts) known.set(text.text, [...(known.get(text.text) ?? []), text]);
  for (const element of elements) {
    const standing = standingInk(element.attribs["fill"]);
    if (element.name !== "text" || !standing) continue;
    element.attribs["fill"] = inkOn(nearest(element, known.get(textOf(element)) ?? [])?.ground, standing, palette);
  }
}

const standingInk = (fill = "") => (["ink", "muted"] as const).find((role) => unsetInks[role] === fill.toLowerCase());

/** Pictures count upwards, and with more decimals. */
function nearest({ attribs }: Element, texts: readonly PictureText[]): PictureText | undefined {
  const distance = ({ x, y }: PictureText) => Math.hypot(x - Number(attribs["x"]), y + Number(attribs["y"]));
  return [...texts].sort((a, b) => distance(a) - distance(b))[0];
}

function inkOn(ground: string | undefined, standing: "ink" | "muted", palette: Palette): string {
  if (ground === undefined) return palette[standing];
  const role = Object.entries(palette).find(([, colour]) => colour === ground)?.[0];
  if (role === undefined || !isRole(role)) return plainInkOn(ground);
  return palette[role === "bg" || role === "bg2" || role === "card" ? standing : inkOnRole(role)];
}

/** The role in which text can be read on another role. */
function inkOnRole(role: Role): Role {
  if (isLayer(role)) return onLayer(role);
  return role === "line" ? "ink" : "bg";
}

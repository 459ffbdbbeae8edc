import { cssTokens } from "../html/css-tokens.js";
import { namedColours } from "./named-colours.js";

/** Red, green and blue up to 255, and how much covers what is below, up to 1. */
type Colour = readonly [red: number, green: number, blue: number, cover: number];

/** A colour that covers what is below, as red, green and blue from 0 to 255; undefined for any other. */
export function opaqueColour(colour: string): readonly [number, number, number] | undefined {
  const read = readColour(colour.trim());
  return read?.[3] === 1 ? [read[0], read[1], read[2]] : undefined;
}

/** Whether text on a colour has to be light or dark, as reveal.js judges it; undefined for what hardly covers anything. */
export function groundOf(colour: string): "dark" | "light" | undefined {
  const read = readColour(colour.trim());
  if (!read) return undefined;
  const [red, green, blue, cover] = read;
  if (cover < 0.5) return undefined;
  return (red * 299 + green * 587 + blue * 114) / 1000 < 128 ? "dark" : "light";
}

/** The same of a gradient whose colours agree. */
export function groundOfGradient(gradient: string): "dark" | "light" | undefined {
  const grounds = new Set(coloursIn(gradient).map(groundOf));
  const [ground] = grounds;
  return grounds.size === 1 ? ground : undefined;
}

/** The colours that a value of CSS names, as they are written. */
function coloursIn(value: string): string[] {
  const found: string[] = [];
  let written: string | undefined;
  for (const { kind, value: name, text } of cssTokens(value)) {
    if (written !== undefined) written += text;
    else if (kind === "hash" || (kind === "ident" && namedColours.has(name))) found.push(text);
    else if (kind === "function" && /^(?:rgb|hsl)a?$/.test(name)) written = text;
    if (written === undefined || text !== ")") continue;
    found.push(written);
    written = undefined;
  }
  return found;
}

function readColour(colour: string): Colour | undefined {
  const hex = namedColours.get(colour.toLowerCase()) ?? /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(colour)?.[1];
  if (hex !== undefined) return ofHex(hex);
  const [, name = "", inside = ""] = /^(rgb|hsl)a?\(([^()]*)\)$/i.exec(colour) ?? [];
  const parts = inside.split(/[\s,/]+/).filter(Boolean);
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN, cover = 1] = parts.map(Number.parseFloat);
  if (Number.isNaN(first + second + third)) return undefined;
  const covers = parts[3]?.endsWith("%") ? cover / 100 : cover;
  if (name.toLowerCase() === "hsl") return [...ofHue(first, second / 100, third / 100), covers];
  const scale = parts[0]?.endsWith("%") ? 2.55 : 1;
  return [first * scale, second * scale, third * scale, covers];
}

function ofHex(hex: string): Colour {
  const pairs = hex.length <= 4 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0, cover = 255] = pairs.map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue, cover / 255];
}

/** https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
function ofHue(hue: number, saturation: number, lightness: number): [number, number, number] {
  const channel = (shift: number) => {
    const at = (((shift + hue / 30) % 12) + 12) % 12;
    const reach = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}

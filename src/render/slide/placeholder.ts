import { addClass, type ChildNode, type Element, element as makeElement } from "../html/dom.js";

/** Narrower and lower than this many pixels nothing but a label fits. */
const small = 160;

/** What a placeholder has of the element that it stands for: how large it is, where it stands, and when it appears. */
const kept = /^(?:class|id|style|data-(?!src).*)$/;

/** A labelled box in the size of what could not be shown; an http(s) address stays reachable as a link. */
export function placeholder(label: string, url: string, replaced: Element): ChildNode[] {
  const { attribs } = replaced;
  const size = sizeOf(attribs);
  const isSmall = ["width", "height"].some((side) => (pixelsIn(size, side) ?? small) < small);
  const isLinked = /^https?:/i.test(url) && label !== url && !isSmall;
  const shown = label === url ? shortUrl(url) : label;
  const box = makeElement(
    "span",
    {
      ...Object.fromEntries(Object.entries(attribs).filter(([name]) => kept.test(name))),
      // A picture has no parts: with a link inside it is a group.
      role: isLinked ? "group" : "img",
      "aria-label": label,
      title: isSmall ? label : undefined,
      style: [size, attribs["style"] ?? ""].filter(Boolean).join(";") || undefined,
    },
    isLinked ? [shown, " ", makeElement("a", { href: url }, [shortUrl(url)])] : [shown],
  );
  addClass(box, "placeholder");
  if (size !== "") addClass(box, "sized");
  if (isSmall) addClass(box, "small");
  return [box];
}

/** The size that attributes or a style give, as CSS. */
function sizeOf(attribs: Readonly<Record<string, string>>): string {
  return ["width", "height"]
    .flatMap((side) => {
      const [, given, unit] = /^\s*(\d+(?:\.\d+)?)(px|%)?\s*$/.exec(attribs[side] ?? "") ?? [];
      const styled = new RegExp(`(?:^|[;\\s])${side}\\s*:\\s*(\\d[\\w.%]*)`, "i").exec(attribs["style"] ?? "")?.[1];
      if (styled) return [`${side}:${styled}`];
      return given ? [`${side}:${given}${unit ?? "px"}`] : [];
    })
    .join(";");
}

/** A side in pixels; undefined where it is given in another unit, or not at all. */
function pixelsIn(size: string, side: string): number | undefined {
  const pixels = size
    .split(";")
    .find((entry) => entry.startsWith(`${side}:`) && entry.endsWith("px"))
    ?.slice(side.length + 1);
  return pixels === undefined ? undefined : Number.parseFloat(pixels);
}

/** An address without what all addresses have, and no longer than a label may be. */
export function shortUrl(url: string): string {
  const plain = url.replace(/^https?:\/\/(www\.)?/i, "");
  return plain.length > 48 ? `${plain.slice(0, 47)}…` : plain;
}

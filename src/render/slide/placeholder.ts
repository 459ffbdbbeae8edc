import { type ChildNode, type Element, element as makeElement } from "../html/dom.js";

/** A labelled box in the size of what could not be shown; an http(s) address stays reachable as a link. */
export function placeholder(label: string, url: string, replaced: Element): ChildNode[] {
  const size = ["width", "height"]
    .filter((side) => /^\d+(px|%)?$/.test(replaced.attribs[side] ?? ""))
    .map((side) => `${side}:${replaced.attribs[side]}${/\d$/.test(replaced.attribs[side] ?? "") ? "px" : ""}`);
  const isLinked = /^https?:/i.test(url) && label !== url;
  const attributes = {
    class: "placeholder",
    // A picture has no parts: with a link inside it is a group.
    role: isLinked ? "group" : "img",
    "aria-label": label,
    style: size.join(";") || undefined,
  };
  const link = isLinked ? [" ", makeElement("a", { href: url }, [shortUrl(url)])] : [];
  return [makeElement("span", attributes, [label === url ? shortUrl(url) : label, ...link])];
}

function shortUrl(url: string): string {
  const plain = url.replace(/^https?:\/\/(www\.)?/i, "");
  return plain.length > 48 ? `${plain.slice(0, 47)}…` : plain;
}

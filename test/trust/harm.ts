import { visitCss } from "../../src/render/html/css.js";
import { noCalls } from "../../src/render/page/deck-page.js";
import { attributesOf, readPage, type StrictElement, strictElements } from "../support/strict-reading.js";

/** Elements that no page of ours has. */
const foreign =
  /^(?:base|iframe|object|embed|applet|frame|frameset|portal|fencedframe|noembed|noframes|xmp|plaintext|bgsound)$/;

const addresses =
  /^(?:action|background|cite|classid|codebase|data|data-src|dynsrc|formaction|href|icon|longdesc|lowsrc|manifest|ping|poster|profile|src|xlink:href)$/;

/**
 * What of a page could run, leave or ask for something, as a browser reads it with and without scripts.
 * @param scripts the texts of scripts that may stand in it
 */
export function harmIn(page: string, scripts: readonly string[]): string[] {
  return (["on", "off"] as const).flatMap((reading) =>
    strictElements(readPage(page, reading)).flatMap((element) => harmOf(element, scripts)),
  );
}

function harmOf(element: StrictElement, scripts: readonly string[]): string[] {
  const { tagName: name } = element;
  const attributes = attributesOf(element);
  const given = new Map(attributes);
  const found = attributes.flatMap(([key, value]) => harmOfAttribute(name, key, value));
  if (foreign.test(name)) found.push(`<${name}>`);
  if (name === "meta" && /refresh|cookie/i.test(given.get("http-equiv") ?? "")) found.push("a refresh");
  if (name === "link" && !given.get("href")?.startsWith("data:")) found.push("a link element");
  if (name === "script" && !isOurs(element, given, scripts)) found.push("a script");
  if (name === "style") found.push(...harmOfCss(textIn(element)));
  return found;
}

function harmOfAttribute(element: string, name: string, value: string): string[] {
  if (/^on/.test(name)) return [`the attribute ${name}`];
  if (name === "style" || /^(?:fill|filter|mask|cursor|stroke|clip-path|marker.*)$/.test(name)) return harmOfCss(value);
  if (/srcset$/.test(name) || name === "data-background-iframe") return [`the attribute ${name}`];
  if (!addresses.test(name) || value === "" || /^(?:#|data:(?!text\/html))/i.test(value)) return [];
  // Files of the page that is printed have addresses of their own.
  if (name === "src" && /^\/[\w.-]+$/.test(value)) return [];
  if (/^a(?:rea)?$/.test(element) && /href$/.test(name) && /^(?:https?|mailto|tel):/i.test(value)) return [];
  return [`${name} of <${element}>: ${value}`];
}

function harmOfCss(css: string): string[] {
  const found: string[] = [];
  visitCss(css, {
    address(url) {
      if (!/^(?:#|data:|\/[\w.-]+$)/.test(url)) found.push(`CSS asks for ${url}`);
      return url;
    },
    refuse: ({ text }) => void found.push(`CSS: ${text}`),
  });
  return found;
}

const textIn = ({ childNodes }: StrictElement) =>
  childNodes.map((child) => ("value" in child ? child.value : "")).join("");

function isOurs(element: StrictElement, given: ReadonlyMap<string, string>, scripts: readonly string[]): boolean {
  if (textIn(element) === noCalls) return true;
  if (given.has("src")) return false;
  const isData =
    given.get("type") === "application/json" && /^quarterdeck-(?:config|words)$/.test(given.get("id") ?? "");
  return isData || scripts.includes(textIn(element));
}

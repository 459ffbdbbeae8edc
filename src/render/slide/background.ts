import { groundOf, groundOfGradient } from "../design/brightness.js";
import { cssUrl } from "../html/css.js";
import { type Element, element } from "../html/dom.js";
import { isRemote } from "./addresses.js";
import { collectCss } from "./media.js";
import { shortUrl } from "./placeholder.js";
import { addAsset, leadsElsewhere, reportOnSlide, type SlideScope } from "./slide-scope.js";

/** reveal.js's attributes for a slide's background, beside `data-background` itself. */
export function hasBackground(attributes: ReadonlyMap<string, string>): boolean {
  return [...attributes.keys()].some((name) => /^data-background(-color|-image|-gradient|-video)?$/.test(name));
}

/**
 * The background that reveal.js would put behind a slide, as an element of the slide itself; the print page
 * has no script to make it. Follows reveal.js's `backgrounds` controller: a colour, a gradient, an image.
 */
export function renderBackground(attributes: ReadonlyMap<string, string>): Element | undefined {
  const shorthand = attributes.get("data-background") ?? "";
  const isImage = /^asset:|\.(svg|png|jpe?g|gif|bmp|webp)([?#\s]|$)/i.test(shorthand);
  const colour = attributes.get("data-background-color") ?? (isImage ? "" : shorthand);
  const image = attributes.get("data-background-image") ?? (isImage ? shorthand : "");
  const gradient = attributes.get("data-background-gradient");
  const rules: string[] = [];
  if (colour) rules.push(`background-color:${colour}`);
  if (image) {
    rules.push(`background-image:${urlsIn(image).map(cssUrl).join(",")}`);
    rules.push(`background-size:${attributes.get("data-background-size") ?? "cover"}`);
    rules.push(`background-position:${attributes.get("data-background-position") ?? "center"}`);
    rules.push(`background-repeat:${attributes.get("data-background-repeat") ?? "no-repeat"}`);
  } else if (gradient) {
    rules.push(`background-image:${gradient}`);
  }
  const opacity = attributes.get("data-background-opacity");
  if (opacity) rules.push(`opacity:${opacity}`);
  return rules.length === 0 ? undefined : element("div", { class: "slide-background", style: rules.join(";") });
}

/** An attribute of a slide with the files that it names collected; what cannot be shown is reported and dropped. */
export function collectBackground(name: string, value: string, scope: SlideScope): [string, string][] {
  const small = name.toLowerCase();
  if (!small.startsWith("data-background")) return [[name, value]];
  const isFile = small === "data-background-image" || small === "data-background-video";
  const isPicture =
    small === "data-background" && (isRemote(value) || /\.(svg|png|jpe?g|gif|webp|avif|bmp)([?#]|$)/i.test(value));
  // What is no file becomes a value of CSS, which must not go on to the next declaration.
  if (!isFile && !isPicture) return [[small, collectCss(value.replace(/[;{}][\s\S]*$/, ""), scope)]];
  const addresses = urlsIn(value).flatMap((url) => {
    const address = addressOf(url, scope);
    if (address === undefined) scope.notes.absent.push(url);
    return address ?? [];
  });
  const target = small === "data-background" ? "data-background-image" : small;
  return addresses.length === 0 ? [] : [[target, addresses.join(",")]];
}

function addressOf(url: string, scope: SlideScope): string | undefined {
  if (url.startsWith("data:")) return url;
  if (!leadsElsewhere(url, scope)) return addAsset(scope, { element: "section", address: url });
  reportOnSlide(scope, "remote-image", {
    values: { url, shown: "shows as a placeholder" },
    text: url,
    address: { element: "section", address: url },
  });
  return undefined;
}

/** What stands behind a slide in the place of backgrounds that cannot be shown: a frame with their names. */
export function absentBackground(urls: readonly string[]): Element[] {
  if (urls.length === 0) return [];
  const names = [...new Set(urls)].map(shortUrl);
  return [element("div", { class: "placeholder ground-placeholder" }, [element("span", {}, [names.join(", ")])])];
}

/** The pictures of a background; what brings itself along has a comma of its own. */
const urlsIn = (value: string): readonly string[] =>
  /^\s*data:/i.test(value) ? [value.trim()] : value.split(",").map((url) => url.trim());

/**
 * Whether a slide's ground makes its text light or dark. A colour gives the classes of reveal.js, `has-dark-background`
 * and `has-light-background`; of gradients reveal.js says nothing and would take the class away, so it is an attribute.
 */
export function contrastOf(attributes: ReadonlyMap<string, string>): { class: string; ground: string | undefined } {
  const colour = attributes.get("data-background-color") ?? attributes.get("data-background") ?? "";
  const ground = groundOf(colour);
  if (ground) return { class: `has-${ground}-background`, ground: undefined };
  const hasPicture = attributes.has("data-background-image");
  return {
    class: "",
    ground: hasPicture ? undefined : groundOfGradient(attributes.get("data-background-gradient") ?? ""),
  };
}

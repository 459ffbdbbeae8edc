import { cssUrl } from "../html/css.js";
import { type Element, element } from "../html/dom.js";
import { isRemote } from "./addresses.js";
import { collectCss } from "./media.js";
import { addAsset, reportOnSlide, type SlideScope } from "./slide-scope.js";

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

/** An attribute of a slide with the files that it names collected; remote ones are reported and dropped. */
export function collectBackground(name: string, value: string, scope: SlideScope): [string, string][] {
  const small = name.toLowerCase();
  if (!small.startsWith("data-background")) return [[name, value]];
  const isFile = small === "data-background-image" || small === "data-background-video";
  const isPicture =
    small === "data-background" && (isRemote(value) || /\.(svg|png|jpe?g|gif|webp|avif|bmp)([?#]|$)/i.test(value));
  // What is no file becomes a value of CSS, which must not go on to the next declaration.
  if (!isFile && !isPicture) return [[small, collectCss(value.replace(/[;{}][\s\S]*$/, ""), scope)]];
  const urls = urlsIn(value);
  const addresses = urls.flatMap((url) => {
    if (url.startsWith("data:")) return [url];
    if (isRemote(url)) {
      reportOnSlide(scope, "remote-image", { values: { url, shown: "is left out" }, text: url });
      return [];
    }
    return addAsset(scope, url) ?? [];
  });
  const target = small === "data-background" ? "data-background-image" : small;
  return addresses.length === 0 ? [] : [[target, addresses.join(",")]];
}

/** The pictures of a background; what brings itself along has a comma of its own. */
const urlsIn = (value: string): readonly string[] =>
  /^\s*data:/i.test(value) ? [value.trim()] : value.split(",").map((url) => url.trim());

/** `has-dark-background` or `has-light-background`, as reveal.js judges a background colour; "" without one. */
export function contrastClass(attributes: ReadonlyMap<string, string>): string {
  const colour = attributes.get("data-background-color") ?? attributes.get("data-background") ?? "";
  const rgb = parseColour(colour.trim());
  if (!rgb) return "";
  const [red, green, blue] = rgb;
  const brightness = (red * 299 + green * 587 + blue * 114) / 1000;
  return brightness < 128 ? "has-dark-background" : "has-light-background";
}

function parseColour(colour: string): readonly [number, number, number] | undefined {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour)?.[1];
  if (hex) {
    const pairs = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
    const [red = 0, green = 0, blue = 0] = pairs.map((pair) => Number.parseInt(pair, 16));
    return [red, green, blue];
  }
  const numbers = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/i.exec(colour);
  return numbers ? [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])] : undefined;
}

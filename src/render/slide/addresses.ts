/** An address as a browser reads it: without the spaces around it, and without line breaks and tabs. https://url.spec.whatwg.org/#url-parsing */
export const readAddress = (address: string): string =>
  // The lookbehind keeps it from reading a run of spaces again from each of them.
  address.replace(/^[\0-\x20]+|(?<![\0-\x20])[\0-\x20]+$|[\t\n\r]+/g, "");

/** The scheme of an address in small letters; "" for one that has none. */
export const schemeOf = (address: string): string =>
  /^([a-z][a-z\d+.-]*):/i.exec(readAddress(address))?.[1]?.toLowerCase() ?? "";

/** An address with a scheme, or one that takes the scheme of the page. */
export function isRemote(address: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/i.test(readAddress(address));
}

const scripts: ReadonlySet<string> = new Set(["javascript", "vbscript", "livescript", "mocha", "jscript"]);

/** An address that runs a script. */
export const isScript = (address: string): boolean => scripts.has(schemeOf(address));

/** Schemes that read files or pages of the browser. */
const local: ReadonlySet<string> = new Set(["about", "blob", "feed", "file", "filesystem", "jar", "view-source"]);

/** What a link may hold in itself: pictures, and files that a browser saves or shows as text. */
const heldType =
  /^data:(?:image\/(?:png|jpeg|gif|webp|avif)|text\/(?:plain|csv)|application\/(?:json|octet-stream|pdf|zip))[;,]/i;

/** A link that leads to a page inside of itself, or to what a deck must not read. */
export function isRefusedLink(address: string): boolean {
  const scheme = schemeOf(address);
  return local.has(scheme) || (scheme === "data" && !heldType.test(readAddress(address)));
}

/** Whether one of the pictures of a `srcset` lies elsewhere. */
export const hasRemotePicture = (pictures: string): boolean =>
  pictures.split(/[\s,]+/).some((part) => isRemote(part) && schemeOf(part) !== "data");

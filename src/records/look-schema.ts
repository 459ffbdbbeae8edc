import * as v from "valibot";
import { grounds } from "../model/brand.js";

// What others may have written becomes part of a page: colours go into style sheets, pictures into addresses. So it is
// checked letter by letter.

const colour = v.pipe(v.string(), v.regex(/^#[\da-f]{6}$/));

/** A `DeckLook`. */
export const lookSchema = v.object({
  theme: v.string(),
  ground: v.picklist(grounds),
  bg: colour,
  ink: colour,
  muted: colour,
  line: colour,
  accent: colour,
  cover: colour,
  coverInk: colour,
});

/** A `BrandSummary`. */
export const brandSchema = v.object({
  name: v.string(),
  accent: v.pipe(v.string(), v.regex(/^(?:#[\da-f]{6})?$/)),
  logo: v.pipe(v.string(), v.regex(/^(?:data:image\/[a-z+]+;base64,[\w+/=]+)?$/)),
  alt: v.string(),
  ground: v.picklist([...grounds, ""]),
  footer: v.string(),
  confidential: v.string(),
});

/** The key of a cover. */
export const coverSchema = v.pipe(v.string(), v.regex(/^[\w-]{0,40}$/));

/** BCP 47 */
const languageSchema = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/));

/** Whether an address is a picture as builds make them for galleries. */
export const isPreview = (address: string): boolean => /^data:image\/webp;base64,[\w+/=]+$/.test(address);

/** What lists say of a deck in words and numbers; entries of an object. */
export const summaryEntries = {
  name: v.string(),
  variant: v.optional(v.string()),
  title: v.string(),
  subtitle: v.string(),
  language: languageSchema,
  slides: v.number(),
  minutes: v.number(),
};

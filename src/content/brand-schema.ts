import * as v from "valibot";
import { colourRoles, fontRoles, patterns } from "../model/brand.js";
import { brandFont, fontEntries } from "./font-schema.js";
import { flag, text } from "./schema-pieces.js";

const about: Readonly<Record<(typeof colourRoles)[number], string>> = {
  accent: "Links, numbers, marks, and the ground of openers where cover says nothing",
  text: "Text on slides",
  muted: "Text that stands back: subtitles, captions, sources",
  background: "Ground of slides",
  surface: "Ground of boxes on slides",
  line: "Frames and rules",
  cover: "Ground of the cover's side, of openers and of the last slide (default: the accent)",
  "cover-text": "Text on that ground (default: black or white, whichever is easier to read)",
};

const roles = Object.fromEntries(colourRoles.map((role) => [role, v.optional(text(about[role]))]));

const colours = v.strictObject({
  ...roles,
  dark: v.optional(v.pipe(v.strictObject(roles), v.description("Colours for dark themes only"))),
  light: v.optional(v.pipe(v.strictObject(roles), v.description("Colours for light themes and paper only"))),
});

const logo = v.strictObject({
  light: v.optional(text("Picture for light grounds")),
  dark: v.optional(text("Picture for dark grounds")),
  alt: v.optional(text("What the picture says, for those who do not see it (default: the name)")),
});

const fontsByRole = v.strictObject(Object.fromEntries(fontRoles.map((role) => [role, v.optional(brandFont)])));

/** A brand file. */
export const brandSchema = v.strictObject({
  name: v.optional(text("Name of the organisation")),
  short: v.optional(text("Its short name, where room is scarce (default: the name)")),
  entity: v.optional(text("The legal entity, for imprints (default: the name)")),
  logo: v.optional(
    v.pipe(v.union([v.string(), logo]), v.description("A picture, or one for light and one for dark grounds")),
  ),
  colours: v.optional(v.pipe(colours, v.description("Colours by role; their contrast is checked in each theme"))),
  tokens: v.optional(
    v.pipe(
      v.record(v.string(), v.union([v.string(), v.number()])),
      v.description('Values for the theme\'s tokens, such as code-bg: "#101d2a"'),
    ),
  ),
  fonts: v.optional(
    v.pipe(
      v.union([fontEntries, fontsByRole]),
      v.description("Fonts for text, heading and code; or a list of fonts for what the theme's fonts lack"),
    ),
  ),
  cover: v.optional(
    v.pipe(
      v.strictObject({
        picture: v.optional(text("Picture beside the title, and on a book's cover")),
        pattern: v.optional(v.pipe(v.picklist(patterns), v.description("What openers and covers are drawn with"))),
      }),
      v.description("What stands on covers"),
    ),
  ),
  footer: v.optional(text("Line at the foot of every slide and page")),
  confidential: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(80, "write at most 80 characters, which fit on one line; a longer text belongs to “legal:”"),
      v.description("Line at the head of every slide and the foot of every page, at most 80 characters"),
    ),
  ),
  legal: v.optional(text("Legal text, for the last slide and for documents on paper")),
  closing: v.optional(
    v.pipe(
      v.union([
        flag("Make a last slide"),
        v.strictObject({
          title: v.optional(text("Its title (default: a word of thanks)")),
          text: v.optional(text("What stands on it")),
          contact: v.optional(text("Where to write to (default: the speaker)")),
        }),
      ]),
      v.description("Make a last slide for decks that have none of the layout “end”"),
    ),
  ),
});

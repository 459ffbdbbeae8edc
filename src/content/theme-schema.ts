import * as v from "valibot";
import { optionTypes } from "../model/design.js";
import { fontList } from "./font-schema.js";
import { text, texts } from "./schema-pieces.js";

const themeOption = v.strictObject({
  help: text("What the option is for"),
  type: v.optional(v.pipe(v.picklist(optionTypes), v.description("What it takes (default: anything)"))),
  most: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.description("The most entries of a list"))),
});

/** A theme's `theme.yaml`. */
export const themeSchema = v.strictObject({
  name: v.optional(text("Name for people")),
  summary: v.optional(text("What the theme is for")),
  extends: v.optional(text("Another theme whose styles, fonts and tokens come first")),
  paper: v.optional(text("Theme for handouts, notes and books (default: this one)")),
  width: v.optional(v.number()),
  height: v.optional(v.number()),
  highlight: v.optional(v.record(v.string(), v.unknown())),
  styles: v.optional(texts("Style sheets in the theme's folder")),
  fonts: fontList("Fonts of the theme; with extends: for characters that the other theme's fonts lack"),
  tokens: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
  options: v.optional(
    v.pipe(
      v.record(v.string(), v.union([v.string(), themeOption])),
      v.description("What decks can set in themeOptions: a sentence each, or help, type and most"),
    ),
  ),
});

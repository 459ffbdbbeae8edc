import * as v from "valibot";
import { fontList } from "./font-schema.js";
import { text } from "./schema-pieces.js";

/** A brand file for `--brand`. */
export const brandSchema = v.strictObject({
  tokens: v.optional(
    v.pipe(
      v.record(v.string(), v.union([v.string(), v.number()])),
      v.description('Values for the theme\'s tokens, such as accent: "#0a7"'),
    ),
  ),
  fonts: fontList("Fonts for characters that the theme's fonts lack: paths, or objects with a file"),
  logo: v.optional(text("Picture for the title and end slides")),
  footer: v.optional(text("Line at the foot of every slide")),
});

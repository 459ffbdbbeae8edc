import * as v from "valibot";
import { texts } from "./schema-pieces.js";
import { makingEntries, vars } from "./variant-schema.js";

const severity = v.picklist(["off", "hint", "warning", "error"]);

/** A project's `quarterdeck.config.yaml`. The options of each rule are checked by `check/config`. */
export const configSchema = v.strictObject({
  vars: v.optional(vars),
  build: v.optional(
    v.pipe(
      v.strictObject({
        ...makingEntries,
        decks: v.optional(
          v.pipe(
            v.record(v.string(), v.strictObject(makingEntries)),
            v.description("The same for single decks, by name"),
          ),
        ),
      }),
      v.description("What a build makes of decks that do not say it themselves"),
    ),
  ),
  check: v.optional(
    v.strictObject({
      sizes: v.optional(
        v.pipe(
          v.array(v.pipe(v.string(), v.regex(/^\d+(:|x)\d+$/, "write 16:9, 4:3 or WIDTHxHEIGHT in pixels"))),
          v.description("Sizes in which slides are laid out beside the deck's own (default: 16:9 and 4:3)"),
        ),
      ),
      themes: v.optional(texts("Themes in which the decks are built beside their own")),
      languages: v.optional(texts("Languages in which the decks are built beside their own")),
      words: v.optional(texts("Words that are spelled right, or .txt files of the project with one on each line")),
      rules: v.optional(
        v.pipe(
          v.record(v.string(), v.union([severity, v.looseObject({ severity: v.optional(severity) })])),
          v.description("A rule's severity, or its severity and options"),
        ),
      ),
    }),
  ),
});

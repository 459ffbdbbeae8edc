import * as v from "valibot";
import { text, texts } from "./schema-pieces.js";
import { makingEntries, vars } from "./variant-schema.js";

const severity = v.picklist(["off", "hint", "warning", "error"]);

/** A project's `quarterdeck.config.yaml`. The options of each rule are checked by `check/config`. */
export const configSchema = v.strictObject({
  brand: v.optional(text("The brand of all decks: a path, which may lead out of the project, or an npm package")),
  collections: v.optional(
    v.pipe(
      v.record(
        v.pipe(v.string(), v.regex(/^[a-z][a-z\d-]+$/, "write a prefix of small letters, digits and hyphens")),
        v.string(),
      ),
      v.description("Packages or folders of sections by the prefix that decks write before their paths"),
    ),
  ),
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
      folders: v.optional(
        v.pipe(
          v.record(v.string(), v.record(v.string(), severity)),
          v.description(
            "Severities of rules for what stands in a folder; of several that hold a file, the last counts",
          ),
        ),
      ),
    }),
  ),
});

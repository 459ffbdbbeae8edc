import * as v from "valibot";
import { dayPattern } from "./day-setting.js";
import { fontList } from "./font-schema.js";
import { sceneSchema } from "./scene.js";
import { flag, text } from "./schema-pieces.js";
import { splitLevels } from "./split-level.js";
import { audienceEntries, makingEntries, vars } from "./variant-schema.js";

const regex = (about: string) =>
  v.pipe(v.string(), v.check(isRegularExpression, "not a regular expression"), v.description(about));
const minutes = (about: string) =>
  v.pipe(v.number(), v.minValue(0), v.finite("write a number of minutes"), v.description(about));

function isRegularExpression(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}

const speaker = v.strictObject({
  name: text("The speaker's name"),
  role: v.optional(text("What the speaker does, for the title slide")),
  contact: v.optional(text("Mail address, handle or link, for the title and end slides")),
});

/** What describes a deck; manifest and front matter share it. */
const deckEntries = {
  title: v.optional(text("Title of the deck or section")),
  subtitle: v.optional(text("Second line of the title slide")),
  description: v.optional(text("One or two sentences, for the HTML page and the PDF's subject")),
  keywords: v.optional(
    v.pipe(
      v.union([v.string(), v.array(v.string())]),
      v.description("For the PDF and the HTML page; a list or “a, b”"),
    ),
  ),
  speaker: v.optional(v.pipe(v.union([v.string(), speaker]), v.description("A name, or name, role and contact"))),
  author: v.optional(
    v.pipe(v.union([v.string(), speaker, v.array(v.string())]), v.description("Same as speaker; several are a list")),
  ),
  event: v.optional(text("Where the talk is given")),
  date: v.optional(
    v.pipe(v.string(), v.isoDate("write the date as 2026-11-23"), v.description("ISO 8601 date of the talk")),
  ),
  lang: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "write a language tag such as en or pt-BR"),
      v.description("Language of the deck (BCP 47)"),
    ),
  ),
  theme: v.optional(text("A folder in templates/themes, an npm package, a path, or one of reveal.js's themes")),
  brand: v.optional(text("A brand file: a path, or an npm package that holds one")),
  themeOptions: v.optional(
    v.pipe(v.record(v.string(), v.unknown()), v.description("What the theme lets a deck choose, see its theme.yaml")),
  ),
  size: v.optional(
    v.pipe(v.picklist(["16:9", "4:3"]), v.description("Canvas: 16:9 is 1280 × 720, 4:3 is 960 × 720 CSS pixels")),
  ),
  minutes: v.optional(minutes("The talk's slot in minutes")),
  vars: v.optional(vars),
  ...makingEntries,
  cover: v.optional(flag("Make a title slide from title, speaker, event and date (default: true for manifests)")),
  agenda: v.optional(
    v.pipe(
      v.union([v.boolean(), v.pipe(v.string(), v.regex(dayPattern, "write true, false, day, or day from 9:00"))]),
      v.description(
        "Make an agenda slide when the deck has two or more parts (default: true for manifests); day draws them as lengths of the day, day from 9:00 with clock times",
      ),
    ),
  ),
  glossary: v.optional(
    v.pipe(
      v.union([v.string(), v.array(v.string())]),
      v.description(
        "YAML files of terms, relative to slides/ or in a collection: make Glossary slides and link first mentions",
      ),
    ),
  ),
  math: v.optional(flag("Read $…$ and $$…$$ as formulas (default: true)")),
  print: v.optional(
    v.pipe(
      v.picklist(["static", "live"]),
      v.description("live: print the running deck, for slides that need a script"),
    ),
  ),
  css: v.optional(v.pipe(v.union([v.string(), v.array(v.string())]), v.description("Style sheets of the deck"))),
  fonts: fontList("Fonts for characters that the theme's fonts lack: paths, or objects with a file"),
  scripts: v.optional(
    v.pipe(
      v.union([v.string(), v.array(v.string())]),
      v.description("Scripts that run before the deck starts, for third-party reveal.js plug-ins"),
    ),
  ),
  separator: v.optional(regex("Regular expression between slides, as in reveal-md")),
  verticalSeparator: v.optional(regex("Regular expression before a slide below, as in reveal-md")),
  notesSeparator: v.optional(regex("Regular expression before the notes, as in reveal-md")),
  revealOptions: v.optional(
    v.pipe(v.record(v.string(), v.unknown()), v.description("Options for reveal.js itself, such as transition")),
  ),
};

const section = v.strictObject({
  section: text("A Markdown file or glob below slides/, with an optional #id of one slide"),
  ...audienceEntries,
});

const slideList = v.pipe(
  v.array(v.union([v.string(), section])),
  v.description("Markdown files or globs below slides/, each with an optional #id of one slide"),
);

const part = v.strictObject({
  title: text("Title of the part: its opener slide, agenda entry and PDF bookmark"),
  code: v.optional(text("Marking in the corner of the opener slide")),
  scene: v.optional(sceneSchema),
  ...audienceEntries,
  sections: slideList,
});

/** A deck manifest, `NAME.deck.yaml`. */
export const manifestSchema = v.strictObject({
  ...deckEntries,
  title: text("Title of the deck"),
  draft: audienceEntries.draft,
  sections: v.pipe(
    v.array(v.union([v.string(), section, part])),
    v.minLength(1, "name at least one section"),
    v.description("Sections and parts in order"),
  ),
});

/** The front matter of a Markdown file. Other tools take any text for a date or an address. */
export const frontMatterSchema = v.strictObject({
  ...deckEntries,
  ...audienceEntries,
  date: v.optional(text("Date of the talk, best as ISO 8601: 2026-11-23")),
  url: v.optional(
    text("Where the deck is published: the whole address of its page, or of its folder with a / at the end"),
  ),
  split: v.optional(
    v.pipe(v.picklist(splitLevels), v.description("Headings that begin slides: h1, or h2 for those of both levels")),
  ),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type FrontMatter = v.InferOutput<typeof frontMatterSchema>;

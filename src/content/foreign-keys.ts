import { type Problem, problem } from "../report/problem.js";
import type { Span } from "../source/text.js";

const noServer = "for a server, not for a deck";
const singleFile = "decks are single files";
const ofTheSite = "for the site generator that the file was written for";
const onSlides = "write it on each slide: <!-- .slide: … -->";

/**
 * Settings that other tools read in front matter, and what takes their place here: reveal-md 6, Marp 4, Slidev 52, Quarto 1.8,
 * and the usual site generators (seen 2026-11).
 */
const foreignKeys: ReadonlyMap<string, string> = new Map([
  ["highlightTheme", "code takes its colours from the theme"],
  ["template", "put a templates/deck.hbs into the project instead"],
  ["preprocessor", "preprocess the file before the build"],
  ["absoluteUrl", singleFile],
  ["static", "decks are always static"],
  ["staticDirs", singleFile],
  ["assetsDir", singleFile],
  ["listingTemplate", "the gallery, index.html, lists all decks of a folder"],
  ["print-size", "the page has the size of the slide"],
  ["port", noServer],
  ["watch", noServer],
  ["glob", "name the sections in a manifest"],
  ["filesGlob", "name the sections in a manifest"],
  ["preloadTemplates", "for reveal-md's server only"],

  ["marp", "for Marp only"],
  ["paginate", "slides are always numbered"],
  ["header", "write it into a brand's footer (--brand), or on the slides"],
  ["footer", "write footer: into a brand file (--brand)"],
  ["class", onSlides],
  ["style", "put it into a file under css:"],
  ["headingDivider", "write split: h1 or split: h2"],
  ["backgroundColor", onSlides],
  ["backgroundImage", onSlides],
  ["color", onSlides],

  ["layout", "write it on each slide: <!-- .slide: layout=… -->"],
  ["background", onSlides],
  ["transition", "write it under revealOptions:"],
  ["highlighter", "code is always highlighted when the deck is built"],
  ["lineNumbers", "lines of code have no numbers"],
  ["colorSchema", "choose a theme: quarterdeck is dark, quarterdeck-light is light"],
  ["aspectRatio", "write size: 16:9 or size: 4:3"],
  ["canvasWidth", "write size: 16:9 or size: 4:3"],
  ["drawings", "decks have no pen"],
  ["download", "the PDF is beside the deck"],
  ["exportFilename", "outputs have the name of the deck's file"],
  ["favicon", singleFile],
  ["info", "write description:"],
  ["mdc", "components are written :::name"],
  ["routerMode", noServer],

  ["format", "write formats: [html, pdf]"],
  ["bibliography", "sources come from facts, and are cited as [@id]"],
  ["toc", "agenda: true makes an agenda"],
  ["incremental", 'write fragments: <!-- .element: class="fragment" -->'],
  ["slide-level", "write split: h1 or split: h2"],

  ["permalink", ofTheSite],
  ["categories", ofTheSite],
  ["outputs", ofTheSite],
  ["weight", ofTheSite],
]);

/** Keys of ours that other tools know with other values. */
export const sharedKeys: ReadonlySet<string> = new Set([
  "author",
  "css",
  "date",
  "description",
  "fonts",
  "keywords",
  "lang",
  "math",
  "scripts",
  "size",
  "speaker",
  "subtitle",
  "theme",
  "title",
]);

/** Keys that only Marp has: directives for one slide, and settings of its extension for editors. */
const ofMarp = /^(?:_[a-z]+|markdown\.marp\.\w+)$/i;

/** What takes the place of a setting of another tool; undefined for what is none. */
export const hintOf = (key: string): string | undefined =>
  foreignKeys.get(key) ?? (ofMarp.test(key) ? "for Marp only" : undefined);

/** One warning about settings of another tool; there is at least one. */
export function ignoredKeys(keys: readonly string[], span: Span | undefined): Problem {
  const [first = "", ...others] = keys;
  if (others.length === 0) {
    const what = `“${first}” is a setting of another tool and has`;
    return problem("ignored-key", { what, hint: hintOf(first) ?? noTool }, { span });
  }
  const names = keys.map((key) => `“${key}”`);
  const what = `${names.slice(0, -1).join(", ")} and ${names.at(-1)} are settings of another tool and have`;
  const hint = keys.map((key) => `${key}: ${hintOf(key) ?? noTool}`).join("; ");
  return problem("ignored-key", { what, hint }, { span });
}

const noTool = "nothing here reads it";

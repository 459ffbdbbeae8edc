import { inkLimits } from "../ink/limits.js";

/**
 * How much of something is read, so that no file keeps a build busy for ever or fills the memory. All are counts: the
 * same input meets the same limit on every machine. They are far above what decks need; `docs/limits.md` lists them.
 */
export const limits = {
  /** Bytes of a Markdown file; pictures may stand in it as data URLs. */
  markdownBytes: 16 * 2 ** 20,
  /** Bytes of a YAML or JSON file, or of the front matter of a Markdown file. */
  dataBytes: 512 * 2 ** 10,
  /** Bytes of a terminal recording. */
  recordingBytes: 16 * 2 ** 20,
  /** Bytes of a file of drawings. */
  drawingsBytes: inkLimits.bytes,
  /** Strokes of such a file. */
  drawingsStrokes: inkLimits.strokes,
  /** Points of all these strokes. */
  drawingsPoints: inkLimits.points,
  /** Bytes of any other text: style sheets, scripts, templates, included code. */
  textBytes: 16 * 2 ** 20,
  /** Bytes of a picture, film, sound or font. */
  mediaBytes: 128 * 2 ** 20,
  /** Files and folders that a pattern is compared with. */
  patternEntries: 100_000,
  /** Asterisks of a pattern for one name of a file or folder. */
  patternAsterisks: 3,
  /** Lines of a `.gitignore` file. */
  ignoreRules: 10_000,
  /** Folders beside and above a file, apart from the root, in which what it names is looked for. */
  foldersAbove: 6,
  /** Folders within each other that a pattern looks into. */
  folderDepth: 100,

  /** Slides of one Markdown file. */
  slidesInFile: 2_000,
  /** Definitions of links in one Markdown file. */
  linkDefinitions: 1_000,
  /** Elements of one slide: blocks, pieces of their text, and tags of its HTML. */
  slideElements: 20_000,
  /** Characters of one paragraph, apart from tags and data URLs. */
  paragraphCharacters: 20_000,
  /** Variants of one deck. */
  variants: 50,
  /** Comments on one slide that say for whom an element is. */
  conditionsOnSlide: 500,
  /** Components within each other. */
  componentDepth: 20,
  /** Quotes and lists within each other. */
  blockDepth: 20,
  /** Emphasis and links within each other. */
  inlineDepth: 20,
  /** Elements of HTML within each other. */
  htmlDepth: 200,
  /** Lines of code that a fence shows from a file. */
  codeLines: 10_000,
  /** Lines that the steps of one fence name, all together. */
  stepLines: 20_000,
  /** Characters of one text of a form. */
  formTextCharacters: 2_000,

  /** Characters of a formula. */
  formulaCharacters: 5_000,
  /** Groups of a formula within each other. */
  formulaDepth: 50,
  /** Formulas of one slide. */
  formulasOnSlide: 500,

  /** Lists and maps of YAML or JSON within each other. */
  dataDepth: 100,
  /** Values of YAML or JSON, each counted as often as an alias repeats it. */
  dataValues: 100_000,
  /** Anchors in one YAML file. */
  dataAnchors: 1_000,
  /** Characters of a regular expression. */
  expressionCharacters: 1_000,
  /** Matches of such an expression in one file, also those in code, which divide nothing. */
  expressionMatches: 4_000,

  /** Events of a recording. */
  recordingEvents: 100_000,
  /** Markers of a recording. */
  recordingMarks: 500,
  /** Columns and rows of a recording's screen, each. */
  recordingScreen: 500,
  /** How often one control sequence of a recording repeats something. */
  recordingRepeat: 1_000,
  /** The same for all sequences of a recording together. */
  recordingRepeats: 100_000,
  /** Cells of the screen, each counted as often as the recording moves the cursor or takes something away. */
  recordingCells: 200_000_000,

  /** Messages of one kind about one file in text. */
  messagesOfKind: 20,
  /** The same in JSON and SARIF. */
  messagesOfKindInData: 1_000,
  /** Characters of a name or value that a message quotes. */
  quotedCharacters: 2_000,
} as const;

/** The most bytes that a file of this name may have. */
export function mostBytes(file: string): number {
  if (/\.(?:md|markdown)$/i.test(file)) return limits.markdownBytes;
  // Browsers number what they save twice: “talk-drawings (1).json”.
  if (/-drawings[^./\\]*\.json$/i.test(file)) return limits.drawingsBytes;
  if (/\.(?:ya?ml|json)$/i.test(file)) return limits.dataBytes;
  return /\.cast$/i.test(file) ? limits.recordingBytes : limits.mediaBytes;
}

/** A number as it stands in messages: `10,000`. */
export const shownCount = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** A size as it stands in messages. */
export const shownBytes = (bytes: number): string =>
  bytes % 2 ** 20 === 0 ? `${bytes / 2 ** 20} MiB` : `${shownCount(Math.ceil(bytes / 1024))} KiB`;

import { createHash } from "node:crypto";
import { shownPath } from "../report/shown-path.js";
import { lineText, placeOf, type Span, wholeOf } from "../source/text.js";
import type { Finding } from "./finding.js";

/**
 * By what a finding is known again. The two hashes hold neither file nor line, so that both may change: lines may move, slides
 * change their order, and what stands around be written anew.
 */
export interface Fingerprint {
  /** Relative to the folder from which it was asked, with forward slashes; "" without. */
  readonly file: string;
  readonly rule: string;
  /** The slide's id, for people; "" for none. */
  readonly slide: string;
  /** Of the rule, the line of its place, and what is said. */
  readonly byLine: string;
  /** Of the rule, the slide, the words of its place, and what is said. */
  readonly bySlide: string;
}

/** @param folder from where the path of the file is written */
export function fingerprintOf(finding: Finding, folder: string): Fingerprint {
  const { code, span, slide } = finding;
  const said = plainMessage(finding);
  return {
    file: span ? shownPath(span.file, folder) : "",
    rule: code,
    slide,
    byLine: hashOf(code, span ? lineAt(span) : "", said),
    bySlide: hashOf(code, slide, span ? wordsAt(span) : "", said),
  };
}

/** What is said without what changes with each word on the slide: numbers, others of the kind, and the view. */
function plainMessage({ identity, message, shown }: Finding): string {
  if (identity !== undefined) return withoutNumbers(identity);
  const view = shown?.view.name ? `, ${shown.view.name}` : "";
  const own = view !== "" && message.endsWith(view) ? message.slice(0, -view.length) : message;
  return withoutNumbers(own);
}

const withoutNumbers = (text: string): string => collapsed(text.replace(/\d+(?:[.,]\d+)*/g, "#"));

/** The line on which a place begins. */
const lineAt = ({ file, start }: Span): string => collapsed(lineText(file, placeOf(file, start).line));

/** What a place covers of its first line. */
function wordsAt({ file, start, end }: Span): string {
  const [first = ""] = wholeOf(file).text.slice(start, end).split("\n", 1);
  return collapsed(first);
}

const collapsed = (text: string): string => text.replace(/\s+/g, " ").trim();

/** So many digits of a hash are kept: enough for every finding that there will be, and little to read in a change. */
const digits = 16;

const hashOf = (...pieces: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(pieces)).digest("hex").slice(0, digits);

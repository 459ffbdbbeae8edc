import path from "node:path";
import { citeMarks } from "../../content/cite-marks.js";
import { deepElements, deepPlace } from "../../content/html-depth.js";
import type { Reader } from "../../content/reader.js";
import { problem } from "../../report/problem.js";
import { homeOf } from "../../source/home.js";
import { type SourceFile, spanOf } from "../../source/text.js";
import { ownSheet } from "../design/own-sheet.js";
import { asHtml, forTemplate } from "../html/html.js";
import { foldersOf, placeOfAddress, type SlideScope } from "../slide/slide-scope.js";
import { plainKind, type ValueUse } from "./kind.js";

/** A text file that an attribute names; undefined after reporting what is wrong with it. */
export function readReference(reference: string, scope: SlideScope): SourceFile | undefined {
  const found = scope.reader.find(reference, scope.folders, placeOfAddress(scope, { element: "", address: reference }));
  return found && scope.reader.read(found);
}

/** The text that a use is about: of a fence, or of the file that it names; undefined where there is none. */
export function textOfUse({ written, slide }: ValueUse, reader: Reader): string | undefined {
  if (typeof written !== "string") return written.text;
  const lookup = reader.lookUp(written, foldersOf(slide));
  return "found" in lookup ? reader.read(lookup.found)?.text : undefined;
}

/** An SVG or HTML file, which is shown as it is; it may cite. A style sheet of the same name beside it comes along. */
export const file = plainKind({
  shape: "HTML",
  references: (written) => ({ entities: [], files: [written] }),
  value(written, scope) {
    const shown = readReference(written, scope);
    const deep = shown && deepPlace(shown.text);
    if (shown && deep !== undefined) {
      scope.reader.report(problem("too-deep", deepElements, { span: spanOf(shown, deep, deep + 1) }));
      return forTemplate(asHtml(""));
    }
    if (!shown) return undefined;
    takeStyles(shown.path, scope);
    return forTemplate(asHtml(withKnownFacts(shown, scope)));
  },
});

/** Text that cites facts of its own collection, as a slide would cite them that lies elsewhere. */
function withKnownFacts({ text, path: file }: SourceFile, { reader, slide }: SlideScope): string {
  if (homeOf(file) === homeOf(slide.span.file.path)) return text;
  const marks = [...citeMarks(text)].flatMap(({ keys }) => keys);
  return marks.reduceRight(
    (written, { key, start, end }) => `${written.slice(0, start)}@${reader.qualify(key, file)}${written.slice(end)}`,
    text,
  );
}

function takeStyles(shown: string, scope: SlideScope): void {
  const { dir, name } = path.posix.parse(shown);
  const lookup = scope.reader.lookUp(`${name}.css`, [dir || "."]);
  const css = "found" in lookup ? scope.reader.read(lookup.found) : undefined;
  if (css) scope.styles.set(css.path, ownSheet(css, scope.reader));
}

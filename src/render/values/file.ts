import type { SourceFile } from "../../source/text.js";
import { asHtml } from "../html/html.js";
import { placeOnSlide, type SlideScope } from "../slide/slide-scope.js";
import { plainKind } from "./kind.js";

/** A text file that an attribute names; undefined after reporting what is wrong with it. */
export function readReference(reference: string, scope: SlideScope): SourceFile | undefined {
  const found = scope.reader.find(reference, scope.folders, placeOnSlide(scope, reference));
  return found && scope.reader.read(found);
}

/** An SVG or HTML file, which is shown as it is; it may cite. */
export const file = plainKind({
  references: (written) => ({ entities: [], files: [written] }),
  value: (written, scope) => asHtml(readReference(written, scope)?.text ?? ""),
});

import path from "node:path";
import type { Finding } from "../check/finding.js";
import type { Fix } from "../check/rule.js";
import { whyUnwritable } from "../report/unwritable.js";
import { realPathOf } from "../source/folder.js";
import { homeOf } from "../source/home.js";
import { replaceFiles } from "../source/replace.js";
import { type SourceFile, wholeOf } from "../source/text.js";

/** What `--fix` did. */
export interface FixReport {
  readonly fixed: readonly Finding[];
  /** The files that were written, as they were before. */
  readonly files: readonly SourceFile[];
}

/**
 * Fixes what is mechanical in the files below `root`; of two fixes at the same place only the first is made. Files
 * keep their line ends and byte order mark. All files are written, or none.
 *
 * @throws MachineError when they cannot be written
 */
export function applyFixes(findings: readonly Finding[], root: string, read: (file: string) => string): FixReport {
  const byFile = new Map<SourceFile, { finding: Finding; fix: Fix }[]>();
  for (const finding of findings) {
    // What is installed is not the project's to mend.
    if (!finding.fix || homeOf(finding.fix.span.file.path) !== "") continue;
    const file = wholeOf(finding.fix.span.file);
    byFile.set(file, [...(byFile.get(file) ?? []), { finding, fix: finding.fix }]);
  }
  const fixed: Finding[] = [];
  const outputs = [...byFile].map(([file, entries]) => {
    let text = file.text;
    let before = Number.POSITIVE_INFINITY;
    for (const { finding, fix } of entries.toSorted((a, b) => b.fix.span.start - a.fix.span.start)) {
      if (fix.span.end > before) continue;
      text = text.slice(0, fix.span.start) + fix.text + text.slice(fix.span.end);
      before = fix.span.start;
      fixed.push(finding);
    }
    const raw = read(file.path);
    // A link to a file stays one.
    return { path: realPathOf(path.join(root, file.path)), bytes: Buffer.from(asWritten(text, raw)) };
  });
  try {
    replaceFiles(root, outputs);
  } catch (cause) {
    throw whyUnwritable(cause, { folder: root, instead: "check without --fix" });
  }
  return { fixed, files: [...byFile.keys()] };
}

/** Text with the line ends and the byte order mark of what was there before. */
function asWritten(text: string, raw: string): string {
  const lines = raw.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text;
  return raw.startsWith("\uFEFF") ? `\uFEFF${lines}` : lines;
}

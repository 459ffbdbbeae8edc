import { readFileSync } from "node:fs";
import path from "node:path";
import type { Finding } from "../check/finding.js";
import { groupBy } from "../check/group.js";
import type { Fix } from "../check/rule.js";
import { MachineError } from "../report/problem.js";
import { whyUnwritable } from "../report/unwritable.js";
import { realPathOf } from "../source/folder.js";
import { homeOf } from "../source/home.js";
import { replaceFiles } from "../source/replace.js";
import { type SourceFile, sourceFile, wholeOf } from "../source/text.js";
import type { CheckedProject } from "./check-project.js";
import { spliced } from "./splice.js";

/** A file that was mended, and the project in which it lies. */
export interface FixedFile {
  readonly root: string;
  /** As it was on disk. */
  readonly file: SourceFile;
  /** All of it with its line ends and byte order mark, before and after. */
  readonly before: string;
  readonly after: string;
}

/** What fixing some files has come to. */
export interface Fixes {
  readonly files: readonly FixedFile[];
  /** The findings that are mended with that, in the order in which this was done. */
  readonly fixed: readonly Finding[];
}

/** A finding that says how it is mended. */
interface Mendable {
  readonly finding: Finding;
  readonly fix: Fix;
}

/**
 * Makes one round of fixes on top of those before: in each file from its beginning to its end, and none that overlaps or
 * touches the one above it, because that may be wrong now or right without it. The next round knows.
 *
 * @param closed absolute paths of files that stay as they are
 * @throws MachineError when a file is not any more what was looked at
 */
export function fixOnce(projects: readonly CheckedProject[], before: Fixes, closed: ReadonlySet<string>): Fixes {
  const files = new Map(before.files.map((each) => [pathOf(each), each]));
  const fixed = [...before.fixed];
  for (const { root, findings } of projects) {
    for (const [file, list] of byFile(findings)) {
      const target = pathOf({ root, file });
      if (closed.has(target)) continue;
      const chosen = apart(list);
      const known = files.get(target);
      const raw = known?.after ?? onDisk(target);
      // What is found stands at offsets of the text that was looked at.
      if (raw === undefined || sourceFile(file.path, raw).text !== file.text) throw hasChanged(target);
      const after = spliced(
        raw,
        chosen.map(({ fix: { span, text } }) => ({ start: span.start, end: span.end, text })),
      );
      if (after === raw) continue;
      files.set(target, { root, file: known?.file ?? file, before: known?.before ?? raw, after });
      fixed.push(...chosen.map(({ finding }) => finding));
    }
  }
  return { files: [...files.values()], fixed };
}

/** What is installed is not the project's to mend. */
function byFile(findings: readonly Finding[]): Map<SourceFile, Mendable[]> {
  const mendable = findings.flatMap((finding): Mendable[] => {
    const { fix } = finding;
    return fix && homeOf(fix.span.file.path) === "" ? [{ finding, fix }] : [];
  });
  return groupBy(mendable, ({ fix }) => wholeOf(fix.span.file));
}

/** Those of the fixes of a file between which something stays as it is. */
function apart(list: readonly Mendable[]): Mendable[] {
  const chosen: Mendable[] = [];
  let end = -1;
  for (const each of list.toSorted(inText)) {
    const { span } = each.fix;
    if (span.start <= end) continue;
    chosen.push(each);
    end = span.end;
  }
  return chosen;
}

/** By place; of several at one, always the same comes first. */
const inText = (a: Mendable, b: Mendable): number =>
  a.fix.span.start - b.fix.span.start ||
  a.fix.span.end - b.fix.span.end ||
  compare(a.finding.code, b.finding.code) ||
  compare(a.fix.text, b.fix.text);

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The absolute path of a file; what follows a link in the project still has the link's. */
export const pathOf = ({ root, file }: Pick<FixedFile, "root" | "file">): string => path.join(root, file.path);

/** The text of a file; undefined when it is there no more. */
function onDisk(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Somebody saved a file while its decks were looked at: what they wrote counts. */
const hasChanged = (file: string) =>
  new MachineError(`${file} has changed while it was checked; nothing was written`, ["check it again"]);

/**
 * Writes the files of each project that were mended: all of them, or none.
 * @throws MachineError when they cannot be written, or one of them is not any more what was looked at
 */
export function writeFixes({ files }: Fixes): void {
  const changed = files.find((each) => onDisk(pathOf(each)) !== each.before);
  if (changed) throw hasChanged(pathOf(changed));
  for (const root of new Set(files.map((each) => each.root))) {
    const own = files.filter((each) => each.root === root);
    // A link to a file stays one.
    const outputs = own.map((each) => ({ path: realPathOf(pathOf(each)), bytes: Buffer.from(each.after) }));
    try {
      replaceFiles(root, outputs);
    } catch (cause) {
      throw whyUnwritable(cause, { folder: root, instead: "check without --fix" });
    }
  }
}

import { type ProblemSink, problem } from "../report/problem.js";
import type { ProjectFiles, ProjectPath } from "../source/project.js";
import { decodeUtf8, type SourceFile, type Span, sourceFile } from "../source/text.js";

/** Reads text files of one root, each once, and reports what is wrong with them. */
export interface Reader {
  readonly files: ProjectFiles;
  /** The text of a file that is known to exist; undefined after reporting that it cannot be read. */
  read(path: ProjectPath, problems: ProblemSink): SourceFile | undefined;
  /** Looks a reference up in the folders; undefined after reporting that it is missing or outside. */
  find(reference: string, folders: readonly string[], span: Span, problems: ProblemSink): ProjectPath | undefined;
}

/** Makes a reader; `shownAs` is put before the paths in messages, for roots other than the project. */
export function createReader(files: ProjectFiles, shownAs = ""): Reader {
  const texts = new Map<string, SourceFile | "not-utf8" | undefined>();
  return {
    files,
    read(path, problems) {
      if (!texts.has(path)) texts.set(path, load(files, path, shownAs, problems));
      const text = texts.get(path);
      return text === "not-utf8" ? undefined : text;
    },
    find(reference, folders, span, problems) {
      const lookup = files.find(reference, folders);
      if ("found" in lookup) return lookup.found;
      if ("outside" in lookup) problems.report(problem("outside-project", { path: reference }, { span }));
      else problems.report(problem("missing-file", { path: reference, tried: lookup.tried.join(", ") }, { span }));
      return undefined;
    },
  };
}

function load(
  files: ProjectFiles,
  path: ProjectPath,
  shownAs: string,
  problems: ProblemSink,
): SourceFile | "not-utf8" | undefined {
  const bytes = files.readBytes(path);
  if (!bytes) return undefined;
  const decoded = decodeUtf8(bytes);
  if ("text" in decoded) return sourceFile(shownAs + path, decoded.text);
  const before = sourceFile(shownAs + path, new TextDecoder("latin1").decode(bytes));
  const span = { file: before, start: decoded.badByte, end: decoded.badByte + 1 };
  problems.report(problem("not-utf8", { offset: decoded.badByte }, { span }));
  return "not-utf8";
}

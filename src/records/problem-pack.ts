import type { Problem } from "../report/problem.js";
import { type SourceFile, type Span, sourceFile, wholeOf } from "../source/text.js";

/** A span with its file's number: file, start, end. */
type PackedSpan = readonly [file: number, start: number, end: number];

type PackedProblem = Omit<Problem, "span" | "related"> & {
  readonly span?: PackedSpan;
  readonly related?: readonly { readonly span: PackedSpan; readonly message: string }[];
};

/** Problems as plain JSON; each file stands there once. */
export interface PackedProblems {
  readonly files: readonly (readonly [path: string, text: string, root?: string])[];
  readonly problems: readonly PackedProblem[];
}

export function packProblems(problems: readonly Problem[]): PackedProblems {
  const numbers = new Map<SourceFile, number>();
  const pack = ({ file: shown, start, end }: Span): PackedSpan => {
    const file = wholeOf(shown);
    const number = numbers.get(file) ?? numbers.size;
    numbers.set(file, number);
    return [number, start, end];
  };
  const packed = problems.map(
    ({ span, related, ...rest }): PackedProblem => ({
      ...rest,
      ...(span ? { span: pack(span) } : {}),
      ...(related ? { related: related.map((entry) => ({ ...entry, span: pack(entry.span) })) } : {}),
    }),
  );
  return {
    files: [...numbers.keys()].map(({ path, text, root }) => (root === undefined ? [path, text] : [path, text, root])),
    problems: packed,
  };
}

export function unpackProblems({ files, problems }: PackedProblems): Problem[] {
  const sources = files.map(([path, text, root]) => sourceFile(path, text, root));
  const unpack = ([number, start, end]: PackedSpan): Span => ({
    file: sources[number] ?? sourceFile("", ""),
    start,
    end,
  });
  return problems.map(({ span, related, ...rest }) => ({
    ...rest,
    ...(span ? { span: unpack(span) } : {}),
    ...(related ? { related: related.map((entry) => ({ ...entry, span: unpack(entry.span) })) } : {}),
  }));
}

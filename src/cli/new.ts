import { isPiece, makePiece, type PieceKind, pieces } from "../project/start/pieces.js";
import { UsageError } from "../report/problem.js";
import { didYouMeanBare } from "../report/suggest.js";
import type { CommandLine } from "./options.js";
import { requireProject } from "./own-project.js";
import type { Shell } from "./shell.js";

/** `quarterdeck new KIND NAME` */
export function runNew({ inputs, options }: CommandLine, shell: Shell): Promise<number> {
  const [kind, name, ...rest] = inputs;
  if (kind === undefined || name === undefined || rest.length > 0)
    throw new UsageError(`write what and one name: quarterdeck new ${Object.keys(pieces).join("|")} NAME`);
  const known = readKind(kind);
  const place = requireProject(shell.folder);
  const files = makePiece(place, known, name).map(place.shown);
  const next = pieces[known].next(name);
  shell.terminal.out(
    options.json
      ? `${JSON.stringify({ files, next })}\n`
      : `${files.map((file) => `wrote ${file}\n`).join("")}Next: ${next}\n`,
  );
  return Promise.resolve(0);
}

function readKind(kind: string): PieceKind {
  if (isPiece(kind)) return kind;
  const known = Object.keys(pieces);
  const question = didYouMeanBare(kind, known);
  throw new UsageError(`“new” makes no “${kind}”; ${question ? `${question} ` : ""}known: ${known.join(", ")}`);
}

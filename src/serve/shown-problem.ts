import { formatProblems, plainProblem } from "../report/format.js";
import type { Diagnostic } from "../report/problem.js";
import type { ShownProblem } from "./protocol.js";

/** A problem as a page shows it; paths are relative to the folder in which the user stands. */
export function shownProblem(found: Diagnostic, folder: string): ShownProblem {
  const { severity, message, remedy, code, file, line, column } = plainProblem(found, folder);
  const text = formatProblems([found], { folder, colour: false });
  const isFrame = (shown: string) => /^(?:>| ) +\d* ?\|/.test(shown);
  return {
    severity: found.severity === severity ? found.severity : "error",
    message,
    remedy,
    code,
    place: file === undefined ? "" : `${file}:${line}:${column}`,
    frame: text.split("\n").filter(isFrame).join("\n"),
  };
}

import { type CheckConfig, readCheckConfig } from "../check/config.js";
import { rules } from "../check/rules.js";
import type { Reader } from "../content/reader.js";
import type { Project } from "../project/project.js";
import { InputError } from "../report/problem.js";
import type { Span } from "../source/text.js";

/**
 * What a project's configuration says about the check; without one everything has its default.
 *
 * @throws InputError when the configuration cannot be used
 */
export function checkConfigOf(project: Project): CheckConfig {
  const { settings, reader } = project.config();
  const config = readCheckConfig(settings, rules, {
    problems: reader,
    isFolder: (folder) => reader.isFolder(folder),
  });
  const words = config.words.flatMap((entry, index) => {
    const span = settings?.spanAt(["check", "words", index]);
    return entry.endsWith(".txt") && span ? wordsIn(entry, span, reader) : [entry];
  });
  if (reader.ledger.hasErrors) throw new InputError(reader.ledger.problems);
  return { ...config, words };
}

/** The words of a file that the configuration names; a file that cannot be read is reported. */
function wordsIn(name: string, span: Span, reader: Reader): string[] {
  const file = reader.find(name, ["."], span);
  const text = file && reader.read(file)?.text;
  return (text ?? "")
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter(Boolean);
}

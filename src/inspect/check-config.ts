import { type CheckConfig, readCheckConfig } from "../check/config.js";
import { rules } from "../check/rules.js";
import type { Reader } from "../content/reader.js";
import type { Project } from "../project/project.js";
import { InputError } from "../report/problem.js";

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
  if (reader.ledger.hasErrors) throw new InputError(reader.ledger.problems);
  return { ...config, words: wordsOf(config.words, reader) };
}

/** Words as they are written in the configuration, and those of the files that it names. */
function wordsOf(entries: readonly string[], reader: Reader): string[] {
  return entries.flatMap((entry) => {
    const file = entry.endsWith(".txt") ? reader.lookUp(entry, ["."]) : undefined;
    const text = file && "found" in file ? reader.read(file.found)?.text : undefined;
    if (text === undefined) return [entry];
    return text
      .split("\n")
      .map((line) => line.replace(/#.*/, "").trim())
      .filter(Boolean);
  });
}

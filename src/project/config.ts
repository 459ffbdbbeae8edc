import { type CheckConfig, readCheckConfig } from "../check/config.js";
import { rules } from "../check/rules.js";
import { createReader, type Reader } from "../content/reader.js";
import { configSchema } from "../content/schema.js";
import { readYaml } from "../content/settings.js";
import { InputError, ProblemList } from "../report/problem.js";
import { openFiles } from "../source/project.js";

/**
 * Reads `quarterdeck.config.yaml`; without one everything has its default.
 *
 * @throws InputError when the configuration cannot be used
 */
export function readConfig(root: string): CheckConfig {
  const problems = new ProblemList();
  const reader = createReader(openFiles(root));
  const names = ["yaml", "yml", "json"].map((extension) => `quarterdeck.config.${extension}`);
  const found = names.flatMap((name) => reader.files.list(name)).slice(0, 1);
  const source = found[0] && reader.read(found[0], problems);
  const settings = source ? readYaml(source, 0, source.text.length, configSchema, problems) : undefined;
  const config = readCheckConfig(settings, rules, problems);
  if (problems.hasErrors) throw new InputError(problems.all);
  return { ...config, words: wordsOf(config.words, reader) };
}

/** Words as they are written in the configuration, and those of the files that it names. */
function wordsOf(entries: readonly string[], reader: Reader): string[] {
  return entries.flatMap((entry) => {
    const file = entry.endsWith(".txt") ? reader.files.find(entry, ["."]) : undefined;
    const text = file && "found" in file ? reader.read(file.found, { report: () => undefined })?.text : undefined;
    if (text === undefined) return [entry];
    return text
      .split("\n")
      .map((line) => line.replace(/#.*/, "").trim())
      .filter(Boolean);
  });
}

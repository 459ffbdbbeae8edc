import { type ProblemSink, problem } from "../report/problem.js";
import type { SourceFile } from "../source/text.js";
import type { Message } from "../words/message.js";
import { parseYaml } from "./yaml.js";

const categories = new Set(["zero", "one", "two", "few", "many", "other"]);

/** Reads a file of words: messages by key, groups joined with dots. What is no message is reported. */
export function readLocale(file: SourceFile, problems: ProblemSink): ReadonlyMap<string, Message> {
  const messages = new Map<string, Message>();
  const collect = (value: unknown, path: readonly string[]) => {
    const key = path.join(".");
    if (isMessage(value)) messages.set(key, value);
    else if (typeof value === "object" && value !== null && !Array.isArray(value))
      for (const [name, inner] of Object.entries(value)) collect(inner, [...path, name]);
    else if (value !== null || key !== "") problems.report(wrongWord(file, key, path.at(-1) ?? ""));
  };
  collect(parseYaml(file, problems), []);
  return messages;
}

/** A text, or forms of one by plural category. */
function isMessage(value: unknown): value is Message {
  if (typeof value === "string") return true;
  if (typeof value !== "object" || value === null || !("other" in value)) return false;
  return Object.entries(value).every(([category, text]) => categories.has(category) && typeof text === "string");
}

function wrongWord(file: SourceFile, key: string, name: string) {
  const at = Math.max(0, file.text.search(new RegExp(`^\\s*${name.replace(/\W/g, ".")}\\s*:`, "m")));
  const start = at + (file.text.slice(at).search(/\S/) + 1 || 1) - 1;
  const detail = "is no text";
  const hint = "write a text in quotes, or forms of it: { one: …, other: … }";
  return problem(
    "wrong-value",
    { key, detail, hint },
    { span: { file, start, end: start + Math.max(1, name.length) } },
  );
}

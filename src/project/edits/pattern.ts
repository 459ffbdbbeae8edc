import { didYouMeanBare } from "../../report/suggest.js";

/** What is filled into a pattern of addresses: where a slide stands in its repository. */
export interface EditPlace {
  /** The path of its file, with forward slashes. */
  readonly file: string;
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** The revision in which that is so. */
  readonly commit: string;
}

const places = ["file", "line", "commit"] as const satisfies readonly (keyof EditPlace)[];

const example = "write, for example, https://github.com/acme/talks/edit/main/{file}#L{line}";

/** What is wrong with a pattern of addresses, and what would be right; undefined for a good one. */
export function patternMistake(pattern: string): string | undefined {
  const unknown = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name).find((name) => !isPlace(name));
  if (unknown !== undefined)
    return `there is no place {${unknown}}; ${didYouMeanBare(unknown, places, (name) => `{${name}}`) ?? "known: {file}, {line}, {commit}"}`;
  if (!pattern.includes("{file}")) return `the place {file} is missing; ${example}`;
  // What is filled in must not decide whose site is opened.
  if (
    !/^https?:\/\/[^/?#{}\s]+\//i.test(pattern) ||
    !URL.canParse(filled(pattern, { file: "f", line: 1, commit: "c" }))
  )
    return `it is no http or https address; ${example}`;
  return undefined;
}

/** The address for a place; what a path holds means nothing in an address. */
export function filled(pattern: string, { file, line, commit }: EditPlace): string {
  const values = {
    file: file.split("/").map(encodeURIComponent).join("/"),
    line: String(line),
    commit: encodeURIComponent(commit),
  };
  return pattern.replace(/\{(file|line|commit)\}/g, (_, name: keyof typeof values) => values[name]);
}

const isPlace = (name: string) => places.some((place) => place === name);

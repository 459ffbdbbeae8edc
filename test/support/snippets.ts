import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** A fenced snippet of the documentation. */
export interface Snippet {
  /** Where it stands, such as `docs/brand.md:6`. */
  readonly place: string;
  readonly page: string;
  /** The heading of level 2 above it. */
  readonly chapter: string;
  readonly language: string;
  readonly text: string;
  /** The file that the paragraph above it names as its place, if it does. */
  readonly file: string | undefined;
}

const fence = /^(`{3,})([\w-]*)[^\n]*\n([\s\S]*?)^\1[ \t]*$/gm;

/** All fenced snippets of a page, in their order. */
export function snippetsOf(page: string): Snippet[] {
  const text = readFileSync(page, "utf8");
  return [...text.matchAll(fence)].map(({ index, 2: language = "", 3: inner = "" }) => {
    const above = text.slice(0, index);
    const paragraph = above.trimEnd().split("\n\n").at(-1) ?? "";
    return {
      place: `${page}:${above.split("\n").length}`,
      page,
      chapter: [...above.replace(fence, "").matchAll(/^## (.*)$/gm)].at(-1)?.[1] ?? "",
      language,
      text: inner,
      file: /`([\w./-]+\.\w+)`(?:, or as options)?:$/.exec(paragraph)?.[1],
    };
  });
}

/** A command line of a snippet in its words, without what the shell makes of quotes and what a remark says. */
function wordsOfCommand(line: string): string[] {
  const words = [...line.replace(/\s#.*$/, "").matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) => word);
  return words.map((word) => word.replace(/["']/g, ""));
}

/** The `quarterdeck` command lines of a snippet, without the program's name. */
export const quarterdeckLines = (text: string): string[][] =>
  text
    .split("\n")
    .map((line) => /^(?: *(?:- )?(?:run: )?)?(?:npx )?quarterdeck (.*?)(?: > \S+| \|\| .*)?$/.exec(line)?.[1])
    .flatMap((line) => (line === undefined ? [] : [wordsOfCommand(line)]));

/** The Markdown files that a manifest or a piece of one names, with the ids of their slides. */
export function sectionsIn(text: string): Map<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [, prefix, name = "", id] of text.matchAll(/([\w-]+:)?((?:[\w*-]+\/)*[\w*-]+\.md)(?:#([\w-]+))?/g)) {
    if (prefix) continue;
    const file = name.replace("*", "any");
    found.set(file, [...(found.get(file) ?? []), ...(id ? [id] : [])]);
  }
  return found;
}

/** A section that stands for one that a snippet names. */
export const stubSection = (name: string, ids: readonly string[]): string =>
  (ids.length > 0 ? ids : [`stub-${name.replace(/\W/g, "-")}`])
    .map((id) => `<!-- .slide: id="${id}" -->\n## About ${id}\n`)
    .join("\n---\n\n");

/** What a snippet is, by its language and what stands in it; "" where nobody knows. */
export function kindOf({ language, text }: Snippet): string {
  if (language === "markdown") return kindOfMarkdown(text);
  if (language === "yaml") return kindOfYaml(parse(text));
  if (language === "json") return kindOfKeys(JSON.parse(text), jsonKinds);
  return languages[language] ?? "";
}

const languages: Readonly<Record<string, string>> = {
  sh: "commands",
  text: "deck of another tool",
  handlebars: "template",
  css: "sheet",
  html: "drawing",
  xml: "mappings",
  "": "output",
};

function kindOfMarkdown(text: string): string {
  if (/ replaces="/.test(text)) return "override";
  return /^<!-- check-[^\n]*-->\s*$/.test(text) ? "remark" : "deck";
}

function kindOfYaml(content: unknown): string {
  if (content === null) return "schema line";
  if (!Array.isArray(content)) return kindOfKeys(content, yamlKinds);
  const [first] = content;
  return kindOfKeys(first, { run: "steps", id: "layers" });
}

/** Kinds of YAML by a key that only they have; the first that is there counts. */
const yamlKinds: Readonly<Record<string, string>> = {
  jobs: "workflow of GitHub",
  stages: "pipeline of GitLab",
  attributes: "entry of the registry",
  terms: "glossary",
  check: "configuration",
  build: "configuration",
  collections: "configuration",
  sections: "manifest",
  variants: "manifest",
  themeOptions: "front matter",
  tokens: "theme",
  colours: "brand",
  start: "variables",
};

const jsonKinds: Readonly<Record<string, string>> = {
  size: "drawings",
  slides: "rehearsal",
  milliseconds: "costs",
  quarterdeck: "package",
  separator: "settings of reveal-md",
  "yaml.schemas": "settings of an editor",
  tasks: "tasks of an editor",
  Statement: "rights at a bucket",
  Rules: "rules of a bucket",
};

function kindOfKeys(content: unknown, kinds: Readonly<Record<string, string>>): string {
  if (typeof content !== "object" || content === null) return "";
  if ("fonts" in content && Object.keys(content).length === 1)
    return Array.isArray(content.fonts) ? "front matter" : "brand";
  const key = Object.keys(kinds).find((each) => each in content);
  return key === undefined ? "" : (kinds[key] ?? "");
}

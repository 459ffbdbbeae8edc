import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { isMarkdown } from "../content/deck-name.js";
import { typedPath } from "../report/shown-path.js";
import { limits } from "../source/limits.js";

/** Why there is no deck in a file or folder, and what to give instead. */
export interface Explanation {
  readonly detail: string;
  readonly hint: string;
}

/** As many files as a message names. */
const fewFiles = 10;

/** Files as they can be typed; the rest of many is not named. */
export const someFiles = (files: readonly string[]) =>
  files.slice(0, fewFiles).map(typedPath).join(" ") + (files.length > fewFiles ? " …" : "");

const convert = (command: string) => `convert it first: ${command}`;

/** What other tools keep slides in, by the ending of its name; `file` and `out` are as they are typed. */
const formats: Readonly<Record<string, (file: string, out: string) => Explanation>> = {
  ".ipynb": (file) => ({
    detail: "it is a Jupyter notebook",
    hint: convert(`jupyter nbconvert --to markdown ${file}`),
  }),
  ".qmd": (file) => ({ detail: "it is a Quarto document", hint: convert(`quarto render ${file} --to gfm`) }),
  ".rmd": (file, out) => ({
    detail: "it is an R Markdown document",
    hint: convert(`Rscript -e 'knitr::knit("${file}", "${out}")'`),
  }),
  ".adoc": () => ({ detail: "it is AsciiDoc", hint: "write it as Markdown (.md), which is what slides are read from" }),
  ".pptx": () => ({
    detail: "it is a PowerPoint file",
    hint: "write its slides as Markdown (.md); its pictures can be used as they are",
  }),
  ".rst": (file, out) => ({ detail: "it is reStructuredText", hint: convert(`pandoc ${file} -t gfm -o ${out}`) }),
  ".org": (file, out) => ({ detail: "it is an Org document", hint: convert(`pandoc ${file} -t gfm -o ${out}`) }),
};

/** What is known of a file that other tools make; undefined for one of another kind. */
export function aboutForeignFile(shown: string, absolute: string): Explanation | undefined {
  const { dir, name, ext } = path.parse(shown);
  const ending = ext.toLowerCase();
  if (ending === ".html" || ending === ".htm") return aboutPage(shown, absolute);
  if (/^\.json5?$/.test(ending)) return aboutJson(path.parse(absolute).name);
  return formats[ending]?.(typedPath(shown), typedPath(path.join(dir, `${name}.md`)));
}

function aboutJson(name: string): Explanation {
  if (name === "reveal-md" || name === "reveal")
    return {
      detail: "it holds settings, and no slides",
      hint: "give the Markdown file of the slides; these settings count for it, and so does its front matter",
    };
  return { detail: "it is JSON", hint: "give a Markdown file (.md), or a manifest (NAME.deck.yaml), which is YAML" };
}

/** A page of reveal.js names the files with its slides, or has their Markdown in it. */
function aboutPage(shown: string, absolute: string): Explanation {
  const detail = "it is an HTML page, and slides are read from Markdown";
  const html = withoutComments(statSync(absolute).size > limits.textBytes ? "" : readFileSync(absolute, "utf8"));
  const named = [...new Set(valuesOf(html, "data-markdown").map(pathOf))];
  const isThere = (file: string) => existsSync(path.join(path.dirname(absolute), file));
  const missing = named.filter((file) => !isThere(file));
  const files = named.filter((file) => isMarkdown(file) && isThere(file));
  const absent = `${someFiles(missing)}, which ${missing.length > 1 ? "are" : "is"} not there`;
  if (files.length > 0) {
    const given = someFiles(files.map((file) => path.join(path.dirname(shown), file)));
    const more = missing.length > 0 ? `; it also names ${absent}` : "";
    return { detail, hint: `give the Markdown that it shows: ${given}${more}${separatorsHint(html)}` };
  }
  if (missing.length > 0) return { detail, hint: `it names ${absent}: put the Markdown there and give that` };
  const hint = /\bdata-markdown\b/i.test(html)
    ? "copy the Markdown of its slides into a file of its own (.md), with a line --- between two slides"
    : "write its slides as Markdown (.md); HTML may stand in it";
  return { detail, hint };
}

const withoutComments = (html: string) => html.replace(/<!--[\s\S]*?(?:-->|$)/g, "");

/** The page's own expressions between slides: in the Markdown file nobody would know them. */
function separatorsHint(html: string): string {
  const [slide, below] = ["separator", "separator-vertical"].map((name) => valuesOf(html, `data-${name}`)[0]);
  const keys = [...(slide ? [`separator: '${slide}'`] : []), ...(below ? [`verticalSeparator: '${below}'`] : [])];
  return keys.length > 0 ? `; with this in its front matter, as the page has it: ${keys.join(", ")}` : "";
}

/** An address within a page as the path of a file; one of another site as it is. */
function pathOf(address: string): string {
  if (/^(?:[a-z][a-z\d+.-]+:)?\/\//i.test(address)) return address;
  const plain = address.replace(/[?#].*$/s, "");
  try {
    return path.normalize(decodeURI(plain));
  } catch {
    return path.normalize(plain);
  }
}

/** The values of an attribute, wherever it stands in quotes. */
function valuesOf(html: string, attribute: string): string[] {
  const written = new RegExp(`\\s${attribute}=(?:"([^"]*)"|'([^']*)')`, "gi");
  return [...html.matchAll(written)].flatMap(([, double, single]) => double || single || []);
}

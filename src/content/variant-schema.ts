import * as v from "valibot";
import { formatNames, isFormatName } from "../model/format-names.js";
import { limits } from "../source/limits.js";
import { flag, text } from "./schema-pieces.js";

/** Names that decks may use for {{name}}; the keys of maps in maps are joined by points. */
export interface VariableTree {
  [name: string]: string | number | boolean | VariableTree;
}

const variableName = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*$/,
    "a variable's name begins with a letter, and has letters, digits, - and _",
  ),
);

const tree: v.GenericSchema<VariableTree> = v.record(
  variableName,
  v.union([v.string(), v.number(), v.boolean(), v.lazy(() => tree)]),
);

export const vars = v.pipe(tree, v.description("Values for {{name}} in text and attributes; in maps, {{map.name}}"));

/** A variable file for `--vars`. */
export const varsSchema = v.pipe(tree, v.description("Values for {{name}}, which win over those of decks"));

const formats = v.pipe(
  v.array(v.picklist(formatNames)),
  v.minLength(1, `name at least one of ${formatNames.join(", ")}`),
  v.description("The formats in which the deck is written (default: html and pdf)"),
);

const out = v.pipe(
  v.string(),
  v.check((folder) => refusedFolder(folder) === undefined, "name a folder below the project's root, such as dist/talk"),
  v.description("The folder for what is written, relative to the project's root (default: dist where you stand)"),
);

/** Folders of a project in which nothing is written, because what is in them is the project's own. */
const ownFolders = new Set(["slides", "templates", "facts", "node_modules"]);

/** Why a folder is none into which a deck may be written; undefined for one that is. */
function refusedFolder(folder: string): string | undefined {
  const names = folder.split(/[\\/]+/).filter((name) => name !== "" && name !== ".");
  const [first] = names;
  if (first === undefined || /^(?:[\\/~]|[A-Za-z]:)/.test(folder)) return "it is no folder below the project's root";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no folder has such a name
  if (names.some((name) => name.startsWith(".") || /[\u0000-\u001f:*?"<>|]/.test(name)))
    return "it leads out of the project, or is hidden";
  return ownFolders.has(first.toLowerCase()) || names.some((name) => name.toLowerCase() === "node_modules")
    ? "what is in it is the project's own"
    : undefined;
}

/** A name that files may end with on every system. */
const variantName = v.pipe(
  v.string(),
  v.check((name) => !isFormatName(name.toLowerCase()), "a variant cannot have the name of a format"),
  v.check(
    (name) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,59}$/u.test(name),
    "a variant's name is made of letters, digits, - and _: files are called by it",
  ),
);

const settings = v.strictObject({
  title: v.optional(text("Title of the deck in this variant")),
  subtitle: v.optional(text("Second line of its title slide")),
  vars: v.optional(vars),
  formats: v.optional(formats),
});

/** File systems may take small and capital letters for the same. */
const areDistinct = (names: string[]) => new Set(names.map((name) => name.toLowerCase())).size === names.length;

const tooMany = `a deck has at most ${limits.variants} variants`;

export const variants = v.pipe(
  v.union([
    v.pipe(
      v.array(variantName),
      v.minLength(1, "name at least one"),
      v.maxLength(limits.variants, tooMany),
      v.check(areDistinct, "two have the same name"),
    ),
    v.pipe(
      v.record(variantName, v.nullable(settings)),
      v.check((map) => Object.keys(map).length > 0, "name at least one"),
      v.check((map) => Object.keys(map).length <= limits.variants, tooMany),
      v.check((map) => areDistinct(Object.keys(map)), "two have the same name"),
    ),
  ]),
  v.description(
    "Variants of the deck, all of which one build makes: names, or names with title, subtitle, vars, formats",
  ),
);

/** The address of a deck, or of the folder in which it is published, as far as it is a whole one. */
export const isPublicAddress = (address: string): boolean => /^https?:\/\//i.test(address) && URL.canParse(address);

const url = v.pipe(
  v.string(),
  v.check(isPublicAddress, "write a whole address, such as https://example.org/talks/"),
  v.description("Where the deck is published: the address of its page, or of its folder with a / at the end"),
);

/** What decides what a build makes of a deck; manifest, front matter and configuration share it. */
export const makingEntries = {
  formats: v.optional(formats),
  out: v.optional(out),
  url: v.optional(url),
  variants: v.optional(variants),
};

/** A list that names nobody would be for everybody. */
const someNames = v.pipe(v.string(), v.regex(/[^\s,]/));
const names = v.union([someNames, v.pipe(v.array(someNames), v.minLength(1))]);

/** For whom slides are. */
export const audienceEntries = {
  only: v.optional(v.pipe(names, v.description("Variants and formats that show it; others do not"))),
  not: v.optional(v.pipe(names, v.description("Variants and formats that do not show it"))),
  draft: v.optional(flag("Shown to nobody but with --drafts")),
  skip: v.optional(flag("Not on stage: in no html, pdf and png, and without minutes")),
};

import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { isMarkdown } from "../content/deck-name.js";
import { InputError, problem } from "../report/problem.js";
import { aboutForeignFile, type Explanation, someFiles } from "./foreign-files.js";

export const isManifest = (name: string) => /\.deck\.ya?ml$/.test(name);

/**
 * Why there is no deck in a file or folder that exists, and what to give instead.
 * @param shown the path as the user knows it
 */
export function noDeckIn(shown: string, absolute: string): InputError {
  const { detail, hint } = statSync(absolute).isFile() ? aboutFile(shown, absolute) : aboutFolder(shown, absolute);
  return new InputError([problem("no-decks", { path: shown, detail, hint })]);
}

function aboutFile(shown: string, absolute: string): Explanation {
  const foreign = aboutForeignFile(shown, absolute);
  if (foreign) return foreign;
  const { dir, name, ext, base } = path.parse(shown);
  if (/^\.(png|jpe?g|gif|webp|avif|svg)$/i.test(ext)) {
    const hint = `put it on a slide with ![what it shows](${base}), and give the Markdown file that holds the slide`;
    return { detail: "it is a picture", hint };
  }
  if (/^\.ya?ml$/i.test(ext)) {
    const hint = `a manifest's name ends in .deck.yaml: rename it to ${path.join(dir, `${name}.deck.yaml`)}`;
    return { detail: "it is YAML, but no manifest", hint };
  }
  if (/^(\.(txt|text|mdx|mdown|mkd))?$/i.test(ext)) {
    const hint = `if it is Markdown, rename it to ${path.join(dir, `${name}.md`)}`;
    return { detail: "it is neither Markdown (.md) nor a manifest (.deck.yaml)", hint };
  }
  return {
    detail: "it is neither Markdown (.md) nor a manifest (.deck.yaml)",
    hint: "give a Markdown file, a *.deck.yaml manifest, or a folder that holds manifests",
  };
}

function aboutFolder(shown: string, absolute: string): Explanation {
  const [manifest] = readdirSync(absolute).filter(isManifest).sort();
  if (manifest !== undefined) {
    const hint = `name it, such as ${path.join(shown, manifest)}, or put it into slides/decks/`;
    return { detail: "its manifest is not in slides/decks/, where manifests are looked for", hint };
  }
  const files = readdirSync(absolute).filter(isMarkdown).sort();
  if (files.length === 0) {
    const hint = "name a Markdown file, or put a manifest into slides/decks/NAME.deck.yaml";
    return { detail: "the folder has no manifest (*.deck.yaml)", hint };
  }
  const names = someFiles(files.map((name) => path.join(shown, name)));
  const hint = `to make a deck of each, name the files: ${names}; to join them, list them under sections: in a manifest, slides/decks/NAME.deck.yaml`;
  return { detail: "the folder has Markdown, but no manifest (*.deck.yaml)", hint };
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { RevealSource } from "./reveal-page.js";

/** All Markdown files below a folder, without packages and what begins with a dot, in the order of their names. */
export function markdownFilesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = path.join(folder, entry.name);
      if (entry.isDirectory()) return markdownFilesIn(inside);
      return entry.isFile() && /\.(md|markdown)$/i.test(entry.name) ? [inside] : [];
    });
}

/** What reveal-md begins a slide below with where nobody says anything else. */
export const revealMdBelow = "\\r?\\n----\\r?\\n";

const defaults = { separator: "\\r?\\n---\\r?\\n", verticalSeparator: revealMdBelow, notesSeparator: "" };

/** A deck as reveal-md hands it on: without front matter, with the separators of that, else of the collection, else its own. */
export function revealSource(file: string, collection: string): RevealSource {
  const whole = readFileSync(file, "utf8")
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n");
  const front = /^---\n([\s\S]+?)\n---/.exec(whole);
  const settings = { ...defaults, ...textsOf(configurationOf(file, collection)), ...textsOf(yamlOf(front?.[1] ?? "")) };
  return { text: front ? whole.slice(front[0].length) : whole, ...settings };
}

/** The nearest `reveal-md.json` between a file and the folder of its collection. */
function configurationOf(file: string, collection: string): unknown {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const found = path.join(folder, "reveal-md.json");
    if (existsSync(found)) return yamlOf(readFileSync(found, "utf8"));
    if (folder === collection || folder === path.dirname(folder)) return {};
  }
}

/** What cannot be read sets nothing; JSON is YAML. */
function yamlOf(text: string): unknown {
  try {
    return parse(text, { logLevel: "error" });
  } catch {
    return {};
  }
}

function textsOf(settings: unknown): Partial<typeof defaults> {
  const given = Object.entries(typeof settings === "object" && settings !== null ? settings : {});
  return Object.fromEntries(
    given.filter(([key, value]) => key in defaults && typeof value === "string" && value !== ""),
  );
}

import { readFrontMatter } from "../content/settings.js";
import type { SourceFile } from "../source/text.js";

/** Where a manifest or front matter says the language, offsets; undefined where it does not. What looks the same below it is an example. */
export function languageSpan(file: SourceFile): { start: number; end: number } | undefined {
  const isManifest = /\.ya?ml$/.test(file.path);
  const end = isManifest ? file.text.length : readFrontMatter(file, { report: () => undefined }).end;
  const match = /^lang:.*$/m.exec(file.text.slice(0, end));
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

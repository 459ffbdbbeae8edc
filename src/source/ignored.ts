import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ignore, { type Ignore } from "ignore";
import { limits } from "./limits.js";

/** Whether git ignores a path below a folder: relative, with forward slashes; those of folders end with a slash. */
export type Ignored = (file: string) => boolean;

/**
 * Reads which files of a folder git ignores: from the `.gitignore` files between the top of the repository and the file,
 * and from the repository's `info/exclude`; the innermost file that names one decides. Files that are tracked all the same count as ignored,
 * since that is known to git's index only. https://git-scm.com/docs/gitignore
 *
 * @param root absolute path; what ignores this folder itself does not count
 */
export function readIgnored(root: string): Ignored {
  const known = new Map<string, Ignore>();
  const rulesIn = (folder: string): Ignore => {
    const rules = known.get(folder) ?? readRules(path.join(folder, ".gitignore"));
    known.set(folder, rules);
    return rules;
  };
  const top = repositoryAround(root);
  const exclude = top === undefined ? undefined : readRules(path.join(top, ".git", "info", "exclude"));
  const above = top === undefined ? [] : foldersBetween(top, root);
  const isIgnored = (file: string, folders: readonly string[]): boolean => {
    const absolute = path.join(root, file);
    const isFolder = file.endsWith("/");
    const from = (folder: string) => path.relative(folder, absolute).split(path.sep).join("/") + (isFolder ? "/" : "");
    for (const folder of folders.toReversed()) {
      const said = rulesIn(folder).test(from(folder));
      if (said.ignored || said.unignored) return said.ignored;
    }
    return top !== undefined && exclude?.test(from(top)).ignored === true;
  };
  const isRootIgnored = above.some((folder) => rulesIn(folder).ignores(`${relative(folder, root)}/`));
  const outer = isRootIgnored ? [] : above;
  return (file) => {
    const steps = file.split("/").filter(Boolean);
    return steps.some((_, index) => {
      const isLast = index === steps.length - 1;
      const inner = steps.slice(0, index).map((__, depth) => path.join(root, ...steps.slice(0, depth + 1)));
      const step = steps.slice(0, index + 1).join("/");
      return isIgnored(isLast ? file : `${step}/`, [...outer, root, ...inner]);
    });
  };
}

const relative = (from: string, to: string) => path.relative(from, to).split(path.sep).join("/");

/** The nearest folder that is the top of a repository; a work tree has a file there. */
function repositoryAround(folder: string): string | undefined {
  if (existsSync(path.join(folder, ".git"))) return folder;
  return path.dirname(folder) === folder ? undefined : repositoryAround(path.dirname(folder));
}

/** The folders from an outer one to an inner one, without the latter. */
function foldersBetween(outer: string, inner: string): string[] {
  if (outer === inner) return [];
  const above = path.dirname(inner);
  return [...foldersBetween(outer, above), above];
}

function readRules(file: string): Ignore {
  const lines = textOf(file).slice(0, limits.dataBytes).split(/\r?\n/).slice(0, limits.ignoreRules);
  return ignore({ ignorecase: false }).add(lines.map(boundedRule));
}

/** A file that is not there, or that nobody may read, ignores nothing. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Rules become regular expressions, which many asterisks could keep busy for ever: what follows the last allowed one counts as anything. */
function boundedRule(rule: string): string {
  const asterisks = [...rule.matchAll(/\*+/g)];
  const last = asterisks[limits.patternAsterisks - 1];
  if (asterisks.length <= limits.patternAsterisks || !last) return rule;
  return rule.startsWith("!") ? "" : rule.slice(0, last.index + last[0].length);
}

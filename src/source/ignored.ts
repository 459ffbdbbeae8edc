import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import ignore, { type Ignore } from "ignore";
import { nearestFolder, relativePath } from "./folder.js";
import { limits } from "./limits.js";
import { readSmall } from "./small-file.js";

/** Whether git ignores a path below a folder: relative, with forward slashes; those of folders end with a slash. */
export type Ignored = (file: string) => boolean;

/**
 * Reads which files of a folder git ignores: from the `.gitignore` files between the top of the repository and the file,
 * from the repository's `info/exclude`, and from the user's own lists; the innermost file that names one decides. Files
 * that are tracked all the same count as ignored, since that is known to git's index only.
 * https://git-scm.com/docs/gitignore
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
  // In a work tree, this is a file.
  const top = nearestFolder(root, (folder) => existsSync(path.join(folder, ".git")));
  const excludes = top === undefined ? [] : [infoExclude(top), ...globalIgnores()].map(readRules);
  const above = top === undefined ? [] : foldersBetween(top, root);
  const isIgnored = (file: string, folders: readonly string[]): boolean => {
    const absolute = path.join(root, file);
    const isFolder = file.endsWith("/");
    const from = (folder: string) => relativePath(folder, absolute) + (isFolder ? "/" : "");
    for (const folder of folders.toReversed()) {
      const said = rulesIn(folder).test(from(folder));
      if (said.ignored || said.unignored) return said.ignored;
    }
    return top !== undefined && excludes.some((rules) => rules.test(from(top)).ignored);
  };
  const isRootIgnored = above.some((folder) => rulesIn(folder).ignores(`${relativePath(folder, root)}/`));
  const outer = isRootIgnored ? [] : above;
  const verdicts = new Map<string, boolean>();
  const judge = (file: string): boolean => {
    const folder = path.posix.dirname(file);
    const inner =
      folder === "." ? [] : folder.split("/").map((_, depth, all) => path.join(root, ...all.slice(0, depth + 1)));
    // What lies in a folder that is ignored is, whatever is said of it.
    return (folder !== "." && verdictOn(`${folder}/`)) || isIgnored(file, [...outer, root, ...inner]);
  };
  const verdictOn = (file: string): boolean => {
    const verdict = verdicts.get(file) ?? judge(file);
    verdicts.set(file, verdict);
    return verdict;
  };
  return verdictOn;
}

/** The repository's own list; that of a work tree lies in the main repository. https://git-scm.com/docs/gitrepository-layout */
function infoExclude(top: string): string {
  const git = path.join(top, ".git");
  const named = /^gitdir: (.+)$/m.exec(readSmall(git) ?? "")?.[1];
  if (named === undefined) return path.join(git, "info", "exclude");
  const folder = path.resolve(top, named.trim());
  const common = (readSmall(path.join(folder, "commondir")) ?? "").trim();
  return path.join(path.resolve(folder, common), "info", "exclude");
}

/** The user's own lists: the usual place, and what the user's configuration names. https://git-scm.com/docs/git-config */
function globalIgnores(): string[] {
  const home = os.homedir();
  const config = path.join(process.env["XDG_CONFIG_HOME"] || path.join(home, ".config"), "git");
  const named = [path.join(config, "config"), path.join(home, ".gitconfig")].flatMap(
    (file) => /^\s*excludesfile\s*=\s*"?([^"\n]+)"?\s*$/im.exec(readSmall(file) ?? "")?.[1]?.trim() ?? [],
  );
  return [path.join(config, "ignore"), ...named.map((file) => path.resolve(home, file.replace(/^~\//, "")))];
}

/** The folders from an outer one to an inner one, without the latter. */
function foldersBetween(outer: string, inner: string): string[] {
  if (outer === inner) return [];
  const above = path.dirname(inner);
  return [...foldersBetween(outer, above), above];
}

function readRules(file: string): Ignore {
  const text = readSmall(file);
  const lines = text === undefined ? ["*"] : text.split(/\r?\n/);
  // Of more rules than are read, nobody knows what they hide.
  const rules = lines.length > limits.ignoreRules ? ["*"] : lines.map(boundedRule);
  return ignore({ ignorecase: false }).add(rules);
}

/** Rules become regular expressions, which many asterisks could keep busy for ever: what follows the last allowed one counts as anything. */
function boundedRule(rule: string): string {
  const asterisks = [...rule.matchAll(/\*+/g)];
  const last = asterisks[limits.patternAsterisks - 1];
  if (asterisks.length <= limits.patternAsterisks || !last) return rule;
  return rule.startsWith("!") ? "" : rule.slice(0, last.index + last[0].length);
}

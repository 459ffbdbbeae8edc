import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** The longest output of git that is read, in bytes: whole files of sources. */
const maxBuffer = 64 * 1024 * 1024;

/** Runs git in a clone; undefined where it fails. */
function git(clone, ...args) {
  const { status, stdout } = spawnSync("git", ["-C", clone, ...args], { encoding: "utf8", maxBuffer });
  return status === 0 ? stdout : undefined;
}

/** The lines that a source names, `10-24` or `7`, without white space at their ends; several ranges are one text. */
function linesOf(text, lines) {
  const all = text.split("\n");
  const ranges = String(lines)
    .split(",")
    .map((range) => range.trim().split("-").map(Number));
  return ranges.map(([from, to = from]) =>
    all
      .slice(from - 1, to)
      .map((line) => line.trim())
      .join("\n"),
  );
}

/**
 * What has become of a source in a clone of its repository: `clone missing`, `commit unknown`, `no file` (nothing but a
 * tag or a commit), `file gone`, `as it was`, `same lines` in a file that changed, or `lines changed`; with the number
 * of commits since then, of the whole repository and of the file.
 * @param clones a folder with clones, bare or not, as OWNER/NAME
 */
export function sinceThen({ repo, path: file, commit, tag, lines }, clones) {
  const clone = path.join(clones, ...String(repo).split("/"));
  if (!existsSync(clone)) return { state: "clone missing" };
  const then = [commit, tag].find((at) => at && git(clone, "cat-file", "-e", `${at}^{commit}`) !== undefined);
  if (!then) return { state: "commit unknown" };
  const count = (...paths) => Number(git(clone, "rev-list", "--count", `${then}..HEAD`, ...paths) ?? 0);
  const since = { commits: count() };
  if (!file) return { ...since, state: "no file" };
  const [before, now] = [then, "HEAD"].map((at) => git(clone, "show", `${at}:${file}`));
  if (before === undefined) return { ...since, state: "commit unknown" };
  const ofFile = { ...since, changes: count("--", file) };
  if (now === undefined) return { ...ofFile, state: "file gone" };
  if (now === before) return { ...ofFile, state: "as it was" };
  if (!lines) return { ...ofFile, state: "file changed" };
  const trimmed = now
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
  const stand = linesOf(before, lines).every((text) => trimmed.includes(text));
  return { ...ofFile, state: stand ? "same lines" : "lines changed" };
}

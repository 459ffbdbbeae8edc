import { MachineError, UsageError } from "../../report/problem.js";
import { decodeUtf8, type SourceFile, type Span, sourceFile, wholeOf } from "../../source/text.js";
import { type Git, openGit } from "./git.js";
import { fileIn, repositoryAround } from "./repository.js";
import { sameLines } from "./same-lines.js";
import { unbrokenStretch } from "./stretch.js";

interface ChangesRequest {
  /** The commit with which files are compared, as git names it. */
  readonly ref: string;
  /** Whether git may not be asked: in repositories of others it is not. */
  readonly isSafe: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

/** What has changed in files since a commit. */
export interface Changes {
  /**
   * Whether something within a span differs from the commit. All of a file that is not in the commit does; nothing of a file
   * that belongs to no repository, or to another one.
   *
   * @throws MachineError when git does not answer
   */
  touch(span: Span): Promise<boolean>;
}

/** A repository, and the commit that was named. */
interface Repository {
  readonly folder: string;
  readonly commit: string;
  readonly git: Git;
}

/** A file as it is now and as it was. */
interface Compared {
  readonly before: readonly string[];
  /** For each line where it stood before. */
  readonly lines: readonly ({ readonly before: number } | undefined)[];
}

/**
 * Opens what has changed in the projects of these folders. git is asked for files as they were committed, and never about the
 * folder: so no filter of the repository runs.
 *
 * @throws UsageError when a project is in no repository, or its repository has no such commit
 */
export async function openChanges(roots: readonly string[], request: ChangesRequest): Promise<Changes> {
  if (request.isSafe) throw new UsageError("--changed asks git, which is not run with --safe: leave one of them out");
  const repositories: Repository[] = [];
  for (const root of roots) {
    const folder = repositoryAround(root);
    if (folder === undefined)
      throw new UsageError(
        `--changed: ${root} is in no git repository; check it without --changed, or with --baseline FILE`,
      );
    if (!repositories.some((known) => known.folder === folder))
      repositories.push(await openRepository(folder, request));
  }
  const compared = new Map<SourceFile, Promise<Compared | "new" | "elsewhere">>();
  return {
    async touch(span) {
      const file = wholeOf(span.file);
      const asked = compared.get(file) ?? compare(file, repositories);
      compared.set(file, asked);
      const found = await asked;
      return found === "new" || (found !== "elsewhere" && differs({ ...span, file }, found));
    },
  };
}

async function openRepository(folder: string, { ref, environment }: ChangesRequest): Promise<Repository> {
  const git = openGit(folder, environment);
  if (!git)
    throw new MachineError("--changed asks git, which is not installed", ["install git, or check without --changed"]);
  const answer = await git(["rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`]);
  const commit = "bytes" in answer ? answer.bytes.toString("latin1").trim() : "";
  if (/^[\da-f]{40,64}$/.test(commit)) return { folder, commit, git };
  const said = "failure" in answer && !/single revision|unknown revision|bad revision/.test(answer.failure);
  const why = said ? ` (${answer.failure})` : "";
  const help = "in CI, fetch it first, for example with fetch-depth: 0; a file or folder goes before --changed";
  throw new UsageError(`--changed: git knows no commit “${ref}” in ${folder}${why}; ${help}`);
}

async function compare(file: SourceFile, repositories: readonly Repository[]): Promise<Compared | "new" | "elsewhere"> {
  for (const { folder, commit, git } of repositories) {
    const name = fileIn(folder, file, folder);
    if (name === undefined) continue;
    const blob = await git(["cat-file", "blob", `${commit}:${name}`]);
    if ("failure" in blob) {
      if (/does not exist in|exists on disk, but not in/.test(blob.failure)) return "new";
      throw new MachineError(`git does not say what ${name} was: ${blob.failure}`, ["check without --changed"]);
    }
    const committed = decodeUtf8(blob.bytes);
    if (!("text" in committed)) return "new";
    const before = linesOf(sourceFile(name, committed.text).text);
    const lines = sameLines(linesOf(file.text), before).map((at) => (at === undefined ? undefined : { before: at }));
    return { before, lines };
  }
  return "elsewhere";
}

const linesOf = (text: string): readonly string[] => text.split("\n");

/** Whether a line within a span was changed or added, or one of them is gone: from between, or from an end. */
function differs({ file, start, end }: Span, { before, lines }: Compared): boolean {
  const text = file.text.slice(start, end);
  const from = start + (text.length - text.trimStart().length);
  const span = { file, start: from, end: Math.max(from, start + text.trimEnd().length) };
  const stretch = unbrokenStretch(lines, span);
  const [first, last] = [stretch?.[0], stretch?.at(-1)];
  if (!first || !last) return true;
  const still = new Set(lines.map((line) => line?.before));
  const above = before.slice(0, first.before).findLastIndex(hasText);
  const below = before.findIndex((line, at) => at > last.before && hasText(line));
  const isGone = (line: number) => line !== -1 && !still.has(line);
  // What begins a slide was of this one where it stood above, and of the next one where it stood below.
  return (isGone(above) && begins(before[above])) || (isGone(below) && !ends(before[below]));
}

const hasText = (line: string): boolean => line.trim() !== "";

/** Whether a line may be the first one of a slide: a heading or a comment. */
const begins = (line = ""): boolean => /^\s*#{1,6}\s/.test(line) || line.trimStart().startsWith("<!--");

/** Whether a slide may end before a line: at the beginning of another one, or at a separator. */
const ends = (line = ""): boolean => begins(line) || /^\s*-{3,}\s*$/.test(line);

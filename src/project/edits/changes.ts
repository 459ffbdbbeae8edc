import { MachineError, UsageError } from "../../report/problem.js";
import { decodeUtf8, placeOf, type SourceFile, type Span, sourceFile, wholeOf } from "../../source/text.js";
import { type Git, openGit } from "./git.js";
import { fileIn, repositoryAround } from "./repository.js";

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
  const compared = new Map<SourceFile, Promise<Before>>();
  return {
    async touch(span) {
      const file = wholeOf(span.file);
      const asked = compared.get(file) ?? compare(file, repositories);
      compared.set(file, asked);
      const found = await asked;
      return found === "new" || (found !== "elsewhere" && differs({ ...span, file }, found.text));
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

/** A file as it was committed, or why there is nothing to compare it with. */
type Before = { readonly text: string } | "new" | "elsewhere";

async function compare(file: SourceFile, repositories: readonly Repository[]): Promise<Before> {
  for (const { folder, commit, git } of repositories) {
    const name = fileIn(folder, file, folder);
    if (name === undefined) continue;
    const blob = await git(["cat-file", "blob", `${commit}:${name}`]);
    if ("failure" in blob) {
      if (/does not exist in|exists on disk, but not in/.test(blob.failure)) return "new";
      throw new MachineError(`git does not say what ${name} was: ${blob.failure}`, ["check without --changed"]);
    }
    const committed = decodeUtf8(blob.bytes);
    return "text" in committed ? { text: sourceFile(name, committed.text).text } : "new";
  }
  return "elsewhere";
}

/**
 * Whether the lines of a span stand nowhere in an earlier text as they are, or less often than now: slides that were moved are the
 * same, unless something was taken away from their beginning or end.
 */
function differs({ file, start, end }: Span, before: string): boolean {
  const text = file.text.slice(start, end);
  const first = placeOf(file, start + (text.length - text.trimStart().length)).line;
  const last = placeOf(file, Math.max(start, start + text.trimEnd().length - 1)).line;
  const lines = asLines(file.text.split("\n").slice(first - 1, last));
  const [now, old] = [asLines([file.text]), asLines([before])];
  const found = placesIn(old, lines);
  if (found.length < placesIn(now, lines).length) return true;
  const still = new Set(file.text.split("\n").map((line) => line.trim()));
  return found.every((at) => isCut(old.slice(0, at), old.slice(at + lines.length), still));
}

/** Lines with an end before each and behind the last, so that they are found as whole lines only. */
const asLines = (lines: readonly string[]): string => `\n${lines.join("\n")}\n`;

function placesIn(text: string, lines: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(lines); at !== -1; at = text.indexOf(lines, at + 1)) places.push(at);
  return places;
}

/** Whether what stood right above or below belonged to the slide and is gone; `still` has the lines of today without their edges. */
function isCut(above: string, below: string, still: ReadonlySet<string>): boolean {
  const last = above.trimEnd().split("\n").at(-1)?.trim() ?? "";
  const next = below.trimStart().split("\n", 1)[0]?.trim() ?? "";
  const isGone = (line: string) => line !== "" && !still.has(line);
  // What begins a slide was of this one where it stood above, and of the next one where it stood below.
  return (isGone(last) && begins(last)) || (isGone(next) && !ends(next));
}

/** Whether a line may be the first one of a slide: a heading or a comment. */
const begins = (line: string): boolean => /^\s*#{1,6}\s/.test(line) || line.trimStart().startsWith("<!--");

/** Whether a slide may end before a line: at the beginning of another one, or at a separator. */
const ends = (line: string): boolean => begins(line) || /^\s*-{3,}\s*$/.test(line);

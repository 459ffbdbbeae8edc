import { decodeUtf8, sourceFile } from "../../source/text.js";
import { type Commit, readBlame } from "./blame.js";
import { type Git, openGit } from "./git.js";
import { sameLines } from "./same-lines.js";

/** The commit of a line, and where it stands in the text that was committed, from 0. */
export interface CommittedLine {
  readonly before: number;
  readonly commit: Commit;
}

/** What git knows of a repository's files. */
export interface History {
  /** The commit that is checked out; “HEAD” where that is not known, which code hosts take for the newest one. */
  readonly head: string;
  /** Why nothing is known of commits; undefined where something is. */
  readonly gap: string | undefined;
  commitsOf(file: string, text: string): Promise<FileHistory>;
}

/** The commits of the lines of a file as it is now, undefined for lines that are not committed so; or why git does not know. */
type FileHistory = { readonly lines: readonly (CommittedLine | undefined)[] } | { readonly failure: string };

interface HistoryRequest {
  readonly isSafe: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

const without = (gap: string): History => ({ head: "HEAD", gap, commitsOf: () => Promise.resolve({ failure: gap }) });

/**
 * Opens the history of a repository; whatever is missing for that is a gap and no failure.
 *
 * @param repository its folder; "" for none
 */
export async function openHistory(repository: string, { isSafe, environment }: HistoryRequest): Promise<History> {
  if (repository === "") return without("the deck is in no git repository");
  if (isSafe) return without("with --safe git is not asked");
  const git = openGit(repository, environment);
  if (!git) return without("git is not installed");
  const answer = await git(["rev-parse", "--is-shallow-repository", "HEAD"]);
  if ("failure" in answer) return without(`git knows no commit there (${answer.failure})`);
  const [shallow, head = ""] = answer.bytes.toString("latin1").split("\n");
  if (!/^[\da-f]{40,64}$/.test(head)) return without("git knows no commit there");
  // The oldest commit that is there would seem to have written everything before it.
  if (shallow !== "false")
    return { ...without("the repository is a shallow clone; git fetch --unshallow completes it"), head };
  return { head, gap: undefined, commitsOf: keptFiles((file, text) => readLines(git, head, file, text)) };
}

/** Asks once for each file, and for one after the other: a deck may have hundreds. */
function keptFiles(read: History["commitsOf"]): History["commitsOf"] {
  const files = new Map<string, ReturnType<typeof read>>();
  let last: Promise<unknown> = Promise.resolve();
  return (file, text) => {
    const asked = files.get(file) ?? last.then(() => read(file, text));
    if (!files.has(file)) last = asked.catch(() => undefined);
    files.set(file, asked);
    return asked;
  };
}

/** The commit is asked and not the folder: what is in that would go through the filters of the repository. */
async function readLines(git: Git, head: string, file: string, text: string): Promise<FileHistory> {
  const blob = await git(["cat-file", "blob", `${head}:${file}`]);
  const committed = "failure" in blob ? undefined : decodeUtf8(blob.bytes);
  if (committed === undefined || !("text" in committed)) return { lines: [] };
  // Which commits do not count, a file would say that is another one on each machine.
  const blame = await git(["blame", "--no-textconv", "--ignore-revs-file=", "--incremental", head, "--", file]);
  if ("failure" in blame) return blame;
  const commits = readBlame(blame.bytes.toString("latin1"));
  const before = sourceFile(file, committed.text).text.split("\n");
  const lines = sameLines(text.split("\n"), before).map((at) => {
    const commit = at === undefined ? undefined : commits[at];
    return at === undefined || !commit ? undefined : { before: at, commit };
  });
  return { lines };
}

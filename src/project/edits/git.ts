import { execFile } from "node:child_process";
import { MachineError } from "../../report/problem.js";
import { programsOnPath } from "../../source/programs.js";

/** How long one question to git may take, in milliseconds; only what hangs gets there. docs/safety.md names it. */
const deadline = 60_000;

/** So much is read of an answer. */
const mostBytes = 64 * 2 ** 20;

/** What git answers, or why it does not. */
type GitAnswer = { readonly bytes: Buffer } | { readonly failure: string };

/** Asks git about the repository of a folder. */
export type Git = (args: readonly string[]) => Promise<GitAnswer>;

/**
 * What a repository's own configuration must not decide: it comes with the repository, and most of these name programs;
 * how lines are compared shall be the same everywhere.
 * What else could run one has no place in the questions that are asked: filters belong to files outside of commits, and
 * hooks, editors and other sites to what changes or fetches something.
 */
const settings = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.alternateRefsCommand=",
  "core.sshCommand=false",
  "diff.external=",
  "log.showSignature=false",
  "diff.algorithm=default",
  "protocol.allow=never",
];

/** Variables that keep git from waiting, from writing, and from asking other sites for what a partial clone lacks. */
const fixed = {
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
  LC_ALL: "C",
};

/** Opens git for a folder; undefined where it is not installed. */
export function openGit(folder: string, environment: NodeJS.ProcessEnv): Git | undefined {
  const [program] = programsOnPath(["git"], environment);
  if (program === undefined) return undefined;
  const own = Object.entries(environment).filter(([name]) => !/^GIT_/i.test(name));
  const options = {
    cwd: folder,
    env: { ...Object.fromEntries(own), ...fixed },
    encoding: "buffer",
    timeout: deadline,
    killSignal: "SIGKILL",
    maxBuffer: mostBytes,
    windowsHide: true,
  } as const;
  const always = ["--no-pager", ...settings.flatMap((setting) => ["-c", setting])];
  return (args) =>
    new Promise((resolve, reject) => {
      const child = execFile(program, [...always, ...args], options, (error, out, err) => {
        if (!error) resolve({ bytes: out });
        else if (error.killed && error.signal) reject(lateError(folder));
        else resolve({ failure: firstLine(err) });
      });
      child.stdin?.end();
    });
}

const lateError = (folder: string) =>
  new MachineError(`git has not answered for ${deadline / 1000} s about ${folder}`, [
    "do without --edit-links or --changed, or find out what keeps git busy there: git blame FILE",
  ]);

/** What git says first, as far as a terminal can show it. */
const firstLine = (said: Buffer): string =>
  (said.toString("utf8").split("\n")[0] ?? "").replace(/[^\P{C}]/gu, "").slice(0, 200);

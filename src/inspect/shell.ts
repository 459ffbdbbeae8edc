import { spawnSync } from "node:child_process";
import type { ReadShell, SyntaxMistake } from "../check/syntax.js";
import { programsOnPath } from "../source/programs.js";

/** How long bash may take to read a script, in milliseconds. docs/safety.md names it. */
const deadline = 5_000;

/**
 * The bash that reads scripts. Where there is none, or with `html: "sanitized"` (`--safe`), nothing is read; on Windows neither,
 * where bash may be another system.
 */
export function shellProgram(html: "raw" | "sanitized", environment: NodeJS.ProcessEnv): string | undefined {
  return html === "sanitized" || process.platform === "win32" ? undefined : programsOnPath(["bash"], environment)[0];
}

/**
 * Reads scripts with `bash -n`, which runs nothing of them. It gets an environment that
 * is empty, because variables can name files that bash would run first. A script is read once.
 *
 * @param program without one, nothing is read
 * @param gaveUp is told of a script that takes bash too long
 */
export function openShell(program: string | undefined, gaveUp: () => void = () => undefined): ReadShell {
  if (program === undefined) return () => undefined;
  const known = new Map<string, SyntaxMistake | undefined>();
  return (script) => {
    if (!known.has(script)) known.set(script, readWith(program, script, gaveUp));
    return known.get(script);
  };
}

function readWith(program: string, script: string, gaveUp: () => void): SyntaxMistake | undefined {
  // No program can be given a text with a NUL; such a byte came in by mistake, and bash would pass over it.
  if (script.includes("\0")) return undefined;
  const { status, stderr } = spawnSync(program, ["--noprofile", "--norc", "-O", "extglob", "-n", "-c", script], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { LC_ALL: "C" },
    cwd: "/",
    encoding: "utf8",
    timeout: deadline,
    killSignal: "SIGKILL",
    maxBuffer: 2 ** 16,
  });
  if (status === null) gaveUp();
  return status === 0 || status === null ? undefined : mistakeFrom(stderr, script);
}

/** Tokens that nobody writes there on purpose; brackets may be what a command printed. */
const told = /^(?:;;?|&&|\|\|?|then|do|done|else|elif|fi|esac|\}|\))$/;

function mistakeFrom(said: string, script: string): SyntaxMistake | undefined {
  const match = /line (\d+): (?:syntax error: |syntax error near )?(.*)/.exec(said);
  const message = match?.[2] ?? "";
  const token = /unexpected token `(.+)'/.exec(message)?.[1];
  const open = /looking for matching `(.+)'/.exec(message)?.[1];
  // An apostrophe in what a command printed, or in a sentence, opens no quote.
  const isApostrophe = open === "'" && /\p{L}'\p{L}/u.test(script);
  if (!match || isApostrophe || (token !== undefined && !told.test(token))) return undefined;
  const line = Math.min(Number(match[1]), script.trimEnd().split("\n").length);
  if (open) return { line, message: `what ${open === ")" ? "(" : open} opens is not closed` };
  return { line, message: token ? `“${token}” is not expected here` : message };
}

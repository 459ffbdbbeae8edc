import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import windowsCommand from "launch-editor/construct-windows-launch-command.js";
import argumentsFor from "launch-editor/get-args.js";
import guessEditor from "launch-editor/guess.js";
import { letLast } from "../source/lasting.js";
import { isProgram, programsOnPath } from "../source/programs.js";

/** A place of a file, by its absolute path; line and column count from 1. */
interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The user's editor. */
export interface Editor {
  /** Shows a place; says why it cannot, or "". */
  open(place: FilePlace): Promise<string>;
}

/** They would share the server's terminal, and its keys. */
const inTerminals = new Set([
  "vi",
  "vim",
  "nvim",
  "nano",
  "micro",
  "hx",
  "helix",
  "kak",
  "joe",
  "mcedit",
  "ne",
  "pico",
]);
/** An editor that cannot show a file says so soon; so long, in milliseconds, it is waited for. */
const patience = 400;

/**
 * The editor of the user: the one that is asked for, or else `LAUNCH_EDITOR`, one that runs, `VISUAL` or `EDITOR`.
 * @param asked a command as a shell would read it
 */
export function openEditor(asked: string | undefined): Editor {
  return {
    async open({ file, line, column }) {
      const [editor, ...given] = commandOf(asked);
      const isCommand = given.every((word) => typeof word === "string");
      if (asked !== undefined && !(typeof editor === "string" && isCommand)) return `“${asked}” is no command`;
      if (typeof editor !== "string" || !isCommand)
        return "no editor was found; name one with --editor, or in the variable LAUNCH_EDITOR";
      const name = path.basename(editor).replace(/\.(?:exe|cmd|bat)$/i, "");
      if (inTerminals.has(name))
        return `${name} works in a terminal; open the place there, or name another editor with --editor`;
      const program = /[\\/]/.test(editor) ? path.resolve(editor) : programsOnPath([editor], process.env, endings)[0];
      if (program === undefined) return `there is no program “${name}”`;
      const args = [...given, ...argumentsFor(editor, file, line, column).map(String)];
      return started(() => start(program, args), name);
    },
  };
}

/** Editors of Windows are scripts, too. */
const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];

/** A command by its words. In a variable, it is often more than a name, such as `code --wait`. */
function commandOf(asked: string | undefined): ReturnType<typeof guessEditor> {
  const guessed = guessEditor(asked);
  const [only] = guessed;
  const isWritten = asked === undefined && guessed.length === 1 && typeof only === "string" && /\s/.test(only);
  return isWritten && !isProgram(only) ? guessEditor(only) : guessed;
}

/** Starts a program with its arguments as they are; the command line of Windows, which alone starts scripts, gets them quoted. */
function start(editor: string, args: readonly string[]): ChildProcess {
  if (process.platform === "win32")
    return spawn(windowsCommand(editor, args), { shell: true, stdio: "ignore", windowsHide: true });
  return spawn(editor, args, { stdio: "ignore", detached: true });
}

function started(launch: () => ChildProcess, name: string): Promise<string> {
  return new Promise((resolve) => {
    try {
      const child = launch();
      letLast(child);
      const timer = setTimeout(resolve, patience, "");
      const say = (why: string) => {
        clearTimeout(timer);
        resolve(why);
      };
      child.once("error", (cause: NodeJS.ErrnoException) =>
        say(cause.code === "ENOENT" ? `there is no program “${name}”` : `${name} does not start: ${cause.message}`),
      );
      child.once("exit", (status) => say(status ? `${name} ended with status ${status}` : ""));
    } catch (cause) {
      resolve(`${name} does not start: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  });
}

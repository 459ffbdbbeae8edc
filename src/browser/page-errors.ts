import { MachineError } from "../report/problem.js";
import type { PageWork } from "./deadlines.js";

/** A tab did not paint, or did not end, in time. */
export class StuckTab extends Error {}

const late: Readonly<Record<PageWork, string>> = {
  print: "print a page",
  live: "print a deck with its scripts",
  pictures: "take the pictures of a page",
  measure: "measure a page",
  draw: "draw the diagrams of a page",
};

/** The work with a page was not done in time. */
export class LatePage extends MachineError {
  readonly seconds: number;
  constructor(kind: PageWork, milliseconds: number) {
    const seconds = milliseconds / 1000;
    super(`the browser did not ${late[kind]} within ${seconds} s, and its page was ended`, [
      "try again when the machine has less to do, or with --jobs 1",
      "look for what the browser does not get done, such as a style sheet with many nested elements",
    ]);
    this.seconds = seconds;
  }
}

/** A page wanted to be another one: by a script, or by itself. */
export class LeftPage extends Error {
  readonly address: string;
  constructor(address: string) {
    super(`the page wants to be ${address}`);
    this.address = address;
  }
}

/** The failure of a page's work as a failure that names the deck; others stay as they are. */
export function concerning(deck: string, cause: unknown): unknown {
  if (!(cause instanceof LatePage || cause instanceof LeftPage)) return cause;
  const remedies = cause instanceof LatePage ? cause.remedies : ["look for a refresh in the deck's own templates"];
  return new MachineError(`${deck}: ${cause.message}`, remedies, { cause });
}

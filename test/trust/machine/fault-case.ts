import type { TestProject } from "../../support/project.js";
import type { Fault } from "./broken.js";

/** Something that is wrong with a machine while decks are built, and what becomes of it. */
export interface FaultCase {
  readonly name: string;
  readonly fault?: Fault;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly before?: string;
  readonly streams?: string;
  /** What stands behind `build a.md`. */
  readonly args?: readonly string[];
  /** The whole command line, for other commands. */
  readonly command?: readonly string[];
  prepare?(project: TestProject): void;
  readonly status: number;
  /** What is said about it, with the way to mend it. */
  readonly says?: RegExp;
  /** Files of `dist` that stand there afterwards: as before, as after a build, or whatever the case has made of them. */
  readonly leaves: "old" | "new" | "anything";
  /** It is one of those that every run of the tests tries. */
  readonly isEveryday?: boolean;
}

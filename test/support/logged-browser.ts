import { chmodSync, existsSync, readFileSync } from "node:fs";
import { chooseBrowser, findBrowsers } from "../../src/browser/find.js";
import type { TestProject } from "./project.js";

export interface LoggedBrowser {
  readonly program: string;
  /** How often it was started. */
  readonly starts: () => number;
  /** The first word that each start was given. */
  readonly words: () => readonly string[];
}

/** A program in a project that notes that it was started and then is the browser. */
export function logBrowser({ file, write }: Pick<TestProject, "file" | "write">): LoggedBrowser {
  const { path: browser } = chooseBrowser(findBrowsers(process.env)).browser;
  const [program, log] = [file("browser.sh"), file("starts")];
  write("browser.sh", `#!/bin/sh\necho "$1" >>"${log}"\nexec "${browser}" "$@"\n`);
  chmodSync(program, 0o755);
  const words = () => (existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(0, -1) : []);
  return { program, words, starts: () => words().length };
}

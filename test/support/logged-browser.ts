import { chmodSync, existsSync, readFileSync } from "node:fs";
import { chooseBrowser, findBrowsers } from "../../src/browser/find.js";
import type { TestProject } from "./project.js";

/** A program in a project that notes that it was started and then is the browser. */
export function logBrowser({ file, write }: TestProject): { readonly program: string; readonly starts: () => number } {
  const { path: browser } = chooseBrowser(findBrowsers(process.env)).browser;
  const [program, log] = [file("browser.sh"), file("starts")];
  write("browser.sh", `#!/bin/sh\necho started >>"${log}"\nexec "${browser}" "$@"\n`);
  chmodSync(program, 0o755);
  return { program, starts: () => (existsSync(log) ? readFileSync(log, "utf8").split("\n").length - 1 : 0) };
}

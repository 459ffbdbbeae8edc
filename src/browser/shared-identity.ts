import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { MachineError } from "../report/problem.js";
import type { BrowserCandidate } from "./candidate.js";
import { chooseBrowser, findBrowsers } from "./find.js";
import { systemFonts } from "./system-fonts.js";

/**
 * Tells which browser would print and with which fonts of the system, so that another machine with the same ones comes to the
 * same words. A browser of the system is asked for its version, which takes some hundredths of a second.
 *
 * @returns undefined when there is none, it does not tell, or the fonts cannot be looked at
 */
export function sharedBrowserIdentity(environment: NodeJS.ProcessEnv): string | undefined {
  try {
    const { browser } = chooseBrowser(findBrowsers(environment));
    const version = browser.prepare ? browser.origin : versionOf(browser);
    const fonts = systemFonts(environment);
    return version && fonts && `${version}, ${browser.isShell ? "shell" : "whole"}, fonts ${fonts}`;
  } catch (cause) {
    if (cause instanceof MachineError) return undefined;
    throw cause;
  }
}

/** So long, in milliseconds, a program may take to say its version. */
const patience = 10_000;

function versionOf({ path: program }: BrowserCandidate): string | undefined {
  // Chrome for Windows would open a window; its parts lie in a folder of its version's name.
  if (process.platform === "win32") return namesBeside(program).find((name) => /^\d+(?:\.\d+){3}$/.test(name));
  try {
    const said = execFileSync(program, ["--version"], { timeout: patience, stdio: ["ignore", "pipe", "ignore"] });
    return said.toString("utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}

function namesBeside(program: string): string[] {
  try {
    return readdirSync(path.dirname(program));
  } catch {
    return [];
  }
}

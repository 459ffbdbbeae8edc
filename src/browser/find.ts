import { existsSync, readdirSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { MachineError } from "../report/problem.js";
import { isProgram, programsOnPath, variable } from "../source/programs.js";
import type { BrowserCandidate } from "./candidate.js";
import { embeddedBrowser } from "./embedded.js";

const remedies = [
  "name one: QUARTERDECK_BROWSER=/path/to/chromium",
  "install the embedded one: npm install @sparticuz/chromium@147.0.0 (Linux, x64)",
  "let Puppeteer install one: npx @puppeteer/browsers install chrome-headless-shell --path ~/.cache/puppeteer",
  "install Chrome or Chromium with the system's package manager, for example apt-get install chromium",
];

/**
 * Finds all browsers in the order of preference: the one named by the environment; one that Puppeteer has
 * installed; Chrome or Chromium on the system; the one embedded in `@sparticuz/chromium`.
 *
 * @throws MachineError when the environment names a program that does not exist
 */
export function findBrowsers(environment: NodeJS.ProcessEnv): BrowserCandidate[] {
  const named = ["QUARTERDECK_BROWSER", "PUPPETEER_EXECUTABLE_PATH"].flatMap((variable) => {
    const file = environment[variable];
    if (!file) return [];
    if (!isProgram(file)) {
      const what = statSync(file, { throwIfNoEntry: false })?.isDirectory() ? "a folder" : "not a program";
      throw new MachineError(`${variable} names ${file}, which is ${what}`, [`unset ${variable} or correct it`]);
    }
    return [{ origin: variable, path: file, isShell: looksLikeShell(file) }];
  });
  const embedded = embeddedBrowser(environment);
  return [...named, ...installedByPuppeteer(environment), ...onSystem(environment), ...(embedded ? [embedded] : [])];
}

/** Chooses among the browsers found: the environment's word counts; otherwise the first headless shell. */
export function chooseBrowser(candidates: readonly BrowserCandidate[]): { browser: BrowserCandidate; why: string } {
  const [first] = candidates;
  if (!first) throw new MachineError("there is no browser to print with", remedies);
  if (first.origin === "QUARTERDECK_BROWSER" || first.origin === "PUPPETEER_EXECUTABLE_PATH") {
    return { browser: first, why: `${first.origin} names it` };
  }
  const shell = candidates.find((candidate) => candidate.isShell);
  if (shell && shell !== first) return { browser: shell, why: "a headless shell starts faster than a whole browser" };
  return { browser: first, why: "the first in the order of preference" };
}

const looksLikeShell = (file: string) => /headless[-_]shell/i.test(path.basename(file));

function installedByPuppeteer(environment: NodeJS.ProcessEnv): BrowserCandidate[] {
  const cache = environment["PUPPETEER_CACHE_DIR"] ?? path.join(os.homedir(), ".cache", "puppeteer");
  return ["chrome-headless-shell", "chrome"].flatMap((name) => {
    const folder = path.join(cache, name);
    if (!existsSync(folder)) return [];
    const builds = foldersIn(folder).sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
    const programs = builds.flatMap((build) => programsIn(path.join(folder, build), name));
    return programs.slice(0, 1).map((file) => ({ origin: "Puppeteer", path: file, isShell: name !== "chrome" }));
  });
}

/** Its folders: Puppeteer keeps notes beside them. */
const foldersIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

function programsIn(build: string, name: string): string[] {
  const app = "Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing";
  return foldersIn(build)
    .flatMap((folder) => [name, `${name}.exe`, app].map((file) => path.join(build, folder, file)))
    .filter((file) => existsSync(file) && isProgram(file));
}

const systemNames = [
  "chrome-headless-shell",
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge",
];

/** Where browsers are on macOS, below the folders for programs of all and of one user. */
const applications = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Chromium.app/Contents/MacOS/Chromium",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/** Where they are on Windows, below the folders for programs. */
const windowsPrograms = [
  "Google/Chrome/Application/chrome.exe",
  "Chromium/Application/chrome.exe",
  "Microsoft/Edge/Application/msedge.exe",
];

function fixedPlaces(environment: NodeJS.ProcessEnv): string[] {
  const users = path.join(os.homedir(), "Applications");
  const windows = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap(
    (name) => variable(environment, name) ?? [],
  );
  return [
    ...applications.flatMap((file) => ["/Applications", users].map((folder) => path.join(folder, file))),
    ...windowsPrograms.flatMap((file) => windows.map((folder) => path.join(folder, file))),
  ];
}

function onSystem(environment: NodeJS.ProcessEnv): BrowserCandidate[] {
  return [...programsOnPath(systemNames, environment), ...fixedPlaces(environment).filter(isProgram)].map((file) => ({
    origin: "system",
    path: file,
    isShell: looksLikeShell(file),
  }));
}

import { chooseBrowser, findBrowsers } from "../browser/find.js";
import { createBrowserOwner } from "../browser/owner.js";
import { puppeteerVersion } from "../browser/version.js";
import { type EjectedState, ejectedStates } from "../project/start/eject.js";
import { InputError, MachineError } from "../report/problem.js";
import { type CheckPackageSearch, checkPackageRemedy, findCheckPackage } from "../source/check-package.js";
import { realPathOf } from "../source/folder.js";
import { packageVersion } from "../source/installed.js";
import { declaredRoot } from "../source/project.js";
import { findQueuePackage, type QueuePackageSearch, queuePackageRemedy } from "../source/queue-package.js";
import type { CommandLine } from "./options.js";
import type { Shell } from "./shell.js";

interface Diagnosis {
  readonly quarterdeck: string;
  readonly node: string;
  readonly puppeteer: string;
  readonly browsers: readonly { origin: string; path: string; shell: boolean; chosen: boolean; why: string }[];
  readonly browserVersion: string;
  readonly sandbox: string;
  /** Of quarterdeck-check: "" without it; then spelling and accessibility are not checked. */
  readonly checkPackage: string;
  /** Of quarterdeck-queue: "" without it; then machines share work by shards only. */
  readonly queuePackage: string;
  /** What became of the packaged templates that the project around the user has copied. */
  readonly ejected: readonly EjectedState[];
}

/** `quarterdeck doctor`: finds the browser, starts it once, and says why it was chosen. */
export async function runDoctor(line: CommandLine, { terminal, environment, folder, onStop }: Shell): Promise<number> {
  const { ejected, wrongLock } = readEjected(folder);
  const found = findBrowsers(environment);
  const chosen = found.length > 0 ? chooseBrowser(found) : undefined;
  const owner = createBrowserOwner(environment);
  onStop(() => owner.kill());
  let browserVersion = "";
  let failure: unknown;
  try {
    browserVersion = await owner.withPage("print", ({ page }) => page.browser().version());
  } catch (cause) {
    failure = cause;
  }
  const packages = { check: findCheckPackage(), queue: findQueuePackage() };
  const sandbox = owner.sandboxOff ? `off: ${owner.sandboxOff}` : "on";
  await owner.close();
  const diagnosis: Diagnosis = {
    quarterdeck: packageVersion(),
    node: process.version,
    puppeteer: puppeteerVersion,
    browsers: found.map((browser) => ({
      origin: browser.origin,
      path: browser.path,
      shell: browser.isShell,
      chosen: browser === chosen?.browser,
      why: browser === chosen?.browser ? chosen.why : "",
    })),
    browserVersion,
    sandbox,
    checkPackage: "found" in packages.check ? packageVersion() : "",
    queuePackage: "found" in packages.queue ? packageVersion() : "",
    ejected,
  };
  terminal.out(line.options.json ? `${JSON.stringify(diagnosis)}\n` : diagnosisText(diagnosis, packages));
  if (wrongLock) throw wrongLock;
  if (failure) throw failure instanceof MachineError ? failure : new MachineError(String(failure), []);
  return 0;
}

/** The copies of the project around a folder; a lock that cannot be read hides nothing else. */
function readEjected(folder: string): { ejected: readonly EjectedState[]; wrongLock?: InputError } {
  const root = declaredRoot(realPathOf(folder));
  try {
    return { ejected: root === undefined ? [] : ejectedStates(root) };
  } catch (cause) {
    if (cause instanceof InputError) return { ejected: [], wrongLock: cause };
    throw cause;
  }
}

interface Packages {
  readonly check: CheckPackageSearch;
  readonly queue: QueuePackageSearch;
}

function diagnosisText(diagnosis: Diagnosis, { check, queue }: Packages): string {
  const browsers = diagnosis.browsers.map(
    ({ origin, path, shell, chosen, why }) =>
      `  ${chosen ? "→" : " "} ${path}\n      from ${origin}${shell ? ", a headless shell" : ""}${chosen ? `; chosen: ${why}` : ""}`,
  );
  return [
    `Quarterdeck  ${diagnosis.quarterdeck}`,
    `Node         ${diagnosis.node}`,
    `Puppeteer    ${diagnosis.puppeteer}`,
    `Browser      ${diagnosis.browserVersion || "does not start"}`,
    `Sandbox      ${diagnosis.browserVersion ? diagnosis.sandbox : "–"}`,
    `Check        ${"found" in check ? `quarterdeck-check ${diagnosis.checkPackage}` : `${check.missing}: no spelling, no accessibility; ${checkPackageRemedy()}`}`,
    `Queue        ${"found" in queue ? `quarterdeck-queue ${diagnosis.queuePackage}` : `${queue.missing}: no “quarterdeck queue”; ${queuePackageRemedy()}`}`,
    "Fonts        the themes bring their own; nothing is fetched",
    "",
    "Browsers found, in the order of preference:",
    ...(browsers.length > 0 ? browsers : ["    none"]),
    "",
    ...ejectedText(diagnosis.ejected),
  ].join("\n");
}

/** What somebody has to know who has changed copies of packaged templates. */
function ejectedText(ejected: readonly EjectedState[]): string[] {
  if (ejected.length === 0) return [];
  const lines = ejected.map(({ name, ...state }) => `  ${name}: ${wordsFor(state)}`);
  return [`Templates that this project has copied from the package:`, ...lines, ""];
}

function wordsFor({ file, version, package: packaged, copy }: Omit<EjectedState, "name">): string {
  const original = {
    same: "the package has not changed it since",
    changed: `the package has changed it since ${version}; compare it with ${file}`,
    removed: `the package has it no more; it came with ${version}`,
  }[packaged];
  const own = {
    same: "the copy is as it came, so it can be removed",
    changed: "the copy is your own",
    removed: `${file} is gone; remove its entry from quarterdeck.lock.yaml`,
  }[copy];
  return `${original}; ${own}`;
}

import { chooseBrowser, findBrowsers } from "../browser/find.js";
import { createBrowserOwner } from "../browser/owner.js";
import { puppeteerVersion } from "../browser/version.js";
import { MachineError } from "../report/problem.js";
import { type CheckPackageSearch, checkPackageRemedy, findCheckPackage } from "../source/check-package.js";
import { packageVersion } from "../source/installed.js";
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
}

/** `quarterdeck doctor`: finds the browser, starts it once, and says why it was chosen. */
export async function runDoctor(line: CommandLine, { terminal, environment, onStop }: Shell): Promise<number> {
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
  const search = findCheckPackage();
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
    checkPackage: "found" in search ? packageVersion() : "",
  };
  terminal.out(line.options.json ? `${JSON.stringify(diagnosis)}\n` : diagnosisText(diagnosis, search));
  if (failure) throw failure instanceof MachineError ? failure : new MachineError(String(failure), []);
  return 0;
}

function diagnosisText(diagnosis: Diagnosis, search: CheckPackageSearch): string {
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
    `Check        ${"found" in search ? `quarterdeck-check ${diagnosis.checkPackage}` : `${search.missing}: no spelling, no accessibility; ${checkPackageRemedy()}`}`,
    "Fonts        the themes bring their own; nothing is fetched",
    "",
    "Browsers found, in the order of preference:",
    ...(browsers.length > 0 ? browsers : ["    none"]),
    "",
  ].join("\n");
}

import { chmodSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import type { BrowserCandidate } from "../../../src/browser/candidate.js";
import { chooseBrowser, findBrowsers } from "../../../src/browser/find.js";
import { MachineError } from "../../../src/report/problem.js";
import { project, type TestProject } from "../../support/project.js";

let made: TestProject | undefined;
afterEach(() => made?.remove());

const shell: BrowserCandidate = { origin: "embedded", path: "/shell", isShell: true };
const chrome: BrowserCandidate = { origin: "system", path: "/chrome", isShell: false };

describe("the browser rule", () => {
  it("prefers a headless shell, unless the environment names a browser", () => {
    expect(chooseBrowser([chrome, shell]).browser).toBe(shell);
    expect(chooseBrowser([chrome]).browser).toBe(chrome);
    const named = { ...chrome, origin: "QUARTERDECK_BROWSER" };
    expect(chooseBrowser([named, shell]).browser).toBe(named);
  });

  it("says one way to get a browser on each line when there is none", () => {
    expect(() => chooseBrowser([])).toThrow(MachineError);
    try {
      chooseBrowser([]);
    } catch (cause) {
      const { remedies, exitStatus } = cause as MachineError;
      expect(exitStatus).toBe(3);
      expect(remedies.map((remedy) => remedy.split(":")[0])).toEqual([
        "name one",
        "install the embedded one",
        "let Puppeteer install one",
        "install Chrome or Chromium with the system's package manager, for example apt-get install chromium",
      ]);
    }
  });

  it.runIf(process.platform === "linux")(
    "finds named, Puppeteer's, the system's and the embedded one, in this order",
    () => {
      const programs = {
        "named/chrome": "",
        "cache/chrome-headless-shell/linux-140.0.1/chrome-headless-shell-linux64/chrome-headless-shell": "",
        "cache/chrome-headless-shell/linux-99.0.1/chrome-headless-shell-linux64/chrome-headless-shell": "",
        "bin/chromium": "",
      };
      made = project(programs);
      for (const name of Object.keys(programs)) chmodSync(made.file(name), 0o755);
      const found = findBrowsers({
        QUARTERDECK_BROWSER: made.file("named/chrome"),
        PUPPETEER_CACHE_DIR: made.file("cache"),
        PATH: made.file("bin"),
        HOME: made.folder,
      });
      expect(found.map(({ origin }) => origin.split(" ")[0]).slice(0, 3)).toEqual([
        "QUARTERDECK_BROWSER",
        "Puppeteer",
        "system",
      ]);
      expect(found[1]?.path).toContain("140.0.1");
      if (process.arch === "x64") expect(found.at(-1)?.origin).toMatch(/^@sparticuz\/chromium/);
    },
  );

  it.runIf(process.platform === "linux")(
    "finds what Puppeteer has installed on Windows and macOS, and what is installed there, however variables are written",
    () => {
      const programs = {
        "cache/chrome/.metadata": "{}",
        "cache/chrome/mac_arm-140.0.1/chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing":
          "",
        "cache/chrome-headless-shell/win64-140.0.1/chrome-headless-shell-win64/chrome-headless-shell.exe": "",
        "programs/Microsoft/Edge/Application/msedge.exe": "",
        "local/Google/Chrome/Application/chrome.exe": "",
      };
      made = project(programs);
      for (const name of Object.keys(programs)) chmodSync(made.file(name), 0o755);
      const environment = {
        PUPPETEER_CACHE_DIR: made.file("cache"),
        Path: made.file("bin"),
        LocalAppData: made.file("local"),
        "ProgramFiles(x86)": made.file("programs"),
      };
      const found = findBrowsers(environment).filter(({ origin }) => !origin.startsWith("@"));
      expect(found.map(({ path: file, isShell }) => [file.replace(/^.*[/]/, ""), isShell])).toEqual([
        ["chrome-headless-shell.exe", true],
        ["Google Chrome for Testing", false],
        ["chrome.exe", false],
        ["msedge.exe", false],
      ]);
    },
  );

  it("does not go on with a named browser that does not exist", () => {
    expect(() => findBrowsers({ QUARTERDECK_BROWSER: "/nowhere" })).toThrow(/names \/nowhere/);
  });
});

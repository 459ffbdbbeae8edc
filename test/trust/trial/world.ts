import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { onePixel } from "../../support/project.js";
import type { HostileCase } from "../hostile/case.js";
import { canary } from "./canary.js";
import { harmfulScript, withOwnScripts } from "./live.js";

/** How a case is built. */
export type Mode = "plain" | "safe" | "live";

/** A folder with a hostile project in it, and beside it what it should not get at. */
export interface World {
  /** Everything stands in here. */
  readonly home: string;
  readonly project: string;
  readonly out: string;
  readonly input: string;
  readonly environment: Readonly<Record<string, string>>;
  remove(): void;
}

/** What stands outside, in the form of everything that a deck could want to read: the file's ending decides. */
const outside: Readonly<Record<string, string>> = {
  txt: canary,
  md: `## ${canary}\n`,
  css: `.slide::after{content:"${canary}"}`,
  js: `document.title="${canary}"`,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>${canary}</text></svg>`,
  html: `<p>${canary}</p>`,
  yaml: `title: ${canary}\nsections: []\nid: ${canary}\nname: ${canary}\nfacts: []\n`,
  json: JSON.stringify({ title: canary }),
  cast: `${JSON.stringify({ version: 2, width: 40, height: 4 })}\n[0.1,"o","${canary}"]\n`,
  sh: `# title: ${canary}\n# summary: ${canary}\n# step one: ${canary}\necho ${canary}\n`,
  hbs: `<p>${canary}</p>`,
  csv: `a,b\n${canary},1\n`,
};

/** Makes the project of a case; `host` is where the listener waits. */
export function makeWorld(each: HostileCase, mode: Mode, host: string): World {
  const home = realpathSync(mkdtempSync(path.join(os.tmpdir(), "quarterdeck-hostile-")));
  const project = path.join(home, "project");
  const secret = path.join(home, "outside");
  mkdirSync(secret);
  for (const [ending, text] of Object.entries(outside)) writeFileSync(path.join(secret, `canary.${ending}`), text);
  writeFileSync(path.join(secret, "canary.png"), Buffer.concat([onePixel, Buffer.from(canary)]));
  const filled = (text: string) =>
    text
      .replaceAll("{LISTENER}", `http://${host}`)
      .replaceAll("{SOCKET}", `ws://${host}`)
      .replaceAll("{OUTSIDE}", path.join(secret, "canary.txt"));
  const input = each.input ?? "deck.md";
  for (const [name, content] of Object.entries(each.files)) {
    const text = typeof content === "string" ? filled(content) : content;
    write(path.join(project, name), mode === "live" && name === input ? withOwnScripts(input, text) : text);
  }
  if (mode === "live") write(path.join(project, path.dirname(input), "harm.js"), filled(harmfulScript));
  for (const [name, target] of Object.entries(each.links ?? {})) {
    mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
    symlinkSync(filled(target), path.join(project, name));
  }
  return {
    home,
    project,
    out: path.join(project, "out"),
    input,
    environment: { XDG_CACHE_HOME: path.join(home, "cache") },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

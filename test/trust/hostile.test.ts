import { readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import type { HostileCase } from "./hostile/case.js";
import { cases as paths } from "./hostile/paths.js";
import { count, isLong } from "./report.js";
import { inReadersBrowser } from "./trial/browser.js";
import { judge, judgeWords, type Verdict } from "./trial/judge.js";
import type { Mode } from "./trial/world.js";

const files = readdirSync("test/trust/hostile").filter((name) => name !== "case.ts");
const modules: readonly { readonly cases: readonly HostileCase[] }[] = await Promise.all(
  files.map((name) => import(path.resolve("test/trust/hostile", name))),
);
const cases = modules.flatMap((module) => module.cases);

/** Some cases or modes by name, for whoever works on them: `QUARTERDECK_TRUST_ONLY=NAME,safe npm run trust -- hostile`. */
const only = process.env["QUARTERDECK_TRUST_ONLY"]?.split(",") ?? [];
const chosen = <T extends string>(names: readonly T[]) => {
  const found = names.filter((name) => only.includes(name));
  return found.length > 0 ? found : names;
};

const modes = chosen<Mode>(["plain", "safe", "live"]);
const names = cases.map(({ name }) => name);
const tried = cases.filter(({ name }) => chosen(names).includes(name));

describe("hostile decks", () => {
  it("have names of their own", () => {
    expect(
      names.filter((name, index) => names.indexOf(name) !== index || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)),
    ).toEqual([]);
  });

  if (isLong)
    it("reach nobody, read nothing outside, and are answered", async () => {
      const runs = tried.flatMap((each) => modes.map((mode) => ({ each, mode })));
      expect(await inReadersBrowser((browser) => tryAll(runs, browser))).toEqual([]);
    });
  else
    it.each(paths.filter((_, index) => index % 9 === 0))(
      "that reach for files outside are answered: $name",
      async (each) => {
        expect(await judgeWords(each)).toEqual([]);
      },
    );
});

type Run = { readonly each: HostileCase; readonly mode: Mode };

/** Tries the cases, several for each core at a time, because most of it is waiting. @returns what did not hold */
async function tryAll(runs: readonly Run[], browser: Browser): Promise<string[]> {
  const waiting = [...runs];
  const failures: string[] = [];
  const opened = new Map(modes.map((mode) => [mode, 0]));
  const work = async () => {
    for (let run = waiting.shift(); run; run = waiting.shift()) {
      const { each, mode } = run;
      const verdict = await judge(each, mode, browser).catch(
        (cause): Verdict => ({ failures: [`could not be tried: ${String(cause)}`], unnamed: [], opened: 0 }),
      );
      count({ class: `hostile: ${each.attacks}`, tried: 1, failed: verdict.failures.length > 0 ? 1 : 0 });
      opened.set(mode, (opened.get(mode) ?? 0) + verdict.opened);
      failures.push(...verdict.failures.map((failure) => `${each.name} (${mode}): ${failure}`));
      for (const failure of verdict.failures) console.log(`${each.name} (${mode}): ${failure}`);
      for (const violation of new Set(verdict.unnamed)) console.log(`for information, ${each.name}: ${violation}`);
    }
  };
  await Promise.all(Array.from({ length: 3 * os.availableParallelism() }, work));
  for (const [mode, decks] of opened) console.log(`${mode}: ${decks} decks were opened`);
  return failures;
}

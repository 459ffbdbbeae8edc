import { afterAll, expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";
import type { HostileCase } from "./hostile/case.js";
import { cases as expressions } from "./hostile/limits-expressions.js";
import { cases as files } from "./hostile/limits-files.js";
import { cases as forms } from "./hostile/limits-forms.js";
import { cases as recordings } from "./hostile/limits-recordings.js";
import { cases as text } from "./hostile/limits-text.js";
import { cases as yaml } from "./hostile/limits-yaml.js";
import { count, isLong } from "./report.js";

const project = projectMaker();
const all: readonly HostileCase[] = [...text, ...yaml, ...recordings, ...expressions, ...files, ...forms];

it("has cases of different names", () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

const size = ({ files: own }: HostileCase) => Object.values(own).reduce((sum, text) => sum + text.length, 0);
/** Every day the small ones, and some of the others. */
const today = all.filter((each, index) => isLong || size(each) < 12_000 || (index % 12 === 0 && size(each) < 120_000));

/** Files that show where something is: a place in them, or the whole file where it cannot be read. */
const place = /^(?:[\w./-]+\.(?:md|yaml|cast|txt|css|svg|html):\d+:\d+: )/;

/** Seconds of the processor, of all threads together, that each case took. */
const taken = new Map<string, number>();
const longest = 2;

afterAll(() => {
  if (!isLong) return;
  const late = [...taken].filter(([, seconds]) => seconds > longest);
  count({ class: "limits within two seconds", tried: taken.size, failed: late.length });
  for (const [name, seconds] of [...taken].sort(([, a], [, b]) => b - a).slice(0, 5))
    console.log(`${name}: ${seconds.toFixed(2)} s of the processor`);
});

it.each(today)("$name", async ({ name, files: own, input = "deck.md", says }) => {
  const { folder } = project(own);
  const before = process.cpuUsage();
  const { status, err } = await quarterdeckHere(folder, ["build", input, "--format", "html", "--no-cache"]);
  const { user, system } = process.cpuUsage(before);
  taken.set(name, (user + system) / 1e6);
  expect(err).not.toContain("internal error");
  const codes = new Set([...err.matchAll(/^ {2}help: .*\(([\w-]+)\)$/gm)].map(([, code]) => code));
  expect(status, err.slice(0, 2000)).toBe(says.as === "error" ? 1 : 0);
  for (const code of says.as === "nothing" ? [] : says.codes) expect([...codes], err.slice(0, 2000)).toContain(code);
  // A message for each place would be megabytes.
  expect(err.length).toBeLessThan(50_000);
  const heads = err
    .split("\n")
    .filter((line) => /^\S.*(?:error|warning): /.test(line) && !/: and [\d,]+ more of/.test(line));
  for (const head of heads) expect(head).toMatch(place);
});

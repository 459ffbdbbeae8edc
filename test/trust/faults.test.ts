import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectMaker, quarterdeckHere, type TestProject } from "../support/project.js";
import { processesWith, runBroken, snapshot, until } from "./machine/broken.js";
import { checkFaults } from "./machine/check-faults.js";
import type { FaultCase } from "./machine/fault-case.js";
import { placeFaults } from "./machine/place-faults.js";
import { readFaults } from "./machine/read-faults.js";
import { writeFaults } from "./machine/write-faults.js";
import { count, isLong } from "./report.js";

const setUp = projectMaker();
const picture = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect fill="${colour}"/></svg>`;
const environmentOf = (folder: string) => ({
  XDG_CACHE_HOME: path.join(folder, "cache"),
  TMPDIR: path.join(folder, "tmp"),
});

/** A deck that was built and has changed since, and what a build makes of it. */
async function setUpDecks() {
  const project = setUp({ "a.md": "# Old\n\n![a](a.svg)\n", "a.svg": picture("red"), "tmp/x": "" });
  const build = (folder: string) => quarterdeckHere(folder, ["build", "a.md", ...formats], environmentOf(folder));
  await build(project.folder);
  project.write("a.md", "# New\n\n![a](a.svg)\n");
  project.write("a.svg", picture("blue"));
  const reference = copyOf(project);
  await build(reference.folder);
  return { project, old: snapshot(project.file("dist")), fresh: snapshot(reference.file("dist")) };
}
type Decks = Awaited<ReturnType<typeof setUpDecks>>;

const formats = ["-f", "html,md,json"];

function copyOf(project: TestProject): TestProject {
  const copy = setUp({});
  cpSync(project.folder, copy.folder, { recursive: true });
  return copy;
}

/** A case that says when it happens: one that does not would seem to do no harm. */
const withMark = ({ fault, ...rest }: FaultCase, mark: string) => ({
  ...rest,
  ...(fault ? { fault: { ...fault, mark } } : {}),
});

/** Tries a case; returns what does not hold. */
async function wrongIn(fault: FaultCase, { project, old, fresh }: Decks): Promise<string | undefined> {
  const copy = copyOf(project);
  const { folder, file } = copy;
  fault.prepare?.(copy);
  const before = snapshot(file("dist"));
  const source = readFileSync(file("a.md"), "utf8");
  const args = fault.command ?? ["build", "a.md", ...(fault.args ?? formats)];
  const environment = { ...environmentOf(folder), ...fault.environment };
  const isHere = !fault.fault && !fault.streams && !fault.before && fault.isEveryday;
  const end = isHere
    ? await quarterdeckHere(folder, args, environment as Record<string, string>)
    : await runBroken({ ...withMark(fault, file("mark")), folder, args, environment });
  const said = end.out + end.err;
  if (fault.fault && !existsSync(file("mark"))) return "the fault did not happen";
  if (end.status !== fault.status) return `status ${end.status}: ${said}`;
  if (fault.says && !fault.says.test(said)) return `says: ${said}`;
  if (/\n {4}at |internal error|node:/.test(said)) return `a trace: ${said}`;
  const after = snapshot(file("dist"));
  const right = { old, new: fresh, anything: before }[fault.leaves];
  const names = new Set([...after.keys(), ...right.keys()]);
  const wrong = [...names].filter((name) => after.get(name) !== right.get(name));
  if (fault.leaves !== "anything" && wrong.length > 0) return `leaves ${wrong.join(", ")}`;
  const hidden = [...after.keys(), ...readdirSync(folder)].filter((name) => path.basename(name).startsWith("."));
  if (hidden.length > 0) return `leaves ${hidden.join(", ")}`;
  if (readFileSync(file("a.md"), "utf8") !== source) return "changes a source";
  // A process that is killed needs a moment.
  if (!isHere) await until(() => processesWith(folder).length === 0);
  return undefined;
}

describe.runIf(process.platform === "linux")("a machine that is broken", () => {
  it("ends a build with its status, with words that help, and with nothing torn or left", async () => {
    const decks = await setUpDecks();
    const all = [...writeFaults, ...readFaults, ...placeFaults, ...checkFaults];
    const cases = all.filter(({ isEveryday }) => isLong || isEveryday);
    const failures: string[] = [];
    for (const each of cases) {
      const wrong = await wrongIn(each, decks);
      if (wrong !== undefined) failures.push(`${each.name}: ${wrong}`);
    }
    count({ class: "machine faults", tried: cases.length, failed: failures.length });
    expect(failures).toEqual([]);
  });
});

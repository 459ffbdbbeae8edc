import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectMaker, quarterdeckHere, type TestProject } from "../support/project.js";
import { type Fault, processesWith, runBroken, seeded, snapshot, startBroken, until } from "./machine/broken.js";
import { count, isLong } from "./report.js";

const setUp = projectMaker();
const picture = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect fill="${colour}"/></svg>`;
const slides = (edition: string) => `# ${edition}\n\n![a](a.svg)\n\n---\n\n## Second\n\n${edition}\n`;

/** A project of two decks that was built, and whose sources have changed since; or that was never built. */
interface Scenario {
  readonly name: string;
  readonly args: readonly string[];
  readonly project: TestProject;
  /** What stands before and after, by path in `dist`. */
  readonly old: ReadonlyMap<string, string>;
  readonly fresh: ReadonlyMap<string, string>;
}

const environmentOf = (folder: string) => ({
  XDG_CACHE_HOME: path.join(folder, "cache"),
  TMPDIR: path.join(folder, "tmp"),
});

async function scenario(name: string, more: readonly string[], isBuilt: string): Promise<Scenario> {
  const project = setUp({ "a.md": slides("Old"), "b.md": slides("Old"), "a.svg": picture("red"), "tmp/x": "" });
  const formats = more.includes("-f") ? [] : ["-f", "html,md,json"];
  const args = ["build", "a.md", "b.md", ...formats, ...more];
  const build = (folder: string) => quarterdeckHere(folder, args, environmentOf(folder));
  if (isBuilt === "built") await build(project.folder);
  for (const deck of ["a.md", "b.md"]) project.write(deck, slides("New"));
  project.write("a.svg", picture("blue"));
  const reference = copyOf(project);
  const { status, err } = await build(reference.folder);
  if (status !== 0) throw new Error(err);
  const [old, fresh] = [project, reference].map(({ file }) => snapshot(file("dist")));
  return { name, args, project, old: old ?? new Map(), fresh: fresh ?? new Map() };
}

function copyOf(project: TestProject): TestProject {
  const copy = setUp({});
  cpSync(project.folder, copy.folder, { recursive: true });
  return copy;
}

/** Kills a build, looks at what is there, and lets the next command go on. Returns what does not hold. */
async function kill(where: Scenario, faults: readonly Fault[]): Promise<string | undefined> {
  const { args, project, old, fresh } = where;
  const { folder, file, remove } = copyOf(project);
  const environment = environmentOf(folder);
  for (const fault of faults) {
    const { signal, status, err } = await runBroken({ folder, args, fault, environment });
    if (signal !== "SIGKILL" && fault.calls.includes("message") && status === 0) {
      // Two runs of a browser do not say the same number of things: this one has said less.
      remove();
      return kill(where, [{ ...fault, nth: Math.ceil(Number(fault.nth) / 2) }]);
    }
    if (signal !== "SIGKILL") return `was not killed: status ${status}, ${err}`;
    const torn = [...snapshot(file("dist"))].filter(
      ([name, text]) =>
        !path.basename(name).startsWith(".quarterdeck-") && text !== old.get(name) && text !== fresh.get(name),
    );
    if (torn.length > 0) return `torn: ${torn.map(([name]) => name).join(", ")}`;
    const gone = [...old.keys()].filter((name) => fresh.has(name) && !existsSync(file(`dist/${name}`)));
    if (gone.length > 0) return `gone: ${gone.join(", ")}`;
    // A browser ends by itself when nobody is there any more.
    await until(() => processesWith(folder).length === 0);
  }
  const left = [...snapshot(file("dist")).keys()].filter((name) => name.endsWith(".tmp"));
  const isComplete = [...snapshot(file("dist")).keys()].some((name) => name.endsWith(".complete"));
  const next = await quarterdeckHere(folder, args, environment);
  if (next.status !== 0) return `the next build ended with ${next.status}: ${next.err}`;
  const note = isComplete ? "they are in place now" : "its unfinished files are removed";
  if (left.length > 0 && !next.err.includes(note)) return `it does not say “${note}”: ${next.err}`;
  const after = snapshot(file("dist"));
  const wrong = [...new Set([...after.keys(), ...fresh.keys()])].filter((name) => after.get(name) !== fresh.get(name));
  if (wrong.length > 0) return `differs from a clean build: ${wrong.join(", ")}`;
  remove();
  return undefined;
}

async function killAll(what: string, tries: readonly (readonly [Scenario, ...Fault[]])[]): Promise<void> {
  const failures: string[] = [];
  for (const [where, ...faults] of tries) {
    const points = faults.map(({ calls, path: file, nth, when }) => `${when} ${calls.join()} ${file ?? ""} ${nth}`);
    if (isLong) console.log(`${what}: ${where.name}: ${points.join("; ")}`);
    const failure = await kill(where, faults);
    if (failure !== undefined) failures.push(`${where.name}: ${points.join("; ")}: ${failure}`);
  }
  count({ class: what, tried: tries.length, failed: failures.length });
  expect(failures).toEqual([]);
}

/** A kill at a call that belongs to replacing files: `dist` is in its path, or the journal's name. */
const inWindow = (call: string, nth: number, when: "before" | "after"): Fault => ({
  calls: [call],
  path: "/dist/",
  thread: "worker",
  nth,
  when,
  act: "kill",
});

/** Names the calls of a whole build that a pattern meets, in the order in which they come. */
async function callsOf({ project, args }: Scenario, fault: Omit<Fault, "act">): Promise<string[]> {
  const { folder, file } = copyOf(project);
  const log = file("calls");
  await runBroken({ folder, args, fault: { ...fault, act: "log", mark: log }, environment: environmentOf(folder) });
  return existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
}

describe.runIf(process.platform === "linux")("a build that is killed", () => {
  it("while it replaces files is finished or taken back by the next command", async () => {
    const again = await scenario("again", [], "built");
    if (!isLong) {
      return killAll("kills in the window", [
        [again, inWindow("linkSync", 3, "before")],
        [again, inWindow("renameSync", 4, "before")],
        [again, inWindow("unlinkSync", 2, "after")],
      ]);
    }
    const places = [again, await scenario("first", [], "new"), await scenario("each deck", ["--keep-going"], "built")];
    const points: (readonly [Scenario, ...Fault[]])[] = [];
    for (const place of places) {
      for (const call of ["renameSync", "linkSync", "unlinkSync", "openSync", "fsyncSync", "writeFileSync"]) {
        const count = (await callsOf(place, { calls: [call], path: "/dist/", thread: "worker" })).length;
        for (let nth = 1; nth <= count; nth++)
          for (const when of ["before", "after"] as const) points.push([place, inWindow(call, nth, when)]);
      }
    }
    const random = seeded(12);
    const order = points.map((point) => ({ point, at: random(2 ** 30) })).toSorted((a, b) => a.at - b.at);
    const single = order.map(({ point }) => point).slice(0, 130);
    // The next command is killed, too, while it goes on.
    const twice = Array.from({ length: 20 }, (_, index): readonly [Scenario, ...Fault[]] => {
      const { thread, ...second } = inWindow("renameSync", 1 + (index % 3), index % 2 ? "before" : "after");
      return [again, inWindow("renameSync", 2 + (index % 4), "after"), { ...second, thread: "main" }];
    });
    return killAll("kills in the window", [...single, ...twice]);
  });

  const atOtherCalls = async () => {
    const seed = 2026;
    console.log(`seed ${seed}`);
    const random = seeded(seed);
    const html = await scenario("html", [], "built");
    const print = await scenario("pdf", ["-f", "html,pdf"], "built");
    const pick = async (place: Scenario, fault: Omit<Fault, "act">, tries: number) => {
      const all = (await callsOf(place, fault)).length;
      // No two runs look at exactly the same files.
      const count = all - Math.ceil(all / 50) + 1;
      if (all === 0) throw new Error(`no call of ${fault.calls.join()} in ${place.name}`);
      return Array.from({ length: tries }, (): readonly [Scenario, ...Fault[]] => [
        place,
        { ...fault, nth: 1 + random(count), when: random(2) ? "before" : "after", act: "kill" },
      ]);
    };
    await killAll("kills at other calls", [
      ...(await pick(html, { calls: ["*Sync"], thread: "worker" }, 80)),
      ...(await pick(html, { calls: ["*Sync"], thread: "main" }, 20)),
      ...(await pick(print, { calls: ["*Sync"], thread: "worker" }, 20)),
      ...(await pick(print, { calls: ["spawn"] }, 5)),
      ...(await pick(print, { calls: ["message"] }, 25)),
    ]);
  };
  if (isLong) it("at any other call leaves nothing torn", atOtherCalls);
});

describe.runIf(process.platform === "linux")("a compiler that is busy", () => {
  const start = async (act: string) => {
    const { folder, file } = setUp({ "a.md": slides("Busy"), "a.svg": picture("red"), "tmp/x": "" });
    mkdirSync(file("dist"));
    const mark = file("mark");
    const fault: Fault = { calls: ["readFileSync"], path: String.raw`/a\.md$`, thread: "worker", nth: 1, act, mark };
    const environment = environmentOf(folder);
    const { child, end } = startBroken({ folder, args: ["build", "a.md", "-f", "html"], fault, environment });
    await until(() => existsSync(mark));
    return { folder, file, child, end };
  };
  const stopped = async (signal: NodeJS.Signals, act: "loop" | "expression") => {
    const { folder, file, child, end } = await start(act);
    child.kill(signal);
    const { status, out, err } = await end;
    return { status, said: out + err, files: [...snapshot(file("dist")).keys()], left: processesWith(folder) };
  };
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const busy = (
    [
      ["SIGINT", "expression"],
      ["SIGINT", "loop"],
      ["SIGTERM", "loop"],
      ["SIGTERM", "expression"],
      ["SIGHUP", "loop"],
    ] as const
  ).slice(0, isLong ? undefined : 1);

  it("ends with a signal", async () => {
    const failures: string[] = [];
    for (const [signal, act] of busy) {
      const end = await stopped(signal, act);
      const right = { status: signals[signal], said: "", files: [], left: [] };
      if (JSON.stringify(end) !== JSON.stringify(right)) failures.push(`${signal} ${act}: ${JSON.stringify(end)}`);
    }
    count({ class: "signals to a busy compiler", tried: busy.length, failed: failures.length });
    expect(failures).toEqual([]);
  });

  const inOneCall = async () => {
    const { child, end } = await start("blocked");
    const again = setInterval(() => child.kill("SIGINT"), 25);
    const { status, signal } = await end;
    clearInterval(again);
    const failed = signal === "SIGINT" ? 0 : 1;
    count({ class: "signals to a compiler in a call that nothing ends", tried: 1, failed });
    expect([status, signal]).toEqual([null, "SIGINT"]);
  };
  if (isLong) it("in a call of the system ends with a second signal", inOneCall);
});

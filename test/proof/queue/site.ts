import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { project } from "../../support/project.js";
import { startRedis, type TestRedis } from "../../support/redis.js";
import { type Running, runningOf } from "./processes.js";

const program = path.resolve("lib/quarterdeck.js");

/** Decks of several kinds, one of them in two variants. */
export const talks: Readonly<Record<string, string>> = {
  "quarterdeck.config.yaml": "vars: {company: Ours}\n",
  "slides/decks/one.deck.yaml": "title: One\nsections: [shared.md, one.md]\n",
  "slides/decks/two.deck.yaml": "title: Two\nvariants: {short: {}, long: {}}\nsections: [shared.md]\n",
  "slides/shared.md": "# Shared by {{company}}\n\n![A dot](dot.svg)\n\n---\n\n# Long\n\nNote: Said aloud.\n",
  "slides/one.md": '# Only here\n\n```sh\nrunc spec\n```\n\n---\n\n<!-- .slide: only="long" -->\n# On paper\n',
  "slides/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle r="1"/></svg>',
};

/** A project with one deck of this text. */
export const talk = (name: string, text: string): Readonly<Record<string, string>> => ({
  [`slides/decks/${name}.deck.yaml`]: `title: ${name}\nsections: [${name}.md]\n`,
  [`slides/${name}.md`]: text,
});

/** The same with so many slides that their pictures take a while. */
export const slowTalk = (name: string, slides: number): Readonly<Record<string, string>> =>
  talk(
    name,
    Array.from({ length: slides }, (_, index) => `# ${name} ${index}\n\nSomething to read.\n`).join("\n---\n\n"),
  );

/** What a command has said, and its status; null when a signal has ended it. */
interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A machine with a cache and a copy of the project of its own. */
export interface Machine {
  /** Writes a file of its project. */
  write(name: string, text: string): void;
  /** The folder of its cache. */
  readonly cache: string;
  start(...args: readonly string[]): Running;
  run(...args: readonly string[]): Promise<Ended>;
  /** A worker that is ready; `more` are further options. */
  worker(...more: readonly string[]): Promise<Running>;
  /** Submits and waits for its end. */
  submit(...more: readonly string[]): Promise<Ended>;
  /** What was written, with its bytes. */
  built(): ReadonlyMap<string, string>;
}

/** A Redis, a folder as shared cache, and machines around both. */
export interface Site {
  readonly redis: TestRedis;
  readonly store: string;
  machine(files?: Readonly<Record<string, string>>, environment?: Readonly<Record<string, string>>): Machine;
  /** What a build of a project makes that takes nothing from anybody. */
  local(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Ends and removes everything. */
  over(): Promise<void>;
}

/** Opens a site; `options` are those of Redis. */
export async function openSite(...options: readonly string[]): Promise<Site> {
  const place = project({ "redis/made": "", "store/made": "" });
  const redis = await startRedis(place.file("redis"), options);
  const store = place.file("store");
  const children: ChildProcess[] = [];
  let machines = 0;
  const site: Site = {
    redis,
    store,
    async local(files, ...args) {
      const machine = site.machine(files, { QUARTERDECK_SHARED_CACHE: "" });
      const { status, err } = await machine.run("build", "--no-cache", ...args);
      if (status !== 0) throw new Error(err);
      return machine.built();
    },
    machine(files = talks, environment = {}) {
      const folder = place.file(`machine-${++machines}/talks`);
      const cache = place.file(`machine-${machines}/cache`);
      mkdirSync(cache, { recursive: true });
      for (const [name, text] of Object.entries(files))
        place.write(path.join(path.relative(place.folder, folder), name), text);
      const env = {
        ...{ ...process.env, NO_COLOR: "1", XDG_CACHE_HOME: cache },
        ...{ QUARTERDECK_REDIS: redis.url, QUARTERDECK_SHARED_CACHE: store },
        ...environment,
      };
      return machineIn(folder, cache, (args) => {
        const child = spawn(process.execPath, [program, ...args], { cwd: folder, env, stdio: "pipe" });
        children.push(child);
        return runningOf(child);
      });
    },
    async over() {
      for (const child of children) child.kill("SIGKILL");
      await redis.stop("SIGKILL");
      place.remove();
    },
  };
  return site;
}

function machineIn(folder: string, cache: string, launch: (args: readonly string[]) => Running): Machine {
  const run = async (...args: readonly string[]) => {
    const running = launch(args);
    const status = await running.ended;
    return { status, out: running.out(), err: running.err() };
  };
  return {
    write: (name, text) => writeFileSync(path.join(folder, name), text),
    cache,
    run,
    start: (...args) => launch(args),
    async worker(...more) {
      const worker = launch(["queue", "worker", ...more]);
      await worker.says("Ctrl-C ends it");
      return worker;
    },
    submit: (...more) => run("queue", "submit", ...more),
    built: () => filesIn(path.join(folder, "dist")),
  };
}

/** All files below a folder, which may be missing, with their bytes. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(path.join(folder, name)).toString("base64")]));
}

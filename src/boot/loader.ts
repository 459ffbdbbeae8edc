import { isAscii } from "node:buffer";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { getHeapCodeStatistics } from "node:v8";
import { Script } from "node:vm";
import type { KeptCode } from "./kept-code.js";

/** Loads files of the program; V8 compiles only what it has not compiled in an earlier run. */
export interface Loader {
  /** What a file exports, by its name in the folder of the program. */
  load(name: string): unknown;
  /** The same by the path of a file. */
  loadFile(file: string): unknown;
  /**
   * What V8 has made by now; undefined where it is hardly more than what was kept.
   * @param look how closely it looks: to measure all of it takes some milliseconds; at a glance, only new files count
   */
  compiled(look?: "measure" | "glance"): KeptCode | undefined;
}

/** Each writing takes as long as a small deck: a run that needs little more leaves it to others. */
const worthKeeping = 1.1;

/** What differs from run to run is never kept as a whole. */
const mostRuns = 12;

type Module = { readonly exports: unknown };

/** Modules of Node that take milliseconds to load, and that most runs have no use for. */
const late: ReadonlySet<string> = new Set(["node:child_process", "node:fs/promises", "node:zlib"]);

/** A module that is loaded when it is first asked what it has. */
function loadedLate(load: () => object): object {
  let loaded: object | undefined;
  const whole = () => {
    loaded ??= load();
    return loaded;
  };
  return new Proxy(
    {},
    {
      get: (_, member) => Reflect.get(whole(), member),
      has: (_, member) => Reflect.has(whole(), member),
      ownKeys: () => Reflect.ownKeys(whole()),
      getOwnPropertyDescriptor(_, member) {
        const described = Reflect.getOwnPropertyDescriptor(whole(), member);
        // What stands here in its place has no members of its own, so none of them may be said to be fixed.
        return described && { ...described, configurable: true };
      },
    },
  );
}

/** What stands before a file of the program, as before every CommonJS module, with its address; `scripts/program` puts it into the largest. */
export const before = "(function(exports,require,module,__filename,__dirname,programUrl){";
type Body = (...given: [unknown, (name: string) => unknown, Module, string, string, string]) => void;

/** Runs what V8 does under the flags under which it has done the same in earlier runs. */
type AsUsual = <T>(work: () => T) => T;

/** Where a loader finds what it loads. */
interface Program {
  readonly folder: string;
  readonly kept: KeptCode;
  /** Files of the folder that were read already, by name. */
  readonly read?: ReadonlyMap<string, Uint8Array>;
}

export function createLoader({ folder, kept, read }: Program, asUsual: AsUsual = (work) => work()): Loader {
  const modules = new Map<string, Module>();
  const scripts = new Map<string, Script>();
  let isNew = false;
  const compile = (name: string, file: string) => {
    const cachedData = kept.files.get(name);
    const bytes = read?.get(name) ?? readFileSync(file);
    // What is in ASCII is read three times as fast.
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(
      isAscii(bytes) ? "latin1" : "utf8",
    );
    const options = { filename: file, ...(cachedData ? { cachedData } : {}) };
    const whole = source.startsWith(before) ? source : `${before}${source}\n})`;
    const script = asUsual(() => new Script(whole, options));
    isNew ||= !cachedData || script.cachedDataRejected === true;
    scripts.set(name, script);
    return script.runInThisContext() as Body;
  };
  const load = (name: string): unknown => {
    const known = modules.get(name);
    if (known) return known.exports;
    const file = path.join(folder, name);
    const module: Module = { exports: {} };
    modules.set(name, module);
    const outside = createRequire(file);
    const require = (wanted: string) =>
      wanted.startsWith(".")
        ? load(path.join(path.dirname(name), wanted))
        : late.has(wanted)
          ? loadedLate(() => outside(wanted))
          : outside(wanted);
    try {
      compile(name, file)(module.exports, require, module, file, path.dirname(file), pathToFileURL(file).href);
    } catch (cause) {
      // Whoever asks again is to hear it again.
      modules.delete(name);
      throw cause;
    }
    return module.exports;
  };
  return {
    load,
    loadFile: (file) => (file.endsWith(".cjs") ? load(path.relative(folder, file)) : createRequire(file)(file)),
    compiled(look = "measure") {
      if (!isNew && (look === "glance" || kept.runs >= mostRuns)) return undefined;
      const size = getHeapCodeStatistics().bytecode_and_metadata_size;
      if (!isNew && size < kept.size * worthKeeping) return undefined;
      const made = [...scripts].map(([name, script]) => [name, script.createCachedData()] as const);
      return { files: new Map([...kept.files, ...made]), runs: kept.runs + 1, size };
    },
  };
}

import path from "node:path";
import { openCacheFolder, whyForeign } from "../cache/folder.js";
import { hashOf } from "../cache/seal.js";
import { bundleHash } from "../source/installed.js";

/** Which thread of a run it is; each needs other parts of the program. */
export type Role = "lead" | "work";

/** Formats that take no browser, and none of what prints: who asks for them alone need not read the code of the others. */
const light: ReadonlySet<string> = new Set(["html", "json", "md"]);

/** Runs of one kind need the same parts of the program: builds of formats that take no browser, all others, and each other command. */
export function kindOf([command = "", ...args]: readonly string[]): string {
  const formats = command === "build" ? formatsIn(args)?.split(",") : undefined;
  return formats?.every((format) => light.has(format)) ? "build without a browser" : command;
}

/** The formats that a command line asks for, as far as a glance can tell. */
function formatsIn(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => /^(?:-f|--format)/.test(arg));
  const [, own] = /^(?:-f|--format=)(.+)/.exec(args[at] ?? "") ?? [];
  return at === -1 ? undefined : (own ?? args[at + 1]);
}

/**
 * The file in the user's cache for what V8 has compiled: for this program, this Node with its flags, this role and, for the
 * thread that works, this kind of run. Undefined
 * where nothing can be kept, or could come from somebody else: it is run as it is.
 */
export function keptCodePlace(role: Role, environment: NodeJS.ProcessEnv): string | undefined {
  const program = bundleHash();
  const cache = program === undefined ? undefined : openCacheFolder(environment);
  const folder = cache && path.join(cache, "program");
  if (!folder || whyForeign(folder)) return undefined;
  const flags = [...process.execArgv, environment["NODE_OPTIONS"]].join(" ");
  const node = `${process.version} ${process.versions.v8} ${process.platform} ${process.arch} ${flags}`;
  const kind = role === "work" ? kindOf(process.argv.slice(2)) : "";
  return path.join(folder, `${hashOf(`${program} ${node} ${kind}`)}-${role}`);
}

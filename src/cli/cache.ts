import { type CacheKind, clearContents, readContents } from "../cache/contents.js";
import { cacheFolder, whyForeign } from "../cache/folder.js";
import { counted } from "../report/counted.js";
import { MachineError, UsageError } from "../report/problem.js";
import type { CommandLine } from "./options.js";
import type { Shell } from "./shell.js";
import { bytesText } from "./terminal.js";

/**
 * `quarterdeck cache` and `quarterdeck cache clear`
 * @throws MachineError when the cache is not the user's, or something cannot be removed
 */
export function runCache({ inputs, options }: CommandLine, { terminal, environment }: Shell): Promise<number> {
  const [action, ...rest] = inputs;
  if (rest.length > 0 || (action !== undefined && action !== "clear"))
    throw new UsageError(`“cache ${inputs.join(" ")}” is not known; write “cache” or “cache clear”`);
  const folder = cacheFolder(environment);
  const contents = readContents(folder);
  const foreign = whyForeign(folder);
  if (action === "clear") clear(folder, contents, foreign);
  const bytes = contents.reduce((sum, kind) => sum + kind.bytes, 0);
  if (options.json) terminal.out(`${JSON.stringify(jsonReport(folder, contents, action, foreign))}\n`);
  else if (action === "clear") terminal.out(`removed ${bytesText(bytes)} from ${folder}\n`);
  else terminal.out(textReport(folder, contents, foreign));
  return Promise.resolve(0);
}

function clear(folder: string, contents: readonly CacheKind[], foreign: string | undefined): void {
  if (foreign) throw new MachineError(`${folder} is not cleared, because ${foreign}`, ["remove it yourself"]);
  try {
    clearContents(contents);
  } catch (cause) {
    const remedies = ["change its permissions, or remove it yourself"];
    throw new MachineError(`${folder} cannot be cleared`, remedies, { cause });
  }
}

function jsonReport(
  folder: string,
  contents: readonly CacheKind[],
  action: "clear" | undefined,
  foreign: string | undefined,
): object {
  const kinds = contents.map((kind) => ({ name: kind.name, bytes: kind.bytes, paths: kind.entries }));
  return { folder, used: foreign === undefined, [action === "clear" ? "removed" : "kinds"]: kinds };
}

function textReport(folder: string, contents: readonly CacheKind[], foreign: string | undefined): string {
  const lines = contents.map((kind) => {
    const files = counted(kind.files, "file");
    const size = kind.files === 0 ? "" : bytesText(kind.bytes);
    return `  ${kind.name.padEnd(9)}${files.padStart(11)}${size.padStart(10)}  ${kind.about}`;
  });
  return [
    folder,
    ...(foreign ? [`  is not used, because ${foreign}`] : []),
    ...lines,
    "",
    "Old entries go by themselves when there are many. “quarterdeck cache clear” removes everything.",
    "",
  ].join("\n");
}

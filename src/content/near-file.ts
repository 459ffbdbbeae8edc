import { didYouMean, nearest } from "../report/suggest.js";
import { homeOf, splitReference } from "../source/home.js";

/** The names in a folder; those of folders end with a slash. */
type NamesIn = (folder: string) => readonly string[];

/**
 * The question for a reference that leads nowhere but nearly to a file; undefined when there is none. Folders are looked
 * at one by one along the reference, because a project may be large, and lie in a folder that is larger.
 */
export function didYouMeanFile(written: string, folders: readonly string[], namesIn: NamesIn): string | undefined {
  const home = homeOf(folders[0] ?? "");
  const named = home === "" ? undefined : splitReference(written);
  const reference = named?.name ?? written;
  const steps = reference.split("/").filter((step) => step !== "" && step !== ".");
  if (steps.length === 0 || steps.includes("..")) return undefined;
  const isFromRoot = reference.startsWith("/");
  const near = (isFromRoot ? ["."] : folders).flatMap((folder) => followNearly(steps, folder, namesIn) ?? []);
  return didYouMean(
    reference,
    near.map((found) => (isFromRoot ? `/${found}` : found)),
    (found) => (named ? `${named.prefix}:${found}` : found),
  );
}

function followNearly(steps: readonly string[], folder: string, namesIn: NamesIn): string | undefined {
  const taken: string[] = [];
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const names = namesIn([folder, ...taken].join("/"))
      .filter((name) => name.endsWith("/") !== isLast)
      .map((name) => name.replace(/\/$/, ""));
    const near = names.includes(step) ? step : nearest(step, names);
    if (near === undefined) return undefined;
    taken.push(near);
  }
  return taken.join("/");
}

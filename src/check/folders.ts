import type * as v from "valibot";
import type { configSchema } from "../content/config-schema.js";
import type { Settings } from "../content/settings.js";
import { keyItself } from "../content/yaml-place.js";
import { type ProblemSink, problem, type Severity } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { Rule } from "./rule.js";

type ConfigSettings = Settings<v.InferOutput<typeof configSchema>>;

/** How much rules matter in a folder and below it. */
export interface FolderSeverities {
  /** Relative to the project, without a slash at its end; "" for all of it. */
  readonly folder: string;
  readonly severities: ReadonlyMap<string, Severity | "off">;
}

/** What checking the folders of a configuration needs. */
interface FolderContext {
  readonly rules: readonly Rule[];
  readonly isFolder: (path: string) => boolean;
  readonly problems: ProblemSink;
}

/** Reads `check.folders`, in the order in which it is written; unknown rules and folders are reported at their keys. */
export function readFolders(
  config: ConfigSettings | undefined,
  { rules, isFolder, problems }: FolderContext,
): FolderSeverities[] {
  const folders = Object.entries(config?.settings.check?.folders ?? {});
  const ids = rules.map(({ id }) => id);
  const spanOf = (...keys: string[]) => config?.spanAt(["check", "folders", ...keys, keyItself]);
  // A folder that is called by a number would come first in an object, wherever it is written.
  const inOrder = folders.toSorted(([a], [b]) => (spanOf(a)?.start ?? 0) - (spanOf(b)?.start ?? 0));
  return inOrder.map(([written, severities]) => {
    const folder = written.replace(/^(?:\.\/)+/, "").replace(/\/+$/, "");
    const path = folder === "." ? "" : folder;
    if (path !== "" && !isFolder(path)) {
      const detail = `there is no folder “${written}” in this project`;
      const hint = "paths begin at the folder of this file, as in slides/old/; patterns are not read";
      problems.report(problem("wrong-value", { key: "check.folders", detail, hint }, { span: spanOf(written) }));
    }
    for (const id of Object.keys(severities)) {
      if (ids.includes(id)) continue;
      const remedy = didYouMean(id, ids) ?? "docs/rules.md lists all rules";
      problems.report(problem("unknown-key", { key: id, known: "" }, { span: spanOf(written, id), remedy }));
    }
    return { folder: path, severities: new Map(Object.entries(severities)) };
  });
}

/** Whether a file, relative to the project, lies in a folder or below it. */
const isIn = (file: string, folder: string): boolean => folder === "" || file.startsWith(`${folder}/`);

/** What the last folder around a file that says something of a rule says of it. */
export const severityIn = (folders: readonly FolderSeverities[], rule: string, file: string) =>
  folders.findLast(({ folder, severities }) => severities.has(rule) && isIn(file, folder))?.severities.get(rule);

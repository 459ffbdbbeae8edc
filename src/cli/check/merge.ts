import path from "node:path";
import { mergeReports } from "../../inspect/shards/merge-reports.js";
import { toldOnce } from "../../inspect/told.js";
import { recoverFolders } from "../../project/recovery.js";
import { UsageError } from "../../report/problem.js";
import { realPathOf } from "../../source/folder.js";
import type { CommandLine } from "../options.js";
import type { Shell } from "../shell.js";
import { notRunIn, openChooser } from "./choose.js";
import { deliver } from "./deliver.js";
import { type Report, statusOf } from "./report.js";
import { readWishes } from "./wishes.js";

/** `quarterdeck check --merge`: the findings of all shares, judged and reported as one check would; returns its exit status. */
export async function mergeChecks(line: CommandLine, shell: Shell): Promise<number> {
  const started = performance.now();
  const folder = realPathOf(shell.folder);
  const given = readWishes(line.options, folder);
  if (given.reporter === "html")
    throw new UsageError(
      "--reporter html shows pictures of slides, and shards leave none: check without --shard for it",
    );
  const notices = new Set<string>();
  const notice = (message: string) => void notices.add(message);
  if (given.output !== undefined) recoverFolders([path.dirname(given.output)], notice);
  const { projects, selection, isOnline, notices: told } = mergeReports(line.inputs, folder);
  for (const each of told) notice(each);
  const wishes = { ...given, selection };
  const request = { environment: shell.environment, online: isOnline, rootChoice: { isSafe: false } };
  const { choose } = openChooser({ wishes, request, folder }, notice);
  const { projects: chosen, prints, baseline } = toldOnce(await choose(projects, selection));
  const report: Report = {
    projects: chosen,
    prints,
    baseline,
    notRun: notRunIn(projects),
    ...{ folder, fixes: undefined, pictures: new Map(), seen: [] },
    elapsedMs: Math.round(performance.now() - started),
  };
  deliver({ report, line, wishes }, notices, shell);
  return statusOf(report, wishes);
}

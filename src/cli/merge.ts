import path from "node:path";
import { mergeShards } from "../export/shards/merge.js";
import { noteCosts } from "../export/shards/note-costs.js";
import { readCosts } from "../project/shards/costs.js";
import { noteTo, reportBuild } from "./build-report.js";
import type { CommandLine } from "./options.js";
import type { Shell } from "./shell.js";
import { createProgress, noProgress } from "./terminal.js";

/** `quarterdeck build --merge`: the decks of all shards in one folder, and a report as one build of them would print it. */
export async function runMerge(line: CommandLine, shell: Shell): Promise<number> {
  const started = performance.now();
  const { inputs, options } = line;
  const { folder, terminal } = shell;
  const costs = options.costs === undefined ? undefined : path.resolve(folder, options.costs);
  // What is wrong with it is said before anything is written.
  const earlier = costs === undefined ? undefined : readCosts(costs);
  const progress = options.quiet || options.json ? noProgress : createProgress(terminal);
  const merged = await mergeShards(
    { inputs, folder, out: options.out ?? "dist", costs: earlier ? "wanted" : "unwanted" },
    { notice: noteTo(shell), progress: (done, total, what) => progress.show(done, total, what) },
  ).finally(() => progress.clear());
  if (costs !== undefined && earlier && merged.costs) noteCosts(costs, earlier, merged.costs);
  const elapsedMs = Math.round(performance.now() - started);
  const notes = options.quiet ? [] : merged.notes;
  return reportBuild({ ...merged, notes, elapsedMs }, line, shell);
}

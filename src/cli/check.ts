import path from "node:path";
import type { BrowserOwner } from "../browser/owner.js";
import { checkDecks } from "../inspect/check-decks.js";
import type { CheckEvents, CheckedProject, CheckRequest } from "../inspect/check-project.js";
import { type Fixes, writeFixes } from "../inspect/fix.js";
import { editedBy, mendDecks } from "../inspect/fix-rounds.js";
import { photographSlides, writePictures } from "../inspect/pictures.js";
import { shareContent } from "../inspect/shards/share-report.js";
import { toldOnce } from "../inspect/told.js";
import { recoverFolders } from "../project/recovery.js";
import { sourceDate } from "../project/source-date.js";
import { realPathOf, relativePath } from "../source/folder.js";
import { notRunIn, openChooser } from "./check/choose.js";
import { deliver } from "./check/deliver.js";
import { mergeChecks } from "./check/merge.js";
import { forPeople, type Report, statusOf } from "./check/report.js";
import { readWishes, type Wishes } from "./check/wishes.js";
import { readDeckOptions } from "./deck-options.js";
import { type CommandLine, wholeNumber } from "./options.js";
import { readShardRequest, requireTogether } from "./shard-options.js";
import type { Shell } from "./shell.js";
import { createProgress, noProgress } from "./terminal.js";

/**
 * `quarterdeck check`; returns 1 when there is an error or more warnings than are let pass, and 3 when there is none but a rule
 * could not look that has to.
 */
export async function runCheck(line: CommandLine, shell: Shell): Promise<number> {
  const { options } = line;
  const { terminal } = shell;
  requireTogether(line);
  if (options.merge) return mergeChecks(line, shell);
  const started = performance.now();
  const folder = realPathOf(shell.folder);
  sourceDate(shell.environment);
  const wishes = readWishes(options, folder);
  const progress = options.quiet || wishes.reporter !== "text" ? noProgress : createProgress(terminal);
  const notices = new Set<string>();
  const notice = (message: string) => void notices.add(message);
  const written = [options.pictures ?? [], wishes.output ? path.dirname(wishes.output) : []].flat();
  recoverFolders(
    written.map((each) => path.resolve(folder, each)),
    notice,
  );
  const request = readRequest(line, shell, wishes);
  const { found, choose } = openChooser({ wishes, request, folder }, notice);
  const events: CheckEvents = {
    found,
    notice,
    browser: (owner) => shell.onStop(() => owner.kill()),
    progress: (done, total, what) => progress.show(done, total, what),
  };
  const use =
    (fixes: Fixes | undefined): Use<Report> =>
    async (projects, browser, share) => {
      const { projects: chosen, prints, baseline } = toldOnce(await choose(projects, request.selection));
      const pictures = await photograph(chosen, browser, { line, wishes, folder });
      if (fixes && wishes.fixing === "written") writeFixes(fixes);
      const notRun = notRunIn(projects);
      const elapsedMs = Math.round(performance.now() - started);
      const shard = share && shareContent({ request, share, projects, notices, folder });
      return { projects: chosen, prints, baseline, ...pictures, fixes, notRun, folder, elapsedMs, shard };
    };
  const mend = () => mendDecks(request, events, async (...looked) => (await choose(...looked)).projects);
  const check = async () => {
    const fixes = wishes.fixing === "off" ? undefined : await mend();
    // Where fixes are only shown, what stands on disk is reported.
    const read = fixes && wishes.fixing === "written" ? editedBy(fixes) : {};
    return checkDecks({ ...request, ...read }, events, use(fixes));
  };
  const report = await check().finally(() => progress.clear());
  deliver({ report, line, wishes }, notices, shell);
  return statusOf(report, wishes);
}

/** What is done with what was found. */
type Use<T> = Parameters<typeof checkDecks<T>>[2];

const readRequest = (
  line: CommandLine,
  { folder, environment }: Shell,
  { selection, reporter }: Wishes,
): CheckRequest => ({
  inputs: line.inputs,
  folder,
  ...readDeckOptions(line),
  jobs: wholeNumber(line.options, "jobs", 1),
  online: line.options.online ?? false,
  cache: !line.options["no-cache"],
  wants: line.options.pictures !== undefined || reporter === "html" ? "pages" : "findings",
  selection,
  environment,
  shard: readShardRequest(line.options),
});

/** What pictures are about. */
interface Pictured {
  readonly line: CommandLine;
  readonly wishes: Wishes;
  readonly folder: string;
}

/** Takes the pictures that are wanted. */
async function photograph(
  projects: readonly CheckedProject[],
  browser: BrowserOwner,
  { line, wishes, folder }: Pictured,
): Promise<Pick<Report, "pictures" | "seen">> {
  const { pictures: given } = line.options;
  const target = given === undefined ? undefined : path.resolve(folder, given);
  const pictures = target === undefined ? [] : await writePictures(projects, target, browser);
  const seen =
    wishes.reporter === "html" ? await photographSlides(forPeople({ projects }, wishes).projects, browser) : [];
  return { pictures: new Map(pictures.map(({ finding, file }) => [finding, relativePath(folder, file)])), seen };
}

import path from "node:path";
import { readSelection, type Selection } from "../../check/selection.js";
import { knownCodes } from "../../inspect/looked.js";
import { UsageError } from "../../report/problem.js";
import { didYouMeanBare } from "../../report/suggest.js";
import { type OptionValues, wholeNumber } from "../options.js";

const reporters = ["text", "json", "sarif", "github", "junit", "html"] as const;

type Reporter = (typeof reporters)[number];

/** What a command line wants of a check, apart from what it says of decks. */
export interface Wishes {
  readonly reporter: Reporter;
  /** The file into which the report goes; undefined for standard output. */
  readonly output: string | undefined;
  readonly baseline: string | undefined;
  readonly writesBaseline: boolean;
  /** The commit since which something must have changed; undefined where that does not count. */
  readonly since: string | undefined;
  readonly selection: Selection;
  /** More warnings end with status 1; undefined where they do not count. */
  readonly mostWarnings: number | undefined;
  /** A rule that could not look ends with status 3. */
  readonly mustLook: boolean;
  readonly showsHints: boolean;
  /** Whether files are mended: on disk, or only to show what would become of them. */
  readonly fixing: "off" | "written" | "shown";
}

/**
 * Reads the options of `check`.
 *
 * @throws UsageError for a value that is none of its option's, and for options that cannot stand together
 */
export function readWishes(options: OptionValues, folder: string): Wishes {
  requireTogether(options);
  const reporter = readReporter(options);
  requireRoomForDiff(options, reporter);
  const most = wholeNumber(options, "max-warnings", 0);
  return {
    reporter,
    output: options.output === undefined ? undefined : path.resolve(folder, options.output),
    baseline: options.baseline,
    writesBaseline: options["write-baseline"] ?? false,
    since: options.changed,
    selection: readSelection({ only: options.rule, without: options["no-rule"] }, knownCodes),
    mostWarnings: most ?? (options.strict ? 0 : undefined),
    mustLook: options.strict ?? false,
    showsHints: options.hints ?? false,
    fixing: options["dry-run"] ? "shown" : options.fix ? "written" : "off",
  };
}

/** Says of options that contradict each other how to go on. */
function requireTogether(options: OptionValues): void {
  if (!options["write-baseline"]) return;
  if (options.baseline === undefined)
    throw new UsageError("--write-baseline needs to know the file: --baseline FILE --write-baseline");
  if (options.changed !== undefined)
    throw new UsageError("a baseline holds all findings: leave --changed or --write-baseline out");
  if (options["dry-run"])
    throw new UsageError("--dry-run writes nothing, and --write-baseline a file: leave one of them out");
  if (options.fix)
    throw new UsageError(
      "--fix changes what would be written: run check --fix first, then again with --write-baseline",
    );
}

/** Where standard output holds a report that has no place for a diff, the diff would be lost. */
function requireRoomForDiff(options: OptionValues, reporter: Reporter): void {
  const hasRoom = ["text", "json", "sarif"].includes(reporter) || options.output !== undefined;
  if (options["dry-run"] && !hasRoom)
    throw new UsageError(
      `--dry-run prints a diff: write the report of --reporter ${reporter} into a file, with --output FILE`,
    );
}

function readReporter(options: OptionValues): Reporter {
  const name = options.reporter ?? (options.json ? "json" : "text");
  const known = reporters.find((reporter) => reporter === name);
  if (known) return known;
  const question = didYouMeanBare(name, reporters);
  throw new UsageError(`there is no reporter “${name}”${question ? `; ${question}` : `: ${reporters.join(", ")}`}`);
}

import { type SplitLevel, splitLevels } from "../content/split-level.js";
import { UsageError } from "../report/problem.js";
import { type CommandLine, type OptionValues, wholeNumber } from "./options.js";

/**
 * What the command line says about decks, whatever is done with them.
 * @throws UsageError for a value that is none of its option's
 */
export const readDeckOptions = ({ options }: CommandLine) => ({
  minutes: wholeNumber(options, "minutes", 1),
  rootChoice: { named: options.root, isSafe: options.safe ?? false },
  lenient: options.lenient ?? false,
  theme: options.theme,
  variant: options.variant,
  language: options.lang,
  split: readSplit(options),
  brand: options.brand,
  html: options.safe ? ("sanitized" as const) : ("raw" as const),
  templates: options.safe && !options["trust-templates"] ? ("packaged" as const) : ("own" as const),
});

function readSplit({ split }: OptionValues): SplitLevel | undefined {
  const known = splitLevels.find((level) => level === split);
  if (split !== undefined && !known) throw new UsageError(`--split ${split}: write ${splitLevels.join(" or ")}`);
  return known;
}

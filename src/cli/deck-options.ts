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
  set: readSet(options),
  vars: options.vars,
  rehearsals: options.rehearsal,
  drafts: options.drafts ?? false,
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

function readSet({ set = [] }: OptionValues): Readonly<Record<string, string>> {
  const pairs = set.map((written): [string, string] => {
    const at = written.indexOf("=");
    if (at < 1) throw new UsageError(`--set ${written}: write --set NAME=VALUE, such as --set event="A conference"`);
    return [written.slice(0, at).trim(), written.slice(at + 1)];
  });
  return Object.fromEntries(pairs);
}

import { type CommandLine, wholeNumber } from "./options.js";

/**
 * What the command line says about decks, whatever is done with them.
 * @throws UsageError for a value that is no number
 */
export const readDeckOptions = ({ options }: CommandLine) => ({
  minutes: wholeNumber(options, "minutes", 1),
  theme: options.theme,
  variant: options.variant,
  language: options.lang,
  brand: options.brand,
  html: options.safe ? ("sanitized" as const) : ("raw" as const),
  templates: options.safe && !options["trust-templates"] ? ("packaged" as const) : ("own" as const),
});

import type { FormatName } from "../model/format-names.js";
import type { OptionRule } from "./option-rule.js";
import { options } from "./option-table.js";
import type { OptionValues } from "./options.js";

/** A line for each option that is given and about formats none of which is made. */
export function idleOptions(
  values: OptionValues,
  made: readonly { readonly formats: readonly FormatName[] }[],
): string[] {
  const all = new Set(made.flatMap(({ formats }) => formats));
  return Object.entries<OptionRule>(options).flatMap(([name, { formats = [] }]) => {
    const isGiven = Object.entries(values).some(([key, value]) => key === name && value !== undefined);
    const [first] = formats;
    if (!isGiven || first === undefined || formats.some((format) => all.has(format))) return [];
    const list = formats.length > 1 ? `${formats.slice(0, -1).join(", ")} or ${formats.at(-1)}` : first;
    return [`--${name} has no effect: no deck is built as ${list} (add -f ${first})`];
  });
}

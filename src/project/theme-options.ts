import type { Ledger } from "../ledger/ledger.js";
import type { DeckInfo } from "../model/deck.js";
import type { Theme, ThemeOption } from "../model/design.js";
import { problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import { findSpan } from "../source/text.js";

/** Reports what a deck chooses and its theme does not offer; another theme on the command line may offer less. */
export function checkThemeOptions(info: DeckInfo, { options, name }: Theme, ledger: Ledger): void {
  const { themeOptions, themeOptionSpan, span } = info;
  for (const [key, value] of Object.entries(themeOptions)) {
    const option = options.get(key);
    if (option) {
      const mistake = value === false ? undefined : mistakeIn(value, option);
      if (!mistake) continue;
      const { detail, hint, at = [] } = mistake;
      ledger.report(problem("wrong-value", { key, detail, hint }, { span: themeOptionSpan([key, ...at]) }));
    } else if (options.size > 0) {
      const at = findSpan({ ...span, end: span.file.text.length }, `${key}:`);
      const values = { key, known: `${[...options.keys()].join(", ")} (theme ${name})` };
      ledger.report(problem("unknown-key", values, { span: at, remedy: didYouMean(key, options.keys()) }));
    }
  }
}

interface Mistake {
  readonly detail: string;
  readonly hint: string;
  /** The entry of a list that is wrong. */
  readonly at?: readonly number[];
}

const isText = (value: unknown) => typeof value === "string" || typeof value === "number";

/** What is wrong with a value, apart from `false`, which turns any option off. */
function mistakeIn(value: unknown, { type, most }: ThemeOption): Mistake | undefined {
  switch (type) {
    case undefined:
      return undefined;
    case "text":
      return isText(value) ? undefined : { detail: `expected a text, found ${kindOf(value)}`, hint: orOff("a text") };
    case "number":
      return typeof value === "number"
        ? undefined
        : { detail: `expected a number, found ${kindOf(value)}`, hint: orOff("a number") };
    case "yes/no":
      return typeof value === "boolean"
        ? undefined
        : { detail: `expected true or false, found ${kindOf(value)}`, hint: "write true or false" };
    case "list":
      return Array.isArray(value)
        ? mistakeInList(value, most)
        : { detail: `expected a list, found ${kindOf(value)}`, hint: orOff("[one, another]") };
  }
}

function mistakeInList(list: readonly unknown[], most = Number.POSITIVE_INFINITY): Mistake | undefined {
  const wrong = list.findIndex((entry) => !isText(entry));
  if (wrong !== -1) {
    const detail = `expected a list of texts or numbers, found ${kindOf(list[wrong])} in it`;
    return { detail, hint: "put texts in quotes", at: [wrong] };
  }
  if (list.length <= most) return undefined;
  return { detail: `has ${list.length} entries, and room for ${most}`, hint: `keep ${most} at most`, at: [most] };
}

const orOff = (right: string) => `write ${right}, or false to turn the option off`;

function kindOf(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "keys and values";
  return typeof value === "string" ? `the text “${value}”` : String(value);
}

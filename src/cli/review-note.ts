import type { BuiltDeck, Missed, Review } from "../records/built-deck.js";
import { shownPath, typedPath } from "../report/shown-path.js";
import { relativePath } from "../source/folder.js";
import type { OptionRule } from "./option-rule.js";
import { options as allOptions } from "./option-table.js";
import type { OptionValues } from "./options.js";

/** So many things are named; the others are counted. */
const mostNamed = 2;

/** Options of both commands that say how they work, and not on what. */
const manners: ReadonlySet<string> = new Set([
  ...["variant", "jobs", "json", "quiet", "no-cache", "debug", "help"],
  ...["shard", "merge", "costs"],
]);

/** For each deck one line about what the readers of its PDF miss; none with `--quiet`. */
export function reviewNotes(decks: readonly BuiltDeck[], values: OptionValues, folder: string): string[] {
  if (values.quiet) return [];
  return decks.flatMap((deck) => {
    const { review } = deck;
    const [first] = review?.missed ?? [];
    if (!review || !first) return [];
    const named = review.missed
      .slice(0, mostNamed)
      .map((each) => (each === first ? firstText(each, folder) : textOf(each)));
    const more = review.missed.length - named.length;
    const list = more > 0 ? `${named.join(", ")}, and ${more} more` : named.join(" and ");
    return [
      `${review.pdf}: readers miss ${list}; \`${checkOf(deck, values, folder)}\` shows ${more > 0 || named.length > 1 ? "them" : "it"}`,
    ];
  });
}

/** The same as data; paths as somebody in `folder` sees them. A slide that is on paper alone has a label and no number. */
export const reviewJson = ({ pdf, missed }: Review, folder: string) =>
  missed.map(({ place: { path, root, line, column }, ...each }) => ({
    ...{ pdf, ...each },
    ...(/^\d+$/.test(each.label) ? { number: Number(each.label) } : {}),
    ...{ file: shownPath({ path, root }, folder), line, column },
  }));

const firstText = (missed: Missed, folder: string) =>
  `${textOf(missed, "slide ")} (${shownPath(missed.place, folder)}:${missed.place.line})`;

/** An end is one of the slide, everything else stands on it. */
const textOf = ({ rule, what, label }: Missed, slide = "") =>
  `${what} ${rule === "overflow" ? "of slide " : `on ${slide}`}${label}`;

/** The command line that checks the deck as it was built. */
function checkOf({ file, variant }: BuiltDeck, values: OptionValues, folder: string): string {
  const given = Object.entries(allOptions).flatMap(([name, { commands }]: [string, OptionRule]) => {
    const value = values[name as keyof OptionValues];
    if (value === undefined || manners.has(name) || !commands.includes("check") || !commands.includes("build"))
      return [];
    if (typeof value === "boolean") return [`--${name}`];
    return [value].flat().map((each) => `--${name} ${typedPath(each)}`);
  });
  const own = variant === undefined ? [] : [`--variant ${typedPath(variant)}`];
  return ["quarterdeck check", typedPath(relativePath(folder, file)), ...own, ...given].join(" ");
}

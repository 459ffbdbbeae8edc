import type { FontFile } from "../../model/design.js";

const property = "--font-more";

/** What an added family is called that has the name of one of the theme's. */
export const addedName = (family: string): string => `${family} (added)`;

/** The rule that names the added fonts for the style sheets of themes; "" without any. */
export function moreFontsRule(fonts: readonly FontFile[]): string {
  const families = new Set(fonts.flatMap(({ added, family }) => (added ? [`"${family}"`] : [])));
  return families.size === 0 ? "" : `:root{${property}:${[...families].join(",")}}`;
}

export const isMoreFontsRule = (css: string) => css.includes(`:root{${property}:`);

/** A list of fonts that does not name the added ones gets them, before the first font that every machine has. */
export function withMoreFonts(list: string): string {
  // Words that stand for a whole value can have nothing beside them.
  if (list.includes(property) || /^\s*(?:inherit|initial|unset|revert(?:-layer)?)\s*$/i.test(list)) return list;
  const generic = /(?:^|,)\s*(?:system-ui|ui-[a-z-]+|sans-serif|serif|monospace|cursive|fantasy)\s*(?=,|$)/i.exec(list);
  const at = generic?.index ?? list.length;
  const before = list.slice(0, at);
  const after = list.slice(at).replace(/^,/, "");
  return [before, `var(${property})`, after].filter((part) => part.trim() !== "").join(",");
}

/** A theme of reveal.js knows nothing of added fonts. */
export const withMoreInReveal = (css: string): string =>
  css.replace(
    /(--r-(?:main|heading|code)-font:)([^;{}]+)/g,
    (_, name: string, list: string) => `${name}${withMoreFonts(list)}`,
  );

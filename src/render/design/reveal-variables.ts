import { isColour } from "./colours.js";

/** The variables of reveal.js 4 and later, and where themes for earlier versions say the same. */
const headings = ["color", "font-family", "font-weight", "line-height", "letter-spacing", "text-transform"] as const;
const nameOf: Readonly<Record<string, string>> = { "font-family": "font" };
const called = (property: string) => nameOf[property] ?? property;

const sources: readonly (readonly [selector: string, property: string, variable: string])[] = [
  ["body", "background", "r-background-color"],
  ["body", "background-color", "r-background-color"],
  [".reveal-viewport", "background-color", "r-background-color"],
  [".reveal", "color", "r-main-color"],
  [".reveal", "font-family", "r-main-font"],
  [".reveal", "font-size", "r-main-font-size"],
  [".reveal a", "color", "r-link-color"],
  ...headings.map((property) => [".reveal h2", property, `r-heading-${called(property)}`] as const),
  ...[1, 2, 3, 4].map((level) => [`.reveal h${level}`, "font-size", `r-heading${level}-size`] as const),
];

/** What reveal.js's own template for themes says where a theme says nothing. */
const usual: readonly (readonly [variable: string, value: string])[] = [
  ["r-background-color", "#ffffff"],
  ["r-main-color", "#222222"],
  ["r-main-font", "sans-serif"],
  ["r-main-font-size", "40px"],
  ["r-block-margin", "20px"],
  ["r-heading-color", "inherit"],
  ["r-heading-font", "inherit"],
  ["r-heading-font-weight", "normal"],
  ["r-heading-line-height", "1.2"],
  ["r-heading-letter-spacing", "normal"],
  ["r-heading-text-transform", "none"],
  ["r-heading1-size", "2.5em"],
  ["r-heading2-size", "1.6em"],
  ["r-heading3-size", "1.3em"],
  ["r-heading4-size", "1em"],
  ["r-code-font", "monospace"],
  ["r-link-color", "#13daec"],
];

/**
 * The variables of a theme that was made before reveal.js had them, from its rules: our style sheets read nothing else.
 */
export function revealVariables(css: string): string {
  const found = new Map(usual);
  for (const { selectors, declarations } of rulesOf(css)) {
    for (const [selector, property, variable] of sources) {
      const value = selectors.has(selector) ? declarations.get(property) : undefined;
      // A background may be a picture as well.
      if (value && (variable !== "r-background-color" || isColour(value))) found.set(variable, value);
    }
  }
  return `:root{${[...found].map(([variable, value]) => `--${variable}:${value}`).join(";")}}`;
}

interface Rule {
  readonly selectors: ReadonlySet<string>;
  readonly declarations: ReadonlyMap<string, string>;
}

/** The rules of a style sheet without their comments, one after the other. */
function rulesOf(css: string): Rule[] {
  return withoutComments(css)
    .split("}")
    .flatMap((piece): Rule[] => {
      const at = piece.lastIndexOf("{");
      if (at === -1) return [];
      const before = piece.slice(0, at);
      const selectors = before.slice(Math.max(before.lastIndexOf("{"), before.lastIndexOf(";")) + 1).split(",");
      return [
        { selectors: new Set(selectors.map((one) => one.trim())), declarations: declarationsIn(piece.slice(at + 1)) },
      ];
    });
}

const declarationsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(";").flatMap((declaration): [string, string][] => {
      const colon = declaration.indexOf(":");
      const value = declaration.slice(colon + 1).replace("!important", "");
      return colon === -1 ? [] : [[declaration.slice(0, colon).trim(), value.trim()]];
    }),
  );

function withoutComments(css: string): string {
  const [first = "", ...rest] = css.split("/*");
  return (
    first +
    rest.map((piece) => piece.slice(piece.indexOf("*/") === -1 ? piece.length : piece.indexOf("*/") + 2)).join("")
  );
}

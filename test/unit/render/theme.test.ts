import { describe, expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../../support/project.js";

const setUp = projectMaker();
const talk = { "talk.md": "---\ntheme: mine\n---\n\n# A\n" };

/** What is underlined, by the first line of each problem. */
async function see(files: Readonly<Record<string, string>>, ...args: string[]): Promise<(readonly string[])[]> {
  const made = setUp({ ...talk, ...files });
  const { err } = await quarterdeckHere(made.folder, ["build", "talk.md", "-f", "html", ...args]);
  return err.split(/\n(?=\S+:\d+:\d+: |error: )/).map((text) => {
    const [head = "", ...frame] = text.split("\n");
    const marks = frame.findIndex((line) => /^ +\| +\^+$/.test(line));
    const marked = frame[marks] ?? "";
    const underlined = frame[marks - 1]?.slice(marked.indexOf("^"), marked.lastIndexOf("^") + 1) ?? "";
    return [head.replace(/^\S*?([^/]*):\d+:\d+: (?:error|warning): /, "$1: "), underlined];
  });
}

const theme = (text: string) => ({ "templates/themes/mine/theme.yaml": text });

describe("what is wrong with a theme is underlined", () => {
  it("as the name in the deck, and not with its key", async () => {
    expect(await see({ "talk.md": "---\ntheme:  'mein'  \n---\n\n# A\n" })).toEqual([
      ["talk.md: there is no theme “mein”", "'mein'"],
    ]);
  });

  it("as values in theme.yaml", async () => {
    const text = "extends: quarterdek\npaper: lihgt\nwidth: wide\nstyles: [a.css]\n";
    expect(await see(theme(text))).toEqual([
      ["theme.yaml: there is no theme “quarterdek”", "quarterdek"],
      ["theme.yaml: there is no theme “lihgt”", "lihgt"],
      ['theme.yaml: “width”: expected number, found "wide"', "wide"],
      ["theme.yaml: “a.css” does not exist", "a.css"],
    ]);
  });

  it("where a theme extends itself", async () => {
    expect(await see(theme("extends: mine\n"))).toEqual([["theme.yaml: “extends”: “mine” extends this theme", "mine"]]);
  });

  it("nowhere, when the command line asks for a theme that there is not", async () => {
    expect(await see(theme("extends: quarterdeck\n"), "--theme", "quarterdek")).toEqual([
      ["error: --theme: there is no theme “quarterdek”", ""],
    ]);
  });
});

describe("tokens of a brand", () => {
  const brand = { "brand.yaml": "tokens: {logo-gap: 4px, card-tone: red}\n" };

  it("may be read by the deck's own style sheet and by the project's templates", async () => {
    const readers = {
      "talk.md": "---\ncss: own.css\n---\n\n# A\n\n::box{text=a}\n",
      "own.css": "p{gap:var(--logo-gap)}\n",
      "templates/components/box.hbs":
        '{{!--\nattributes:\n  text: {type: string}\n--}}\n<p style="color:var(--card-tone)">{{text}}</p>\n',
    };
    expect(await see({ ...brand, ...readers }, "--brand", "brand.yaml")).toEqual([["", ""]]);
  });

  it("are mistakes where nothing reads them", async () => {
    expect(await see({ "talk.md": "# A\n", ...brand }, "--brand", "brand.yaml")).toEqual([
      ["brand.yaml: nothing reads the token “logo-gap”", "logo-gap"],
      ["brand.yaml: nothing reads the token “card-tone”", "card-tone"],
    ]);
  });
});

describe("sizes are tokens as colours are", () => {
  it("which a theme and a brand set", async () => {
    const sizes = theme("extends: quarterdeck\ntokens: {text-m: 28px, space-3: 0, radius-m: calc(2px + 1px)}\n");
    const brand = { "brand.yaml": "tokens: {text-scale: 1.1, paper-text-m: 11pt, paper-accent: var(--accent)}\n" };
    expect(await see({ ...sizes, ...brand }, "--brand", "brand.yaml")).toEqual([["", ""]]);
  });

  it("and whose wrong values are underlined", async () => {
    const text =
      "extends: quarterdeck\ntokens: {text-m: large-ish, space-3: 4, rule-m: -1px, text-scale: 0, paper-ink: dark}\n";
    const brand = { "brand.yaml": "tokens: {text-s: 20 px, ui-m: calc(1px}\n" };
    expect(await see({ ...theme(text), ...brand }, "--brand", "brand.yaml")).toEqual([
      ["brand.yaml: “tokens.text-s”: “20 px” is no length", "20 px"],
      ["brand.yaml: “tokens.ui-m”: “calc(1px” is no value that stands for itself", "calc(1px"],
      ["theme.yaml: “tokens.text-m”: “large-ish” is no length", "large-ish"],
      ["theme.yaml: “tokens.space-3”: “4” is no length", "4"],
      ["theme.yaml: “tokens.rule-m”: “-1px” is no length", "-1px"],
      ["theme.yaml: “tokens.text-scale”: “0” is no factor", "0"],
      ["theme.yaml: “tokens.paper-ink”: “dark” is no colour", "dark"],
    ]);
  });
});

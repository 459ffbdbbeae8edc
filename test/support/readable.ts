import { cpSync } from "node:fs";
import { expect, it } from "vitest";
import { findingsIn } from "./check.js";
import { exampleFiles, shippedTemplates } from "./examples.js";
import { projectMaker } from "./project.js";

/** What the check says of how slides look. */
const looks = new Set(["contrast", "small-text", "overflow", "overlap"]);
/** They stand on paper, or the compiler makes their slides. */
const elsewhere = new Set(["worksheet", "lab", "title", "agenda", "part", "glossary", "sources"]);

const kinds = ["note", "tip", "important", "warning", "caution"];
const remarks = kinds.map((kind) => `> [!${kind.toUpperCase()}]\n> A remark with a [link](#/first).`);
const code =
  '```python [1|2-3]\n# A comment\ndef greet(name: str) -> str:\n    return f"Hello, {name}" * 2\n```\n\n`code`, **bold**, *italic*, and a [link](#/first)\n';
const table = "| name | how many |\n| --- | ---: |\n| one | 1 |\n| two | 22 |\n";

const slides = [
  `<!-- .slide: id="first" -->\n## A sentence that is as long as a title may well become on a slide\n\n1. First\n2. Then\n   - Below\n\n> Quoted`,
  ...[remarks.slice(0, 3), remarks.slice(3)].map((some) => `## Remarks say their kind\n\n${some.join("\n\n")}`),
  `## Code has its colours\n\n${code}`,
  `## A table has a head\n\n${table}`,
  ...shippedTemplates
    .filter(({ name }) => !elsewhere.has(name))
    .map(({ kind, name, example }) => (kind === "layouts" ? example : `## The component ${name}\n\n${example}`)),
];

const manifest = (theme: string) =>
  `title: Every layout and component\nsubtitle: In each theme\ntheme: ${theme}\nspeaker: Alex Doe\nsections:\n  - title: All of them\n    sections: [all.md]\n`;

/** Tests that every layout and component can be read in these themes, which the check says. */
export function testReadable(themes: readonly string[]): void {
  const setUp = projectMaker();

  it.each(themes)("in %s", async (theme) => {
    const least = theme === "contrast" ? ", rules: {contrast: {least: 7, leastLarge: 4.5}}" : "";
    const made = setUp({
      ...Object.fromEntries(Object.entries(exampleFiles).map(([name, text]) => [`slides/${name}`, text])),
      "quarterdeck.config.yaml": `check: {themes: [${theme}]${least}}\n`,
      "slides/decks/all.deck.yaml": manifest(theme),
      "slides/all.md": slides.join("\n\n---\n\n"),
    });
    cpSync("slides/facts", made.file("slides/facts"), { recursive: true });
    const found = await findingsIn(made.folder);
    expect(
      found.filter(({ code: rule }) => looks.has(rule)).map(({ message, slide }) => `${slide}: ${message}`),
    ).toEqual([]);
  });
}

import { lines, slide, tooMuch } from "../limit-case.js";
import type { HostileCase } from "./case.js";

const mebibytes = (count: number, line: string) => `${line.repeat((count * 2 ** 20) / line.length + 1)}\n`;
const deepFolder = "a/".repeat(150);

export const cases: readonly HostileCase[] = [
  tooMuch("limits-large-deck", { "deck.md": mebibytes(16, "# A\n\n---\n\n") }, "too-large"),
  tooMuch("limits-large-front-matter", { "deck.md": `---\ntitle: a\n${mebibytes(1, "#a\n")}---\n\n# A\n` }, "too-long"),
  tooMuch(
    "limits-large-code",
    { ...slide("```text file=a.txt\n```"), "a.txt": mebibytes(16, "aaaaaaa\n") },
    "too-large",
  ),
  tooMuch("limits-long-code", { ...slide("```text file=a.txt\n```"), "a.txt": lines(20_000, () => "a") }, "too-many"),
  tooMuch(
    "limits-large-style-sheet",
    { "deck.md": "---\ncss: a.css\n---\n\n# A\n", "a.css": mebibytes(16, "a{}\n") },
    "too-large",
  ),
  tooMuch(
    "limits-deep-drawing-in-a-file",
    {
      ...slide("::diagram{src=a.svg alt=A}"),
      "a.svg": `<svg xmlns="http://www.w3.org/2000/svg">${"<g>".repeat(20_000)}`,
    },
    "too-deep",
  ),
  tooMuch(
    "limits-deep-html-in-a-file",
    { ...slide("::diagram{src=a.html alt=A}"), "a.html": "<div>".repeat(20_000) },
    "too-deep",
  ),
  {
    name: "limits-large-manifest",
    attacks: "limits",
    files: { "a.deck.yaml": `title: A\nsections:\n${mebibytes(1, "  - a.md\n")}`, "a.md": "# A\n" },
    input: "a.deck.yaml",
    says: { as: "error", codes: ["too-large"] },
  },
  {
    name: "limits-deep-folders",
    attacks: "limits",
    files: { "a.deck.yaml": 'title: A\nsections: ["**/*.md"]\n', [`${deepFolder}b.md`]: "# B\n" },
    input: "a.deck.yaml",
    says: { as: "error", codes: ["too-many"] },
  },
];

import { readFileSync } from "node:fs";
import { noisyPicture, plainPicture } from "../../support/pictures.js";

const fence = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n`;

const code = `## Code of many languages

${fence("go [1|2-3]", 'package main\nfunc main() {\n\tprintln("Grüße")\n}')}
${fence("markdown", "# A manual\n\n~~~yaml\nkey: [1, 2]\n~~~\n\n{{ name }}")}

`;

const slow = `## Code that takes long

${fence("cpp", `${"a".repeat(480)}\nint main() { return 0; }`)}
${fence("yaml", "on: {push: [main]}\njobs:\n  - run: echo 1")}
${fence("vue", '<template lang="pug">\n  p {{ name }}\n</template>')}
`;

const many = Array.from(
  { length: 160 },
  (_, index) =>
    `## Slide ${index} has a table and a link\n\n| a | b |\n| --- | --- |\n| ${index} | $x_{${index}}$ |\n\n[On](#/place-${(index + 90) % 160})\n\n<!-- .slide: id="place-${index}" -->`,
).join("\n\n---\n\n");

/** A project that has something of everything whose bytes could depend on more than its files. */
export const files: Readonly<Record<string, string | Uint8Array>> = {
  "slides/decks/all.deck.yaml": `title: Everything at once
date: 2026-03-04
lang: de
math: true
speaker: {name: Ada Speaker}
glossary: glossary.yaml
fonts: [fonts/g.ttf]
css: look.css
sections:
  - title: Text
    sections: ["text/*.md"]
  - title: Drawn
    sections: [drawn.md, mermaid.md, slow.md]
  - title: Much
    sections: [many.md]
`,
  // Needs no browser as HTML.
  "slides/decks/text.deck.yaml": `title: Text only
lang: en
math: true
css: look.css
sections: ["text/*.md", drawn.md]
`,
  "slides/glossary.yaml": "terms:\n  - {term: shim, text: A process that stays.}\n  - {term: Ärger, text: Trouble.}\n",
  "slides/look.css": '.mine { color: var(--accent); background: url("noise.png") }\n',
  "slides/text/b-code.md": code,
  "slides/slow.md": slow,
  "slides/text/a-math.md": `## Formulas and letters that the theme lacks

$$\\sum_{i=1}^n \\frac{\\alpha_i}{\\sqrt{2}}$$

αβγ, a shim, and Ärger.

:::callout
- One
- Two
:::

Note:
Said, not shown.
`,
  "slides/text/c-pictures.md":
    "## Pictures\n\n![Noise](../noise.png)\n\n![Red](../red.png)\n\n---\n\n## A recording\n\n::terminal{cast=../hello.cast}\n",
  "slides/drawn.md": `## A graph\n\n${fence("dot", "digraph { kubelet -> containerd [label=CRI]; containerd -> runc }")}`,
  "slides/mermaid.md": `## A diagram

${fence("mermaid", "flowchart LR\n  kubelet -->|CRI| containerd --> runc")}

---

## Days

${fence("mermaid", "gantt\n  dateFormat YYYY-MM-DD\n  section A\n  One :a, 2026-03-28, 3d\n  Two :after a, 2d")}

---

## Branches

${fence("mermaid", "gitGraph\n  commit\n  branch b\n  commit\n  checkout main\n  merge b")}`,
  "slides/many.md": `${many}\n`,
  "slides/noise.png": noisyPicture(40, 30),
  "slides/red.png": plainPicture(20, 10, [200, 30, 30]),
  "slides/hello.cast": `${JSON.stringify({ version: 2, width: 40, height: 4 })}\n[0.1,"o","# runc list\\r\\n"]\n[1.5,"o","\\u001b[31mno containers\\u001b[0m"]\n`,
  "slides/fonts/g.ttf": readFileSync("node_modules/katex/dist/fonts/KaTeX_Math-Italic.ttf"),
};

/** Every format that there is. */
export const allFormats = "html,pdf,handout,notes,book,png,card,md,json";

import { openPdf, pageText } from "./pdf.js";
import { onePixel, projectMaker, quarterdeckHere, type Run } from "./project.js";

/** An address that is too long to be typed. */
export const longAddress = "https://example.org/a/very/long/address/that/nobody/types";
const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(" ");

/** A talk that has something for every format. */
const files = {
  "slides/decks/talk.deck.yaml": `title: A talk & more
speaker: {name: Ada Speaker, role: Engineer, contact: ada@example.org}
date: 2026-03-04
minutes: 10
glossary: glossary.yaml
sections:
  - intro.md
  - title: First part
    sections: [first.md]
  - title: Second part
    sections: [second.md]
`,
  "slides/glossary.yaml": "terms:\n  - {term: shim, text: A process that stays beside a pod.}\n",
  "slides/intro.md": `## The opening sentence stands here

<!-- .slide: id="opening" minutes="1.5" -->

- One thing
- [A long link](${longAddress}), a [short one](https://a.org)

Note:
The opening secret. ${words(60)}
`,
  "slides/first.md": `<!-- .slide: id="shims" minutes="2" -->
## A shim stays beside the pod

| what | where |
| --- | --- |
| \`a|b\` | here |

\`\`\`go [1|2]
package main
func main() {}
\`\`\`

Note:
The second secret. [click] Then the third.

Reader:
Who reads this was not there: **a shim** waits for its pod. \`[click]\` is a marker.

---

<!-- .slide: id="worksheet" only="handout" -->
## A worksheet for the room

Only on paper.

---

<!-- .slide: id="private" not="handout,book" -->
## Not for paper

Only spoken.
`,
  "slides/second.md": `<!-- .slide: id="picture" minutes="0.5" -->
## The picture says it

![A dot](dot.png)

---

<!-- .slide: id="last" minutes="1" -->
## What is left to say

Half of $$ 2 \\cdot 3 $$ is $3$:

- Step one <!-- .element: class="fragment" -->
- Step two <!-- .element: class="fragment" -->

Note:
${words(1400)}

---

<!-- .slide: data-visibility="hidden" -->
## Nobody sees this

Note:
The hidden secret.

---

<!-- .slide: draft -->
## Nobody sees that yet

Note:
The hidden secret, too.
`,
  "slides/dot.png": onePixel,
};

export interface BuiltTalk extends Run {
  readonly folder: string;
  /** A file that was built. */
  dist(name: string): string;
}

/** Builds the talk, each time in a project of its own, whose gallery has no pictures. */
export function talkBuilder(): (
  args: readonly string[],
  environment?: Readonly<Record<string, string>>,
) => Promise<BuiltTalk> {
  const setUp = projectMaker();
  return async (args, environment) => {
    const { folder, file } = setUp(files);
    const run = await quarterdeckHere(folder, ["build", "--no-thumbnails", ...args], environment);
    return { ...run, folder, dist: (name) => file(`dist/${name}`) };
  };
}

/** The text of all pages of a PDF. */
export async function allText(file: string): Promise<string> {
  const pdf = await openPdf(file);
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
  return pages.join("\n");
}

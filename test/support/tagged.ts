import { noisyPicture } from "./pictures.js";
import { quarterdeckHere, type TestProject } from "./project.js";

/** The documents that are made of one deck, by the ends of their files' names. */
export const documents = ["", "-handout", "-notes", "-book"] as const;

/** A deck with one of each thing that a structure has a word for. */
export const taggedDeck = {
  "talk.md": `---
title: A talk for ears
lang: en
speaker: { name: Ada }
---

<!-- .slide: id="first" minutes="2" -->
## Lists and links

- Apples come **first**
- Pears are *second*, see [the cellar](#/second) or [the farm](https://example.com/farm)

1. one step
2. another step

Note: Say hello to everybody.

---

<!-- .slide: id="second" -->
## Code is read in steps

\`\`\`js [1|3]
alpha();
beta();
gamma();
\`\`\`

Note: Alpha comes before gamma.

---

<!-- .slide: id="third" -->
## A table has numbers

| Fruit | Colour |
| --- | --- |
| plum | blue |
| lemon | yellow |

### Below it

Some words about plums. They go on in one sentence until nobody who prints them on any sheet of any size could set them in a single line, and then a little more.

---

<!-- .slide: id="fourth" -->
## A picture says it

![Snow on a screen](noise.png)

> A quotation about snow.

---

<!-- .slide: id="fifth" -->
## Something is half seen

<div style="opacity:0.5;background:#888"><p>Pale words</p><p>A <a href="https://example.com/pale">pale link</a></p></div>

<div style="opacity:0.5">Outer text <div style="border-radius:9px;overflow:hidden;opacity:0.6"><p>Inner text</p>

- a pale item

</div></div>

<div style="mix-blend-mode:multiply;background:red">Mixed words</div>

---

<!-- .slide: id="sixth" -->
## Boxes are one picture

\`\`\`diagram
boxes: [{id: oven, role: hardware}, {id: loaf, role: workload}]
rows: [[oven], [loaf]]
wires: [{from: oven, to: loaf, label: bakes}]
\`\`\`

---

<!-- .slide: id="seventh" -->
## A chart has names

\`\`\`chart
unit: g
panels:
  - {title: Flour in a loaf, entries: [{label: wheat, value: 300}, {label: rye, value: 200}]}
  - {title: Salt in a loaf, entries: [{label: wheat, value: 6}, {label: rye, value: 5}]}
\`\`\`
`,
  "noise.png": noisyPicture(64, 36),
};

/** Builds all documents of the deck, with a page for each step of a slide. */
export async function buildTagged(made: TestProject): Promise<void> {
  const args = [
    "build",
    "talk.md",
    "-f",
    "pdf,handout,notes,book",
    "--fragments",
    "--pdf-notes",
    "--quiet",
    "--no-thumbnails",
  ];
  const { status, err } = await quarterdeckHere(made.folder, args);
  if (status !== 0) throw new Error(err);
}

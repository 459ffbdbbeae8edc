import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOwnDecks } from "../support/decks.js";
import { noisyPicture } from "../support/pictures.js";
import { type Comparison, openComparison } from "../support/pixels.js";
import { project, quarterdeckHere } from "../support/project.js";

/** One slide of each kind. */
const everything = (theme: string) => `---
theme: ${theme}
---

## A list comes step by step

- One thing <!-- .element: class="fragment" -->
- Another **strong** thing <!-- .element: class="fragment" -->

---

## Code is read in steps

\`\`\`go [1|2-3]
package main

func main() { println("a container") }
\`\`\`

---

## A table has numbers

| Runtime | Language | Lines |
| --- | --- | ---: |
| runc | Go | 100 |
| crun | C | 50 |

---

## A picture says it

![Noise](noise.png)

---

<!-- .slide: layout="two-columns" -->
## Two columns stand side by side

The left one has text.

::break

> The right one quotes.

---

<!-- .slide: data-background-color="#102040" -->
## A background of its own

Text on dark blue, with \`code\` in it.

---

## A diagram is drawn

\`\`\`mermaid caption="Who starts a container"
flowchart LR
  kubelet -->|CRI| containerd -->|OCI| runc{{runc}}
  containerd --> shim[(shim)]
\`\`\`

---

## A graph is drawn

\`\`\`dot
digraph {
  rankdir=LR
  subgraph cluster_host { label=Host; containerd -> runc [label=OCI] }
  kubelet -> containerd [label=CRI]
  runc [fillcolor=runtime]
}
\`\`\`
`;
// All built-in decks are compared by npm run proof -- pixels.
describe("under 0.5 % of the pixels of any slide differ from its page", () => {
  const made = project({
    "dark.md": everything("quarterdeck"),
    "light.md": everything("quarterdeck-light"),
    "noise.png": noisyPicture(640, 360),
  });
  let comparison: Comparison;
  beforeAll(async () => {
    await buildOwnDecks(made.file("dist"), "slides/decks/lightning.deck.yaml");
    const { status, err } = await quarterdeckHere(made.folder, ["build", "dark.md", "light.md", "--quiet"]);
    expect([status, err.replace(/^note:.*\n/, "")]).toEqual([0, ""]);
    comparison = await openComparison(made.file("dist"));
  });
  afterAll(async () => {
    await comparison.close();
    made.remove();
  });

  it("in the built-in deck lightning", async () => {
    const { pages, different } = await comparison.compare("lightning");
    expect(pages).toBeGreaterThan(5);
    expect(different).toEqual([]);
  });

  it.each(["dark", "light"])("in one slide of each kind, %s", async (name) => {
    expect(await comparison.compare(name)).toEqual({ pages: 8, different: [] });
  });
});

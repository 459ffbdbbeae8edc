import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { project, quarterdeck, type TestProject } from "../support/project.js";

/** A deck as people write it for reveal-md; nothing in it knows of Quarterdeck. */
const markdown = `# First *slide*

With a [link](https://example.org) and \`code\`

Note: Notes of the **first** slide

---

<!-- .slide: data-background-color="#223344" data-transition="zoom" class="wide" -->
## Second

- one <!-- .element: class="fragment" data-fragment-index="2" -->
- two <!-- .element: class="fragment" data-fragment-index="1" -->

A paragraph
<!-- .element: class="fragment fade-up" -->

----

### Below the second

\`\`\`js [1-2|3]
let a = 1;
let b = 2;
let c = 3;
\`\`\`

note:
- list in notes

---

## Table

| a | b |
| - | - |
| 1 | 2 |

1. x
2. y

> quoted

notes: last
`;

interface Slide {
  readonly below: boolean;
  readonly text: string;
  readonly notes: string;
  readonly attributes: readonly (string | null)[];
  readonly fragments: readonly string[];
}

let browser: Chromium;
let folder: TestProject;
beforeAll(async () => {
  browser = await startChromium();
  folder = project({ "deck.md": markdown });
});
afterAll(async () => {
  await browser.close();
  folder.remove();
});

/** What both decks must have in common, read from the running page. */
function readSlides(page: Page): Promise<Slide[]> {
  return page.evaluate(() => {
    // Between blocks the white space of the source differs; the words must not.
    const clean = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, "");
    const leaves = [...document.querySelectorAll<HTMLElement>(".slides section")].filter(
      (section) => !section.querySelector(":scope > section"),
    );
    return leaves.map((section) => {
      const copy = section.cloneNode(true) as HTMLElement;
      const notes = clean(copy.querySelector("aside.notes")?.textContent);
      for (const extra of copy.querySelectorAll("aside.notes, .foot, .code-step")) extra.remove();
      // The highlighter of reveal.js repeats the code for each step.
      for (const repeated of copy.querySelectorAll("code.fragment")) repeated.remove();
      const parent = section.parentElement;
      return {
        below: parent?.tagName === "SECTION" && parent.firstElementChild !== section,
        text: clean(copy.textContent),
        notes,
        attributes: ["data-background-color", "data-transition"].map((name) => section.getAttribute(name)),
        fragments: [...section.querySelectorAll<HTMLElement>("li.fragment, p.fragment")].map(
          (element) => `${element.tagName} ${element.dataset["fragmentIndex"] ?? ""}`,
        ),
      };
    });
  });
}

async function revealSlides(): Promise<Slide[]> {
  const require = createRequire(import.meta.url);
  const source = (name: string) => readFileSync(require.resolve(name), "utf8").replaceAll("</script", "<\\/script");
  const page = await browser.newPage();
  const separators = `data-separator="\\r?\\n---\\r?\\n" data-separator-vertical="\\r?\\n----\\r?\\n" data-separator-notes="^notes?:"`;
  await page.setContent(`<body><div class="reveal"><div class="slides"><section data-markdown ${separators}>
    <textarea data-template>${markdown}</textarea></section></div></div></body>`);
  await page.addScriptTag({ content: source("reveal.js") });
  await page.addScriptTag({ content: source("reveal.js/plugin/markdown") });
  await page.evaluate(() =>
    (window as unknown as { Reveal: { initialize(options: object): Promise<unknown> } }).Reveal.initialize({
      plugins: [(window as unknown as { RevealMarkdown: unknown }).RevealMarkdown],
    }),
  );
  return readSlides(page);
}

it("an unchanged reveal-md deck has the slides, texts and notes that reveal.js gives it", async () => {
  const { status, err } = await quarterdeck(folder.folder, ["build", "deck.md", "-f", "html"]);
  expect(err).toBe("");
  expect(status).toBe(0);
  const page = await browser.newPage();
  await page.goto(`file://${folder.file("dist/deck.html")}`);
  await page.waitForSelector("html[data-ready=true]");
  const ours = await readSlides(page);
  const theirs = await revealSlides();
  expect(theirs).toHaveLength(4);
  expect(ours).toEqual(theirs);
});

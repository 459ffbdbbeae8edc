import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";
import { render } from "../support/render.js";

const setUp = projectMaker();

interface Said {
  readonly code: string;
  readonly severity: string;
}

/** Builds as HTML; what is said, and the page. */
async function build(files: Readonly<Record<string, string>>, ...args: string[]) {
  const { folder, file } = setUp(files);
  const { status, out } = await quarterdeckHere(folder, ["build", ...args, "-f", "html", "--json"]);
  const { decks, problems } = JSON.parse(out);
  const said: Said[] = [...problems, ...decks.flatMap(({ warnings }: { warnings: Said[] }) => warnings)];
  const page = decks[0] ? readFileSync(file(decks[0].outputs[0].path), "utf8") : "";
  return { status, said: said.map(({ code, severity }) => `${severity} ${code}`), page };
}

const foreign = `---
title: A talk
author: [Ada, Bo]
keywords: "a, b"
date: 24.12.2026
theme: nobodys
footer: A company
math: mathjax
tilte: x
css: gone.css
---

# What is new?

![A picture](gone.png) [a file](gone.html) [a folder](pictures/) [a slide](#nowhere) [the deck](?print-pdf)

---

## Then

### Hello, world!

[back](#what-is-new) [here](#hello-world) [there](#/2)
`;

describe("a Markdown file that others wrote", () => {
  it("is built without what is not there, and says so", async () => {
    const { status, said, page } = await build({ "talk.md": foreign, "pictures/a.txt": "a" }, "talk.md");
    expect(status).toBe(0);
    expect(said.toSorted()).toEqual([
      "warning folder-link",
      "warning ignored-key",
      "warning missing-anchor",
      "warning missing-file",
      "warning missing-file",
      "warning missing-file",
      "warning missing-theme",
      "warning unknown-key",
      "warning wrong-value",
      "warning wrong-value",
    ]);
    expect(page).toMatch(/<meta name="author" content="Ada, Bo"/);
    expect(page).toContain("<a>a file</a> <a>a folder</a> <a>a slide</a>");
    expect(page).toContain('<a href="#/what-is-new">back</a> <a href="#/then">here</a> <a href="#/2">there</a>');
  });

  it("is an error as a section of a manifest", async () => {
    const { status, said } = await build(
      { "slides/talk.md": foreign, "slides/decks/a.deck.yaml": "title: A\nsections: [talk.md]\n" },
      "slides/decks/a.deck.yaml",
    );
    expect(status).toBe(1);
    expect(said.filter((each) => each.startsWith("error")).toSorted()).toEqual([
      "error missing-anchor",
      "error missing-file",
      "error missing-file",
      "error missing-file",
      "error unknown-key",
      "error wrong-value",
      "error wrong-value",
    ]);
  });

  it("still has errors where a deck cannot be made", async () => {
    const { status, said } = await build({ "talk.md": "# A\n\n::gone\n\n```js file=gone.js\n```\n" }, "talk.md");
    expect(status).toBe(1);
    expect(said.toSorted()).toEqual(["error missing-component", "error missing-file"]);
  });
});

describe("links to other Markdown files", () => {
  it("lead to their slides where these are in the deck, and carry the file where they are not", async () => {
    const made = await render(
      {
        "slides/decks/a.deck.yaml": "title: A\ncover: false\nsections: [a.md, b.md]\n",
        "slides/a.md":
          "# A\n\n## Sum\n\n[b](b.md) [below](b.md#deep-down) [anchor](#deep-down) [other](c.md) [same](b.md#sum)\n",
        "slides/b.md": "# B\n\n---\n\n## Second\n\n### Deep down\n\n---\n\n## Sum\n",
        "slides/c.md": "# C\n",
      },
      { input: "slides/decks/a.deck.yaml" },
    );
    expect(made.problems).toEqual([]);
    expect([...made.live.matchAll(/<a href="([^"]{0,12})/g)].map(([, href]) => href)).toEqual([
      "#/b",
      "#/second",
      "#/second",
      "data:applica",
      "#/sum",
    ]);
  });
});

describe("--lenient", () => {
  const broken = `# One

:::gone{name=x}
What it holds.
:::

\`\`\`js file=gone.js
\`\`\`

$$\\frac{1}$$

::terminal{cast=gone.cast} 

[@nothing]

---

<!-- .slide: id="same" layout="gone" -->
## Two

---

<!-- .slide: id="same" -->
## Three

\`\`\`dot
digraph {
\`\`\`
`;

  it("builds with placeholders, and loses no text", async () => {
    expect((await build({ "talk.md": broken }, "talk.md")).status).toBe(1);
    const { status, said, page } = await build({ "talk.md": broken }, "talk.md", "--lenient");
    expect(status).toBe(0);
    expect(said.filter((each) => !each.startsWith("warning"))).toEqual([]);
    expect(page).toMatch(/stand-in">gone: x<\/div>\s*<p>What it holds/);
    for (const text of ["gone.js", "\\frac{1}", "terminal: gone.cast", "[@nothing]", "digraph {"])
      expect(page.replace(/<[^>]+>/g, "")).toContain(text);
    expect([...page.matchAll(/<section[^>]* id="([\w-]+)"/g)].map(([, id]) => id)).toEqual(["one", "same", "same-2"]);
  });
});

describe("what a build would overwrite", () => {
  it("is never a source of the deck, nor a page that is no gallery of ours", async () => {
    const { folder, file } = setUp({ "talk.md": "# A\n", "site/index.html": "<h1>Mine</h1>", "index.md": "# B\n" });
    const run = (...args: string[]) => quarterdeckHere(folder, ["build", ...args]);
    const source = await run("talk.md", "-f", "md", "-o", ".");
    expect(source).toMatchObject({ status: 2, err: expect.stringContaining("talk.md is a source of the deck “talk”") });
    const page = await run("talk.md", "-f", "html", "-o", "site");
    expect(page).toMatchObject({ status: 2, err: expect.stringContaining("index.html is a page of its own") });
    expect(readFileSync(file("talk.md"), "utf8")).toBe("# A\n");
    expect(readFileSync(file("site/index.html"), "utf8")).toBe("<h1>Mine</h1>");
    for (const again of ["first", "again"])
      expect(await run("index.md", "-f", "html"), again).toMatchObject({ status: 0, err: "" });
    expect(readFileSync(file("dist/index-deck.html"), "utf8")).toContain("<title>B</title>");
  });
});

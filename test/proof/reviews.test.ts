import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { createBrowserOwner } from "../../src/browser/owner.js";
import type { SlideMeasures } from "../../src/check/measures.js";
import { printSlides } from "../../src/export/pdf/print.js";
import { reviewPages } from "../../src/export/review.js";
import type { RenderedDeck } from "../../src/render/rendered.js";
import { doubled, fine, tooLong } from "../support/check.js";
import { ownCache, projectMaker, quarterdeckHere } from "../support/project.js";

const projectOf = projectMaker();

const box = (words: string) => `<div style="height:60px;overflow:hidden">\n\n${words}\n\n</div>\n`;
const cut = `## Cut\n\n${box("One line.\n\nTwo lines.\n\nThree lines.")}`;
const angle = "## An angle ⍼\n\nIt is right.\n";
const code = Array.from({ length: 40 }, (_, line) => `let a${line} = ${line};`).join("\n");
const both = `## Cut twice\n\n${box("One.\n\nTwo.\n\nThree.")}\n\`\`\`js\n${code}\n\`\`\`\n`;
const talk = [fine, tooLong, cut, angle, both].join("\n---\n\n");

function setUp(files: Readonly<Record<string, string>>) {
  const project = projectOf(files);
  const environment = ownCache(project);
  const build = (...args: readonly string[]) =>
    quarterdeckHere(project.folder, ["build", "talk.md", "-f", "pdf", "--no-thumbnails", ...args], environment);
  const reviewOf = async (...args: readonly string[]) => JSON.parse((await build("--json", ...args)).out).decks[0];
  return { ...project, build, reviewOf };
}

const notes = (err: string) => err.split("\n").filter((line) => line.includes("readers miss"));

describe.concurrent("after a PDF is printed", () => {
  it("one line says what its readers miss, and says it again when the deck stands", async () => {
    const { build } = setUp({ "talk.md": talk });
    const first = await build();
    expect(first.status).toBe(0);
    expect(notes(first.err)).toEqual([
      "note: talk.pdf: readers miss the end of slide 2 (talk.md:26), cut text on 3, and 2 more; `quarterdeck check talk.md` shows them",
    ]);
    const second = await build();
    expect(second.out).toContain("nothing has changed");
    expect(notes(second.err)).toEqual(notes(first.err));
  });

  it("has it as data, and says nothing with --quiet", async () => {
    const { build, reviewOf } = setUp({ "talk.md": talk });
    const { review, unchanged } = await reviewOf();
    expect(unchanged).toBe(false);
    expect(review.map(({ rule, what, number, line }: Record<string, unknown>) => [rule, what, number, line])).toEqual([
      ["overflow", "the end", 2, 26],
      ["clipped", "cut text", 3, 38],
      ["missing-glyph", "a font for “⍼”", 4, 44],
      ["clipped", "cut code and text", 5, 63],
    ]);
    expect(review[0]).toMatchObject({ pdf: "talk.pdf", slide: "a-list-that-is-too-long", file: "talk.md", column: 3 });
    expect(notes((await build("--quiet")).err)).toEqual([]);
  });

  it("nothing is said of a deck of which all can be seen", async () => {
    const { build, reviewOf } = setUp({ "talk.md": doubled });
    expect(notes((await build()).err)).toEqual([]);
    expect((await reviewOf()).review).toEqual([]);
  });

  it("the command that it names checks the same deck", async () => {
    const { build } = setUp({ "talk.md": tooLong });
    expect(notes((await build("--theme", "white", "--set", "event=A day")).err)).toEqual([
      "note: talk.pdf: readers miss the end of slide 1 (talk.md:20); `quarterdeck check talk.md --theme white --set 'event=A day'` shows it",
    ]);
  });

  it("what the project has suppressed or switched off is not said, once that is so", async () => {
    const suppressed = `<!-- check-disable overflow: as the speaker wants it -->\n${tooLong}`;
    const { build, write, reviewOf } = setUp({ "talk.md": [suppressed, cut].join("\n---\n\n") });
    expect((await reviewOf()).review).toHaveLength(1);
    write("quarterdeck.config.yaml", "check: {rules: {clipped: off}}\n");
    expect((await reviewOf()).review).toEqual([]);
    expect(notes((await build()).err)).toEqual([]);
  });
});

describe.concurrent("a look at the pages", () => {
  it.each([[], ["--fragments"], ["--watermark", "DRAFT"]])("changes no byte of the PDF (%j)", async (...args) => {
    const steps = "## Steps\n\n1. One {.fragment}\n2. Two {.fragment}\n\n```js {1|2}\nlet a = 1;\nlet b = 2;\n```\n";
    const { build, file } = setUp({ "talk.md": [talk, steps].join("\n---\n\n") });
    await build(...args, "-o", "with");
    const { err } = await build(...args, "-o", "without", "--no-review");
    expect(notes(err)).toEqual([]);
    expect(readFileSync(file("with/talk.pdf")).equals(readFileSync(file("without/talk.pdf")))).toBe(true);
  });

  it("is not taken on sheets of paper, where slides have another size, nor with --no-review", async () => {
    const { reviewOf } = setUp({ "talk.md": talk });
    expect(await reviewOf("--page-size", "A4")).not.toHaveProperty("review");
    expect(await reviewOf("--no-review")).not.toHaveProperty("review");
  });
});

describe("a look that fails", () => {
  const browser = createBrowserOwner(process.env);
  afterAll(() => browser.close());
  const page = { html: "<p>Hello</p>", policy: "default-src 'none'", files: new Map() };
  const lookAnew = () => ({ known: [], all: undefined, complete: (measured: readonly SlideMeasures[]) => measured });
  const size = { width: 1280, height: 720 };
  const rendered = { deck: { info: { name: "talk" } } } as RenderedDeck;

  it("costs nobody what is printed, whether the browser dies or is late", async () => {
    const printed: string[] = [];
    const dying = {
      ...{
        notes: [],
        openings: browser.openings,
        sandboxOff: undefined,
        warmUp: () => Promise.resolve(),
        close: async () => undefined,
        kill: () => undefined,
      },
      async withPage<T>(kind: Parameters<typeof browser.withPage>[0], work: Parameters<typeof browser.withPage<T>>[1]) {
        await browser.withPage(kind, work);
        printed.push(kind);
        // The second attempt is what an owner makes of a browser that dies.
        await browser.withPage(kind, (tab) => {
          tab.page.pdf = () => Promise.reject(new Error("printed twice"));
          return work(tab);
        });
        throw new Error("the browser died twice");
      },
    };
    const { pdf, slides } = printSlides(page, size, { browser: dying, notice: () => undefined }, lookAnew);
    expect((await pdf).objects.size).toBeGreaterThan(0);
    expect([printed, await slides]).toEqual([["print"], undefined]);
  });

  it("and one that goes wrong is known to be unknown", () => {
    const fails = () => {
      throw new Error("a mistake of ours");
    };
    expect(reviewPages(rendered, [], [[]], fails)).toBe("unknown");
    expect(reviewPages(rendered, [], [[], undefined], () => [])).toBe("unknown");
    expect(reviewPages(rendered, [], [[]], () => [])).toEqual({ pdf: "talk.pdf", missed: [] });
  });
});

import { afterAll, describe, expect, it, vi } from "vitest";
import { createMeasureShelf } from "../../src/browser/measure-shelf.js";
import { createBrowserOwner } from "../../src/browser/owner.js";
import { lookAtPrinted } from "../../src/browser/printed.js";
import type { Tab } from "../../src/browser/tabs.js";
import type { SlideMeasures } from "../../src/check/measures.js";
import { printSlides } from "../../src/export/pdf/print.js";
import { findInputs } from "../../src/project/inputs.js";
import { openInstallation, readPlayer } from "../../src/project/package-files.js";
import { openProject } from "../../src/project/project.js";
import { closedDesk } from "../../src/render/drawing/desk.js";
import { renderPrintPages } from "../../src/render/page/print-page.js";
import { projectMaker } from "../support/project.js";
import { type MemoryShelf, shelfInMemory } from "../support/shelf-in-memory.js";

const setUp = projectMaker();
const installation = openInstallation();
const owner = createBrowserOwner(process.env);
afterAll(() => owner.close());

/** An owner that tells whether slides were laid out again after they were printed. */
function watched() {
  const media: unknown[] = [];
  const browser = Object.assign(Object.create(owner) as typeof owner, {
    withPage: <T>(kind: Parameters<typeof owner.withPage>[0], work: (tab: Tab) => Promise<T>) =>
      owner.withPage(kind, (tab) => {
        const spy = vi.spyOn(tab.page, "emulateMediaType");
        return work(tab).finally(() => {
          media.push(...spy.mock.calls.flat());
          spy.mockRestore();
        });
      }),
  });
  return { browser, isLaidOut: () => media.includes("print") };
}

async function printPage(folder: string) {
  const tools = { code: new Map(), drawings: closedDesk };
  const project = openProject({ root: folder, folder, html: "raw" }, installation, tools);
  const [input] = findInputs(["talk.md"], folder);
  const compiled = input && project.compile(input, ["pdf"]);
  const rendered = await compiled?.groups[0]?.render();
  if (!compiled || !rendered) throw new Error("the deck cannot be read");
  const options = {
    steps: false,
    questionsFirst: true,
    watermark: "",
    pageSize: undefined,
    laidOut: "on paper",
  } as const;
  const [page] = await renderPrintPages(rendered, compiled.design.templates, readPlayer(), options);
  if (!page) throw new Error("there is nothing to print");
  return { page, rendered };
}

/** Prints a deck and looks at it; of the slides that the shelf knew, the width is another one. */
async function look(folder: string, shelf: MemoryShelf | undefined, browserName = "this browser") {
  for (const [key, text] of shelf?.texts ?? []) shelf?.texts.set(key, text.replaceAll('"width":1280', '"width":1281'));
  const { page, rendered } = await printPage(folder);
  const measures = shelf && createMeasureShelf<SlideMeasures>({ shelf, program: "this", browser: () => browserName });
  const { browser, isLaidOut } = watched();
  const begin = () => lookAtPrinted(page, rendered, measures);
  const { pdf, slides } = printSlides(page, rendered.size, { browser, notice: () => undefined }, begin);
  const [seen] = await Promise.all([slides, pdf]);
  measures?.save();
  const kept = (seen ?? []).filter(({ width }) => width === 1281).map(({ id }) => id);
  return { kept, seen: seen?.map((slide) => ({ ...slide, width: 1280 })), isLaidOut: isLaidOut() };
}

const box = (words: string) => `<div style="height:60px;overflow:hidden">\n\n${words}\n\n</div>`;
const one = "## One\n\nThe runtime starts.";
const two = `## Two\n\n${box("One line.\n\nTwo lines.\n\nThree lines.")}`;
const three = `## Three\n\n${box("Here.\n\nThere.\n\nEverywhere.")}`;
const deckOf = (...slides: readonly string[]) =>
  `---\ntitle: Talk\ncss: own.css\n---\n\n${slides.join("\n\n---\n\n")}\n`;
const files = { "own.css": "", "talk.md": deckOf(one, two, three) };
const all = ["one", "two", "three"];

describe("a look at pages that were printed before", () => {
  it("lays nothing out where nothing has changed, and those slides that have", async () => {
    const { folder, write } = setUp(files);
    const shelf = shelfInMemory();
    const first = await look(folder, shelf);
    expect([first.kept, first.isLaidOut]).toEqual([[], true]);
    expect(first.seen?.map(({ texts }) => texts.length > 0)).toEqual([false, true, true]);
    expect(await look(folder, shelf)).toEqual({ kept: all, seen: first.seen, isLaidOut: false });
    write("talk.md", deckOf(one, two.replace("Three lines.", "Another three.\n\nAnd four."), three));
    const changed = await look(folder, shelf);
    expect([changed.kept, changed.isLaidOut]).toEqual([["one", "three"], true]);
    expect(changed.seen).toEqual((await look(folder, undefined)).seen);
    expect(changed.seen).not.toEqual(first.seen);
  });

  it("measures all slides in another style sheet, size or browser", async () => {
    const { folder, write } = setUp(files);
    const shelf = shelfInMemory();
    await look(folder, shelf);
    write("own.css", ".slide h2 { letter-spacing: 1px }");
    expect((await look(folder, shelf)).kept).toEqual([]);
    expect((await look(folder, shelf)).kept).toEqual(all);
    expect((await look(folder, shelf, "another browser")).kept).toEqual([]);
    write("talk.md", deckOf(one, two, three).replace("css:", 'size: "4:3"\ncss:'));
    expect((await look(folder, shelf)).kept).toEqual([]);
  });

  it("measures all slides as soon as one has changed where they have something to do with each other", async () => {
    const same = '\n\n<p id="same">Here</p>';
    const { folder, write } = setUp({ ...files, "talk.md": deckOf(one, two + same, three + same) });
    const shelf = shelfInMemory();
    await look(folder, shelf);
    expect((await look(folder, shelf)).kept).toEqual(all);
    write("talk.md", deckOf(`${one} Now.`, two + same, three + same));
    expect((await look(folder, shelf)).kept).toEqual([]);
  });

  it("keeps nothing where slides are not found, and costs nobody the PDF when it cannot begin", async () => {
    const { folder } = setUp(files);
    const { page, rendered } = await printPage(folder);
    const shelf = shelfInMemory();
    const measures = createMeasureShelf<SlideMeasures>({ shelf, program: "this", browser: () => "this" });
    lookAtPrinted(page, rendered, measures).complete([]);
    measures.save();
    expect(shelf.texts.size).toBe(0);
    const fails = () => {
      throw new Error("a mistake of ours");
    };
    const { pdf, slides } = printSlides(page, rendered.size, { browser: owner, notice: () => undefined }, fails);
    expect(await slides).toBeUndefined();
    expect((await pdf).objects.size).toBeGreaterThan(0);
  });
});

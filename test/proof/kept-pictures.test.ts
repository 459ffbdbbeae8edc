import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { createBrowserOwner } from "../../src/browser/owner.js";
import { createQueue } from "../../src/browser/queue.js";
import type { Tab } from "../../src/browser/tabs.js";
import { exportDeck } from "../../src/export/export-deck.js";
import type { Format } from "../../src/export/formats/index.js";
import type { FormatOptions } from "../../src/export/formats/options.js";
import { openLayouts } from "../../src/export/kept-layouts.js";
import { openPictures } from "../../src/export/kept-pictures.js";
import { openThumbnails } from "../../src/export/kept-thumbnails.js";
import { openEditLinks } from "../../src/project/edits/edit-links.js";
import { findInputs } from "../../src/project/inputs.js";
import { openInstallation, readPlayer } from "../../src/project/package-files.js";
import { openProject } from "../../src/project/project.js";
import { closedDesk } from "../../src/render/drawing/desk.js";
import { projectMaker, type TestProject } from "../support/project.js";

const setUp = projectMaker();
const installation = openInstallation();
const owner = createBrowserOwner(process.env);
afterAll(() => owner.close());

/** An owner whose tabs take pictures of which this is all that they hold. */
function photographer(holds: (count: number) => string) {
  const work = { pages: 0, pictures: 0 };
  const browser = Object.assign(Object.create(owner) as typeof owner, {
    withPage: <T>(kind: Parameters<typeof owner.withPage>[0], done: (tab: Tab) => Promise<T>) =>
      owner.withPage(kind, (tab) => {
        work.pages++;
        const spy = vi.spyOn(tab, "painted").mockImplementation(async (taken) => {
          const picture = await taken;
          const data = Buffer.from(holds(++work.pictures)).toString("base64");
          return picture && Object.assign(picture, { data });
        });
        return done(tab).finally(() => spy.mockRestore());
      }),
  });
  return { browser, work };
}

const options: FormatOptions = {
  ...{ steps: false, pageSize: undefined, watermark: "", onPaper: false, twoUp: false, pdfNotes: false },
  ...{ handout: { perSheet: 3, beside: "lines" }, mdFiles: "one", attendees: [] },
  ...{ scale: 1, review: false, thumbnails: false, editLinks: undefined },
};

interface Session {
  readonly format?: Format;
  readonly scale?: number;
  readonly cache?: boolean;
}

/** Makes the deck `talk.md` with a camera of this name; it counts pictures where they are taken one after the other. */
async function make(
  { folder, file }: TestProject,
  name: string,
  { format = "png", scale = 1, cache = true }: Session = {},
) {
  const project = openProject({ root: folder, folder, html: "raw" }, installation, {
    code: new Map(),
    drawings: closedDesk,
  });
  const [input] = findInputs(["talk.md"], folder);
  const compiled = input && project.compile(input, [format]);
  if (!compiled) throw new Error("the deck cannot be read");
  const environment = { ...process.env, XDG_CACHE_HOME: file("cache") };
  const request = { environment, cache };
  const { browser, work } = photographer((count) => (format === "png" ? `${name} ${count}` : name));
  const kept = { thumbnails: openThumbnails(request), layouts: openLayouts(request), pictures: openPictures(request) };
  const { artifacts, failures } = await exportDeck(compiled, {
    ...{ browser, environment, ...kept, measures: undefined, reviewer: undefined, notice: () => undefined },
    ...{ player: readPlayer(), queue: createQueue(2), beside: createQueue(2), options: { ...options, scale } },
    edits: openEditLinks({ pattern: undefined, isSafe: false, environment }),
  });
  kept.pictures.close();
  expect(failures).toEqual([]);
  return { artifacts, pages: work.pages, pictures: work.pictures };
}

/** What the pictures of the deck's slides say. */
async function photograph(talk: TestProject, name: string, session?: Session): Promise<string[]> {
  const { artifacts } = await make(talk, name, session);
  return artifacts.map(({ bytes }) => Buffer.from(bytes).toString());
}

const slides = ["## One\n\nThe runtime starts.", "## Two\n\n![A dot](dot.svg)", "## Three\n\nHere."];
const deckOf = (given: readonly string[], head = "") =>
  `---\ntitle: Talk\ncss: own.css\n${head}---\n\n${given.join("\n\n---\n\n")}\n`;
const dot = (more = "") => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/>${more}</svg>`;
const files = { "own.css": "", "dot.svg": dot(), "talk.md": deckOf(slides) };
const first = ["first 1", "first 2", "first 3"];
const later = ["later 1", "later 2", "later 3"];

describe("pictures of slides", () => {
  it("are those of an earlier run, and no page is opened for them", async () => {
    const talk = setUp(files);
    expect(await photograph(talk, "first")).toEqual(first);
    const again = await make(talk, "later");
    expect(again.artifacts.map(({ bytes }) => String(Buffer.from(bytes)))).toEqual(first);
    expect(again.pages).toBe(0);
  });

  it("are taken of the slides that look otherwise", async () => {
    const talk = setUp(files);
    await photograph(talk, "first");
    const [one = "", two = "", three = ""] = slides;
    talk.write("talk.md", deckOf([one, two, `${three} There.`]));
    expect(await photograph(talk, "later")).toEqual(["first 1", "first 2", "later 1"]);
    talk.write("dot.svg", dot('<circle r="2"/>'));
    expect(await photograph(talk, "last")).toEqual(["first 1", "last 1", "later 1"]);
  });

  it("are all taken in another style sheet, size or scale", async () => {
    const talk = setUp(files);
    await photograph(talk, "first");
    talk.write("own.css", ".slide h2 { letter-spacing: 1px }");
    expect(await photograph(talk, "later")).toEqual(later);
    expect(await photograph(talk, "last", { scale: 2 })).toEqual(["last 1", "last 2", "last 3"]);
    talk.write("talk.md", deckOf(slides, 'size: "4:3"\n'));
    expect(await photograph(talk, "other")).toEqual(["other 1", "other 2", "other 3"]);
  });

  it("are neither taken from the cache nor put there without one", async () => {
    const talk = setUp(files);
    await photograph(talk, "none", { cache: false });
    expect(await photograph(talk, "first")).toEqual(first);
    expect(await photograph(talk, "later", { cache: false })).toEqual(later);
    expect(await photograph(talk, "last")).toEqual(first);
  });

  it("are all taken as soon as one has changed where slides have something to do with each other", async () => {
    const [one = "", two = "", three = ""] = slides;
    const same = '\n\n<p id="same">Here</p>';
    const talk = setUp({ ...files, "talk.md": deckOf([one, two + same, three + same]) });
    await photograph(talk, "first");
    expect(await photograph(talk, "later")).toEqual(first);
    talk.write("talk.md", deckOf([`${one} Now.`, two + same, three + same]));
    expect(await photograph(talk, "later")).toEqual(later);
  });

  it("are taken each time where something moves", async () => {
    const talk = setUp({ ...files, "dot.svg": dot('<animate attributeName="r" to="2" dur="1s"/>') });
    await photograph(talk, "first");
    expect(await photograph(talk, "later")).toEqual(["first 1", "later 1", "first 3"]);
    talk.write("own.css", "@keyframes turn { to { rotate: 90deg } }");
    await photograph(talk, "first");
    expect(await photograph(talk, "later")).toEqual(later);
  });

  it("are taken anew where those of the cache are damaged", async () => {
    const talk = setUp(files);
    await photograph(talk, "first");
    const folder = talk.file("cache/quarterdeck/pictures");
    for (const name of readdirSync(folder)) {
      const kept = path.join(folder, name);
      writeFileSync(kept, readFileSync(kept, "utf8").replace("first 2", "wrong 2"));
    }
    expect(await photograph(talk, "later")).toEqual(["first 1", "later 1", "first 3"]);
  });
});

describe("pictures of figures in a book for reading systems", () => {
  const figure = (name: string) => `## ${name}\n\n![${name}](dot.svg)`;
  const book = (...names: string[]) => deckOf(["## Begin\n\nHere.", ...names.map(figure)]);

  it("are those of an earlier run, and taken of slides that look otherwise", async () => {
    const talk = setUp({ ...files, "talk.md": book("One", "Two", "Three") });
    const [made, again] = [
      await make(talk, "first", { format: "epub" }),
      await make(talk, "later", { format: "epub" }),
    ];
    // The cover is one.
    expect([made.pictures, again.pictures, again.pages]).toEqual([4, 0, 0]);
    expect(again.artifacts).toEqual(made.artifacts);
    talk.write("talk.md", book("One", "Two", "Four"));
    expect((await make(talk, "later", { format: "epub" })).pictures).toBe(1);
  });

  it("show the same with what earlier runs have kept as without", async () => {
    const talk = setUp({ ...files, "talk.md": book("One", "Two") });
    const bytes = async (cache: boolean) => (await make(talk, "same", { format: "epub", cache })).artifacts;
    const alone = await bytes(false);
    await bytes(true);
    expect(await bytes(true)).toEqual(alone);
  });
});

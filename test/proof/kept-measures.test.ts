import { afterAll, describe, expect, it } from "vitest";
import { createBrowserOwner } from "../../src/browser/owner.js";
import { inspectDeck, measureEdition } from "../../src/inspect/editions.js";
import { createMeasureCache } from "../../src/inspect/measure-cache.js";
import { findInputs } from "../../src/project/inputs.js";
import { openInstallation } from "../../src/project/package-files.js";
import { openProject } from "../../src/project/project.js";
import { closedDesk } from "../../src/render/drawing/desk.js";
import { plainPicture } from "../support/pictures.js";
import { projectMaker } from "../support/project.js";
import { type MemoryShelf, shelfInMemory } from "../support/shelf-in-memory.js";

const setUp = projectMaker();
const installation = openInstallation();
const browser = createBrowserOwner(process.env);
afterAll(() => browser.close());

const variations = {
  sizes: [{ name: "4:3", width: 960, height: 720, isAsked: false }],
  themes: [],
  languages: [],
};

/** What is measured of a deck, and of which of its slides an earlier run had left the measures on the shelf. */
async function measure(folder: string, shelf: MemoryShelf | undefined, browserName = "this browser") {
  // What comes from the shelf is known by that.
  for (const [key, text] of shelf?.texts ?? [])
    shelf?.texts.set(key, text.replaceAll('"kind":"text"', '"kind":"math"'));
  const tools = { code: new Map(), drawings: closedDesk };
  const project = openProject({ root: folder, folder, html: "raw" }, installation, tools);
  const [input] = findInputs(["talk.md"], folder);
  const deck = input && (await inspectDeck(project, { input, variant: undefined }, variations, new Map()))[0];
  if (!deck) throw new Error("the deck cannot be read");
  const measures = shelf && createMeasureCache({ shelf, program: "this program", browser: () => browserName });
  const { views, violations } = await measureEdition(deck.editions[0], { browser, measures }, "judged");
  measures?.save("talk.md", []);
  const slides = views.map((view) => [...view.slides.values()]);
  const isKept = ({ texts }: { texts: readonly { kind: string }[] }) => texts.some(({ kind }) => kind === "math");
  return { kept: (slides[0] ?? []).filter(isKept).map(({ id }) => id), seen: { slides, violations } };
}

const head = "---\ntitle: Talk\ncss: own.css\n---\n\n";
const slides = [
  "## One\n\nThe runtime starts.\n\n- first {.fragment}\n- second {.fragment}",
  '## Two\n\n<p style="color: #777; background: #888">Grey on grey</p>\n\n![A red square](red.png)',
  '## Three\n\n<div role="checkbox">no state</div>\n\n```sh\nls\n```',
];
const deckOf = (...parts: readonly string[]) => `${head}${parts.join("\n\n---\n\n")}\n`;
const [one = "", two = "", three = ""] = slides;
const files = { "own.css": "", "talk.md": deckOf(one, two, three), "red.png": plainPicture(30, 30, [200, 0, 0]) };
const all = ["one", "two", "three"];

it("slides of a long deck are measured in two parts as they are in one", async () => {
  const many = Array.from({ length: 13 }, () => slides).flat();
  const ofDeck = async (count: number) => {
    const { folder } = setUp({
      ...files,
      "talk.md": deckOf(...many, "## Last", "## Very last")
        .split("\n---\n")
        .slice(0, count + 1)
        .join("\n---\n"),
    });
    const { seen } = await measure(folder, undefined);
    const shown = seen.slides.map((view) => view.slice(0, 38));
    const ids = shown[0]?.map(({ id }) => id) ?? [];
    return { shown, found: ids.map((id) => seen.violations.filter(({ slide }) => slide === id)) };
  };
  const parts = await ofDeck(41);
  expect(parts.shown.map((view) => view.length)).toEqual([38, 38]);
  expect(parts).toEqual(await ofDeck(38));
});

describe("measures of earlier runs", () => {
  it("are those that a run without them would make", async () => {
    const { folder, write } = setUp(files);
    const shelf = shelfInMemory();
    const first = await measure(folder, shelf);
    expect(first.seen).toEqual((await measure(folder, undefined)).seen);
    expect(first.seen.violations.map(({ slide }) => slide)).toContain("three");
    write("talk.md", deckOf(one, two.replace("#777", "#000"), three));
    const kept = shelfInMemory(new Map(shelf.texts));
    const second = await measure(folder, kept);
    expect(second.kept).toEqual(["one", "three"]);
    const again = JSON.stringify(second.seen).replaceAll('"kind":"math"', '"kind":"text"');
    expect(JSON.parse(again)).toEqual((await measure(folder, undefined)).seen);
  });

  it("are taken where nothing has changed, and for the slides that have not", async () => {
    const { folder, write } = setUp(files);
    const shelf = shelfInMemory();
    expect((await measure(folder, shelf)).kept).toEqual([]);
    expect((await measure(folder, shelf)).kept).toEqual(all);
    write("talk.md", deckOf(one, two.replace("## Two", "## Another"), three));
    expect((await measure(folder, shelf)).kept).toEqual(["one", "three"]);
  });

  it("are not taken with another picture, style sheet or browser", async () => {
    const { folder, write } = setUp(files);
    const shelf = shelfInMemory();
    await measure(folder, shelf);
    write("red.png", plainPicture(60, 30, [200, 0, 0]));
    expect((await measure(folder, shelf)).kept).toEqual(["one", "three"]);
    expect((await measure(folder, shelf, "another browser")).kept).toEqual([]);
    write("own.css", ".slide h2 { letter-spacing: 1px }");
    expect((await measure(folder, shelf)).kept).toEqual([]);
    expect((await measure(folder, shelf)).kept).toEqual(all);
  });

  it.each([
    ["an id stands on two slides", '<p id="same">Here</p>', '<p id="same">There</p>'],
    ["a slide names what stands on another one", '<p id="name">Here</p>', '<p aria-labelledby="name">There</p>'],
    ["something counts on from slide to slide", '<p style="counter-increment: step2">Here</p>', "There"],
    ["something lies over all slides", '<p style="position: fixed">Here</p>', "There"],
  ])("are all made again when %s", async (_, here, there) => {
    const { folder, write } = setUp({
      "talk.md": deckOf(`## One\n\n${here}`, `## Two\n\n${there}`, "## Three\n\nText"),
    });
    const shelf = shelfInMemory();
    await measure(folder, shelf);
    expect((await measure(folder, shelf)).kept).toEqual(all);
    write("talk.md", deckOf(`## One\n\n${here}`, `## Two\n\n${there}`, "## Three\n\nAnother text"));
    expect((await measure(folder, shelf)).kept).toEqual([]);
  });
});

import { expect, it } from "vitest";
import { openInstallation, readPlayer } from "../../src/project/package-files.js";
import { openProjects } from "../../src/project/projects.js";
import { closedDesk } from "../../src/render/drawing/desk.js";
import { notesBySlide } from "../../src/render/page/deck-page.js";
import { openDecks } from "../../src/serve/decks.js";
import { manifestOf } from "../support/decks.js";

/** The sentences of notes as text; short ones may stand on a slide as well, as one of the others does. */
const sentencesOf = (html: string): string[] =>
  html
    .replace(/<[^>]+>/g, "\n")
    .split(/[\n.]/)
    .map((text) => text.trim())
    .filter((text) => text.length > 40 && text !== "The runtime leaves as your program begins");

it("gives the audience of a deck no sentence of its notes, in the page or in what changes it", async () => {
  const request = { folder: process.cwd(), inputs: [manifestOf("lightning")], html: "raw" as const };
  const projects = openProjects(request, openInstallation(), { code: new Map(), drawings: closedDesk });
  const tools = {
    player: readPlayer(),
    live: "",
    hasRoom: true,
    onFault: (cause: unknown) => expect.fail(String(cause)),
  };
  const [stage] = openDecks(request, projects, tools).stages;
  await stage?.update();
  const bare = await stage?.bare();
  const notes = stage?.last ? [...notesBySlide(stage.last.rendered).values()].flatMap(sentencesOf) : [];
  expect(notes.length).toBeGreaterThan(20);
  const full = stage?.page() ?? "";
  expect(notes.filter((sentence) => !full.includes(sentence))).toEqual([]);
  for (const sent of [bare?.page("") ?? "", JSON.stringify(bare?.patchFor(null))])
    expect(notes.filter((sentence) => sent.includes(sentence))).toEqual([]);
});

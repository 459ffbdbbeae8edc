import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";
import { quarterdeckLines, type Snippet, sectionsIn, snippetsOf, stubSection } from "../support/snippets.js";

const snippets = snippetsOf("docs/cookbook.md");

const chapters = [...new Set(snippets.map(({ chapter }) => chapter))];

const setUp = projectMaker();

/** A project as `init` writes it, with the curriculum, and what manifests and configuration of a chapter name beside its snippets. */
async function begin(own: readonly Snippet[]) {
  const made = setUp({ "home/look/brand.yaml": "name: Northquay Ferries\n" });
  const folder = made.file("home/project");
  const { status, err } = await quarterdeckHere(made.file("home"), ["init", "project", "--yes", "--hosts", "none"]);
  expect([status, err]).toEqual([0, ""]);
  mkdirSync(path.join(folder, "node_modules"));
  symlinkSync(path.resolve("slides"), path.join(folder, "node_modules/quarterdeck-container-runtimes"));
  const write = (name: string, text: string) => made.write(path.join("home/project", name), text);
  // What the deck of a new project shows has a proof of its own.
  for (const name of ["decks/talk.deck.yaml", "write.md", "show.md", "give.md"])
    rmSync(path.join(folder, "slides", name));
  const written = new Set(own.map(({ file }) => file));
  for (const { text } of own.filter(({ file }) => file?.endsWith(".deck.yaml")))
    for (const [name, ids] of sectionsIn(text))
      if (!written.has(`slides/${name}`)) write(`slides/${name}`, stubSection(name, ids));
  for (const [, deck = ""] of own
    .map(({ text }) => text)
    .join("")
    .matchAll(/^ {4}(\w+): \{ formats/gm))
    write(`slides/decks/${deck}.deck.yaml`, "title: A deck\nsections: [cheese.md]\n");
  return { folder, write };
}

/** Runs a command in a project, which has to say nothing against it. */
async function run(folder: string, place: string, words: readonly string[]): Promise<void> {
  const { status, out, err } = await quarterdeckHere(folder, words);
  const told = err.replace(/^note:.*\n/gm, "");
  expect([words, status, status === 0 ? "" : told + out], place).toEqual([words, 0, ""]);
  // Not all of a deck has been translated.
  if (words[0] === "build" && !words.includes("--lang"))
    expect(told, `${place}: ${words.join(" ")}`).not.toMatch(/: (?:warning|error): /);
}

describe("the cookbook", () => {
  it.each(chapters)("has recipes under “%s” that work, one after the other", async (chapter) => {
    const own = snippets.filter((snippet) => snippet.chapter === chapter);
    const { folder, write } = await begin(own);
    for (const { place, file, text } of own) {
      if (file) write(file, text);
      else for (const words of quarterdeckLines(text)) await run(folder, place, words);
    }
    await run(folder, chapter, ["build"]);
  });
});

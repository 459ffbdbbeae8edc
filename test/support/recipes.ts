import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { quarterdeckHere, type TestProject } from "./project.js";
import { quarterdeckLines, type Snippet, sectionsIn, snippetsOf, stubSection } from "./snippets.js";

const snippets = snippetsOf("docs/cookbook.md");

/** The chapters of the cookbook. */
export const chapters = [...new Set(snippets.map(({ chapter }) => chapter))];

type SetUp = (files: Readonly<Record<string, string>>) => TestProject;

/** A project as `init` writes it, with the curriculum, and what manifests and configuration of a chapter name beside its snippets. */
async function begin(own: readonly Snippet[], setUp: SetUp) {
  const made = setUp({ "home/look/brand.yaml": "name: Northquay Ferries\n" });
  const folder = made.file("home/project");
  const { status, err } = await quarterdeckHere(made.file("home"), ["init", "project", "--yes", "--hosts", "none"]);
  expect([status, err]).toEqual([0, ""]);
  mkdirSync(path.join(folder, "node_modules"));
  symlinkSync(path.resolve("slides"), path.join(folder, "node_modules/quarterdeck-container-runtimes"));
  const write = (name: string, text: string) => made.write(path.join("home/project", name), text);
  // What the deck of a new project shows has tests of its own.
  rmSync(path.join(folder, "slides/decks/talk.deck.yaml"));
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

/**
 * Whether a command is run here: what writes files, and builds that differ in more than their formats. The others ask for a browser or
 * only look; their words are read like those of all pages.
 */
const isRun = ([command = "", ...options]: readonly string[]) =>
  ["new", "eject"].includes(command) ||
  (command === "build" && /--(?:minutes|variant|drafts|vars|set|lang)\b/.test(options.join(" ")));

/** Runs a command in a project, which has to say nothing against it. */
async function run(folder: string, place: string, words: readonly string[]): Promise<void> {
  // A page of HTML shows all mistakes that there can be.
  const args = words[0] === "build" ? [...words, "-f", "html"] : words;
  const { status, err } = await quarterdeckHere(folder, args);
  const told = err.replace(/^note:.*\n/gm, "");
  expect([words, status, status === 0 ? "" : told], place).toEqual([words, 0, ""]);
  // Not all of a deck has been translated.
  if (!words.includes("--lang")) expect(told, `${place}: ${words.join(" ")}`).not.toMatch(/: (?:warning|error): /);
}

/** Does what a chapter of the cookbook says, from its first snippet to its last, in a new project. */
export async function runRecipes(chapter: string, setUp: SetUp): Promise<void> {
  const own = snippets.filter((snippet) => snippet.chapter === chapter);
  const { folder, write } = await begin(own, setUp);
  for (const { place, file, text } of own) {
    if (file) write(file, text);
    else for (const words of quarterdeckLines(text).filter(isRun)) await run(folder, place, words);
  }
  await run(folder, chapter, ["build"]);
}

import { expect, it } from "vitest";
import { nameApart } from "../../../src/project/deck-names.js";

/** The names of decks by their files, in whatever order they are given. */
function named(...files: string[]): Record<string, string> {
  const inputs = files.map((file) => ({ root: "/talks", file, name: file.replace(/^.*\/|\.md$/g, "") }));
  const byFile = (decks: typeof inputs) => Object.fromEntries(decks.map(({ file, name }) => [file, name]));
  const names = byFile(nameApart(inputs));
  expect(byFile(nameApart(inputs.toReversed()))).toEqual(names);
  return names;
}

it("files of one name are told apart by the fewest folders above each", () => {
  expect(named("a/slides.md", "b/slides.md", "intro.md")).toEqual({
    "a/slides.md": "a-slides",
    "b/slides.md": "b-slides",
    "intro.md": "intro",
  });
  expect(named("x/a/slides.md", "y/a/slides.md", "y/b/slides.md")).toEqual({
    "x/a/slides.md": "x-a-slides",
    "y/a/slides.md": "y-a-slides",
    "y/b/slides.md": "b-slides",
  });
});

it("the one at the top keeps its name", () => {
  expect(named("a/slides.md", "a/b/slides.md", "a/c/d/slides.md")).toEqual({
    "a/slides.md": "slides",
    "a/b/slides.md": "b-slides",
    "a/c/d/slides.md": "d-slides",
  });
});

it("no given name is one that another deck has", () => {
  expect(named("x/a/slides.md", "y/b/slides.md", "a-slides.md")).toEqual({
    "x/a/slides.md": "x-a-slides",
    "y/b/slides.md": "b-slides",
    "a-slides.md": "a-slides",
  });
  expect(named("a/slides.md", "b/slides.md", "a-slides.md")).toMatchObject({ "a/slides.md": "a-slides-2" });
  expect(named("a/b-c/s.md", "a-b/c/s.md", "c-s.md", "b-c-s.md")).toMatchObject({
    "a-b/c/s.md": "a-b-c-s",
    "a/b-c/s.md": "a-b-c-s-2",
  });
});

it("given names are names of files", () => {
  const long = "long".repeat(60);
  expect(named("1. Köln & Bonn/s.md", "{{name}}/s.md", `${long}/s.md`)).toEqual({
    "1. Köln & Bonn/s.md": "1.-Köln-Bonn-s",
    "{{name}}/s.md": "name-s",
    [`${long}/s.md`]: `${"long".repeat(15)}-s`,
  });
});

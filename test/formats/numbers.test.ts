import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, expect, it } from "vitest";
import { openPdf, pageText } from "../support/pdf.js";
import { project, quarterdeckHere, type TestProject } from "../support/project.js";

/** Slides with numbers on stage, and around them what is for paper alone, or for the stage. */
const talk = `---
title: Bread
---

## Flour

From wheat.

Note:
It is ground.

---

<!-- .slide: layout="worksheet" only="handout,book,notes,epub,json" -->
## Lab: a loaf

Knead.

---

<!-- .slide: not="handout,book,notes,epub,json" -->
## A film

It runs.

---

<!-- .slide: layout="question" -->
## Where is water from?

From the tap.

Reader:
Cold water is enough.
`;

let made: TestProject;
beforeAll(async () => {
  made = project({ "talk.md": talk });
  const { status, err } = await quarterdeckHere(made.folder, [
    "build",
    "talk.md",
    "-f",
    "html,pdf,handout,notes,book,epub,json",
    "--no-thumbnails",
    "--quiet",
  ]);
  expect([status, err.replace(/^note:.*\n/gm, "")]).toEqual([0, ""]);
});

const textsOf = async (name: string) => {
  const pdf = await openPdf(made.file(`dist/${name}`));
  return Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
};

it("a slide has the number that it has on stage, in each format, and a worksheet none", async () => {
  const { slides } = JSON.parse(readFileSync(made.file("dist/talk.json"), "utf8"));
  const numbers = slides.map(({ id, number }: { id: string; number?: number }) => [id, number]);
  expect(numbers).toEqual([
    ["flour", 1],
    ["lab-a-loaf", undefined],
    ["where-is-water-from", 3],
  ]);
  const onStage = await textsOf("talk.pdf");
  expect(onStage[2]).toMatch(/Where is water from\?.*3$/s);
  const handout = (await textsOf("talk-handout.pdf")).join("\n");
  expect(handout).toMatch(/1 Flour/);
  expect(handout).toMatch(/3 Where is water from/);
  expect(handout).toMatch(/Bread 2 Lab: a loaf/);
});

it("and so it has in scripts and books; where no slide of the stage is near, it is named by the one before", async () => {
  const notes = (await textsOf("talk-notes.pdf")).join("\n");
  expect(notes).toMatch(/\b1 Flour/);
  expect(notes).toMatch(/\b3 Where is water from/);
  const book = (await textsOf("talk-book.pdf")).join("\n");
  const chapter = strFromU8(
    unzipSync(readFileSync(made.file("dist/talk.epub")))["EPUB/chapter-01.xhtml"] ?? new Uint8Array(),
  );
  for (const text of [book, chapter]) {
    const numbers = [...text.matchAll(/Slide (\d+\w*)/g)].map(([, number]) => number);
    expect(numbers).toEqual(text === book ? ["1", "3"] : ["1", "1a", "3"]);
  }
});

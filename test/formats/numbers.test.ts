import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { openPdf, pageText } from "../support/pdf.js";
import { project, quarterdeckHere, type TestProject } from "../support/project.js";

/** Slides with numbers on stage, and around them what is for paper alone, or for the stage. */
const talk = `---
title: Bread
---

## Flour

From wheat.

---

<!-- .slide: layout="worksheet" only="handout,book,json" -->
## Lab: a loaf

Knead.

---

<!-- .slide: not="handout,book,json" -->
## A film

It runs.

---

## Water

From the tap.
`;

let made: TestProject;
beforeAll(async () => {
  made = project({ "talk.md": talk });
  const { status, err } = await quarterdeckHere(made.folder, [
    "build",
    "talk.md",
    "-f",
    "html,pdf,handout,json",
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
    ["water", 3],
  ]);
  const onStage = await textsOf("talk.pdf");
  expect(onStage[2]).toMatch(/Water.*3$/s);
  const handout = (await textsOf("talk-handout.pdf")).join("\n");
  expect(handout).toMatch(/1 Flour/);
  expect(handout).toMatch(/3 Water/);
  expect(handout).toMatch(/Bread 2 Lab: a loaf/);
});

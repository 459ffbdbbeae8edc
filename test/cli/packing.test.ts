import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { projectMaker, quarterdeck, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

it("PDFs whose content another thread has packed are those that one thread makes", async () => {
  const slides = Array.from({ length: 60 }, (_, at) => `## Slide ${at}\n\n- ${"word ".repeat(at + 1)}\n`);
  const { folder, file } = setUp({ "a.md": slides.join("\n---\n\n"), "b.md": slides.slice(30).join("\n---\n\n") });
  const build = (out: string) => ["build", "a.md", "b.md", "-f", "pdf", "-o", out];
  const apart = await quarterdeck(folder, build("apart"));
  const here = await quarterdeckHere(folder, build("here"));
  expect([apart.status, here.status], apart.err + here.err).toEqual([0, 0]);
  for (const name of ["a.pdf", "b.pdf"])
    expect(readFileSync(file(`apart/${name}`)).equals(readFileSync(file(`here/${name}`))), name).toBe(true);
});

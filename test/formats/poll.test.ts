import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { openPdf, pageText } from "../support/pdf.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const make = projectMaker();
const deck = '## Before we start\n\n:::poll{question="Which runtime?"}\n- containerd\n- CRI-O\n- none\n:::\n';
const said = "A containerd B CRI-O C none";
const spaced = (text: string) => text.replace(/\s+/g, " ");

it("a poll is printed as its question with its options", async () => {
  const { folder, file } = make({ "talk.md": deck });
  const args = ["build", "talk.md", "-f", "pdf,handout,md,json,epub", "--quiet", "--no-thumbnails"];
  expect(await quarterdeckHere(folder, args)).toMatchObject({ status: 0 });
  for (const name of ["talk", "talk-handout"]) {
    const pdf = await openPdf(file(`dist/${name}.pdf`));
    const text = spaced(await pageText(pdf, 1));
    expect(text).toContain(said);
    expect(text).toContain("Which runtime?");
  }
  const list = "Which runtime?\n\n- **A** containerd\n- **B** CRI-O\n- **C** none";
  expect(readFileSync(file("dist/talk.md"), "utf8")).toContain(list);
  const { slides } = JSON.parse(readFileSync(file("dist/talk.json"), "utf8"));
  expect(slides[0].markdown).toContain(list);
  const book = Object.entries(unzipSync(readFileSync(file("dist/talk.epub"))));
  const chapters = book.filter(([name]) => name.includes("chapter")).map(([, bytes]) => strFromU8(bytes));
  expect(spaced(chapters.join("").replace(/<[^>]*>/g, " "))).toContain(said);
});

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { once } from "../../src/render/once.js";
import { openPdf, pageText } from "../support/pdf.js";
import { readRawPdf } from "../support/pdf-objects.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";
import { allElements, readPages } from "../support/structure.js";

const setUp = projectMaker();
const count = 120;
/** Many elements and little text: by their number a document is divided. */
const words = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? `**word**` : "`word`")).join(" ");
const filler = (about: number) =>
  Array.from({ length: 7 }, (_, line) => `- Line ${line} of slide ${about}, which says ${words}`);

const slides = Array.from({ length: count }, (_, index) => {
  const number = index + 1;
  const part = index % 30 === 0 ? [`# Part ${index / 30 + 1}\n\n---\n`] : [];
  const link = number === 1 ? ["", "[To the last one](#/topic-120)"] : [];
  const note = ["", "Note:", `What is said of slide ${number}, in a sentence of its own.`];
  const head = [`<!-- .slide: id="topic-${number}" -->`, `## Topic ${number}`, ""];
  return [...part, ...head, ...filler(number), ...link, ...note].join("\n");
});

/** Documents so long that they are printed in parts. */
const built = once(async () => {
  const { folder, file } = setUp({
    "talk.md": `---\ntitle: A long talk\ncover: false\nagenda: false\n---\n\n${slides.join("\n\n---\n\n")}\n`,
  });
  const args = ["build", "talk.md", "-f", "handout,notes,book", "--no-thumbnails"];
  const run = await quarterdeckHere(folder, args);
  expect([run.status, run.err]).toEqual([0, expect.any(String)]);
  return file;
});

const documents = ["handout", "notes", "book"] as const;

async function open(name: (typeof documents)[number]) {
  const file = await built();
  const pdf = await openPdf(file(`dist/talk-${name}.pdf`));
  const texts = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
  return { pdf, texts };
}

it.each(documents)("a long %s has each slide once, in order, and links from the first to the last", async (name) => {
  const { pdf, texts } = await open(name);
  const titles = (await readPages(pdf)).flatMap(({ elements }) =>
    allElements(elements).flatMap(({ role, text }) =>
      /^H\d$/.test(role) ? (/\bTopic (\d+)$/.exec(text)?.slice(1) ?? []) : [],
    ),
  );
  expect(titles).toEqual(Array.from({ length: count }, (_, index) => String(index + 1)));
  const from = texts.findIndex((text) => text.includes("To the last one"));
  const links = await (await pdf.getPage(from + 1)).getAnnotations();
  const link = links.find(({ dest }) => dest === "topic-120") ?? expect.fail("no link");
  const [target] = (await pdf.getDestination(link.dest)) ?? expect.fail("no place");
  expect(texts[await pdf.getPageIndex(target)]).toContain("Line 6 of slide 120");
});

it.each(documents)("a long %s is printed in parts, each with a tree of pages of its own", async (name) => {
  const file = await built();
  const { numbers, text } = readRawPdf(readFileSync(file(`dist/talk-${name}.pdf`)));
  const trees = numbers.filter((number) => /\/Type ?\/Pages\b/.test(text(number)));
  const top = trees.find((number) => !text(number).includes("/Parent")) ?? expect.fail("no tree");
  expect(text(top).match(/\d+ 0 R/g)?.length).toBeGreaterThan(1);
  expect(trees.length).toBeGreaterThan(2);
});

it.each(["handout", "notes"] as const)(
  "the pages of a long %s are counted from its first to its last",
  async (name) => {
    const { texts } = await open(name);
    expect(texts.length).toBeGreaterThan(30);
    for (const [index, text] of texts.entries())
      expect(text.trim()).toMatch(new RegExp(`^A long talk (Part \\d )?${index + 1} `));
  },
);

it("a long book counts from its first chapter, and its contents say the same", async () => {
  const { pdf, texts } = await open("book");
  const labels = (await pdf.getPageLabels()) ?? [];
  const contents = texts.filter((_, index) => /^[ivx]+$/.test(labels[index] ?? "")).join(" ");
  for (const number of [1, 60, 120]) {
    const page = texts.findIndex(
      (text, index) => /^\d+$/.test(labels[index] ?? "") && text.includes(`of slide ${number},`),
    );
    expect(contents).toMatch(new RegExp(`Topic ${number} +${labels[page]}\\b`));
    expect(texts[page]).toMatch(new RegExp(`(^|\\D)${labels[page]}(\\D|$)`));
  }
});

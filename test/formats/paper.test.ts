import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { encode } from "uqr";
import { describe, expect, it } from "vitest";
import { some, thoroughly } from "../support/breadth.js";
import { coloursOf, openPdf, pageText } from "../support/pdf.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const address = "https://example.org/a/very/long/address/that/nobody/types";
const sentences = Array.from({ length: 60 }, (_, index) => `This is sentence ${index} of the long notes.`).join(" ");

const talk = `---
title: On paper
agenda: day from 9:00
cover: false
---

<!-- .slide: minutes="5" -->
## The first slide

- [A long link](${address}), a [short one](https://a.org/)

Note:
A sentence. [click] And **a second** one.

---

<!-- .slide: minutes="90" data-background-color="#010203" -->
## The slide with long notes

Note:
${sentences}

---

## The last slide

Text.
`;

const setUp = projectMaker();

async function build(...args: readonly string[]) {
  const { folder, file } = setUp({ "talk.md": talk });
  const run = await quarterdeckHere(folder, ["build", "talk.md", "--no-thumbnails", ...args]);
  expect([run.status, run.err]).toEqual([0, expect.any(String)]);
  return { ...run, dist: (name: string) => file(`dist/${name}`) };
}

/** The texts of all pages. */
async function pagesOf(file: string): Promise<string[]> {
  const pdf = await openPdf(file);
  return Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
}

describe.concurrent("the script", () => {
  it("has the clock of the day, cues, links, and a head on each page on which a slide goes on", async () => {
    const { dist } = await build("-f", "notes");
    const [first = "", second = "", third = "", ...rest] = await pagesOf(dist("talk-notes.pdf"));
    for (const text of ["9:00 – 9:05", "A sentence.", "a.org", address.slice(8)]) expect(first).toContain(text);
    expect(first).not.toMatch(/\[click|continued/);
    expect(second).toContain("9:05 – 10:35");
    expect(second).not.toContain("continued");
    expect(third).toContain("2 · The slide with long notes (continued)");
    expect([second, third, ...rest].join(" ")).toContain("sentence 59 of");
  });

  it("stands with two pages on a sheet when asked", async () => {
    const { dist } = await build("-f", "notes", "--two-up", "--page-size", "Letter");
    const pdf = await openPdf(dist("talk-notes.pdf"));
    expect((await pdf.getPage(1)).view.slice(2)).toEqual([792, 612]);
    const pages = await pagesOf(dist("talk-notes.pdf"));
    expect(pages.join(" ")).toContain("sentence 59 of");
    expect(pages.some((text) => text.split("(continued)").length === 3)).toBe(true);
  });
});

/** How many points a unit of a drawing is wide where its longest path is drawn, that path, and the ground drawn before it. */
async function longestPath(file: string) {
  const { fnArray, argsArray } = await (await (await openPdf(file)).getPage(1)).getOperatorList();
  const scales = [1];
  const paths: { readonly scale: number; readonly points: readonly number[] }[] = [];
  for (const [index, operator] of fnArray.entries()) {
    const values = argsArray[index];
    const scale = scales.at(-1) ?? 1;
    if (operator === OPS.save) scales.push(scale);
    else if (operator === OPS.restore) scales.pop();
    else if (operator === OPS.transform) scales[scales.length - 1] = scale * Math.abs(values[0]);
    else if (operator === OPS.constructPath)
      paths.push({ scale, points: Object.values(values[1][0] ?? {}).map(Number) });
  }
  const longest = paths.reduce((one, other) => (other.points.length > one.points.length ? other : one));
  return { ...longest, ground: paths[paths.indexOf(longest) - 1]?.points ?? [] };
}

describe.concurrent("a code on paper", () => {
  it.each(["handout", "notes"])(
    "holds the link in the %s, with white around it, and telephones can read it",
    async (format) => {
      const { dist } = await build("-f", format);
      const { points, scale, ground } = await longestPath(dist(`talk-${format}.pdf`));
      // A square is a path of 16 numbers: a step to its corner, three lines, and an end.
      const squares = Array.from({ length: points.length / 16 }, (_, index) =>
        points.slice(index * 16, index * 16 + 16),
      );
      const side = (squares[0]?.[4] ?? 0) - (squares[0]?.[1] ?? 0);
      expect((side * scale * 25.4) / 72).toBeGreaterThanOrEqual(0.4);
      const dark = new Set(squares.map(([, x = 0, y = 0]) => `${x / side} ${y / side}`));
      const { size, data } = encode(address, { border: 4, minVersion: 5 });
      expect(Math.max(...ground) / side).toBe(size);
      const wanted = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `${x} ${y}` : [])));
      expect([...dark].toSorted()).toEqual(wanted.toSorted());
    },
  );
});

describe.concurrent("a handout", () => {
  const settings = [
    [1, "nothing"],
    [2, "notes"],
    [3, "lines"],
    [4, "sources"],
    [6, "nothing"],
  ] as const;
  it.each(some(settings, 2))("has something on each sheet, with %i slides and %s", async (count, beside) => {
    const { dist } = await build(
      "-f",
      "handout",
      "--handout",
      String(count),
      "--beside",
      beside,
      "--page-size",
      "Letter",
    );
    const pages = await pagesOf(dist("talk-handout.pdf"));
    const shown = pages.map((text) =>
      text
        .replace("On paper", "")
        .replace(/\d+ \/ \d+/, "")
        .trim(),
    );
    expect(shown.filter((text) => text === "")).toEqual([]);
    for (const title of ["The first slide", "The slide with long notes", "The last slide"])
      expect(pages.join(" ")).toContain(title);
  });

  it("fills its sheets where some slides have text and others have nothing beside them", async () => {
    const said = "\nReader:\nFor who reads.\n";
    const slides = [said, "", "", "", "", said].map((more, at) => `## Slide of day ${at + 1}\n\nText.\n${more}`);
    const { folder, file } = setUp({
      "talk.md": `---\ntitle: Six days\ncover: false\n---\n${slides.join("\n---\n\n")}`,
    });
    const args = ["build", "talk.md", "-f", "handout", "--handout", "3", "--beside", "nothing", "--no-thumbnails"];
    expect((await quarterdeckHere(folder, args)).status).toBe(0);
    const pages = await pagesOf(file("dist/talk-handout.pdf"));
    const days = pages.map((page) => [...new Set(page.match(/(?<=Slide of day )\d/g))].join(" "));
    expect(days).toEqual(["1 2 3", "4 5 6"]);
  });

  it("prints slides with dark grounds light", async () => {
    const { dist } = await build("-f", "handout,pdf");
    const dark = "#010203";
    expect(await coloursOf(dist("talk.pdf"))).toContain(dark);
    expect(await coloursOf(dist("talk-handout.pdf"))).not.toContain(dark);
  });
});

thoroughly(
  "the PDF of a dark deck is as light as its handout with --paper, and says so to those who print",
  async () => {
    const ground = "#f7f4ed";
    const dark = await build("-f", "pdf", "--theme", "quarterdeck");
    expect(await coloursOf(dark.dist("talk.pdf"))).not.toContain(ground);
    expect((await build("-f", "html,pdf")).err).not.toContain("--paper");
    expect((await build("-f", "pdf", "--page-size", "A4")).err).toContain("--paper makes it");
    const light = await build("-f", "pdf", "--paper");
    expect(light.err).not.toContain("--paper");
    expect(await coloursOf(light.dist("talk.pdf"))).toContain(ground);
  },
);

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { failures } from "../support/matterhorn.js";
import { openPdf } from "../support/pdf.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";
import { readPages } from "../support/structure.js";
import { documents } from "../support/tagged.js";

const make = projectMaker();

/** Letters and digits: of spaces each reader has its own opinion, and pdf.js drops some dots and hyphens of small type. */
const letters = (text: string) => text.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "");

/** What poppler reads by the structure of a document, in its order; complaints are part of it. */
function readByPoppler(file: string): string {
  const text = execFileSync("pdfinfo", ["-struct-text", file], { encoding: "utf8", maxBuffer: 2 ** 27 });
  return letters([...text.matchAll(/^ *"([\s\S]*?)"$/gm)].map(([, piece]) => piece).join(""));
}

/** Letters in the order of the alphabet: elements that go on over pages are read at once by one reader, page by page by the other. */
const sorted = (text: string) => [...text].toSorted().join("");

describe.each(["overview", "course"])("the documents of %s", (deck) => {
  const made = make({});
  const fileOf = (name: string) => made.file(`${deck}${name}.pdf`);
  beforeAll(async () => {
    const args = ["build", `slides/decks/${deck}.deck.yaml`, "-f", "pdf,handout,notes,book", "-o", made.folder];
    expect(await quarterdeckHere(".", args)).toMatchObject({ status: 0 });
  });

  it.each(documents)("are read alike by two readers: %s", async (name) => {
    const pages = await readPages(await openPdf(fileOf(name)));
    const [byPoppler, byPdfjs] = [readByPoppler(fileOf(name)), letters(pages.map(({ text }) => text).join(""))];
    expect(byPdfjs.length).toBeGreaterThan(1000);
    if (name === "") expect(byPoppler).toBe(byPdfjs);
    expect(sorted(byPoppler)).toBe(sorted(byPdfjs));
    for (const { text, marked, loose } of pages) {
      expect(loose).toBe("");
      expect(sorted(letters(text))).toBe(sorted(letters(marked)));
    }
  });

  it.each(documents)("meet the conditions that we check: %s", (name) => {
    expect(failures(readFileSync(fileOf(name)))).toEqual({});
  });
});

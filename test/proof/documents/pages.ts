import { describe, expect, it } from "vitest";
import { openPdf, textPlaces } from "../../support/pdf.js";
import { projectMaker, quarterdeckHere } from "../../support/project.js";

const setUp = projectMaker();

describe.concurrent("the PDF", () => {
  it.each(["A4", "Letter"])("has every slide as large as it fits in the middle of a sheet of %s", async (size) => {
    const made = setUp({});
    const lightning = async (...args: string[]) => {
      const own = ["build", "slides/decks/lightning.deck.yaml", "-f", "pdf", "-o", made.folder, ...args];
      expect((await quarterdeckHere(".", own)).status).toBe(0);
      return openPdf(made.file("lightning.pdf"));
    };
    const [pdf, slides] = [await lightning("--page-size", size), await lightning()];
    for (let page = 1; page <= pdf.numPages; page++) {
      const [sheet, slide] = [await textPlaces(pdf, page), await textPlaces(slides, page)];
      const scale = Math.min(sheet.width / slide.width, sheet.height / slide.height);
      const [left, below] = [(sheet.width - slide.width * scale) / 2, (sheet.height - slide.height * scale) / 2];
      const wanted = slide.places.map(([x, y]) => [left + x * scale, below + y * scale]);
      const distance = wanted.map(([x = 0, y = 0], index) => {
        const [atX = 0, atY = 0] = sheet.places[index] ?? [];
        return Math.hypot(atX - x, atY - y);
      });
      expect(Math.max(...distance), `points between words and their places on page ${page}`).toBeLessThan(1);
    }
  });
});

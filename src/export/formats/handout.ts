import { destinationPages } from "../pdf/destinations.js";
import { backMatter } from "./back-matter.js";
import type { Exporter } from "./exporter.js";
import { hasText, inSheets, planSheets, type Sheet } from "./handout-sheets.js";
import { codesOf } from "./link-codes.js";
import type { BesideSlides } from "./options.js";
import { bookmarksByPart, openPress, type PaperPress } from "./paper-press.js";

/** More lines to write on than a sheet has: those without room are cut off. */
const ruledLines = Array.from({ length: 24 }, () => true);

/** Slides on sheets of paper, with room for the audience. */
export const exporter: Exporter = {
  format: "handout",
  async run(deck, tools) {
    const setting = tools.options.handout;
    const plan = planSheets(setting);
    const press = openPress(deck, tools, { orientation: plan.orientation });
    const { width, height } = press.rendered.size;
    const area = { ...press.area, ratio: width / height };
    const shown = press.slides.filter(({ isGenerated }) => !isGenerated);
    const sheets = inSheets(shown, setting);
    const pdf = await press.print("handout", {
      perPage: setting.perSheet,
      beside: setting.beside,
      rows: plan.rows,
      sheetHeight: `${press.area.height - 0.5}mm`,
      scale: press.scaleFor(plan.widthIn(area, shown.some(hasText) ? "some" : "none")),
      ...backMatter(press),
      sheets: sheets.map((sheet) => contextOf(sheet, setting.beside, press)),
    });
    const pages = destinationPages(pdf);
    return [
      await press.finish(
        pdf,
        "handout",
        bookmarksByPart(press.slides, ({ id }) => pages.get(id)),
      ),
    ];
  },
};

function contextOf({ kind, slides }: Sheet, beside: BesideSlides, press: PaperPress) {
  const [first] = slides;
  return {
    // Where slides of several parts follow each other on a sheet, its head names none.
    page: first && slides.every(({ part }) => kind === "fixed" || part === first.part) ? press.pageOf(first) : "auto",
    kind,
    worksheet: first?.worksheet ? first : undefined,
    slides: slides.map((slide) => {
      const { id, picture, number, title, sources } = slide;
      return {
        id,
        picture,
        number,
        title,
        notes: beside === "notes" ? slide.prose : slide.reader,
        references: beside === "sources" ? sources : [],
        codes: codesOf(slide.links),
        lines: beside === "lines" && !hasText(slide) ? ruledLines : [],
      };
    }),
  };
}

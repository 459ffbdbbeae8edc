import type { PaperSlide } from "../../render/page/paper.js";
import { destinationPages } from "../pdf/destinations.js";
import { backMatter } from "./back-matter.js";
import type { Exporter } from "./exporter.js";
import type { BesideSlides, SlidesPerSheet } from "./options.js";
import { codesOf } from "./link-codes.js";
import { bookmarksByPart, openPress } from "./paper-press.js";

/** The width of a slide in millimetres, by the number of slides on a sheet; limited by the height that it has. */
const widths: Readonly<Record<SlidesPerSheet, number>> = { 1: 178, 2: 150, 3: 100, 4: 86, 6: 86 };

/** What can stand at a slide besides its picture: more lines than fit are cut off at the end of their room. */
const ruledLines = Array.from({ length: 24 }, () => true);

/** As many as stand beside a slide's picture. */
const fewLines = 6;

/** Slides on sheets of paper, with room for the audience. */
export const exporter: Exporter = {
  format: "handout",
  async run(deck, tools) {
    const press = openPress(deck, tools);
    const { perSheet, beside } = tools.options.handout;
    const shown = press.slides.filter(({ isGenerated }) => !isGenerated);
    const sheets = inSheets(shown, perSheet);
    const pdf = await press.print("handout", {
      perPage: perSheet,
      sheetHeight: `${press.area.height - 0.5}mm`,
      scale: press.scaleFor(Math.min(widths[perSheet], press.area.width)),
      ...backMatter(press),
      sheets: sheets.map((slides) => ({
        page: slides[0] ? press.pageOf(slides[0]) : "auto",
        worksheet: slides[0]?.worksheet ? slides[0] : undefined,
        ...sheetOf(slides, beside),
      })),
    });
    const pages = destinationPages(pdf);
    return [
      press.finish(
        pdf,
        "handout",
        bookmarksByPart(press.slides, ({ id }) => pages.get(id)),
      ),
    ];
  },
};

/** So many slides on a sheet; a worksheet begins one of its own. */
function inSheets(slides: readonly PaperSlide[], size: number): PaperSlide[][] {
  const sheets: PaperSlide[][] = [];
  for (const slide of slides) {
    const open = sheets.at(-1);
    const hasRoom = open && open.length < size && !open[0]?.worksheet && !slide.worksheet;
    if (hasRoom) open.push(slide);
    else sheets.push([slide]);
  }
  return sheets;
}

/** Text is never cut: sheets with text beside their slides grow, and have no more lines to write on than keep them short. */
function sheetOf(slides: readonly PaperSlide[], beside: BesideSlides) {
  const fixed = (beside === "lines" || beside === "nothing") && slides.every(({ reader }) => String(reader) === "");
  const ruled = fixed ? ruledLines : ruledLines.slice(0, fewLines);
  return { fixed, slides: slides.map((slide) => entryOf(slide, beside, ruled)) };
}

function entryOf(slide: PaperSlide, beside: BesideSlides, ruled: readonly boolean[]) {
  const { id, picture, number, title } = slide;
  return {
    id,
    picture,
    number,
    title,
    notes: beside === "notes" ? slide.prose : slide.reader,
    references: beside === "sources" ? slide.sources : [],
    codes: codesOf(slide),
    lines: beside === "lines" && String(slide.reader) === "" ? ruled : [],
  };
}

import { measureBlocks } from "../../browser/printed.js";
import { clockOf, elapsedOf } from "../../render/day.js";
import type { PaperSlide } from "../../render/page/paper.js";
import { destinationPages } from "../pdf/destinations.js";
import type { Exporter } from "./exporter.js";
import { codesOf } from "./link-codes.js";
import { bookmarksByPart, openPress } from "./paper-press.js";
import { fitsOf } from "./script-fit.js";

/** Width of a slide's picture in millimetres: with one page of a script on a sheet, and with two. */
const pictureWidth = { one: 52, two: 37 };

/** The speaker's script: each slide small, its notes in large type, a line for each breath, and the clock. */
export const exporter: Exporter = {
  format: "notes",
  async run(deck, tools) {
    const { twoUp } = tools.options;
    const press = openPress(deck, tools, { orientation: twoUp ? "landscape" : "portrait" });
    const spoken = press.slides.filter(({ isGenerated }) => !isGenerated);
    const entries = withClock(spoken, deck.deck.info.day?.start).map((entry, index) => ({
      ...entry,
      notes: entry.script(),
      codes: codesOf(entry.links, entry.textLinks),
      next: spoken[index + 1]?.title,
      // Where a long script may be divided.
      begins: press.parts.length === 0 || entry.part !== spoken[index - 1]?.part,
    }));
    const context = { twoUp, scale: press.scaleFor(twoUp ? pictureWidth.two : pictureWidth.one) };
    const fits = await fitsOf(entries, press.area.height, async (drafted) => {
      const draft = { ...context, isDraft: true, slides: drafted };
      const heights = await press.laidOut("notes", draft, `blocks ${press.area.width}`, (tab) =>
        measureBlocks(tab, press.area.width),
      );
      return new Map(heights.flat());
    });
    const slides = entries.map((entry, index) => ({ ...entry, fit: fits[index] }));
    const pdf = await press.print("notes", { ...context, isDraft: false, slides });
    const pages = destinationPages(pdf);
    return [
      await press.finish(
        pdf,
        "notes",
        bookmarksByPart(spoken, ({ id }) => pages.get(id)),
      ),
    ];
  },
};

/**
 * The planned times at which each slide begins and ends: on the clock of a day that has a beginning, or else as long as
 * the talk has lasted; one form in all of a script.
 * @param start minutes after midnight
 */
function withClock(slides: readonly PaperSlide[], start: number | undefined) {
  const isWhole = slides.every(({ minutes }) => Number.isInteger(minutes));
  // A slide of half a minute would begin and end in the same one.
  const told = start !== undefined && isWhole ? clockOf : elapsed;
  let now = start ?? 0;
  return slides.map((slide) => {
    const from = told(now);
    now += slide.minutes;
    return { ...slide, from, until: told(now) };
  });
}

/** Minutes as hours, minutes and seconds: 75.5 → 1:15:30. */
function elapsed(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  return `${elapsedOf(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;
}

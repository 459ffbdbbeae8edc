import type { PaperSlide } from "../../render/page/paper.js";
import { destinationPages } from "../pdf/destinations.js";
import type { Exporter } from "./exporter.js";
import { bookmarksByPart, openPress } from "./paper-press.js";

/** Width of a slide's picture in millimetres. */
const pictureWidth = 62;

/** Notes of more characters than this may be divided: they fill most of a sheet. */
const longNotes = 2400;

/** The speaker's script: each slide small, its notes in large type, and the clock. */
export const exporter: Exporter = {
  format: "notes",
  async run(deck, tools) {
    const press = openPress(deck, tools);
    const spoken = press.slides.filter(({ isGenerated }) => !isGenerated);
    const pdf = await press.print("notes", {
      scale: press.scaleFor(pictureWidth),
      slides: withClock(spoken).map((entry, index) => ({
        ...entry,
        isLong: String(entry.notes).length > longNotes,
        next: spoken[index + 1]?.title,
      })),
    });
    const pages = destinationPages(pdf);
    return [
      press.finish(
        pdf,
        "notes",
        bookmarksByPart(spoken, ({ id }) => pages.get(id)),
      ),
    ];
  },
};

/** The planned minutes at which each slide begins and ends. */
function withClock(slides: readonly PaperSlide[]) {
  let now = 0;
  return slides.map((slide) => {
    const from = clockText(now);
    now += slide.minutes;
    return { ...slide, from, until: clockText(now) };
  });
}

/** Minutes as hours, minutes and seconds: 75.5 → 1:15:30. */
function clockText(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

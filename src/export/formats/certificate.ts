import { minutesOf, slidesOf } from "../../model/outline.js";
import { durationText } from "../training/blocks.js";
import type { Exporter } from "./exporter.js";
import { openPress } from "./paper-press.js";

/** The largest and the smallest type of a name in points, and how wide a line of it may be in points. */
const nameSize = { most: 34, least: 13, width: 560 };

/** More parts than this are set smaller. */
const manyParts = 9;

/** A certificate for each who attended, or one with a line to write the name on. */
export const exporter: Exporter = {
  format: "certificate",
  async run(deck, tools) {
    const press = openPress(deck, tools, { orientation: "landscape", binding: "bleed" });
    const { rendered, parts } = press;
    const { deck: composed, words } = rendered;
    const { title, subtitle, speaker, event, date } = composed.info;
    const { attendees } = tools.options;
    const pdf = await press.print("certificate", {
      width: `${press.area.width}mm`,
      height: `${press.area.height - 0.2}mm`,
      title,
      subtitle,
      speaker: speaker.name,
      role: speaker.role,
      facts: [
        { word: words.say("plan.date"), text: words.date(date) },
        { word: words.say("plan.duration"), text: durationText(minutesOf(slidesOf(composed.parts)), words) },
        { word: words.say("plan.event"), text: event },
      ].filter(({ text }) => text !== ""),
      parts,
      isLong: parts.length > manyParts,
      certificates: (attendees.length === 0 ? [""] : attendees).map((name) => ({ name, size: sizeOf(name) })),
    });
    return [
      await press.finish(
        pdf,
        "certificate",
        attendees.map((name, page) => ({ title: name, page, children: [] })),
      ),
    ];
  },
};

/** The size in points in which a name stands in one line; one that is still too long takes two. */
const sizeOf = (name: string): number => {
  const letters = [...name].reduce((sum, letter) => sum + (letter > "\u2E80" ? 1 : 0.58), 0);
  return Math.max(nameSize.least, Math.min(nameSize.most, Math.floor(nameSize.width / Math.max(1, letters))));
};

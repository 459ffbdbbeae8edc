import { describe, expect, it } from "vitest";
import { type HandoutSetting, inSheets, planSheets, type Sheet } from "../../../src/export/formats/handout-sheets.js";
import { besideSlides, slidesPerSheet } from "../../../src/export/formats/options.js";
import { render } from "../../support/render.js";

const settings = slidesPerSheet.flatMap((perSheet) =>
  besideSlides.map((beside): HandoutSetting => ({ perSheet, beside })),
);

/** Millimetres of an A4 sheet inside its margins. */
const sides = { long: 265, short: 180 };

const { paper } = await render({
  "talk.md": ["## a\n", "## b\n", "## c\n\nNote:\nA.\n\nReader:\nText.\n", "## d\n", "## work\n", "## e\n"].join(
    "\n---\n\n",
  ),
});
/** Of five slides the third has text for readers; a worksheet stands before the last. */
const slides = paper.map((slide) => (slide.id === "work" ? { ...slide, worksheet: slide.picture } : slide));

const idsOn = (sheet: Sheet | undefined) => sheet?.slides.map(({ id }) => id).join("");

/** Which slides stand together, where each sheet holds so many. */
const together = {
  1: ["a", "b", "c", "d", "work", "e"],
  2: ["ab", "cd", "work", "e"],
  3: ["ab", "cd", "work", "e"],
  4: ["abcd", "work", "e"],
  6: ["abcd", "work", "e"],
};

describe.each(settings)("a handout with $perSheet slides on a sheet and $beside beside them", (setting) => {
  const { perSheet, beside } = setting;
  const isText = beside === "notes" || beside === "sources";

  it("has room for all pictures, and turns the sheet where wide ones would leave half of it empty", () => {
    const { orientation, rows, widthIn } = planSheets(setting);
    const isTurned = ["1 nothing", "1 sources", "4 nothing", "4 sources"].includes(`${perSheet} ${beside}`);
    expect(orientation).toBe(isTurned ? "landscape" : "portrait");
    const [width, height] = isTurned ? [sides.long, sides.short] : [sides.short, sides.long];
    for (const ratio of [16 / 9, 4 / 3]) {
      const picture = widthIn({ width, height, ratio }, "none");
      expect(widthIn({ width, height, ratio }, "some")).toBeLessThanOrEqual(picture);
      expect(widthIn({ width, height, ratio }, "some")).toBeGreaterThan(width / 4);
      expect(picture * (perSheet / rows)).toBeLessThanOrEqual(width);
      expect((picture / ratio) * rows).toBeLessThanOrEqual(height);
    }
  });

  it("has every slide once and in order, the worksheet alone, and no slide left over for a last sheet", () => {
    const flowing = isText && perSheet > 1;
    expect(inSheets(slides, setting).map(idsOn)).toEqual(flowing ? ["abcd", "work", "e"] : together[perSheet]);
  });

  it("lets what follows a slide with text take the rest of its sheet", () => {
    const [none, some] = [slides[0], slides[2]];
    if (!none || !some) throw new Error("no slides");
    const run = [none, none, none, none, none, none, some, none, none, none, none, none, none, some, none];
    const sheets = inSheets(run, setting);
    const grown = sheets.filter(({ kind }) => kind === "grown");
    if (perSheet === 1) expect(sheets.length).toBe(run.length);
    else expect(grown.length).toBe(isText ? 0 : 1);
    expect(sheets.flatMap((sheet) => sheet.slides)).toEqual(run);
  });

  it("cuts no text off", () => {
    const sheets = inSheets(slides, setting);
    const withText = sheets.find((sheet) => idsOn(sheet)?.includes("c"))?.kind;
    const kinds = [withText, sheets.at(-1)?.kind];
    if (isText) expect(kinds).toEqual(perSheet === 1 ? ["grown", "grown"] : ["flow", "flow"]);
    else expect(kinds).toEqual(["grown", "fixed"]);
  });
});

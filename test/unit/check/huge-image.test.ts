import { expect, it } from "vitest";
import type { Remark } from "../../../src/check/rule.js";
import { hugeImage } from "../../../src/check/rules/huge-image.js";
import type { DeckSubject, SlideSubject } from "../../../src/check/subject.js";
import { render } from "../../support/render.js";

/** What the rule says of a picture that is shown 600 pixels wide. */
async function saidOf(picture: { width: number; height: number; bytes: number; path: string }): Promise<string[]> {
  const { rendered } = await render({ "talk.md": "## The plan\n\n![A plan](plan.png)\n" });
  const slide = rendered.columns.flat()[0]?.slide;
  const element = { tag: "img", classes: [], text: "A plan" };
  const rect = { left: 0, top: 0, right: 600, bottom: (600 * picture.height) / picture.width };
  const measures = { pictures: [{ ...picture, element, rect, source: "plan" }] };
  const remarks: Remark[] = [];
  const context = { options: { kilobytes: 2500, megapixels: 20 }, report: (each: Remark) => remarks.push(each) };
  const deck: Pick<DeckSubject, "fileOf"> = { fileOf: () => picture };
  hugeImage.slide?.({ slide, views: [{ measures }] } as never as SlideSubject, deck as DeckSubject, context);
  return remarks.map(({ message }) => message);
}

it("a picture with too many pixels is found, however small its file; a photograph and a drawing are not", async () => {
  expect(await saidOf({ width: 9000, height: 6000, bytes: 14_000, path: "plan.png" })).toEqual([
    "plan.png has 9000 × 6000 pixels, and is shown on 600 × 400",
  ]);
  expect(await saidOf({ width: 4000, height: 3000, bytes: 2_000_000, path: "photo.jpg" })).toEqual([]);
  expect(await saidOf({ width: 9000, height: 6000, bytes: 14_000, path: "plan.svg" })).toEqual([]);
});

import { openCamera } from "../../browser/camera.js";
import { slideLabels } from "../../model/slide-labels.js";
import { renderPrintPages } from "../../render/page/print-page.js";
import type { RenderedDeck } from "../../render/rendered.js";
import { openPrintPage } from "../pdf/print.js";
import { type PicturesToTake, slidePictures } from "../pictures.js";
import type { Exporter } from "./exporter.js";

/** Fewer pictures than this are taken in one tab: a second one would have to be opened first. */
const manyPictures = 9;

/** A picture of each slide with all its steps done. */
export const exporter: Exporter = {
  format: "png",
  async run(rendered, tools) {
    const printPages = await renderPrintPages(rendered, tools.templates, tools.player, {
      ...tools.options,
      steps: false,
      pageSize: undefined,
    });
    const { size, styles, deck } = rendered;
    const asked = ["png", size.width, size.height, tools.options.scale];
    const take = async (wanted: PicturesToTake) => {
      const rolls = await Promise.all(inHalves(wanted.places).map((places) => takePictures(places, size, wanted)));
      return rolls.flat();
    };
    const taken = await Promise.all(printPages.map((page) => slidePictures(page, { asked, styles, take }, tools)));
    const pictures = taken.flat();
    const slides = printPages.flatMap((page) => page.pages);
    const labels = slideLabels(slides, deck);
    return slides.flatMap(({ slide: { id } }, at) => {
      const bytes = pictures[at];
      const number = (labels[at] ?? "").replace(/^\d+/, (digits) => digits.padStart(3, "0"));
      const fileName = `${deck.info.name}-png/${number}-${fileNameOf(id)}.png`;
      return bytes ? [{ format: "png", fileName, bytes }] : [];
    });
  },
};

function inHalves(places: readonly number[]): (readonly number[])[] {
  if (places.length < manyPictures) return [places];
  const middle = Math.ceil(places.length / 2);
  return [places.slice(0, middle), places.slice(middle)];
}

/** Takes pictures of some slides of a page, in one tab. */
function takePictures(
  places: readonly number[],
  { width, height }: RenderedDeck["size"],
  { pageWith, tools }: PicturesToTake,
): Promise<Uint8Array[]> {
  return tools.browser.withPage("pictures", async (tab) => {
    const done = await openPrintPage(tab, pageWith(places), tools);
    await tab.page.setViewport({ width, height });
    const takePicture = openCamera(tab);
    const pictures: Uint8Array[] = [];
    for (const place of places)
      pictures.push(await takePicture({ x: 0, y: place * height, width, height, scale: tools.options.scale }));
    done();
    return pictures;
  });
}

/** An id as a part of a file's name. */
const fileNameOf = (id: string) => id.replace(/[^\p{L}\p{N}_.-]+/gu, "-");

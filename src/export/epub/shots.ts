import { openCamera } from "../../browser/camera.js";
import { openWorld } from "../../browser/world.js";
import type { Element } from "../../render/html/dom.js";
import { renderPrintPages } from "../../render/page/print-page.js";
import type { RenderedDeck, RenderedSlide } from "../../render/rendered.js";
import type { ExportTools } from "../formats/exporter.js";
import { openPrintPage } from "../pdf/print.js";
import { type PicturesToTake, slidePictures } from "../pictures.js";
import { clipOf, type FigurePlace } from "./clips.js";
import { markFigures, markOfFigures } from "./figures.js";
import { packShots, type Shot, unpackShots } from "./packed-shots.js";

/** A slide with the figures on it of which pictures are taken. */
export interface SlideToShow {
  readonly slide: RenderedSlide;
  readonly figures: readonly Element[];
}

/** Takes pictures of figures as they look on their slides when all steps are done; no browser runs where there is none. */
export async function takeShots(
  rendered: RenderedDeck,
  slides: readonly SlideToShow[],
  tools: ExportTools,
): Promise<ReadonlyMap<Element, Shot>> {
  const middle = Math.ceil(slides.length / 2);
  // Two tabs are busy at the same time, each with half of the slides to lay out.
  const halves = [slides.slice(0, middle), slides.slice(middle)].filter((half) => half.length > 0);
  const taken = await Promise.all(halves.map((half) => shotsOf(half, rendered, tools)));
  return new Map(taken.flatMap((each) => [...each]));
}

/** Pictures of the figures of some slides, which stand on print pages of their own. */
async function shotsOf(
  slides: readonly SlideToShow[],
  rendered: RenderedDeck,
  tools: ExportTools,
): Promise<ReadonlyMap<Element, Shot>> {
  const { size, styles } = rendered;
  const columns = slides.map(({ slide, figures }) => [markFigures(slide, figures)]);
  const options = { steps: false, watermark: "", pageSize: undefined };
  const pages = await renderPrintPages({ ...rendered, columns }, tools.templates, tools.player, options);
  const photographer = {
    asked: ["figures", size.width, size.height],
    styles,
    take: (wanted: PicturesToTake) => takeInTab(wanted, size),
  };
  const packed = await Promise.all(pages.map((page) => slidePictures(page, photographer, tools)));
  const shots = packed.flat().map(unpackShots);
  return new Map(
    slides.flatMap(({ figures }, slide) =>
      figures.flatMap((figure, number): [Element, Shot][] => {
        const shot = shots[slide]?.get(number);
        return shot ? [[figure, shot]] : [];
      }),
    ),
  );
}

type Place = FigurePlace & { readonly number: number };

/** Takes pictures of the figures of some slides, in one tab; those of a slide as one piece. */
function takeInTab({ places, pageWith, tools }: PicturesToTake, size: RenderedDeck["size"]): Promise<Uint8Array[]> {
  return tools.browser.withPage("pictures", async (tab) => {
    const done = await openPrintPage(tab, pageWith(places), tools);
    await tab.page.setViewport({ width: size.width, height: size.height });
    const world = await openWorld(tab);
    const camera = openCamera(tab);
    const shots = new Map(places.map((slide) => [slide, new Map<number, Shot>()]));
    for (const place of await world.call(placesOf, markOfFigures)) {
      const clip = clipOf(place, size);
      if (!clip) continue;
      await world.call(showOnly, place.slide);
      const bytes = await camera(clip);
      shots.get(place.slide)?.set(place.number, { bytes, width: clip.width, height: clip.height });
    }
    done();
    return [...shots.values()].map(packShots);
  });
}

/** Where marked elements are on the page; runs there. */
function placesOf(mark: string): Place[] {
  return [...document.querySelectorAll(".slides > section")].flatMap((section, slide) =>
    [...section.querySelectorAll(`[${mark}]`)].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const number = Number(element.getAttribute(mark));
      return { slide, number, x: left + scrollX, y: top + scrollY, width, height };
    }),
  );
}

/**
 * Leaves only one slide to be drawn, all others keep their places; runs in the page. A picture that is scaled is laid out anew
 * with all that is drawn.
 */
function showOnly(shown: number): void {
  for (const [slide, section] of document.querySelectorAll<HTMLElement>(".slides > section").entries())
    section.style.contentVisibility = slide === shown ? "visible" : "hidden";
}

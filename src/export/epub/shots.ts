import { openCamera } from "../../browser/camera.js";
import { openWorld } from "../../browser/world.js";
import type { Element } from "../../render/html/dom.js";
import { type PrintPage, renderPrintPages } from "../../render/page/print-page.js";
import type { RenderedDeck, RenderedSlide } from "../../render/rendered.js";
import type { ExportTools } from "../formats/exporter.js";
import { openPrintPage } from "../pdf/print.js";
import { markFigures, markOfFigures } from "./figures.js";

/** Pixels of a picture's longer lines at most, and for each pixel of the canvas. */
const most = { width: 1280, scale: 2 };

/** Canvas pixels around a figure that its picture shows, so that no line at its edge is cut. */
const margin = 6;

/** A slide with the figures on it of which pictures are taken. */
export interface SlideToShow {
  readonly slide: RenderedSlide;
  readonly figures: readonly Element[];
}

/** A picture (PNG) and its size in CSS pixels. */
export interface Shot {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Takes pictures of figures as they look on their slides when all steps are done; no browser runs where there is none. */
export async function takeShots(
  rendered: RenderedDeck,
  slides: readonly SlideToShow[],
  tools: ExportTools,
): Promise<ReadonlyMap<Element, Shot>> {
  const all = slides.flatMap(({ figures }) => figures);
  if (all.length === 0) return new Map();
  const numbers = new Map(all.map((figure, index) => [figure, index]));
  const middle = Math.ceil(slides.length / 2);
  // Two tabs are busy at the same time, each with half of the slides to lay out.
  const halves = [slides.slice(0, middle), slides.slice(middle)].map((half) =>
    half.map(({ slide }) => [markFigures(slide, numbers)]),
  );
  const options = { steps: false, watermark: "", pageSize: undefined };
  const pages = await Promise.all(
    halves
      .filter((columns) => columns.length > 0)
      .map((columns) => renderPrintPages({ ...rendered, columns }, tools.templates, tools.player, options)),
  );
  const taken = await Promise.all(pages.flat().map((page) => shotsOf(page, rendered.size, tools)));
  const shots = new Map(taken.flatMap((each) => [...each]));
  return new Map(
    all.flatMap((figure, index): [Element, Shot][] => {
      const shot = shots.get(index);
      return shot ? [[figure, shot]] : [];
    }),
  );
}

type Place = { number: number; x: number; y: number; width: number; height: number };

function shotsOf(page: PrintPage, size: RenderedDeck["size"], tools: ExportTools): Promise<ReadonlyMap<number, Shot>> {
  return tools.browser.withPage("pictures", async (tab) => {
    const done = await openPrintPage(tab, page, tools);
    await tab.page.setViewport({ width: size.width, height: size.height });
    const world = await openWorld(tab);
    const places = await world.call(placesOf, markOfFigures);
    const camera = openCamera(tab);
    const shots = new Map<number, Shot>();
    for (const place of places) {
      const clip = around(place, size);
      if (!clip) continue;
      await world.call(showOnly, markOfFigures, place.number);
      const scale = Math.min(most.scale, most.width / clip.width);
      shots.set(place.number, { bytes: await camera({ ...clip, scale }), width: clip.width, height: clip.height });
    }
    done();
    return shots;
  });
}

/** Where marked elements are on the page; runs there. */
function placesOf(mark: string): Place[] {
  return [...document.querySelectorAll(`[${mark}]`)].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { number: Number(element.getAttribute(mark)), x: left + scrollX, y: top + scrollY, width, height };
  });
}

/**
 * Leaves only the slide of a marked element to be drawn, all others keep their places; runs there. A picture that is
 * scaled is laid out anew with all that is drawn.
 */
function showOnly(mark: string, number: number): void {
  const shown = document.querySelector(`[${mark}="${number}"]`);
  for (const section of document.querySelectorAll<HTMLElement>(".slides > section"))
    section.style.contentVisibility = section.contains(shown) ? "visible" : "hidden";
}

/** A figure and some room around it, on its own slide; undefined for one that nobody sees. */
function around({ x, y, width, height }: Place, size: RenderedDeck["size"]) {
  const top = Math.floor(y / size.height) * size.height;
  const from = { x: Math.max(0, Math.floor(x) - margin), y: Math.max(top, Math.floor(y) - margin) };
  const right = Math.min(size.width, Math.ceil(x + width) + margin);
  const bottom = Math.min(top + size.height, Math.ceil(y + height) + margin);
  if (width < 1 || height < 1 || right <= from.x || bottom <= from.y) return undefined;
  return { ...from, width: right - from.x, height: bottom - from.y };
}

import type { RevealApi } from "reveal.js";
import type { PlayerSettings } from "../settings.js";
import { fitSlide, showSlide } from "../slide-copy.js";
import type { Tile } from "./tiles.js";

/** The pictures of the slides: copies, made when a tile comes near and let go when it is far away again. */
export interface Thumbnails {
  /** Takes the place of the tiles before. */
  watch(tiles: readonly Tile[]): void;
  stop(): void;
}

/** How much further than one can see thumbnails are made: a screen in each direction. */
const margin = "100% 0px";

/** Makes thumbnails for the tiles in `scroller`. */
export function createThumbnails(scroller: HTMLElement, reveal: RevealApi, settings: PlayerSettings): Thumbnails {
  const tilesByBox = new Map<Element, Tile>();
  const onNear = (entries: readonly IntersectionObserverEntry[]) => {
    for (const { target, isIntersecting } of entries) {
      const tile = tilesByBox.get(target);
      if (tile && isIntersecting) fill(tile, reveal, settings);
      else target.replaceChildren();
    }
  };
  const near = new IntersectionObserver(onNear, { root: scroller, rootMargin: margin });
  const sized = new ResizeObserver(() => {
    for (const { box } of tilesByBox.values()) fitSlide(box, settings);
  });
  sized.observe(scroller);
  return {
    watch(tiles) {
      near.disconnect();
      tilesByBox.clear();
      for (const tile of tiles) {
        tilesByBox.set(tile.box, tile);
        near.observe(tile.box);
      }
    },
    stop() {
      near.disconnect();
      sized.disconnect();
    },
  };
}

function fill({ box, slide: { section } }: Tile, reveal: RevealApi, settings: PlayerSettings): void {
  const { display } = section.style;
  // Loads pictures and the background, which wait until their slide is near, and shows the slide, which must not be.
  reveal.loadSlide(section, { excludeIframes: true });
  const background = reveal.getSlideBackground(section);
  showSlide(box, section, settings, { background, allSteps: true, idSuffix: "-tile" });
  section.style.display = display;
}

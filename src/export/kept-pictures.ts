import { findKept, type KeptSlides } from "../browser/kept-slides.js";
import type { PrintPage } from "../render/page/print-page.js";
import { type Asked, type KeptPages, keptPages, openBrowserBytes } from "./kept-pages.js";
import { lastingSlides } from "./lasting.js";

/** Pictures that earlier runs have taken. */
export interface KeptPictures extends KeptPages<Uint8Array> {
  /** Looks for pictures of the slides of a page. */
  find(page: PrintPage, question: PictureQuestion): KeptSlides<Uint8Array>;
}

/** Which pictures of slides are wanted. */
interface PictureQuestion {
  readonly asked: Asked;
  /** Whether a slide looks alike when others are missing. */
  readonly isApart: boolean;
  /** Whether pictures may be kept that have been taken. */
  readonly mayKeep: () => boolean;
}

/** A picture of a slide has a hundred kilobytes, and a deck as many as it has slides. */
const bound = { files: 10_000, bytes: 128 * 2 ** 20 };

/** Opens what earlier runs have kept; nothing where nothing is to be kept. */
export function openPictures(request: Parameters<typeof openBrowserBytes>[0]): KeptPictures {
  const shelf = openBrowserBytes(request, "pictures", bound);
  return {
    ...keptPages(shelf),
    find(page, { asked, isApart, mayKeep }) {
      const lasts = lastingSlides(page);
      const question = {
        asked,
        ofSlide: () => undefined,
        isApart,
        isLasting: (index: number) => lasts(index) && mayKeep(),
      };
      return findKept(page, question, {
        open: (surroundings) => ({
          get: (key) => shelf.get([surroundings, key]),
          set: (key, picture) => shelf.put([surroundings, key], picture),
        }),
      });
    },
  };
}

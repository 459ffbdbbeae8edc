import type { PrintFiles } from "../render/page/page-files.js";
import { openKeptPages } from "./kept-pages.js";

/** Pictures of first slides that earlier runs have taken. */
export interface KeptThumbnails {
  /** The picture of a page of this size, as a `data:` URL; taken where none is kept, or it cannot be told by whom. */
  of(page: PrintFiles, size: Size, take: () => Promise<string>): Promise<string>;
  close(): void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Opens what earlier runs have kept; nothing where nothing is to be kept. */
export function openThumbnails(request: Parameters<typeof openKeptPages>[0]): KeptThumbnails {
  // Each has some 40 kB.
  const pages = openKeptPages(request, "thumbnails", { files: 400, bytes: 32 * 2 ** 20 });
  return {
    of: (page, { width, height }, take) => pages.of(page, [width, height], take),
    close: pages.close,
  };
}

import { standApart } from "../browser/apart.js";
import type { PrintFiles } from "../render/page/page-files.js";
import type { PrintPage } from "../render/page/print-page.js";
import type { RenderedDeck } from "../render/rendered.js";
import type { ExportTools } from "./formats/exporter.js";
import type { Asked } from "./kept-pages.js";
import { movingOn } from "./lasting.js";

/** Pictures to take. */
export interface PicturesToTake {
  /** The places of their slides, in order. */
  readonly places: readonly number[];
  /** What a tab has to show for pictures of slides at some places. */
  readonly pageWith: (places: readonly number[]) => PrintFiles;
  /** What they are taken with. */
  readonly tools: ExportTools;
}

/** How pictures of slides are taken. */
interface Photographer {
  /** All that decides about the pictures besides the page. */
  readonly asked: Asked;
  readonly styles: RenderedDeck["styles"];
  /** Gives a picture for each place, in their order. */
  take(wanted: PicturesToTake): Promise<readonly Uint8Array[]>;
}

/** Pictures of all slides of a page: those of earlier runs, and others that are taken now. */
export async function slidePictures(
  page: PrintPage,
  { asked, styles, take }: Photographer,
  tools: ExportTools,
): Promise<readonly Uint8Array[]> {
  const isApart = standApart(page.pages, styles);
  const { heard, isHeard } = listening(tools);
  const kept = tools.pictures.find(page, { asked, isApart, mayKeep: () => !isHeard() });
  const { wanted: places } = kept;
  if (places.length > 0) {
    // What nobody photographs need not be laid out, where nothing looks otherwise for that.
    const pageWith = (shown: readonly number[]) =>
      isApart && shown.length < page.pages.length ? page.withOnly(new Set(shown)) : page;
    kept.keep(await take({ places, pageWith, tools: heard }));
  }
  return kept.known();
}

/** The picture of a whole page: that of an earlier run, or one that is taken now. */
export function pagePicture(
  page: PrintFiles,
  asked: Asked,
  tools: ExportTools,
  take: (tools: ExportTools) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const { heard, isHeard } = listening(tools);
  const mayKeep = () => !isHeard() && !movingOn(page.files)(page.html);
  return tools.pictures.of(page, asked, () => take(heard), mayKeep);
}

/** Tools that know whether something was refused to a page: that is to be told each time. */
function listening(tools: ExportTools) {
  let isHeard = false;
  const notice = (message: string) => {
    isHeard = true;
    tools.notice(message);
  };
  return { heard: { ...tools, notice }, isHeard: () => isHeard };
}

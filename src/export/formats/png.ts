import { standApart } from "../../browser/apart.js";
import { openCamera } from "../../browser/camera.js";
import { slideLabels } from "../../model/slide-labels.js";
import { type PrintPage, renderPrintPages } from "../../render/page/print-page.js";
import type { RenderedDeck } from "../../render/rendered.js";
import { openPrintPage } from "../pdf/print.js";
import type { Artifact, Exporter, ExportTools } from "./exporter.js";

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
    const found = printPages.flatMap((page) => page.pages.map(({ slide }, index) => ({ page, index, slide })));
    const labels = slideLabels(found, rendered.deck);
    const shots = found.map(({ slide: { id }, ...place }, at): Shot => ({ ...place, id, label: labels[at] ?? "" }));
    const rolls = printPages.flatMap((page) => inHalves(shots.filter((shot) => shot.page === page)));
    const pictures = await Promise.all(rolls.map((roll) => takePictures(roll, rendered, tools)));
    return pictures.flat();
  },
};

/** A picture to take: which slide of which print page, and what it is called by. */
interface Shot {
  readonly page: PrintPage;
  readonly index: number;
  readonly id: string;
  readonly label: string;
}

function inHalves(shots: readonly Shot[]): (readonly Shot[])[] {
  if (shots.length < manyPictures) return [shots];
  const middle = Math.ceil(shots.length / 2);
  return [shots.slice(0, middle), shots.slice(middle)];
}

/** Takes pictures of one print page, in one tab. */
async function takePictures(shots: readonly Shot[], rendered: RenderedDeck, tools: ExportTools): Promise<Artifact[]> {
  const { width, height } = rendered.size;
  const { name } = rendered.deck.info;
  const [first] = shots;
  if (!first) return [];
  const { page } = first;
  // What the other tab photographs need not be laid out here, where nothing looks otherwise for that.
  const isShared = shots.length < page.pages.length && standApart(page.pages, rendered.styles);
  const shown = isShared ? page.withOnly(new Set(shots.map(({ index }) => index))) : page;
  return tools.browser.withPage("pictures", async (tab) => {
    const done = await openPrintPage(tab, shown, tools);
    await tab.page.setViewport({ width, height });
    const takePicture = openCamera(tab);
    const pictures: Artifact[] = [];
    for (const { index, id, label } of shots) {
      const clip = { x: 0, y: index * height, width, height };
      const bytes = await takePicture({ ...clip, scale: tools.options.scale });
      const fileName = `${name}-png/${label.replace(/^\d+/, (number) => number.padStart(3, "0"))}-${fileNameOf(id)}.png`;
      pictures.push({ format: "png", fileName, bytes });
    }
    done();
    return pictures;
  });
}

/** An id as a part of a file's name. */
const fileNameOf = (id: string) => id.replace(/[^\p{L}\p{N}_.-]+/gu, "-");

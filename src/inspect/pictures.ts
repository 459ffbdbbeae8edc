import path from "node:path";
import { type Layout, openProbed, resize, type Size } from "../browser/measuring.js";
import type { BrowserOwner } from "../browser/owner.js";
import { concerning } from "../browser/page-errors.js";
import type { Finding } from "../check/finding.js";
import type { Rect } from "../check/rect.js";
import type { PrintPage } from "../render/page/print-page.js";
import { whyUnwritable } from "../report/unwritable.js";
import { replaceFiles } from "../source/replace.js";
import type { CheckedProject } from "./check-decks.js";
import { layoutOf } from "./editions.js";

/** A finding, and the file with its picture. */
export interface PictureOf {
  readonly finding: Finding;
  readonly file: string;
}

interface Shown {
  readonly finding: Finding;
  readonly page: PrintPage;
  /** The size in which the page was made, and the one in which the finding shows. */
  readonly own: Size;
  readonly size: Layout;
  readonly rects: readonly Rect[];
}

/**
 * Writes a picture of the slide for every finding that has a place on it, with the place outlined.
 *
 * @throws MachineError when the folder cannot be written
 */
export async function writePictures(
  projects: readonly CheckedProject[],
  folder: string,
  browser: BrowserOwner,
): Promise<PictureOf[]> {
  const names = new Map<string, number>();
  const files: { path: string; bytes: Uint8Array }[] = [];
  const pictures: PictureOf[] = [];
  for (const project of projects) {
    for (const finding of project.findings) {
      const shown = findShown(project, finding);
      if (!shown) continue;
      const base = [finding.deck, finding.slide, finding.code].map((part) => part.replace(/[^\w.-]+/g, "-")).join("-");
      const count = (names.get(base) ?? 0) + 1;
      names.set(base, count);
      const file = path.join(folder, `${base}${count === 1 ? "" : `-${count}`}.png`);
      files.push({ path: file, bytes: await photograph(shown, browser) });
      pictures.push({ finding, file });
    }
  }
  try {
    replaceFiles(folder, files);
  } catch (cause) {
    throw whyUnwritable(cause, { folder, instead: "choose another folder with --pictures DIR" });
  }
  return pictures;
}

/** The page on which a finding shows; its view tells the edition of the deck. */
function findShown({ inspected }: CheckedProject, finding: Finding): Shown | undefined {
  const { shown, slide } = finding;
  if (!shown) return undefined;
  const edition = inspected.flatMap(({ editions }) => editions).find(({ views }) => views.includes(shown.view));
  const page = edition?.pages.find(({ pages }) => pages.some((rendered) => rendered.slide.id === slide));
  return edition && page
    ? { finding, page, own: edition.rendered.size, size: layoutOf(edition.rendered, shown.view), rects: shown.rects }
    : undefined;
}

function photograph({ finding, page, own, size, rects }: Shown, browser: BrowserOwner): Promise<Uint8Array> {
  const taken = browser.withPage("pictures", async (tab) => {
    const { world } = await openProbed(tab, page, own);
    await resize({ tab, world }, size);
    await world.call((slide, list) => globalThis.quarterdeckProbe.outline(slide, list), finding.slide, rects);
    const number = page.pages.findIndex(({ slide }) => slide.id === finding.slide);
    const clip = { x: 0, y: number * size.height, width: size.width, height: size.height };
    return tab.page.screenshot({ type: "png", clip, captureBeyondViewport: true });
  });
  return taken.catch((cause: unknown) => {
    throw concerning(finding.deck, cause);
  });
}

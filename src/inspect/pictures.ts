import path from "node:path";
import { type Layout, openProbed, resize, type Size } from "../browser/measuring.js";
import type { BrowserOwner } from "../browser/owner.js";
import { concerning } from "../browser/page-errors.js";
import { eachOf, type Finding } from "../check/finding.js";
import { groupBy } from "../check/group.js";
import type { Rect } from "../check/rect.js";
import type { PrintPage } from "../render/page/print-page.js";
import { whyUnwritable } from "../report/unwritable.js";
import { replaceFiles } from "../source/replace.js";
import type { CheckedProject } from "./check-project.js";
import { layoutOf } from "./editions.js";

/** A finding, and the file with its picture. */
export interface PictureOf {
  readonly finding: Finding;
  readonly file: string;
}

/** A slide on which findings have places, as it looks with these outlined. */
export interface SlidePicture {
  readonly findings: readonly Finding[];
  /** WebP. */
  readonly bytes: Uint8Array;
  /** In pixels. */
  readonly size: Size;
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
  const pictures = new Map<Finding, string>();
  const all = shownIn(projects);
  for (const { finding } of all) {
    const base = [finding.deck, finding.slide, finding.code].map((part) => part.replace(/[^\w.-]+/g, "-")).join("-");
    const count = (names.get(base) ?? 0) + 1;
    names.set(base, count);
    pictures.set(finding, path.join(folder, `${base}${count === 1 ? "" : `-${count}`}.png`));
  }
  const files: { path: string; bytes: Uint8Array }[] = [];
  for (const inView of inOneView(all)) {
    const taken = await photograph(
      inView.map((shown) => [shown]),
      { browser, type: "png" },
    );
    for (const [index, bytes] of taken.entries()) {
      const { finding } = inView[index] ?? {};
      const file = finding && pictures.get(finding);
      if (file !== undefined) files.push({ path: file, bytes });
    }
  }
  try {
    replaceFiles(folder, files);
  } catch (cause) {
    throw whyUnwritable(cause, { folder, instead: "choose another folder with --pictures DIR" });
  }
  return [...pictures].map(([finding, file]) => ({ finding, file }));
}

const shownIn = (projects: readonly CheckedProject[]): Shown[] =>
  projects.flatMap((project) =>
    project.findings.flatMap(eachOf).flatMap((finding) => findShown(project, finding) ?? []),
  );

/** What shows on one page in one view stands together: so each page is opened once for each view. */
const inOneView = (all: readonly Shown[]): Shown[][] =>
  [...groupBy(all, ({ page }) => page).values()].flatMap((onPage) => [
    ...groupBy(onPage, ({ finding }) => finding.shown?.view).values(),
  ]);

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

/**
 * Takes one picture of each slide in each view in which findings have places on it, with all of these outlined.
 *
 * @throws MachineError when the browser fails
 */
export async function photographSlides(
  projects: readonly CheckedProject[],
  browser: BrowserOwner,
): Promise<SlidePicture[]> {
  const pictures: SlidePicture[] = [];
  for (const inView of inOneView(shownIn(projects))) {
    const slides = [...groupBy(inView, ({ finding }) => finding.slide).values()];
    const taken = await photograph(slides, { browser, type: "webp" });
    for (const [index, bytes] of taken.entries()) {
      const [first, ...others] = slides[index] ?? [];
      if (!first) continue;
      const { width, height } = first.size;
      const findings = [first, ...others].map(({ finding }) => finding);
      pictures.push({ findings, bytes, size: { width, height } });
    }
  }
  return pictures;
}

interface Camera {
  readonly browser: BrowserOwner;
  readonly type: "png" | "webp";
}

/** Photographs slides of one page in one view, each with what is found on it. */
async function photograph(slides: readonly (readonly Shown[])[], { browser, type }: Camera): Promise<Uint8Array[]> {
  const [first] = slides.flat();
  if (!first) return [];
  const { finding, page, own, size } = first;
  const taken = browser.withPage("pictures", async (tab) => {
    const { world } = await openProbed(tab, page, own);
    await resize({ tab, world }, size);
    const pictures: Uint8Array[] = [];
    for (const found of slides) {
      const id = found[0]?.finding.slide ?? "";
      const rects = found.flatMap((each) => each.rects);
      await world.call((slide, list) => globalThis.quarterdeckProbe.outline(slide, list), id, rects);
      const number = page.pages.findIndex(({ slide }) => slide.id === id);
      const clip = { x: 0, y: number * size.height, width: size.width, height: size.height };
      pictures.push(await tab.page.screenshot({ type, clip, captureBeyondViewport: true }));
    }
    return pictures;
  });
  return taken.catch((cause: unknown) => {
    throw concerning(finding.deck, cause);
  });
}

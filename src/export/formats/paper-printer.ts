import type { Tab } from "../../browser/tabs.js";
import type { PrintFiles } from "../../render/page/page-files.js";
import type { PaperSheets } from "../../render/page/paper.js";
import type { KeptLayouts } from "../kept-layouts.js";
import { destinationPages } from "../pdf/destinations.js";
import { type PdfFile, pageNumbers } from "../pdf/file.js";
import { mergePdfs } from "../pdf/merge.js";
import { type PrintTools, printStaticPage, readLaidOut } from "../pdf/print.js";

/** Makes paper of templates below `templates/paper/`, each with what it is filled with. */
export interface PaperPrinter {
  /** Prints a document; `front` pages stand before the one that is counted as the first. */
  print(template: string, context: object, front?: number): Promise<PdfFile>;
  /** Prints a draft and gives the page, counted from 0, of each element that a link leads to. */
  draft(template: string, context: object): Promise<ReadonlyMap<string, number>>;
  /**
   * Lays a document out without printing it, and reads something of each of its parts.
   * @param what names what is read, which is kept from run to run
   */
  laidOut<T>(template: string, context: object, what: string, read: (tab: Tab) => Promise<T>): Promise<readonly T[]>;
}

/** Fills a template and gives it in the parts in which it is printed. */
type Fill = (template: string, context: object) => Promise<readonly PaperSheets[]>;

export function createPaperPrinter(fill: Fill, tools: PrintTools & { readonly layouts: KeptLayouts }): PaperPrinter {
  const { layouts } = tools;
  return {
    async print(template, context, front = 0) {
      const pdfs: PdfFile[] = [];
      let before = 0;
      // One after the other: the number of a part's first page is known when the parts before it are printed.
      for (const sheets of await fill(template, context)) {
        const pdf = await printStaticPage(sheets(before < front ? before + 1 : before - front + 1), tools);
        before += pageNumbers(pdf).length;
        pdfs.push(pdf);
      }
      const [first, ...rest] = pdfs;
      if (!first) throw new Error("there is nothing to print");
      return mergePdfs([first, ...rest], []);
    },
    async draft(template, context) {
      const parts = await fill(template, context);
      const drafts = await Promise.all(
        parts.map((sheets) => {
          const page = sheets(1);
          return layouts.of(page, "draft", () => draftOf(page, tools));
        }),
      );
      let before = 0;
      const places = drafts.flatMap(({ named, pages }) => {
        const here = named.map(([id, page]): [string, number] => [id, page + before]);
        before += pages;
        return here;
      });
      return new Map(places);
    },
    async laidOut(template, context, what, read) {
      const parts = await fill(template, context);
      return Promise.all(
        parts.map((sheets) => {
          const page = sheets(1);
          return layouts.of(page, what, () => readLaidOut(page, tools, read));
        }),
      );
    },
  };
}

/** The page of each named place, and how many pages there are. */
async function draftOf(page: PrintFiles, tools: PrintTools): Promise<{ named: [string, number][]; pages: number }> {
  const pdf = await printStaticPage(page, tools, "draft");
  return { named: [...destinationPages(pdf)], pages: pageNumbers(pdf).length };
}

import type { Tab } from "../../browser/tabs.js";
import type { PaperSheets } from "../../render/page/paper.js";
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
  /** Lays a document out without printing it, and reads something of each of its parts. */
  laidOut<T>(template: string, context: object, read: (tab: Tab) => Promise<T>): Promise<readonly T[]>;
}

/** Fills a template and gives it in the parts in which it is printed. */
type Fill = (template: string, context: object) => Promise<readonly PaperSheets[]>;

export function createPaperPrinter(fill: Fill, tools: PrintTools): PaperPrinter {
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
      const drafts = await Promise.all(parts.map((sheets) => printStaticPage(sheets(1), tools, "draft")));
      let before = 0;
      const places = drafts.flatMap((pdf) => {
        const here = [...destinationPages(pdf)].map(([id, page]): [string, number] => [id, page + before]);
        before += pageNumbers(pdf).length;
        return here;
      });
      return new Map(places);
    },
    async laidOut(template, context, read) {
      const parts = await fill(template, context);
      return Promise.all(parts.map((sheets) => readLaidOut(sheets(1), tools, read)));
    },
  };
}

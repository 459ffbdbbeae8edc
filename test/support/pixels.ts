import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { type Chromium, startChromium } from "./chromium.js";

const size = { width: 1280, height: 720 };

/** Puts decks beside their PDFs. */
export interface Comparison {
  /** Compares every slide of a deck with its page. */
  compare(name: string): Promise<Compared>;
  /** Compares the PDF of a deck, without the pages on which questions stand alone, with another one, page by page. */
  comparePdfs(name: string, other: string): Promise<Compared>;
  close(): Promise<void>;
}

interface Compared {
  readonly pages: number;
  /** The pages of which 0.5 % of the pixels or more differ from the slide. */
  readonly different: readonly string[];
}

/** Compares decks and PDFs of a folder. */
export async function openComparison(folder: string): Promise<Comparison> {
  const browser = await startChromium();
  const server = await serve(folder);
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    async compare(name) {
      const deck = await openDeck(browser, path.join(folder, `${name}.html`));
      const pages = withAnswers(await openPages(browser, `${base}${name}.pdf`), deck.questions);
      const different = await differences(pages.count, deck.shoot, pages.draw);
      await Promise.all([pages.close(), deck.close()]);
      return { pages: pages.count, different };
    },
    async comparePdfs(name, other) {
      const deck = await openDeck(browser, path.join(folder, `${name}.html`));
      const pages = withAnswers(await openPages(browser, `${base}${name}.pdf`), deck.questions);
      const others = await openPages(browser, `${base}${other}.pdf`);
      const different =
        pages.count === others.count
          ? await differences(pages.count, pages.draw, others.draw)
          : [`${pages.count} pages and ${others.count}`];
      await Promise.all([pages.close(), others.close(), deck.close()]);
      return { pages: pages.count, different };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

type Draw = (page: number) => Promise<PNG>;

interface Pages {
  readonly count: number;
  readonly draw: Draw;
  close(): Promise<void>;
}

/** The pages of a PDF but for those on which a question stands alone: the page with its answer comes next. */
function withAnswers({ count, draw, close }: Pages, questions: readonly number[]): Pages {
  const alone = questions.map((slide, before) => slide + before);
  const kept = Array.from({ length: count }, (_, at) => at + 1).filter((page) => !alone.includes(page));
  return { count: kept.length, draw: (slide) => draw(kept[slide - 1] ?? 0), close };
}

async function differences(count: number, draw: Draw, drawOther: Draw): Promise<string[]> {
  const different: string[] = [];
  for (let number = 1; number <= count; number++) {
    const difference = differenceOf(await draw(number), await drawOther(number));
    if (difference) different.push(`page ${number}: ${difference}`);
  }
  return different;
}

/** What is different between a slide and its page; undefined when it is too little to be seen. */
function differenceOf(screen: PNG, paper: PNG): string | undefined {
  if (paper.width !== size.width || paper.height !== size.height) return `${paper.width} × ${paper.height} pixels`;
  const pixels = pixelmatch(screen.data, paper.data, undefined, size.width, size.height, { threshold: 0.1 });
  const share = pixels / (size.width * size.height);
  return share >= 0.005 ? `${(share * 100).toFixed(2)} %` : undefined;
}

/** Serves the PDFs of a folder, and the program that draws them. */
async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const name = (request.url ?? "/").slice(1);
    const file = name.endsWith(".pdf") ? path.join(folder, name) : path.join("node_modules/pdfjs-dist", name);
    if (name === "") response.setHeader("content-type", "text/html").end("<canvas></canvas>");
    else if (!existsSync(file)) response.writeHead(404).end();
    else
      response
        .setHeader("content-type", name.endsWith("mjs") ? "text/javascript" : "application/octet-stream")
        .end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** Draws the pages of a PDF in the browser, so that text is drawn by the same code on both sides. */
async function openPages(browser: Chromium, pdf: string): Promise<Pages> {
  const base = new URL("/", pdf).href;
  const page = await browser.newPage();
  await page.goto(base);
  await page.addScriptTag({
    type: "module",
    content: `import * as pdfjs from "${base}build/pdf.mjs"; window.pdfjs = pdfjs;`,
  });
  await page.waitForFunction("window.pdfjs");
  const count = (await page.evaluate(`(async () => {
    pdfjs.GlobalWorkerOptions.workerSrc = "${base}build/pdf.worker.mjs";
    window.pdf = await pdfjs.getDocument({ url: "${pdf}", verbosity: 0 }).promise;
    return pdf.numPages;
  })()`)) as number;
  const draw = async (number: number) => {
    const data = await page.evaluate(async (wanted) => {
      const pdf = (window as unknown as { pdf: { getPage(page: number): Promise<never> } }).pdf;
      const shown = (await pdf.getPage(wanted)) as {
        getViewport(options: { scale: number }): { width: number; height: number };
        render(options: object): { promise: Promise<void> };
      };
      const canvas = document.querySelector("canvas") as HTMLCanvasElement;
      const viewport = shown.getViewport({ scale: 4 / 3 });
      Object.assign(canvas, { width: viewport.width, height: viewport.height });
      await shown.render({ canvasContext: canvas.getContext("2d"), viewport }).promise;
      return canvas.toDataURL("image/png").split(",")[1] ?? "";
    }, number);
    return PNG.sync.read(Buffer.from(data, "base64"));
  };
  return { count, draw, close: () => page.close() };
}

async function openDeck(
  browser: Chromium,
  file: string,
): Promise<{ questions: readonly number[]; shoot: Draw; close(): Promise<void> }> {
  const page = await browser.newPage();
  await page.setViewport(size);
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await page.goto(`file://${file}`);
  await page.waitForSelector("html[data-ready=true]");
  await page.addStyleTag({ content: ".progress,.qd-menu{display:none!important}*{transition:none!important}" });
  // A clock runs on the screen only.
  const clocks = Object.fromEntries(
    [...readFileSync(file, "utf8").matchAll(/data-countdown="(\d+)">([^<]+)</g)].map(([, minutes = "", text = ""]) => [
      minutes,
      text,
    ]),
  );
  const shoot = async (slide: number) => {
    await page.evaluate(
      async (index, texts) => {
        const sections = [...document.querySelectorAll<HTMLElement>(".reveal .slides section")];
        const section = sections.filter((one) => !one.querySelector(":scope > section"))[index - 1];
        if (!section) return;
        const { h, v } = window.Reveal.getIndices(section);
        window.Reveal.slide(h, v ?? 0);
        while (window.Reveal.availableFragments().next) window.Reveal.nextFragment();
        // Paper shows no single step: neither of code nor of a diagram, whose newest one stays lit on the screen.
        const allLit = new CSSStyleSheet();
        allLit.replaceSync(
          ".diagram * { --lit: 1 !important } .c-sequence .fragment { --tone: var(--ink) !important }",
        );
        document.adoptedStyleSheets = [allLit];
        for (const owner of section.querySelectorAll("[data-steps]")) owner.classList.add("all-steps");
        for (const clock of section.querySelectorAll<HTMLElement>("[data-countdown]"))
          clock.textContent = texts[clock.dataset["countdown"] ?? ""] ?? "";
        await document.fonts.ready;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      },
      slide,
      clocks,
    );
    return PNG.sync.read(Buffer.from(await page.screenshot()));
  };
  const questions = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".reveal .slides section")]
      .filter((section) => !section.querySelector(":scope > section"))
      .flatMap((section, at) => (section.querySelector("[data-answer]") ? [at + 1] : [])),
  );
  return { questions, shoot, close: () => page.close() };
}

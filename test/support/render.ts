import { findInputs } from "../../src/project/inputs.js";
import { openInstallation } from "../../src/project/package-files.js";
import { openProject } from "../../src/project/project.js";
import { closedDesk, type DrawingDesk } from "../../src/render/drawing/desk.js";
import { renderDeckPage } from "../../src/render/page/deck-page.js";
import { createPageFiles } from "../../src/render/page/page-files.js";
import { type PaperSlide, paperSlides } from "../../src/render/page/paper.js";
import { renderPrintPages } from "../../src/render/page/print-page.js";
import type { RenderedDeck } from "../../src/render/rendered.js";
import type { Problem } from "../../src/report/problem.js";
import { project as makeProject } from "./project.js";

const installation = openInstallation();

/** Pages without a player: what the compiler makes of a deck, and nothing else. */
export const noPlayer = {
  script: "",
  styles: "",
  revealStyles: "",
  printStyles: "",
  terminalScript: "",
  terminalStyles: "",
};

/** What becomes of a deck. */
export interface Made {
  readonly rendered: RenderedDeck;
  readonly problems: readonly Problem[];
  /** The slides of the live deck, as HTML. */
  readonly live: string;
  /** The slides of the print page with a page for each step, as HTML. */
  readonly steps: string;
  readonly paper: readonly PaperSlide[];
}

/** What is rendered, and how; `talk.md` with raw HTML where nothing else is said. */
interface RenderChoices {
  readonly input?: string;
  readonly html?: "raw" | "sanitized";
  readonly brand?: string;
  readonly drawings?: DrawingDesk;
}

/** Compiles a deck of a project made of these files, in this process. */
export async function render(
  files: Readonly<Record<string, string | Uint8Array>>,
  { input: name = "talk.md", html = "raw", brand, drawings = closedDesk }: RenderChoices = {},
): Promise<Made> {
  const made = makeProject(files);
  try {
    const project = openProject({ root: made.folder, folder: made.folder, brand, html }, installation, {
      code: new Map(),
      drawings,
    });
    const [input] = findInputs([name], made.folder);
    const compiled = input && project.compile(input, ["html", "pdf"]);
    const rendered = await compiled?.groups[0]?.render();
    if (!compiled || !rendered)
      throw new Error(
        project
          .problems()
          .map(({ message }) => message)
          .join("\n"),
      );
    const { templates } = compiled.design;
    const options = { steps: true, watermark: "", pageSize: undefined };
    const [print] = await renderPrintPages(rendered, templates, noPlayer, options);
    return {
      rendered,
      problems: project.problems(),
      live: slidesIn(await renderDeckPage(rendered, templates, { player: noPlayer, scripts: [] })),
      steps: slidesIn(print?.html ?? ""),
      paper: paperSlides(rendered, createPageFiles()),
    };
  } finally {
    made.remove();
  }
}

const slidesIn = (page: string) =>
  page.slice(page.indexOf('<div class="slides">'), page.lastIndexOf("</section>") + "</section>".length);

import { createBrowserOwner } from "../../../src/browser/owner.js";
import { openDrawingDesk } from "../../../src/drawing/desk.js";
import { type DeckInput, findInputs } from "../../../src/project/inputs.js";
import { openInstallation } from "../../../src/project/package-files.js";
import { openProjects, type Projects } from "../../../src/project/projects.js";
import { printPieces, printSectionAttributes, printSlide, type SlideForm } from "../../../src/render/page/slides.js";
import type { RenderedDeck, RenderedSlide } from "../../../src/render/rendered.js";
import { type Diagnostic, InputError } from "../../../src/report/problem.js";

/** What became of a deck here. */
interface BuiltDeck {
  readonly problems: readonly Diagnostic[];
  /** Its slides as `<section>` elements, undefined when it is refused. */
  readonly sections: string | undefined;
}

/** Builds decks one after the other, as `quarterdeck build` does, in this process. */
export interface Builder {
  build(file: string): Promise<BuiltDeck>;
  close(): Promise<void>;
}

/** Opens a builder: what Quarterdeck itself brings is read once, and one browser draws. */
export function openBuilder(): Builder {
  const browser = createBrowserOwner(process.env);
  const drawings = openDrawingDesk({ environment: process.env, cache: false, browser });
  const installation = openInstallation();
  const services = { code: new Map<string, readonly string[]>(), drawings };
  const open = () => openProjects({ folder: process.cwd(), html: "raw" }, installation, services);
  const projects = open();
  return {
    async build(file) {
      try {
        const [input] = findInputs([file], process.cwd());
        if (!input) return { problems: [], sections: undefined };
        const project = projects.of(input);
        const compiled = project.compile(input, ["html"]);
        if (!compiled) return { problems: problemsOf(input, open()), sections: undefined };
        const rendered = await compiled.groups[0]?.render();
        const { problems, hasErrors } = compiled.ledger;
        const sections = rendered && !hasErrors ? printed(rendered) : undefined;
        project.release(input);
        return { problems, sections };
      } catch (cause) {
        if (cause instanceof InputError) return { problems: cause.problems, sections: undefined };
        throw cause;
      }
    },
    async close() {
      drawings.close();
      await browser.close();
    },
  };
}

/** Why a deck cannot be read at all: of projects without other decks, so that all problems are those of this one. */
function problemsOf(input: DeckInput, projects: Projects): readonly Diagnostic[] {
  projects.of(input).compile(input, ["html"]);
  return projects.problems();
}

/** The author's slides as the live deck has them, without their files. */
function printed({ columns, assets }: RenderedDeck): string {
  const form: SlideForm = { assets, address: () => "", links: "deck", ids: "kept" };
  const section = ({ tree }: RenderedSlide) => {
    const notes = printPieces(tree.notes, form);
    return `<section${printSectionAttributes(tree, form)}>${printSlide(tree, form)}<aside class="notes">${notes}</aside></section>`;
  };
  return columns
    .map((column) => {
      const sections = column.filter(({ slide }) => !slide.generated).map(section);
      return sections.length > 1 ? `<section>${sections.join("\n")}</section>` : sections.join("");
    })
    .join("\n");
}

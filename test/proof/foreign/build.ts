import { createBrowserOwner } from "../../../src/browser/owner.js";
import { openDrawingDesk } from "../../../src/drawing/desk.js";
import { type DeckInput, findInputs } from "../../../src/project/inputs.js";
import { openInstallation } from "../../../src/project/package-files.js";
import { openProject, type Project } from "../../../src/project/project.js";
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
  const projects = new Map<string, Project>();
  const open = (root: string) => openProject({ root, folder: process.cwd(), html: "raw" }, installation, services);
  return {
    async build(file) {
      try {
        const [input] = findInputs([file], process.cwd());
        if (!input) return { problems: [], sections: undefined };
        const project = projects.get(input.root) ?? open(input.root);
        projects.set(input.root, project);
        const compiled = project.compile(input, ["html"]);
        if (!compiled) return { problems: problemsOf(input, open(input.root)), sections: undefined };
        const rendered = await compiled.groups[0]?.render();
        const { problems, hasErrors } = compiled.ledger;
        const sections = rendered && !hasErrors ? printed(rendered) : undefined;
        project.release(compiled);
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

/** Why a deck cannot be read at all: in a project of its own, whose problems are those of this deck. */
function problemsOf(input: DeckInput, project: Project): readonly Diagnostic[] {
  project.compile(input, ["html"]);
  return project.problems();
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

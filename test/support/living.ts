import { renameSync, rmSync } from "node:fs";
import { expect } from "vitest";
import { findInputs } from "../../src/project/inputs.js";
import type { MadeOf } from "../../src/project/made-of.js";
import { openInstallation } from "../../src/project/package-files.js";
import { openProject, type Project } from "../../src/project/project.js";
import { createSlideCache, type SlideCache } from "../../src/project/slide-cache.js";
import { openDisk } from "../../src/records/disk.js";
import { closedDesk, type DrawingDesk } from "../../src/render/drawing/desk.js";
import { renderDeckPage } from "../../src/render/page/deck-page.js";
import { createPageFiles } from "../../src/render/page/page-files.js";
import { paperSlides } from "../../src/render/page/paper.js";
import { renderPrintPages } from "../../src/render/page/print-page.js";
import { formatProblems } from "../../src/report/format.js";
import { project as makeProject, type TestProject } from "./project.js";
import { noPlayer } from "./render.js";
import { shelfInMemory } from "./shelf-in-memory.js";

const installation = openInstallation();

/** Draws a text as itself and its fonts; one with the word “broken” is a mistake in its first line. */
const plainDesk: DrawingDesk = {
  forms: closedDesk.forms,
  draw: (sources, { key }) =>
    Promise.resolve(
      sources.map(({ text }) =>
        text.includes("broken")
          ? { line: 1, detail: "it is broken" }
          : { svg: `<svg viewBox="0 0 9 9"><text>${text} ${key}</text></svg>`, title: "", description: "", parts: [] },
      ),
    ),
};

/** A project in a temporary folder that stays open while its files change. */
export interface Living extends TestProject {
  readonly project: Project;
  deleteFile(name: string): void;
  rename(from: string, to: string): void;
  /**
   * Tells the project what has changed and compares what it makes of all its decks with what a new one makes, and with what
   * another run makes that has the slides of those before.
   * @returns the slides that were rendered for it, the decks that were made again, and what is said
   */
  afterChange(...paths: readonly string[]): Promise<{
    readonly rendered: readonly string[];
    readonly decks: readonly string[];
    readonly said: string;
  }>;
}

/** Opens a project of these files; `brand` is a path in it. */
export function liveProject(files: Readonly<Record<string, string | Uint8Array>>, brand?: string): Living {
  const made = makeProject(files);
  const { folder } = made;
  const open = (slides?: SlideCache) => {
    const services = { code: new Map(), drawings: plainDesk, ...(slides && { slides }) };
    return openProject({ root: folder, folder, brand, html: "raw" }, installation, services);
  };
  const shelf = shelfInMemory();
  const outputOfAnotherRun = async () => {
    const slides = createSlideCache(shelf, "this program");
    const output = await outputOf(open(slides));
    slides.save();
    return output;
  };
  // It keeps slides itself, as a server does.
  const project = open(createSlideCache(shelfInMemory(), "this program"));
  let recorded = new Map<string, readonly MadeOf[]>();
  return {
    ...made,
    project,
    deleteFile: (name) => rmSync(made.file(name)),
    rename: (from, to) => renameSync(made.file(from), made.file(to)),
    async afterChange(...paths) {
      const stale = project.invalidate(paths);
      const predicted = stale.flatMap(({ deck, toRender }) => toRender().map((id) => `${deck} ${id}`));
      const warm = await outputOf(project);
      const cold = await outputOf(open());
      expect(warm.said).toBe(cold.said);
      expect(warm.pages).toEqual(cold.pages);
      expect(warm.settings).toEqual(cold.settings);
      const kept = await outputOfAnotherRun();
      expect(kept.said, "with the slides of earlier runs").toBe(cold.said);
      expect(kept.pages, "with the slides of earlier runs").toEqual(cold.pages);
      const disk = openDisk();
      const changed = [...recorded].filter(([, madeOf]) => !disk.isStill(madeOf)).map(([deck]) => deck);
      const known = stale.map(({ deck }) => deck).filter((deck) => recorded.has(deck));
      expect(changed.toSorted(), "a record of another run sees the same decks change").toEqual(known.toSorted());
      recorded = recordsOf(project);
      const decks = stale.map(({ deck }) => deck);
      const fresh = warm.fresh.filter((id) => decks.some((deck) => id.startsWith(`${deck} `)));
      expect(predicted.toSorted(), "what invalidate predicts is what is rendered").toEqual(fresh);
      return { rendered: fresh.map((id) => id.slice(id.indexOf(" ") + 1)), decks, said: cold.said };
    },
  };
}

/** What a build would remember of the project's decks. */
function recordsOf(project: Project): Map<string, readonly MadeOf[]> {
  return new Map(
    findInputs([], project.root).flatMap((input) => {
      const compiled = project.compile(input, formats);
      return compiled ? [[input.name, project.madeOf(compiled.ledger)] as const] : [];
    }),
  );
}

const formats = ["html", "pdf", "handout"] as const;

/** Everything that a build could write of some decks, or else all of the project's, and what it would say. */
export async function outputOf(project: Project, inputs: readonly string[] = []) {
  const pages: string[] = [];
  const fresh = new Set<string>();
  for (const input of findInputs(inputs, project.root)) {
    const compiled = project.compile(input, formats);
    for (const group of compiled?.groups ?? []) {
      const rendered = await group.render();
      for (const id of rendered.fresh) fresh.add(`${input.name} ${id}`);
      if (!compiled) continue;
      const { templates } = compiled.design;
      pages.push(await renderDeckPage(rendered, templates, { player: noPlayer, scripts: compiled.scripts }));
      const options = { steps: true, watermark: "", pageSize: undefined };
      pages.push(...(await renderPrintPages(rendered, templates, noPlayer, options)).map(({ html }) => html));
      const paper = compiled.onPaper(rendered);
      const slides = paperSlides(paper, createPageFiles());
      pages.push(
        JSON.stringify([paper.styles, slides.map(({ picture, prose, passages }) => [picture, prose, passages])]),
      );
    }
  }
  const { settings, reader } = project.config();
  const problems = [...project.problems(), ...reader.ledger.problems];
  return {
    pages,
    said: formatProblems(problems, { folder: project.root, colour: false }),
    settings: settings?.settings,
    fresh: [...fresh].toSorted(),
  };
}

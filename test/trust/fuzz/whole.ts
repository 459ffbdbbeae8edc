import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findInputs } from "../../../src/project/inputs.js";
import { openInstallation } from "../../../src/project/package-files.js";
import { openProject } from "../../../src/project/project.js";
import { closedDesk } from "../../../src/render/drawing/desk.js";
import type { ChildNode } from "../../../src/render/html/dom.js";
import { wholeSlide } from "../../../src/render/page/slides.js";
import type { Problem } from "../../../src/report/problem.js";

/** What became of a deck. */
interface Whole {
  /** All that pages print of it. */
  readonly trees: readonly (readonly ChildNode[])[];
  readonly problems: readonly Problem[];
}

const installation = openInstallation();
const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-fuzz-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const code = new Map<string, readonly string[]>();

/** Compiles and renders a Markdown file; the project is opened anew, so that nothing is left of the file before. */
export async function renderWhole(text: string, html: "raw" | "sanitized"): Promise<Whole> {
  writeFileSync(path.join(folder, "deck.md"), `## First\n\n${text}`);
  const project = openProject({ root: folder, folder, html }, installation, { code, drawings: closedDesk });
  const [input] = findInputs(["deck.md"], folder);
  const compiled = input && project.compile(input, ["html"]);
  const rendered = await compiled?.groups[0]?.render();
  const slides = rendered?.columns.flat() ?? [];
  return {
    trees: slides.flatMap(({ tree }) => [wholeSlide(tree), tree.background, tree.notes]),
    problems: project.problems(),
  };
}

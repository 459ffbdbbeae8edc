import { type DeckInput, findInputs } from "../../src/project/inputs.js";
import { openInstallation } from "../../src/project/package-files.js";
import { openProject } from "../../src/project/project.js";
import { closedDesk } from "../../src/render/drawing/desk.js";
import { renderDeckPage } from "../../src/render/page/deck-page.js";
import { renderPrintPages } from "../../src/render/page/print-page.js";
import type { Problem } from "../../src/report/problem.js";
import { project as makeProject, type TestProject } from "../support/project.js";
import { noPlayer } from "../support/render.js";
import type { HostileCase } from "./hostile/case.js";

/** How a hostile deck is built: plain, with `--safe`, and with `--safe --trust-templates`. */
export type Mode = "plain" | "safe" | "trusting";

/** Where hostile decks lead; nobody listens there. */
export const listener = "http://127.0.0.1:9";

/** What became of a hostile deck in this process. */
export interface BuiltCase {
  readonly problems: readonly Problem[];
  /** The live deck and the print page; none of a deck that is wrong. */
  readonly pages: readonly string[];
  /** The deck's own scripts that were taken in. */
  readonly scripts: readonly string[];
}

const installation = openInstallation();

/** Builds a deck as HTML and as the page that is printed, without a browser. */
export async function buildCase(
  { files, input: name = "deck.md" }: Pick<HostileCase, "files" | "input">,
  mode: Mode,
): Promise<BuiltCase> {
  const made = makeProject(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, filled(text)])));
  try {
    return await buildIn(made, findInputs([name], made.folder), mode);
  } finally {
    made.remove();
  }
}

async function buildIn({ folder }: TestProject, inputs: readonly DeckInput[], mode: Mode): Promise<BuiltCase> {
  const [input] = inputs;
  const request = {
    root: folder,
    folder,
    html: mode === "plain" ? "raw" : "sanitized",
    templates: mode === "safe" ? "packaged" : "own",
  } as const;
  const project = openProject(request, installation, { code: new Map(), drawings: closedDesk });
  const compiled = input && project.compile(input, ["html", "pdf"]);
  const rendered = compiled && !compiled.ledger.hasErrors ? await compiled.groups[0]?.render() : undefined;
  if (!compiled || !rendered) return { problems: project.problems(), pages: [], scripts: [] };
  const { templates } = compiled.design;
  const live = await renderDeckPage(rendered, templates, { player: noPlayer, scripts: compiled.scripts });
  const options = { steps: false, watermark: "", pageSize: undefined };
  const print = await renderPrintPages(rendered, templates, noPlayer, options);
  const pages = compiled.ledger.hasErrors ? [] : [live, ...print.map(({ html }) => html)];
  return { problems: project.problems(), pages, scripts: compiled.scripts };
}

/** Nothing is outside of a project here: that is tried with a real build. */
const filled = (text: string | Uint8Array) =>
  typeof text === "string" ? text.replaceAll("{LISTENER}", listener).replaceAll("{OUTSIDE}", "/outside/canary") : text;

import { openBrowserIdentity } from "../browser/identity.js";
import type { BrowserOwner } from "../browser/owner.js";
import type { Bound } from "../cache/bound.js";
import { makerOf } from "../cache/maker.js";
import { noShelf, openShelf } from "../cache/shelf.js";
import type { Drawing, DrawingDesk, DrawingLanguage, DrawingMistake, FontSet } from "../render/drawing/desk.js";
import { bundleHash, compiledFile, drawingHash } from "../source/installed.js";
import { openDotPen } from "./dot-pen.js";
import { type KeptDrawings, openKept } from "./kept.js";
import { openKeptForms } from "./kept-forms.js";
import { drawMermaid } from "./mermaid.js";
import { ofFairSize, sizeMistake } from "./size.js";

interface DeskRequest {
  readonly environment: NodeJS.ProcessEnv;
  /** Use drawings of earlier runs and keep new ones. */
  readonly cache: boolean;
  readonly browser: BrowserOwner;
}

/** A desk that can be left. */
interface OpenDesk extends DrawingDesk {
  /** Ends what still draws. */
  close(): void;
}

type Result = Drawing | DrawingMistake;

/** Draws texts of one language. */
interface Pen {
  draw(texts: readonly string[], fonts: FontSet): readonly Promise<Result>[];
  /** Where drawings of earlier runs are. */
  readonly kept: KeptDrawings;
}

const bound: Bound = { files: 2000, bytes: 64 * 2 ** 20 };

const nothing: DrawingMistake = { line: 0, detail: "nothing was drawn" };

/** Opens a desk: Mermaid draws in the browser, Graphviz in a thread of its own, each only what nobody has drawn before. */
export function openDrawingDesk({ environment, cache, browser }: DeskRequest): OpenDesk {
  const maker = drawingHash();
  const shelf = cache && maker ? openShelf(environment, "drawings", bound) : noShelf;
  const program = bundleHash();
  const formShelf = cache && program ? openShelf(environment, "forms", bound) : noShelf;
  const forms = openKeptForms(formShelf, makerOf(program ?? "", process.versions));
  const graphviz = openDotPen(compiledFile("graphviz-worker.js"));
  const pens: Readonly<Record<DrawingLanguage, Pen>> = {
    mermaid: {
      kept: openKept(shelf, `${maker} mermaid`, openBrowserIdentity(environment)),
      draw(texts, fonts) {
        const all = drawMermaid(texts, fonts, browser);
        return texts.map((_, index) => all.then((results) => results[index] ?? nothing));
      },
    },
    dot: {
      kept: openKept(shelf, `${maker} dot`, () => undefined),
      draw: (texts, fonts) => texts.map((text) => graphviz.draw(text, fonts)),
    },
  };
  const known = new Map<string, Promise<Result>>();
  return {
    forms,
    async draw(sources, fonts) {
      const keyOf = (language: DrawingLanguage, text: string) => JSON.stringify([language, fonts.key, text]);
      for (const language of ["mermaid", "dot"] as const) {
        const texts = sources.filter((source) => source.language === language).map(({ text }) => text);
        const missing = [...new Set(texts)].filter((text) => !known.has(keyOf(language, text)));
        const results = drawOrFind(missing, fonts, pens[language]);
        for (const [text, result] of results) remember(known, keyOf(language, text), result);
      }
      const results = await Promise.all(sources.map(({ language, text }) => known.get(keyOf(language, text))));
      return results.map((result) => result ?? nothing);
    },
    close() {
      graphviz.close();
      shelf.close();
      forms.save();
      formShelf.close();
    },
  };
}

/** Only drawings are remembered: what fails for want of a browser, of time or of memory may succeed the next time. */
function remember(known: Map<string, Promise<Result>>, key: string, result: Promise<Result>): void {
  known.set(key, result);
  const forget = () => known.delete(key);
  result.then((drawn) => "svg" in drawn || forget(), forget);
}

/** Drawings of earlier runs, and new ones of the rest. */
function drawOrFind(texts: readonly string[], fonts: FontSet, { kept, draw }: Pen): Map<string, Promise<Result>> {
  const found = new Map<string, Promise<Result>>();
  for (const text of texts) {
    const ready = sizeMistake(text) ?? kept.find(text, fonts);
    if (ready) found.set(text, Promise.resolve(ready));
  }
  const missing = texts.filter((text) => !found.has(text));
  if (missing.length === 0) return found;
  for (const [index, result] of draw(missing, fonts).entries()) {
    const text = missing[index] ?? "";
    const keeping = result.then(ofFairSize).then((drawn) => {
      if ("svg" in drawn) kept.keep(text, fonts, drawn);
      return drawn;
    });
    found.set(text, keeping);
  }
  return found;
}

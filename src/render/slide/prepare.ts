import { Ledger } from "../../ledger/ledger.js";
import type { RenderTools } from "../render-tools.js";
import { type ComingSlides, openValues } from "../values/values.js";
import { createHighlighter } from "./highlight.js";
import { createIcons } from "./icons.js";
import { createProseRenderer } from "./markdown.js";
import { createMathRenderer, plainMath } from "./math.js";
import type { SlideTools } from "./tools.js";

type Sources = Pick<
  RenderTools,
  "templates" | "reader" | "html" | "code" | "casts" | "drawings" | "fonts" | "setting"
> & {
  /** Whether the deck has formulas. */
  readonly math: boolean;
};

/** Loads what rendering these slides needs; what none of them needs (grammars, KaTeX, an emulator) is not loaded. */
export async function prepareTools(slides: ComingSlides, sources: Sources): Promise<SlideTools> {
  const { templates, reader, html, code, casts, drawings, fonts, setting } = sources;
  const hasMath = sources.math && slides.whole.some((slide) => slide.span.file.text.includes("$"));
  // What is wrong with a recording is reported by the slide that shows it.
  const quiet = reader.for(new Ledger());
  return {
    templates,
    highlighter: await createHighlighter(
      slides.whole.flatMap((slide) => slide.code),
      code,
    ),
    renderProse: createProseRenderer(),
    math: hasMath ? await createMathRenderer() : plainMath,
    values: await openValues(slides, templates.catalogue, { reader: quiet, casts, drawings, fonts, setting }),
    drawIcons: createIcons(),
    setting,
    sanitize: html === "sanitized" ? await loadSanitizer() : () => undefined,
  };
}

async function loadSanitizer(): Promise<SlideTools["sanitize"]> {
  return (await import("./sanitize.js")).sanitizeTree;
}

import type { Token } from "marked";
import type { Block } from "../model/deck.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { limits, shownCount } from "../source/limits.js";
import { findSpan, type Span } from "../source/text.js";
import { childTokens } from "./dialect.js";
import { deepElements, OpenElements, tagsIn } from "./html-depth.js";

/**
 * Whether a slide stays within the limits that only the whole of it can meet; reports the one that it meets. Its HTML is
 * read only as far as telling how deep it is takes, because whatever parses it later calls itself for each level.
 */
export function isWithinLimits(blocks: readonly Block[], slide: Span, problems: ProblemSink): boolean {
  const met = new Count().of(blocks);
  if (!met) return true;
  const span = findSpan(slide, met.text.trim().slice(0, 60).split("\n")[0] ?? "");
  problems.report(problem(met.code, met.values, { span }));
  return false;
}

interface MetLimit {
  readonly code: "too-deep" | "too-many";
  readonly values: Readonly<Record<string, string | number>>;
  readonly text: string;
}

const divide = "divide the slide, or put what a tool has made into a picture";

/** Counts what stands on one slide. */
class Count {
  #elements = 0;
  #formulas = 0;
  readonly #open = new OpenElements();

  of(blocks: readonly Block[]): MetLimit | undefined {
    for (const block of blocks) {
      const met =
        block.kind === "prose"
          ? this.#tokens(block.tokens)
          : block.kind === "component"
            ? this.of(block.children)
            : block.kind === "math"
              ? this.#formula(block.latex)
              : undefined;
      if (met) return met;
      if (++this.#elements > limits.slideElements) return this.#many("");
    }
    return undefined;
  }

  #tokens(tokens: readonly Token[]): MetLimit | undefined {
    for (const token of tokens) {
      const isFormula = token.type === "inlineMath" || token.type === "blockMath";
      const met = isFormula
        ? this.#formula(token.raw)
        : token.type === "html"
          ? this.#html(token.raw)
          : this.#tokens(childTokens(token));
      if (met) return met;
      if (++this.#elements > limits.slideElements) return this.#many(token.raw);
    }
    return undefined;
  }

  #many(text: string): MetLimit {
    const what = "paragraphs, pieces of text and tags on one slide";
    return { code: "too-many", values: { what, most: shownCount(limits.slideElements), hint: divide }, text };
  }

  #formula(text: string): MetLimit | undefined {
    if (++this.#formulas <= limits.formulasOnSlide) return undefined;
    const values = { what: "formulas on one slide", most: limits.formulasOnSlide, hint: "divide the slide" };
    return { code: "too-many", values, text };
  }

  #html(raw: string): MetLimit | undefined {
    for (const tag of tagsIn(raw)) {
      if (++this.#elements > limits.slideElements) return this.#many(tag.text);
      if (this.#open.depthAfter(tag) > limits.htmlDepth)
        return { code: "too-deep", values: deepElements, text: tag.text };
    }
    return undefined;
  }
}

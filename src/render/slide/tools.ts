import type { Templates } from "../design/templates.js";
import type { Html } from "../html/html.js";
import type { Values } from "../values/values.js";
import type { Highlighter } from "./highlight.js";
import type { ProseRenderer } from "./markdown.js";
import type { MathRenderer } from "./math.js";

/** What rendering slides needs besides the slides; shared by all slides of a deck. */
export interface SlideTools {
  readonly templates: Templates;
  readonly highlighter: Highlighter;
  readonly math: MathRenderer;
  readonly renderProse: ProseRenderer;
  readonly values: Values;
  /** Reduces raw HTML to harmless elements with `--safe`; else gives it back. */
  readonly sanitize: (html: Html) => Html;
}

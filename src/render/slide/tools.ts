import type { Templates } from "../design/templates.js";
import type { Setting } from "../growth/setting.js";
import type { ParentNode } from "../html/dom.js";
import type { Values } from "../values/values.js";
import type { Highlighter } from "./highlight.js";
import type { DrawIcons } from "./icons.js";
import type { ProseRenderer } from "./markdown.js";
import type { MathRenderer } from "./math.js";
import type { SlideScope } from "./slide-scope.js";

/** What rendering slides needs besides the slides; shared by all slides of a deck. */
export interface SlideTools {
  readonly templates: Templates;
  readonly highlighter: Highlighter;
  readonly math: MathRenderer;
  readonly renderProse: ProseRenderer;
  readonly values: Values;
  readonly drawIcons: DrawIcons;
  /** How the deck is set; undefined where a theme of reveal.js decides. */
  readonly setting: () => Setting | undefined;
  /** Reduces a slide to harmless elements with `--safe`; else leaves it as it is. */
  readonly sanitize: (root: ParentNode, scope: SlideScope) => void;
}

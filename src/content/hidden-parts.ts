import { problem } from "../report/problem.js";
import { spanOf } from "../source/text.js";
import { blank, masked, type Place, withoutCode } from "./asides.js";
import { inlineElements } from "./html-content.js";
import { isFlat, OpenElements, type Tag, tagsIn } from "./html-depth.js";
import { attributesOf } from "./html-elements.js";
import type { SlideContext } from "./slide-context.js";
import type { SlideRange } from "./slide-range.js";

/** A part that is shown to nobody, and its first tag. */
interface HiddenPart extends Place {
  readonly tag: Tag;
}

/**
 * Blanks the parts of a slide's body that nobody is to see, with whatever Markdown they hold: elements that are `hidden`,
 * and `<section data-visibility="hidden">`, which reveal.js removes. What stands in a line of text, and elements whose
 * end need not be written, are left to the tree.
 */
export function blankHidden({ start, bodyEnd }: SlideRange, context: SlideContext): SlideContext {
  const { text, base, file, problems } = context;
  const body = text.slice(0, bodyEnd - start);
  const parts = /hidden/i.test(body) ? [...hiddenIn(withoutCode(body, context))] : [];
  if (parts.length === 0) return context;
  let [left, at] = ["", 0];
  for (const part of parts) {
    left += text.slice(at, part.start) + blank(text.slice(part.start, part.end));
    at = part.end;
    const span = spanOf(file, base + part.start, base + part.start + part.tag.text.length);
    if (part.tag.name === "section") problems.report(problem("hidden-section", {}, { span }));
  }
  return { ...context, text: left + text.slice(at), lines: masked(parts, context) };
}

/** The outermost parts in order; one that nothing closes goes to the end of what it stands in, as in a browser. */
function* hiddenIn(text: string): Iterable<HiddenPart> {
  const open = new OpenElements();
  let part: { readonly tag: Tag; readonly depth: number } | undefined;
  for (const tag of tagsIn(text)) {
    const depth = open.depthAfter(tag);
    if (!part && tag.is === "start" && isHidden(tag)) part = { tag, depth };
    if (!part || depth >= part.depth) continue;
    // The end tag of an element around it ends it, too.
    const isOwn = depth === part.depth - 1 && tag.name === part.tag.name;
    yield { tag: part.tag, start: part.tag.at, end: isOwn ? tag.at + tag.text.length : tag.at };
    part = undefined;
  }
  if (part) yield { tag: part.tag, start: part.tag.at, end: text.length };
}

function isHidden(tag: Tag): boolean {
  const { name } = tag;
  if (isFlat(name) || inlineElements.has(name) || name === "aside" || name === "svg") return false;
  const attributes = attributesOf(tag);
  const visibility = attributes.get("data-visibility")?.trim().toLowerCase();
  return attributes.has("hidden") || (name === "section" && visibility === "hidden");
}

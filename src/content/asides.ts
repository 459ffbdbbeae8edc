import { tagsIn } from "./html-depth.js";
import { type Line, withoutInlineCode } from "./scan.js";
import type { SlideContext } from "./slide-context.js";
import type { SlideRange } from "./slide-range.js";

/** A part of a slide, and how it is read; offsets in the file, `end` exclusive. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly context: SlideContext;
}

/** A slide's body without what is spoken, and that. */
interface Divided {
  /** The slide in which the notes are blank. */
  readonly rest: SlideContext;
  readonly asides: readonly Part[];
}

/** A text of which nothing is left but its lines. */
export const blank = (text: string) => text.replace(/[^\n]/g, " ");

/** Takes reveal.js's own notes, `<aside class="notes">` … `</aside>`, out of the body of a slide; they hold Markdown, too. */
export function takeAsides({ start, bodyEnd }: SlideRange, context: SlideContext): Divided {
  const { text, base } = context;
  const body = text.slice(0, bodyEnd - start);
  const places = /\baside\b/i.test(body) ? [...asidesIn(withoutCode(body, context))] : [];
  if (places.length === 0) return { rest: context, asides: [] };
  let [left, spoken, at] = ["", "", 0];
  for (const place of places) {
    const between = text.slice(at, place.start);
    left += between + blank(text.slice(place.start, place.end));
    spoken += between + asDivision(text, place);
    at = place.end;
  }
  const rest = { ...context, text: left + text.slice(at), lines: masked(places, context) };
  const own = { ...context, text: spoken + text.slice(at) };
  return { rest, asides: places.map((place) => ({ start: base + place.start, end: base + place.end, context: own })) };
}

/** Where something stands in the text of a slide. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Lines of which those are masked that begin in one of the places. */
export function masked(places: readonly Place[], { lines, base }: SlideContext): readonly Line[] {
  let next = 0;
  return lines.map((line) => {
    const at = line.start - base;
    for (let end = places[next]?.end; end !== undefined && end <= at; end = places[next]?.end) next++;
    const place = places[next];
    return place && at >= place.start ? { ...line, masked: true } : line;
  });
}

/** A body in which code is blank. */
export function withoutCode(body: string, { lines, base }: Pick<SlideContext, "lines" | "base">): string {
  let shown = "";
  let at = 0;
  for (const line of lines) {
    const [from, to] = [line.start - base, line.end - base];
    if (!line.masked || from >= body.length) continue;
    shown += body.slice(at, from) + blank(body.slice(from, to));
    at = to;
  }
  return withoutInlineCode(shown + body.slice(at));
}

/** An element in a text: where it begins and ends, and how long its tags are. */
interface Aside extends Place {
  readonly opening: number;
  readonly closing: number;
}

/** The elements in order; one that nothing closes goes to the end, as in a browser. */
function* asidesIn(text: string): Iterable<Aside> {
  let open: { readonly start: number; readonly opening: number } | undefined;
  for (const { name, is, at, text: tag } of tagsIn(text)) {
    if (name !== "aside") continue;
    if (open && is === "end") {
      yield { ...open, end: at + tag.length, closing: tag.length };
      open = undefined;
    } else if (!open && is !== "end" && isNotes(tag)) open = { start: at, opening: tag.length };
  }
  if (open) yield { ...open, end: text.length, closing: 0 };
}

/** Whether the tag of an `aside` is that of notes. */
export function isNotes(tag: string): boolean {
  const value = /\bclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag);
  return (value?.[1] ?? value?.[2] ?? value?.[3] ?? "").split(/\s+/).includes("notes");
}

/** The element without its name, which says what it is; as long as it was, so that offsets agree. */
function asDivision(text: string, { start, end, opening, closing }: Aside): string {
  const tag = text.slice(start + "<div".length, start + opening - 1);
  const inside = text.slice(start + opening, end - closing);
  return `<div${blank(tag)}>${inside}${closing === 0 ? "" : `</div${" ".repeat(closing - "</div>".length)}>`}`;
}

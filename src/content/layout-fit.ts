import type { ContentKind, LayoutRules, SlotRule, TemplateInfo } from "../model/design.js";
import type { Span } from "../source/text.js";
import type { ContentPiece, SlidePieces } from "./content-pieces.js";

/** Why a slide's content does not fit a layout. */
export interface Misfit {
  /** As it goes on after the layout's name. */
  readonly detail: string;
  /** What does not fit; undefined: the slide as a whole. */
  readonly span: Span | undefined;
}

/** What does not fit a layout; undefined where everything does. */
export function misfitOf(slide: SlidePieces, { slots, takesPicture }: LayoutRules): Misfit | undefined {
  const all = slide.stretches.flat();
  const picture = takesPicture ? all.find(({ hasPicture }) => hasPicture) : undefined;
  if (takesPicture && !picture)
    return { detail: "shows the slide's first picture, and there is none", span: undefined };
  if (!slots) return undefined;
  const rest = slide.stretches.map((stretch) =>
    stretch.filter((piece) => piece !== picture || piece.kind !== "picture"),
  );
  const filled = fillSlots(rest, slots.length);
  const [first] = all;
  if (slots.length === 0) return first && { detail: `has no place for ${said(first.kind)}`, span: first.span };
  const count = first ? filled.length : 0;
  if (count > slots.length || (slots.length > 1 && count < slots.length)) {
    const remedy = count < slots.length ? "; a line ::break divides them" : "";
    return { detail: `has ${slotsSaid(slots)}, and this slide fills ${count}${remedy}`, span: undefined };
  }
  return firstAnswer(slots, (slot, index) => misfitOfSlot(filled[index] ?? [], slot));
}

/** The first answer that is one. */
function firstAnswer<T, R>(entries: readonly T[], ask: (entry: T, index: number) => R | undefined): R | undefined {
  for (const [index, entry] of entries.entries()) {
    const answer = ask(entry, index);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/**
 * What stands in each slot. Without a line `::break` the last blocks stand alone, and what comes before them together:
 * a picture, code or a table beside the text.
 */
export function fillSlots<T>(stretches: readonly (readonly T[])[], slots: number): readonly (readonly T[])[] {
  const [only = []] = stretches;
  const alone = slots - 1;
  if (stretches.length > 1 || alone < 1 || only.length <= alone) return stretches;
  return [only.slice(0, -alone), ...only.slice(-alone).map((block) => [block])];
}

function misfitOfSlot(pieces: readonly ContentPiece[], { name, accepts }: SlotRule): Misfit | undefined {
  if (!accepts) return undefined;
  const stranger = pieces.find(({ kind }) => !accepts.has(kind));
  if (stranger) {
    const known = [...accepts.keys()]
      .map(said)
      .join(", ")
      .replace(/, ([^,]*)$/, " or $1");
    return { detail: `takes ${known} in its slot “${name}”, and no ${stranger.kind}`, span: stranger.span };
  }
  return firstAnswer([...accepts], ([kind, { least, most }]) => {
    const found = pieces.filter((piece) => piece.kind === kind);
    const extra = found[most];
    if (extra) return { detail: `takes no more than ${most} × ${kind} in its slot “${name}”`, span: extra.span };
    return found.length < least ? { detail: `needs ${said(kind)} in its slot “${name}”`, span: undefined } : undefined;
  });
}

const plain = new Set<ContentKind>(["text", "code", "html"]);
const said = (kind: ContentKind) => (plain.has(kind) ? kind : `a ${kind}`);

function slotsSaid(slots: readonly SlotRule[]): string {
  const names = slots.map(({ name }) => name).join(", ");
  return slots.length === 1 ? `one slot (${names})` : `${slots.length} slots (${names})`;
}

/** The layout for a slide that names none; undefined where no layout offers itself. */
export function chooseLayout(slide: SlidePieces, layouts: readonly TemplateInfo[]): TemplateInfo | undefined {
  const fits = (layout: TemplateInfo) => {
    const wanted = layout.automatic?.heading;
    // Who wants columns says so with ::break.
    const isDivided = slide.stretches.length > 1 || (layout.slots?.length ?? 1) < 2;
    return isDivided && (wanted === undefined || slide.heading?.level === wanted) && !misfitOf(slide, layout);
  };
  return layouts.find(fits) ?? layouts.at(-1);
}

import type { Ledger } from "../../ledger/ledger.js";
import type { Memory } from "../../ledger/memory.js";
import type { Slide } from "../../model/deck.js";
import type { Problem } from "../../report/problem.js";
import type { Inquiry } from "../../source/inquiry.js";
import type { Span } from "../../source/text.js";
import type { PrintedSlide, SlideTree } from "../rendered.js";
import type { SlideContent } from "./content.js";
import type { SlideFrame } from "./frame.js";
import type { Interview, Surroundings } from "./surroundings.js";
import type { Mention } from "./terms.js";

/** A result with what it was made of: a slide, files, and answers about the deck around it. */
interface Made<T> {
  readonly value: T;
  /** The slide for which it was made; the same text may stand somewhere else by now. */
  readonly slide: Slide;
  readonly ledger: Ledger;
  readonly interview: Interview;
}

/** A slide's content as it was rendered for some deck, and what was made of it since. */
export interface KeptSlide extends Made<SlideContent> {
  readonly key: string;
  /** Frames for the decks in which the slide stands, the newest first. */
  frames: readonly Made<SlideFrame>[];
  mentions: { readonly key: string; readonly list: readonly Mention[] } | undefined;
  /** Finished trees, with what was filled in late; the newest first. */
  trees: readonly KeptTree[];
}

interface KeptTree {
  readonly frame: SlideFrame;
  /** All that was filled in, as text. */
  readonly filled: string;
  readonly tree: SlideTree;
}

/** A slide stands in a handful of decks and languages at most. */
const mostVariants = 8;

/** Slides of one design that need not be rendered again. */
export class SlideMemory {
  /** Slides as the live deck prints them. */
  readonly printed = new WeakMap<SlideTree, PrintedSlide>();
  #generation = 0;
  readonly #kept = new Map<string, KeptSlide[]>();
  readonly #users = new Map<KeptSlide, Set<string>>();

  constructor(memory: Memory) {
    memory.onChange((changed) => this.#drop(changed));
  }

  /** Counts the changes of files; while it stays the same, nothing was forgotten. */
  get generation(): number {
    return this.#generation;
  }

  /** The content of a slide that was rendered before and still stands. */
  find(slide: Slide, surroundings: Surroundings): KeptSlide | undefined {
    return this.#kept.get(keyOf(slide))?.find(({ interview }) => interview.holdsIn(surroundings));
  }

  add(slide: Slide, made: Made<SlideContent>): KeptSlide {
    const key = keyOf(slide);
    const kept: KeptSlide = { ...made, key, frames: [], mentions: undefined, trees: [] };
    this.#kept.set(key, [kept, ...(this.#kept.get(key) ?? [])].slice(0, mostVariants));
    return kept;
  }

  /** Forgets the slides that an owner used before and does not use any more, unless somebody else does. */
  keepOnly(used: ReadonlySet<KeptSlide>, owner: string): void {
    for (const kept of used) this.#users.set(kept, (this.#users.get(kept) ?? new Set()).add(owner));
    for (const [kept, users] of this.#users) {
      if (used.has(kept) || !users.delete(owner) || users.size > 0) continue;
      this.#remove(kept);
    }
  }

  #drop(changed: ReadonlySet<Inquiry>): void {
    this.#generation++;
    for (const kept of [...this.#kept.values()].flat()) {
      if (kept.ledger.isTouchedBy(changed)) this.#remove(kept);
      else kept.frames = kept.frames.filter(({ ledger }) => !ledger.isTouchedBy(changed));
    }
  }

  #remove(kept: KeptSlide): void {
    this.#users.delete(kept);
    const rest = (this.#kept.get(kept.key) ?? []).filter((other) => other !== kept);
    if (rest.length > 0) this.#kept.set(kept.key, rest);
    else this.#kept.delete(kept.key);
  }
}

const keyOf = ({ fingerprint, generated, id }: Slide) => (generated ? `${generated.kind} ${id}` : fingerprint);

/** The frame of a kept slide that still stands. */
export function findFrame({ frames }: KeptSlide, surroundings: Surroundings): Made<SlideFrame> | undefined {
  return frames.find(({ interview }) => interview.holdsIn(surroundings));
}

export function keepFrame(kept: KeptSlide, made: Made<SlideFrame>): Made<SlideFrame> {
  kept.frames = [made, ...kept.frames].slice(0, mostVariants);
  return made;
}

/** The tree in which exactly this was filled in; `make` is called if there is none. */
export function keptTree(kept: KeptSlide, frame: SlideFrame, filled: string, make: () => SlideTree): SlideTree {
  const known = kept.trees.find((entry) => entry.frame === frame && entry.filled === filled);
  if (known) return known.tree;
  const tree = make();
  kept.trees = [{ frame, filled, tree }, ...kept.trees].slice(0, mostVariants);
  return tree;
}

/** The ledger of something made for a slide, with its problems where the same text stands now. */
export function ledgerFor(ledger: Ledger, before: Slide, now: Slide): Ledger {
  const from = before.span;
  const to = now.span;
  if (from.file === to.file && from.start === to.start) return ledger;
  const move = (span: Span): Span => {
    if (span.file !== from.file) return span;
    const shift = to.start - from.start;
    return { file: to.file, start: span.start + shift, end: span.end + shift };
  };
  return ledger.moved((problem): Problem => {
    const { span, related } = problem;
    return {
      ...problem,
      ...(span ? { span: move(span) } : {}),
      ...(related ? { related: related.map((entry) => ({ ...entry, span: move(entry.span) })) } : {}),
    };
  });
}

import type { Ledger } from "../../ledger/ledger.js";
import type { Memory } from "../../ledger/memory.js";
import type { Slide } from "../../model/deck.js";
import type { Problem } from "../../report/problem.js";
import type { Inquiry } from "../../source/inquiry.js";
import type { Span } from "../../source/text.js";
import type { PrintedSlide, SlideTree } from "../rendered.js";
import type { SlideContent } from "./content.js";
import type { SlideFrame } from "./frame.js";
import { type Answers, holdsIn, type Surroundings } from "./surroundings.js";
import type { Mention } from "./terms.js";

/** A result with what it was made of: a slide, files, and answers about the deck around it. */
export interface Made<T> {
  readonly value: T;
  readonly answers: Answers;
  /** The slide for which it was made, as it stands now: its text may have moved. */
  slide: Slide;
  ledger: Ledger;
}

/** A slide as one deck shows it. */
export interface ShownSlide {
  readonly frame: Made<SlideFrame>;
  /** All that was filled in late, as text; "" before that. */
  filled: string;
  tree: SlideTree | undefined;
  /** Whether it is known that frame and content, before anything is filled in, stand as every parser reads them. */
  isSettled: boolean;
}

/** A slide as an earlier run has shown it. */
export type ShelvedShown = Pick<ShownSlide, "frame" | "isSettled">;

/** A slide's content, and what decks make of it. */
export interface KeptSlide extends Made<SlideContent> {
  /** For each owner the slides that show this content, by id. */
  readonly shown: Map<string, ReadonlyMap<string, ShownSlide>>;
  mentions: { readonly key: string; readonly list: readonly Mention[] } | undefined;
}

/** Contents of slides that earlier runs have made. */
export interface SlideShelf {
  /**
   * The content of a slide that still stands.
   * @param key what slides of the same content share
   */
  find(key: string, slide: Slide, surroundings: Surroundings): Made<SlideContent> | undefined;
  /** Keeps a content for runs to come. */
  keep(key: string, made: Made<SlideContent>): void;
  /** Lets go of a content that another one has taken the place of. */
  forget(made: Made<SlideContent>): void;
  /** The frame in which a deck shows a content that stands here, if the frame still stands. */
  findShown(deck: string, content: Made<SlideContent>, place: ShelvedPlace): ShelvedShown | undefined;
  /** Keeps a frame for runs to come, where its content is kept. */
  keepShown(deck: string, content: Made<SlideContent>, shown: ShelvedShown): void;
  /** Lets go of a frame that another one has taken the place of. */
  forgetFrame(deck: string, frame: Made<SlideFrame>): void;
}

/** Where a slide stands. */
interface ShelvedPlace {
  readonly slide: Slide;
  readonly surroundings: Surroundings;
}

/** For whom slides are kept: a deck in one of its forms. */
export interface Keeper {
  readonly owner: string;
  /** Names the deck, whatever its form. */
  readonly deck: string;
}

/** Slides of one design that need not be rendered again. What no owner uses any more is forgotten. */
export class SlideMemory {
  /** Slides as the live deck prints them. */
  readonly printed = new WeakMap<SlideTree, PrintedSlide>();
  readonly #kept = new Map<string, Set<KeptSlide>>();
  readonly #shelf: SlideShelf | undefined;
  #generation = 0;

  constructor(memory: Memory, shelf?: SlideShelf) {
    memory.onChange((changed) => this.#drop(changed));
    this.#shelf = shelf;
  }

  /** Counts the changes of files; while it stays the same, nothing that was found has become wrong. */
  get generation(): number {
    return this.#generation;
  }

  /** The content of a slide that was rendered before and still stands. */
  find(slide: Slide, surroundings: Surroundings): KeptSlide | undefined {
    const key = keyOf(slide);
    for (const kept of this.#kept.get(key) ?? []) if (holdsIn(surroundings, kept.answers)) return kept;
    const made = this.#shelf?.find(key, slide, surroundings);
    const kept = made && { ...made, shown: new Map(), mentions: undefined };
    if (kept) this.#add(key, kept);
    return kept;
  }

  /** A content as an earlier run has shown it in a deck, if that still stands. */
  findShown(deck: string, kept: KeptSlide, place: ShelvedPlace): ShownSlide | undefined {
    const shown = this.#shelf?.findShown(deck, kept, place);
    return shown && { ...shown, filled: "", tree: undefined };
  }

  /** Lets go of all that only this owner shows; it may come back in another run. */
  release(owner: string): void {
    for (const kept of this.#all()) if (kept.shown.delete(owner) && kept.shown.size === 0) this.#remove(kept);
  }

  /** Keeps what an owner shows, and forgets what it showed before and shows no more. */
  keep({ owner, deck }: Keeper, used: ReadonlyMap<KeptSlide, ReadonlyMap<string, ShownSlide>>): void {
    for (const kept of this.#all()) {
      const now = used.get(kept);
      for (const [id, { frame }] of kept.shown.get(owner) ?? [])
        if (now?.get(id)?.frame !== frame) this.#shelf?.forgetFrame(deck, frame);
      if (now || !kept.shown.delete(owner) || kept.shown.size > 0) continue;
      this.#shelf?.forget(kept);
      this.#remove(kept);
    }
    for (const [kept, shown] of used) {
      kept.shown.set(owner, shown);
      const key = keyOf(kept.slide);
      this.#add(key, kept);
      this.#shelf?.keep(key, kept);
      for (const each of shown.values()) this.#shelf?.keepShown(deck, kept, each);
    }
  }

  #all(): KeptSlide[] {
    return [...this.#kept.values()].flatMap((variants) => [...variants]);
  }

  #add(key: string, kept: KeptSlide): void {
    this.#kept.set(key, (this.#kept.get(key) ?? new Set()).add(kept));
  }

  #drop(changed: ReadonlySet<Inquiry>): void {
    this.#generation++;
    for (const kept of this.#all()) {
      if (kept.ledger.isTouchedBy(changed)) {
        this.#shelf?.forget(kept);
        this.#remove(kept);
      } else {
        for (const [owner, shown] of kept.shown) {
          const standing = [...shown].filter(([, { frame }]) => !frame.ledger.isTouchedBy(changed));
          kept.shown.set(owner, new Map(standing));
        }
      }
    }
  }

  #remove(kept: KeptSlide): void {
    const key = keyOf(kept.slide);
    const variants = this.#kept.get(key);
    variants?.delete(kept);
    if (variants?.size === 0) this.#kept.delete(key);
  }
}

/** What slides of the same content share: also the folder of their file, because a prefix may come to mean another one. */
const keyOf = ({ fingerprint, generated, id, layout, span }: Slide) => {
  const name = generated ? `${generated.kind} ${id}` : layout;
  return [name, span.file.root ?? "", fingerprint].join("\n");
};

/** The ways in which a content is shown, those of one owner first. */
export function shownIn({ shown }: KeptSlide, owner: string): ShownSlide[] {
  const own = [...(shown.get(owner)?.values() ?? [])];
  const others = [...shown].filter(([name]) => name !== owner).flatMap(([, slides]) => [...slides.values()]);
  return [...own, ...others];
}

/** Moves a result to where the same text stands now; its problems move along. */
export function moveTo(made: Made<unknown>, slide: Slide): void {
  const [from, to] = [made.slide.span, slide.span];
  made.slide = slide;
  if (from.file === to.file && from.start === to.start) return;
  const move = (span: Span): Span => {
    if (span.file !== from.file) return span;
    const shift = to.start - from.start;
    return { file: to.file, start: span.start + shift, end: span.end + shift };
  };
  made.ledger = made.ledger.moved((problem): Problem => {
    const { span, related } = problem;
    return {
      ...problem,
      ...(span ? { span: move(span) } : {}),
      ...(related ? { related: related.map((entry) => ({ ...entry, span: move(entry.span) })) } : {}),
    };
  });
}

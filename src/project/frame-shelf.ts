import { hashOf } from "../cache/seal.js";
import type { ForgetfulValues } from "../content/kept-values.js";
import { Ledger } from "../ledger/ledger.js";
import type { Slide } from "../model/deck.js";
import type { SlideFrame } from "../render/slide/frame.js";
import type { ShelvedShown } from "../render/slide/kept.js";
import type { FileOnSlide } from "../render/slide/packed-content.js";
import { type PackedFrame, packFrame, unpackFrame } from "../render/slide/packed-frame.js";
import type { Answers, Question, Surroundings } from "../render/slide/surroundings.js";
import { type AskedAgain, type Digests, digestOf, digestsOf, namesOf, sameAnswers } from "./asked-again.js";
import type { MadeOf } from "./made-of.js";

/** A frame with all that it stands on, besides the content that stands in it and what its key tells of the deck. */
interface ShelvedFrame {
  readonly answers: Digests;
  /** Under this key stands what it was made of. */
  readonly madeOf: string;
  readonly frame: PackedFrame;
  readonly isSettled: boolean;
}

/** A slide whose content stands on the shelf under a name, in its deck. */
export interface FramePlace {
  readonly name: string;
  readonly slide: Slide;
  readonly surroundings: Surroundings;
}

/** What nearly every layout asks for: it is a part of the key, so that a deck finds its own frame at once in each of its forms. */
const always: readonly Question[] = ["this", "deck"];

/** A deck has a few: one for each layout, and those of slides that show files. */
const mostMadeOf = 500;

/** The frames in which a deck shows its slides, as earlier runs have made them. */
export class FrameShelf {
  readonly #texts: ForgetfulValues;
  readonly #asked: AskedAgain;
  readonly #madeOf = new Map<string, readonly MadeOf[]>();
  /** Where frames stand; undefined for those that cannot be kept. */
  readonly #places = new WeakMap<SlideFrame, string | undefined>();

  constructor(texts: ForgetfulValues, asked: AskedAgain) {
    this.#texts = texts;
    this.#asked = asked;
  }

  /**
   * The frame of a slide that still stands.
   * @param open gives what reads files that pages show, for the ledger that is told
   */
  find(place: FramePlace, open: (ledger: Ledger) => FileOnSlide): ShelvedShown | undefined {
    const { slide, surroundings } = place;
    const given = new Map(always.map((question) => [question, surroundings.answer(question)] as const));
    const key = keyOf(place, given);
    const text = this.#texts.find(key);
    if (text === undefined) return undefined;
    const kept: ShelvedFrame = JSON.parse(text);
    const answers = sameAnswers(kept.answers, surroundings);
    const madeOf = answers && this.#whatFor(kept.madeOf);
    const asked = madeOf && this.#asked.ledgerOf(madeOf);
    if (!asked) return undefined;
    const ledger = new Ledger();
    ledger.include(asked);
    const value = unpackFrame(kept.frame, open(ledger));
    if (!value) return undefined;
    this.#places.set(value, key);
    const frame = { value, answers: new Map([...given, ...answers]), slide, ledger };
    return { frame, isSettled: kept.isSettled };
  }

  /** Keeps a frame for runs to come. One with problems is made anew, so that they are said; and one that shows a diagram is. */
  keep(name: string, { frame: { value, answers, slide, ledger }, isSettled }: ShelvedShown): void {
    if (this.#places.has(value)) return;
    this.#places.set(value, undefined);
    if (ledger.problems.length > 0 || answers.has("fonts")) return;
    if (!always.every((question) => answers.has(question))) return;
    const madeOf = this.#asked.madeOf(ledger);
    const frame = madeOf && packFrame(value);
    if (!frame) return;
    const others = new Map([...answers].filter(([question]) => !always.includes(question)));
    const kept: ShelvedFrame = { answers: digestsOf(others), madeOf: this.#keepMadeOf(madeOf), frame, isSettled };
    const key = keyOf({ name, slide }, answers);
    this.#places.set(value, key);
    this.#texts.keep(key, JSON.stringify(kept));
  }

  /** Lets go of a frame of this run. */
  forget(value: SlideFrame): void {
    const key = this.#places.get(value);
    if (key !== undefined) this.#texts.forget(key);
  }

  #keepMadeOf(madeOf: readonly MadeOf[]): string {
    const key = `made-of-${namesOf(madeOf)}`;
    if (this.#madeOf.has(key)) return key;
    // In a long session each change of a template makes other ones.
    if (this.#madeOf.size >= mostMadeOf) this.#madeOf.clear();
    this.#madeOf.set(key, madeOf);
    this.#texts.keep(key, JSON.stringify(madeOf));
    return key;
  }

  /** What was asked for a frame; undefined where that had to leave before the frame. */
  #whatFor(key: string): readonly MadeOf[] | undefined {
    const text = this.#madeOf.has(key) ? undefined : this.#texts.find(key);
    if (text !== undefined) this.#madeOf.set(key, JSON.parse(text));
    return this.#madeOf.get(key);
  }
}

const keyOf = ({ name, slide }: Pick<FramePlace, "name" | "slide">, answers: Answers) =>
  hashOf(JSON.stringify([name, slide.id, ...always.map((question) => digestOf(answers.get(question)))]));

/**
 * A question of a slide about the deck around it: `variable NAME`, `slide ID` (is there one?), `slides` (all ids), `hidden ID` (is there one that is shown to nobody?), `heading ANCHOR` and `heading FILE#ANCHOR` (the slide that has this heading), `file PATH` (the first slide of a file), `holds CONDITION` (is something for whom the deck is made?),
 * `entity ID` (of the registry), `label NAME` (how its attributes are called), `math` (does the deck have formulas?), `scripts` (does it bring scripts along?), `styled CLASS` (do its style sheets or those of its theme name this class?), `word KEY` (in the deck's language, its places open), `fonts` (which it is set in), `setting` (how large), `slide.KEY` and `deck.KEY` (what templates may know), `this` and `deck` (all of that at once).
 */
export type Question =
  | `variable ${string}`
  | `slide ${string}`
  | `hidden ${string}`
  | `heading ${string}`
  | `file ${string}`
  | `holds ${string}`
  | "slides"
  | "variables"
  | "math"
  | "scripts"
  | `styled ${string}`
  | `word ${string}`
  | "fonts"
  | "setting"
  | "this"
  | "deck"
  | `entity ${string}`
  | `label ${string}`
  | Given;
type Given = `slide.${string}` | `deck.${string}`;

/** What a slide may know of the deck around it. */
export interface Surroundings {
  answer(question: Question): unknown;
}

/** Answers that something was made with. */
export type Answers = ReadonlyMap<Question, unknown>;

/**
 * Asks, and remembers the answers: what was made with them stands as long as the same questions have the same
 * answers, whatever else changes in the deck.
 */
export class Interview {
  readonly #surroundings: Surroundings;
  readonly #answers = new Map<Question, unknown>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** What was asked so far. It is kept apart from the surroundings, which hold a whole deck. */
  get answers(): Answers {
    return this.#answers;
  }

  ask(question: Question): unknown {
    if (!this.#answers.has(question)) this.#answers.set(question, this.#surroundings.answer(question));
    return this.#answers.get(question);
  }

  /** An object for templates, whose properties are asked for when a template reads them. */
  object(kind: "slide" | "deck", keys: readonly string[]): object {
    const made = {};
    for (const key of keys) {
      Object.defineProperty(made, key, { enumerable: true, get: () => this.ask(`${kind}.${key}`) });
    }
    return made;
  }
}

/** Whether these surroundings give the answers that were given. */
export function holdsIn(surroundings: Surroundings, answers: Answers): boolean {
  for (const [question, answer] of answers) if (!isSame(surroundings.answer(question), answer)) return false;
  return true;
}

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

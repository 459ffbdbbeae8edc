import { isMarkdown } from "../content/deck-name.js";
import { Ledger } from "../ledger/ledger.js";
import { eachOnce, type Problem } from "../report/problem.js";
import { tolerated } from "../report/tolerance.js";
import type { ProjectPath } from "../source/files.js";
import type { Inquiry } from "../source/inquiry.js";
import { type CompiledDeck, type CompileTools, compileDeck, type Order, type Owner } from "./compile.js";
import type { DeckInput } from "./inputs.js";
import type { Shelves } from "./shelves.js";

/** A deck that has to be made again. */
export interface Stale {
  /** Its file, relative to the project. */
  readonly file: ProjectPath;
  readonly deck: string;
  /**
   * Ids of the slides that have to be rendered, until they are; the others only get new numbers or links, if anything. Decks
   * that are rendered in turn share what they show, so each of these slides is rendered for the first of them only. After
   * that, problems of the slides that stand are known.
   */
  toRender(): readonly string[];
}

/** How a deck is compiled besides what the command line says. */
export interface Edition {
  readonly theme?: string | undefined;
  readonly language?: string | undefined;
  readonly variant?: string | undefined;
  /** Whether slides are shown that are not for the stage, too. */
  readonly skipped?: boolean;
  /** One group for all formats, with the slides that any of them shows; without it formats that differ stand apart. */
  readonly together?: boolean;
}

interface Entry {
  readonly order: Order;
  readonly ledger: Ledger;
  readonly compiled: CompiledDeck | undefined;
  readonly owners: readonly Owner[];
}

/** Lets go of slides that are kept only for these owners. */
function release(owners: readonly Owner[]): void {
  for (const { name, slides } of owners) slides.release(name);
}

/** Compiles the decks of one project and keeps what it has compiled. */
export interface Compiler {
  compile<F extends string>(input: DeckInput, formats: readonly F[], edition: Edition): CompiledDeck<F> | undefined;
  /** Forgets all that was compiled of a deck. */
  release(input: DeckInput): void;
  /** @param of only those of this deck, in all its forms */
  problems(of?: DeckInput): readonly Problem[];
  /** What all was made of that was compiled, and what could not be. */
  ledgers(): readonly Ledger[];
  /** Makes the decks again that are touched by changed answers, and says what that takes; `drop` forgets the rest. */
  invalidate(changed: ReadonlySet<Inquiry>, drop: () => void): readonly Stale[];
}

/** What is chosen of a deck: an edition wins over the command line. */
const choicesOf = (request: CompileTools["request"], edition: Edition) => ({
  minutes: request.minutes,
  theme: edition.theme ?? request.theme,
  language: edition.language ?? request.language,
  split: request.split,
  variant: edition.variant ?? request.variant,
  drafts: request.drafts,
  skipped: edition.skipped,
});

export function createCompiler(tools: CompileTools & { readonly shelves: Shelves }): Compiler {
  const { request, shelves } = tools;
  const entries = new Map<string, Entry>();
  const compileAgain = (order: Order): Entry => {
    const ledger = new Ledger((found) => tolerated(found, order.tolerance));
    const compiled = compileDeck(order, tools, shelves, ledger);
    const before = entries.get(order.key)?.owners ?? [];
    // A deck that cannot be read for a moment keeps its slides.
    const owners = compiled?.owners ?? before;
    const entry = { order, ledger, compiled, owners };
    entries.set(order.key, entry);
    release(before.filter((old) => !owners.some(({ name, slides }) => name === old.name && slides === old.slides)));
    return entry;
  };
  return {
    compile<F extends string>(input: DeckInput, formats: readonly F[], edition: Edition) {
      const choices = choicesOf(request, edition);
      const together = edition.together ?? false;
      const key = JSON.stringify([input.file, input.name, formats, choices, together]);
      const tolerance = request.lenient ? "lenient" : isMarkdown(input.file) ? "dispensable" : "none";
      const { compiled } = entries.get(key) ?? compileAgain({ key, input, formats, choices, together, tolerance });
      // The formats are part of the key, so an entry has the formats that were asked for.
      return compiled as CompiledDeck<F> | undefined;
    },
    release({ file, name }) {
      for (const [key, { order, owners }] of entries) {
        if (order.input.file !== file || order.input.name !== name) continue;
        entries.delete(key);
        release(owners);
      }
    },
    problems(of) {
      const meant = [...entries.values()].filter(({ order }) => of === undefined || order.input.file === of.file);
      return eachOnce(meant.flatMap(({ ledger }) => ledger.problems));
    },
    ledgers: () => [...entries.values()].map(({ ledger }) => ledger),
    invalidate(changed, drop) {
      const touched = [...entries.values()].filter(({ ledger }) => ledger.isTouchedBy(changed));
      drop();
      const stale = new Map<DeckInput["file"], { readonly deck: string; readonly forms: Entry[] }>();
      for (const { order, owners } of touched) {
        const { file, name } = order.input;
        const known = stale.get(file) ?? { deck: name, forms: [] };
        stale.set(file, known);
        try {
          known.forms.push(compileAgain(order));
        } catch {
          // Whoever wants this deck learns why it cannot be made; the others are made.
          entries.delete(order.key);
          release(owners);
        }
      }
      return [...stale].map(([file, { deck, forms }]) => ({
        file,
        deck,
        toRender: () => [...new Set(forms.flatMap(({ compiled }) => compiled?.toRender() ?? []))],
      }));
    },
  };
}

import { type ChosenDeck, chooseVariants } from "../project/deck-jobs.js";
import type { DeckRequest } from "../project/deck-request.js";
import { findInputs, requireSplittable } from "../project/inputs.js";
import { withOrders } from "../project/orders.js";
import type { Projects } from "../project/projects.js";
import { type Diagnostic, InputError, UsageError } from "../report/problem.js";
import { openStage, type Stage, type StageTools } from "./stage.js";

/** What a command line says of the decks that are served. */
export interface DecksRequest extends DeckRequest {
  readonly inputs: readonly string[];
}

/** The decks of a server, by their names. */
export interface ServedDecks {
  readonly stages: readonly Stage[];
  find(name: string): Stage | undefined;
  /** Why the list could not be made again; what was there before stays. */
  readonly problems: readonly Diagnostic[];
  /** Looks again which decks there are. */
  refresh(): void;
}

/**
 * @throws InputError when an input does not exist, or there is no deck
 * @throws UsageError when the command line asks for something that no deck has
 */
export function openDecks(request: DecksRequest, projects: Projects, tools: StageTools): ServedDecks {
  let stages = new Map<string, Stage>();
  let problems: readonly Diagnostic[] = [];
  const look = () => {
    const found = findInputs(request.inputs, request.folder, request.rootChoice);
    requireSplittable(found, request.split);
    const { chosen } = chooseVariants(withOrders(found), { ...request, drafts: true });
    const now = new Map<string, Stage>();
    for (const deck of chosen) {
      const known = stages.get(deck.input.name);
      const stays = known && isSame(known.deck, deck);
      now.set(deck.input.name, stays ? known : openStage(deck, projects.of(deck.input), tools));
    }
    for (const [name, stage] of stages) if (now.get(name) !== stage) stage.close();
    stages = now;
  };
  look();
  return {
    get stages() {
      return [...stages.values()];
    },
    get problems() {
      return problems;
    },
    find: (name) => stages.get(name),
    refresh() {
      try {
        look();
        problems = [];
      } catch (cause) {
        problems = said(cause);
      }
    },
  };
}

const isSame = (a: ChosenDeck, b: ChosenDeck) =>
  a.input.root === b.input.root && a.input.file === b.input.file && a.variant === b.variant;

function said(cause: unknown): readonly Diagnostic[] {
  if (cause instanceof InputError) return cause.problems;
  if (!(cause instanceof UsageError)) throw cause;
  return [{ code: "usage", severity: "error", message: cause.message, remedy: "change the deck, or start again" }];
}

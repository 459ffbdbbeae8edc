import path from "node:path";
import type { DeckOrders } from "../project/deck-defaults.js";
import { type ChosenDeck, chooseVariants, type OrderedDeck } from "../project/deck-jobs.js";
import type { DeckRequest } from "../project/deck-request.js";
import { type DeckInput, findInputs, requireSplittable } from "../project/inputs.js";
import { type OrdersReader, openOrders } from "../project/orders.js";
import type { Projects } from "../project/projects.js";
import { faultsOf } from "../report/fault.js";
import { type Diagnostic, UsageError } from "../report/problem.js";
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
  /** Whether a change of a file, an absolute path, may change the list. */
  isMadeOf(file: string): boolean;
  /** Looks again which decks there are; says whether the list, or what is wrong with it, is another one now. */
  refresh(): boolean;
}

/**
 * @throws InputError when an input does not exist, or there is no deck
 * @throws UsageError when the command line asks for something that no deck has
 */
export function openDecks(request: DecksRequest, projects: Projects, tools: StageTools): ServedDecks {
  let stages = new Map<string, Stage>();
  let problems: readonly Diagnostic[] = [];
  const ordersOf = rememberOrders();
  const look = () => {
    const found = findInputs(request.inputs, request.folder, request.rootChoice);
    requireSplittable(found, request.split);
    const { chosen } = chooseVariants(ordersOf(found), { ...request, drafts: true });
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
    isMadeOf: (file) =>
      problems.length > 0 ||
      /\.(?:ya?ml|json)$/.test(file) ||
      [...stages.values()].some(({ deck: { input } }) => file === path.join(input.root, input.file)),
    refresh() {
      const before = { stages: [...stages.values()], problems };
      try {
        look();
        problems = [];
      } catch (cause) {
        problems = said(cause);
      }
      const isSameList =
        stages.size === before.stages.length && [...stages.values()].every((each, at) => each === before.stages[at]);
      return !isSameList || problems.length > 0 || before.problems.length > 0;
    },
  };
}

const isSame = (a: ChosenDeck, b: ChosenDeck) =>
  a.input.root === b.input.root && a.input.file === b.input.file && a.variant === b.variant;

/** What decks say of themselves; while that cannot be read, what they have said last: nobody loses a deck by half a save. */
function rememberOrders(): (inputs: readonly DeckInput[]) => OrderedDeck[] {
  const known = new Map<string, DeckOrders>();
  return (inputs) => {
    const reader = openOrders();
    return inputs.map((input) => {
      const key = path.join(input.root, input.file);
      const before = known.get(key);
      const orders = before ? (rightOrders(reader, input) ?? before) : reader.of(input).orders;
      known.set(key, orders);
      return { input, orders };
    });
  };
}

/** Why they cannot be read is said when the deck is made. */
function rightOrders(reader: OrdersReader, input: DeckInput): DeckOrders | undefined {
  try {
    const { orders, areWrong } = reader.of(input);
    return areWrong ? undefined : orders;
  } catch {
    return undefined;
  }
}

function said(cause: unknown): readonly Diagnostic[] {
  if (!(cause instanceof UsageError)) return faultsOf(cause);
  return [{ code: "usage", severity: "error", message: cause.message, remedy: "change the deck, or start again" }];
}

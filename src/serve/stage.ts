import { createHash } from "node:crypto";
import type { CompiledDeck } from "../project/compile.js";
import type { ChosenDeck } from "../project/deck-jobs.js";
import type { Project } from "../project/project.js";
import { asHtml, type Html } from "../render/html/html.js";
import {
  assembleDeckPage,
  type DeckPageOptions,
  type DeckPieces,
  deckPieces,
  type PlayerFiles,
} from "../render/page/deck-page.js";
import type { RenderedDeck } from "../render/rendered.js";
import { faultsOf } from "../report/fault.js";
import { type Diagnostic, InputError } from "../report/problem.js";
import { type DeckPatch, type HashedText, type LiveSettings, type Shown, sheetMark } from "./protocol.js";

/** What the stages of a server share. */
export interface StageTools {
  readonly player: PlayerFiles;
  /** The script that keeps a page up to date. */
  readonly live: string;
  /** Whether others can join a talk. */
  readonly hasRoom: boolean;
  /** Is told what kept a deck from being made that is no mistake in it; the deck's problems say what it means. */
  readonly onFault: (cause: unknown) => void;
}

/** A deck as it is shown now. */
interface ShownDeck {
  readonly compiled: CompiledDeck;
  readonly rendered: RenderedDeck;
  readonly pieces: DeckPieces;
  readonly options: DeckPageOptions;
  readonly shown: Shown;
  /** Each slide by its id. */
  readonly slides: ReadonlyMap<string, HashedText>;
  /** The form without notes; made when somebody asks for it. */
  bare?: Promise<ShownDeck>;
}

/** The form of a deck that guests of a talk get: nothing of it tells of notes. */
export interface BareDeck {
  readonly shown: Shown;
  /** @param script with what it is told in front of it */
  page(script: string): string;
  patchFor(shown: Shown | null): DeckPatch;
}

/** A deck on the server: its last good form, and what is wrong with it now. */
export interface Stage {
  readonly deck: ChosenDeck;
  readonly project: Project;
  /** What is wrong with it; filled by {@link update}. */
  readonly problems: readonly Diagnostic[];
  /** Its last good form. */
  readonly last: Pick<ShownDeck, "compiled" | "rendered"> | undefined;
  /**
   * Makes the deck as its files are now; nothing where they are as before.
   * @returns how many slides were rendered; undefined when the deck is wrong, or as it was
   */
  update(): Promise<number | undefined>;
  /** Whether it was looked at, and what came of it: its last good form is what its files say, or it is not. */
  readonly state: "unknown" | "good" | "wrong";
  /** Its last good form as hashes. */
  readonly shown: Shown | undefined;
  /** The page of the last good form; undefined where there was none. */
  page(): string | undefined;
  /** What a page needs that shows this; a page that shows nothing known needs everything. */
  patchFor(shown: Shown | null): DeckPatch | undefined;
  /** The last good form without notes; undefined where there was none. */
  bare(): Promise<BareDeck | undefined>;
  /** Lets go of its slides. */
  close(): void;
}

const none = "";

/** Opens a deck of a project; nothing is made of it yet. */
export function openStage(deck: ChosenDeck, project: Project, tools: StageTools): Stage {
  let last: ShownDeck | undefined;
  let compiled: CompiledDeck | undefined;
  let problems: readonly Diagnostic[] = [];
  let isMade = false;
  /** One after the other: an older form must not take the place of a newer one. */
  let updating: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  const make = async () => {
    if (isClosed) return undefined;
    const now = project.compile(deck.input, ["html"], { variant: deck.variant });
    const [group] = now?.groups ?? [];
    if (!now || !group) {
      problems = project.problems(deck.input);
      compiled = undefined;
      return undefined;
    }
    if (now === compiled) return undefined;
    const rendered = await group.render();
    problems = now.ledger.problems;
    compiled = now;
    if (now.ledger.hasErrors || isClosed) return undefined;
    last = await show({ compiled: now, rendered }, last, tools);
    return rendered.fresh.length;
  };
  return {
    deck,
    project,
    get problems() {
      return problems;
    },
    get last() {
      return last;
    },
    get state() {
      return !isMade ? "unknown" : last !== undefined && last.compiled === compiled ? "good" : "wrong";
    },
    get shown() {
      return last?.shown;
    },
    update() {
      const made = updating
        .then(make)
        .catch((cause: unknown) => {
          problems = faultsOf(cause);
          compiled = undefined;
          if (!(cause instanceof InputError)) tools.onFault(cause);
          return undefined;
        })
        .finally(() => {
          isMade = true;
        });
      updating = made;
      return made;
    },
    page: () => last && pageOf(last, deck.input.name, tools),
    patchFor: (shown) => last && patchOf(last, shown),
    bare: () => latestBare(() => last, tools),
    close() {
      isClosed = true;
      // What is being made would be kept when it is done.
      void updating.then(() => project.release(deck.input));
    },
  };
}

/** The deck may be made again while its form without notes is being made. */
async function latestBare(last: () => ShownDeck | undefined, tools: StageTools): Promise<BareDeck | undefined> {
  for (;;) {
    const now = last();
    const bare = now && (await bareOf(now, tools));
    if (now === last()) return bare;
  }
}

async function bareOf(last: ShownDeck, tools: StageTools): Promise<BareDeck> {
  last.bare ??= show(last, undefined, { ...tools, isForAudience: true }).catch((cause: unknown) => {
    delete last.bare;
    throw cause;
  });
  const bare = await last.bare;
  return {
    shown: bare.shown,
    page: (script) => assembled(bare, script),
    patchFor: (shown) => patchOf(bare, shown),
  };
}

async function show(
  { compiled, rendered }: Pick<ShownDeck, "compiled" | "rendered">,
  before: ShownDeck | undefined,
  { player, isForAudience = false }: StageTools & Pick<DeckPageOptions, "isForAudience">,
): Promise<ShownDeck> {
  const options: DeckPageOptions = { player, scripts: compiled.scripts, live: none, isForAudience };
  const made = await deckPieces(rendered, options);
  const pieces = { ...made, styles: asHtml(`${sheetMark}\n${made.styles}`) };
  const slides = new Map<string, HashedText>();
  for (const { id, html } of pieces.columns.flat()) {
    const known = before?.slides.get(id);
    slides.set(id, known?.text === html ? known : { hash: hashOf(html), text: html });
  }
  const same = <Key extends "styles" | "config" | "words">(key: Key) =>
    before?.pieces[key] === pieces[key] ? before.shown[key] : hashOf(pieces[key]);
  const shown: Shown = {
    frame: hashOf(frameOf(pieces, rendered, compiled, options)),
    styles: same("styles"),
    config: same("config"),
    words: same("words"),
    slides: Object.fromEntries([...slides].map(([id, { hash }]) => [id, hash])),
  };
  return { compiled, rendered, pieces, options, shown, slides };
}

/** A page without what can be changed in it while it is open. */
function frameOf(pieces: DeckPieces, rendered: RenderedDeck, compiled: CompiledDeck, options: DeckPageOptions): Html {
  const { deck } = rendered;
  const untitled = { ...rendered, deck: { ...deck, info: { ...deck.info, title: none } } };
  const bare: DeckPieces = { ...pieces, columns: [], styles: emptyHtml, config: emptyHtml, words: emptyHtml };
  return assembleDeckPage(bare, untitled, compiled.design.templates, options);
}

const emptyHtml = asHtml("");

function pageOf(now: ShownDeck, deck: string, { live, hasRoom }: StageTools): string {
  const { language, ...words } = now.rendered.words;
  const room = hasRoom ? { language, messages: words.group("guest.room") } : null;
  const settings: LiveSettings = { deck, shown: now.shown, room };
  return assembled(now, `globalThis.quarterdeckLive=${JSON.stringify(settings)};${live}`);
}

const assembled = ({ pieces, rendered, compiled, options }: ShownDeck, live: string): string =>
  assembleDeckPage(pieces, rendered, compiled.design.templates, { ...options, live });

function patchOf({ pieces, shown: now, slides }: ShownDeck, shown: Shown | null): DeckPatch {
  const differ = [...slides].filter(([id, { hash }]) => shown?.slides[id] !== hash);
  const changed = <Key extends "styles" | "config" | "words">(key: Key) =>
    shown?.[key] === now[key] ? {} : { [key]: { hash: now[key], text: pieces[key] } };
  const columns = pieces.columns.map((column) => column.map(({ id }) => id));
  return {
    is: "deck",
    frame: now.frame,
    columns,
    slides: Object.fromEntries(differ),
    ...changed("styles"),
    ...changed("config"),
    ...changed("words"),
  };
}

/** Long enough that two slides of a deck never share one. */
const hashOf = (text: Html) => createHash("sha256").update(text).digest("base64url").slice(0, 16);

import { randomUUID } from "node:crypto";
import path from "node:path";
import * as v from "valibot";
import type { DeckJob } from "../../project/deck-jobs.js";
import type { MadeOf } from "../../project/made-of.js";
import { getBlob, putBlob } from "../../store/blobs.js";
import type { PatientStore } from "../../store/patient.js";
import { openDisk } from "../disk.js";
import { type DeckKeys, keysOf, type SharedScope } from "./keys.js";
import { fromShared, type LocalPlaces, type MadeOfDeck, toShared } from "./portable.js";
import { answer, isModest, packQuestions, type QuestionSet, questionsOf, readQuestions } from "./questions.js";
import { readResult, type SharedResult } from "./result.js";
import { rootNames } from "./root-names.js";
import { openSeals, type Seals } from "./sealed.js";

/** What a result was made of on this machine. */
interface Basis {
  readonly madeOf: readonly MadeOf[];
  /** Whether a browser has printed, painted or drawn something of it. */
  readonly browser: "used" | "unused";
}

/** A deck that was made elsewhere, or here in another folder; its files are still in the store. */
export interface FoundResult extends MadeOfDeck, Basis {
  readonly place: ResultPlace;
}

/** Where a result is, and on which answers it stands. */
export interface ResultPlace {
  /** The hash of its set of questions. */
  readonly set: string;
  /** The digest of the answers. */
  readonly answers: string;
  /** What has printed it; absent where no browser has. */
  readonly browser?: string | undefined;
}

/** What became of a result: it is there now, was there before, is there with other files, or could not be put there. */
export interface Publication {
  readonly is: "new" | "known" | "other" | "lost";
  readonly place: ResultPlace;
}

/** Results of builds in a place that machines share. */
export interface SharedResults {
  /** A result whose questions have the same answers here. */
  find(input: DeckJob): Promise<FoundResult | undefined>;
  /**
   * The result at a place of which somebody has told; nothing needs to be known here of the browser that has printed it.
   * @returns `changed` when the questions have other answers here, because files have changed since
   */
  findAt(input: DeckJob, place: ResultPlace): Promise<FoundResult | "changed" | undefined>;
  /** Puts a result into the store, whose files must be there, so that nobody finds a half. */
  publish(input: DeckJob, made: MadeOfDeck & Basis): Promise<Publication>;
}

/** What the results of a run are opened with. */
export interface ResultsScope {
  readonly store: PatientStore;
  /** Makes seals that only who knows it can make; undefined: seals notice damage only. */
  readonly secret: string | undefined;
  /** Everything that decides beside files what is made of the decks of a project. */
  readonly scopeOf: (root: string) => SharedScope;
  /** Names the browser that prints, if there is one; see `sharedBrowserIdentity`. */
  readonly browser: () => string | undefined;
}

/** In bytes: more is no record of ours. */
const most = { sets: 2 ** 16, questions: 2 ** 24, result: 2 ** 26 } as const;
/** So many sets of questions are remembered of one deck: each version that asks for other files has its own. */
const mostSets = 16;

const setsSchema = v.object({ sets: v.array(v.pipe(v.string(), v.regex(/^[\da-f]{64}$/))) });

/** Finds and publishes results. Whatever the store does is no error: it may be away. */
export function openSharedResults({ store, secret, scopeOf, browser }: ResultsScope): SharedResults {
  const seals = openSeals(secret);
  const disk = openDisk();
  const get = async (key: string, mostBytes: number) => {
    const bytes = await store.get(key, mostBytes);
    return bytes && seals.open(key, bytes);
  };
  const setsOf = async (keys: DeckKeys) => readSets(await get(keys.questions, most.sets));
  const resultAt = async (key: string, input: DeckJob) => readResult((await get(key, most.result)) ?? "", input);
  // With a secret, only those can have named a set who may ask for more.
  const isAllowed = (questions: QuestionSet, input: DeckJob) => secret !== undefined || isModest(questions, input);
  const answersTo = async (set: string, input: DeckJob) => {
    const questions = readQuestions(await getBlob(store, set, most.questions));
    if (!questions || !isAllowed(questions, input)) return undefined;
    const now = answer(questions, placesOf(input).names, disk);
    return now && { ...now, questions };
  };
  type Answered = NonNullable<Awaited<ReturnType<typeof answersTo>>>;
  // The key is always made of what is asked for here: nobody can lead to what was made of other options.
  const resultOf = async (input: DeckJob, { madeOf, questions }: Answered, place: ResultPlace) => {
    const keys = keysOf(input, scopeOf(input.root));
    const result = await resultAt(keys.resultFor(place.set, place.answers, place.browser), input);
    const browser = questions.browser ? ("used" as const) : ("unused" as const);
    return result && { ...fromShared(result, placesOf(input)), madeOf, browser, place };
  };
  return {
    async find(input) {
      const keys = keysOf(input, scopeOf(input.root));
      for (const set of await setsOf(keys)) {
        const now = await answersTo(set, input);
        // Another machine of which nobody knows the browser either may have another one.
        if (!now || (now.questions.browser && browser() === undefined)) continue;
        const used = now.questions.browser ? browser() : undefined;
        const found = await resultOf(input, now, { set, answers: now.answers, browser: used });
        if (found) return found;
      }
      return undefined;
    },
    async findAt(input, place) {
      const now = await answersTo(place.set, input);
      if (now?.answers !== place.answers) return now && "changed";
      return resultOf(input, now, place);
    },
    async publish(input, made) {
      const keys = keysOf(input, scopeOf(input.root));
      const places = placesOf(input);
      const { set: questions, answers } = questionsOf(made.madeOf, made.browser, places.names);
      const set = await putBlob(store, packQuestions(questions));
      // Where the browser does not say what it is, nobody finds the result, but for those who are told of its place.
      const used = questions.browser ? (browser() ?? randomUUID()) : undefined;
      const place = { set, answers, browser: used };
      if (!isAllowed(questions, input)) return { is: "lost", place };
      const key = keys.resultFor(set, answers, used);
      const there = () => resultAt(key, input);
      const is = await putResult(key, toShared(made, places), { store, seals, there });
      if (is === "new" || is === "known")
        await remember(set, await setsOf(keys), (text) =>
          store.put(keys.questions, seals.seal(keys.questions, text), "replace"),
        );
      return { is, place };
    },
  };
}

/** Puts a set of questions first, so that the next one asks these first. */
async function remember(
  set: string,
  before: readonly string[],
  put: (text: string) => Promise<unknown>,
): Promise<void> {
  if (before[0] === set) return;
  const sets = [set, ...before.filter((each) => each !== set)].slice(0, mostSets);
  await put(JSON.stringify({ sets }));
}

interface PutTools {
  readonly store: PatientStore;
  readonly seals: Seals;
  /** What stands under the key already, where it is a result of this deck. */
  readonly there: () => Promise<SharedResult | undefined>;
}

/** What stands under a key already is either the same, or somebody else's. */
async function putResult(
  key: string,
  result: SharedResult,
  { store, seals, there }: PutTools,
): Promise<Publication["is"]> {
  const sealed = seals.seal(key, JSON.stringify(result));
  const done = await store.put(key, sealed, "once");
  if (done !== "there") return done === "written" ? "new" : "lost";
  const known = await there();
  if (known) return hasSameFiles(known, result) ? "known" : "other";
  return (await store.put(key, sealed, "replace")) === "lost" ? "lost" : "new";
}

const placesOf = ({ root, file, out }: DeckJob): LocalPlaces => ({
  names: rootNames(root),
  file: path.join(root, file),
  out,
});

function readSets(text: string | undefined): readonly string[] {
  try {
    const { success, output } = v.safeParse(setsSchema, JSON.parse(text ?? "null"));
    return success ? output.sets.slice(0, mostSets) : [];
  } catch {
    return [];
  }
}

const filesOf = ({ files }: SharedResult) => JSON.stringify(files.map(({ path: file, hash }) => [file, hash]).sort());

const hasSameFiles = (one: SharedResult, other: SharedResult) => filesOf(one) === filesOf(other);

import { createQueue } from "../browser/queue.js";
import { sharedBrowserIdentity } from "../browser/shared-identity.js";
import { inFamilies } from "../model/format-names.js";
import type { DeckJob } from "../project/deck-jobs.js";
import { makerIdentity } from "../records/identity.js";
import { joinResults } from "../records/shared/join.js";
import {
  type FoundResult,
  openSharedResults,
  type Publication,
  type ResultPlace,
  type SharedResults,
} from "../records/shared/results.js";
import { blobKey, getBlob, putBlob } from "../store/blobs.js";
import { openStore } from "../store/open.js";
import { openPatientStore, type PatientStore } from "../store/patient.js";
import { sharedChoicesOf } from "./choices.js";
import type { BuildRequest } from "./request.js";
import { type FetchedDeck, type StagedFile, stageFile } from "./staged.js";
import { type FinishedExport, notWritable } from "./write.js";

/** A deck in some of its formats, and where they are. */
export interface PlacedPart {
  readonly input: DeckJob;
  readonly place: ResultPlace;
}

/** Decks as other machines have made them. */
export interface SharedCache {
  readonly store: PatientStore;
  /** Names this version of Quarterdeck; see `makerIdentity`. */
  readonly maker: string;
  /** Where the result of a deck is, in just these formats, if all of its files are there. */
  findWhole(input: DeckJob): Promise<ResultPlace | undefined>;
  /** The deck with all its files; undefined where there is none, or it could not be fetched. */
  fetch(input: DeckJob): Promise<FetchedDeck | undefined>;
  /**
   * The deck of which results are known to be at these places: of its parts, each of some of its formats, that of the first one first.
   * @returns `changed` when it is made of other files by now
   */
  fetchAt(input: DeckJob, parts: readonly PlacedPart[]): Promise<FetchedDeck | "changed" | undefined>;
  /** Puts what was made into the cache; undefined where that cannot be shared. */
  publish(made: FinishedExport): Promise<Publication | undefined>;
}

/** So many decks at a time: what takes long is the way to the store. */
const atOnce = 8;

/**
 * Opens the shared cache of a request; undefined where it has none.
 *
 * @param note is told, once each, what the cache could not do
 * @throws UsageError for an address that is none
 */
export function openSharedCache(request: BuildRequest, note: (message: string) => void): SharedCache | undefined {
  const { shared, environment, folder, cache } = request;
  if (!shared) return undefined;
  const opened = openStore(shared.address, { environment, folder });
  const maker = makerIdentity();
  if (!cache || !maker) {
    note(`the shared cache is not used${cache ? "" : " with --no-cache"}`);
    return undefined;
  }
  const store = openPatientStore(opened, { readOnly: shared.isReadOnly, note });
  const results = openResults(request, maker, store);
  const queue = createQueue(atOnce);
  /** Asks about a deck whose results can be those of another machine. */
  const ask = async <T>(input: DeckJob, work: () => Promise<T | undefined>) =>
    sharedChoicesOf(request, input.root) === undefined ? undefined : queue.run(work);
  return {
    store,
    maker,
    findWhole: (input) => ask(input, () => findWhole(input, results, store)),
    fetch: (input) =>
      ask(input, async () => {
        const found = (await results.find(input)) ?? (await findJoined(input, results));
        return found && stageAll(found, input, store);
      }),
    fetchAt: (input, parts) =>
      ask(input, async () => {
        const found = await findAt(input, parts, results);
        return found && found !== "changed" ? stageAll(found, input, store) : found;
      }),
    publish: (made) => ask(made.input, () => publishDeck(made, { results, store, note })),
  };
}

function openResults(request: BuildRequest, maker: string, store: PatientStore): SharedResults {
  const { environment } = request;
  const identity: { browser?: string | undefined } = {};
  return openSharedResults({
    store,
    secret: environment["QUARTERDECK_CACHE_KEY"] || undefined,
    scopeOf: (root) => ({ maker, choices: sharedChoicesOf(request, root), epoch: environment["SOURCE_DATE_EPOCH"] }),
    browser() {
      if (!("browser" in identity)) identity.browser = sharedBrowserIdentity(environment);
      return identity.browser;
    },
  });
}

async function findWhole(
  input: DeckJob,
  results: SharedResults,
  store: PatientStore,
): Promise<ResultPlace | undefined> {
  const found = await results.find(input);
  for (const { hash } of found?.files ?? []) if (!(await store.has(blobKey(hash)))) return undefined;
  return found?.place;
}

/** A deck whose families of formats were made apart. */
async function findJoined(input: DeckJob, results: SharedResults): Promise<FoundResult | undefined> {
  const families = inFamilies(input.formats);
  if (families.length < 2) return undefined;
  const found: FoundResult[] = [];
  for (const formats of families) {
    const part = await results.find({ ...input, formats });
    if (!part) return undefined;
    found.push(part);
  }
  return joinResults(input, found);
}

async function findAt(
  input: DeckJob,
  parts: readonly PlacedPart[],
  results: SharedResults,
): Promise<FoundResult | "changed" | undefined> {
  const found: FoundResult[] = [];
  for (const { input: own, place } of parts) {
    const part = await results.findAt(own, place);
    if (!part || part === "changed") return part;
    found.push(part);
  }
  return joinResults(input, found);
}

/**
 * Fetches the files of a result. After one that is wrong the others are looked at, too: whoever makes the deck can mend all of them.
 *
 * @throws MachineError when they cannot be put down
 */
async function stageAll(found: FoundResult, input: DeckJob, store: PatientStore): Promise<FetchedDeck | undefined> {
  const outputs: StagedFile[] = [];
  const discard = () => {
    for (const output of outputs) output.discard();
  };
  let isWhole = true;
  try {
    for (const { path, hash, bytes: size } of found.files) {
      if (!isWhole && store.spoilt.size === 0) break;
      const bytes = await getBlob(store, hash, size);
      if (bytes) outputs.push(stageFile({ path, bytes }, input.out));
      else isWhole = false;
    }
  } catch (cause) {
    discard();
    throw notWritable(input.out, cause);
  }
  if (isWhole) return { ...found, outputs };
  discard();
  return undefined;
}

interface PublishTools {
  readonly results: SharedResults;
  readonly store: PatientStore;
  readonly note: (message: string) => void;
}

/** Files first: who finds the result must find them. */
async function publishDeck(made: FinishedExport, { results, store, note }: PublishTools): Promise<Publication> {
  const files: { path: string; hash: string; bytes: number }[] = [];
  for (const { path, bytes } of made.outputs) {
    const hash = await putBlob(store, bytes);
    files.push({ path, hash, bytes: bytes.length });
  }
  const { deck, notices, madeOf, browser, input } = made;
  const publication = await results.publish(input, { deck, notices, madeOf, browser, files });
  if (publication.is === "other")
    note(
      `${input.name}: the shared cache (${store.name}) holds other files for the same deck; yours were not put there`,
    );
  return publication;
}

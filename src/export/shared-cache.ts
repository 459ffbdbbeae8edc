import { createQueue } from "../browser/queue.js";
import { sharedBrowserIdentity } from "../browser/shared-identity.js";
import { inFamilies } from "../model/format-names.js";
import type { DeckJob } from "../project/deck-jobs.js";
import { makerIdentity } from "../records/identity.js";
import { joinResults } from "../records/shared/join.js";
import { type FoundResult, openSharedResults, type SharedResults } from "../records/shared/results.js";
import { getBlob, putBlob } from "../store/blobs.js";
import { openStore } from "../store/open.js";
import { openPatientStore, type PatientStore } from "../store/patient.js";
import { sharedChoicesOf } from "./choices.js";
import type { BuildRequest } from "./request.js";
import { type FetchedDeck, type StagedFile, stageFile } from "./staged.js";
import type { FinishedExport } from "./write.js";

/** Decks as other machines have made them. */
export interface SharedCache {
  /** The deck with all its files; undefined where there is none, or it could not be fetched. */
  fetch(input: DeckJob): Promise<FetchedDeck | undefined>;
  /** Puts what was made into the cache. */
  publish(made: FinishedExport): Promise<void>;
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
  const maker = makerIdentity();
  if (!shared) return undefined;
  const store = openPatientStore(openStore(shared.address, { environment, folder }), {
    readOnly: shared.isReadOnly,
    note,
  });
  if (!cache || !maker) {
    note(`the shared cache is not used${cache ? "" : " with --no-cache"}`);
    return undefined;
  }
  const identity: { browser?: string | undefined } = {};
  const results = openSharedResults({
    store,
    secret: environment["QUARTERDECK_CACHE_KEY"] || undefined,
    scopeOf: (root) => ({ maker, choices: sharedChoicesOf(request, root), epoch: environment["SOURCE_DATE_EPOCH"] }),
    browser() {
      if (!("browser" in identity)) identity.browser = sharedBrowserIdentity(environment);
      return identity.browser;
    },
  });
  const queue = createQueue(atOnce);
  const isShareable = ({ root }: DeckJob) => sharedChoicesOf(request, root) !== undefined;
  return {
    fetch: async (input) => (isShareable(input) ? queue.run(() => fetchDeck(input, results, store)) : undefined),
    publish: async (made) =>
      isShareable(made.input) ? queue.run(() => publishDeck(made, { results, store, note })) : undefined,
  };
}

async function fetchDeck(
  input: DeckJob,
  results: SharedResults,
  store: PatientStore,
): Promise<FetchedDeck | undefined> {
  const found = (await results.find(input)) ?? (await findJoined(input, results));
  if (!found) return undefined;
  const outputs: StagedFile[] = [];
  let isWhole = true;
  for (const { path, hash, bytes: size } of found.files) {
    // After one that is wrong the others are looked at, too, so that whoever makes the deck can mend all of them.
    if (!isWhole && store.spoilt.size === 0) break;
    const bytes = await getBlob(store, hash, size);
    if (bytes) outputs.push(stageFile({ path, bytes }, input.out));
    else isWhole = false;
  }
  if (!isWhole) {
    for (const output of outputs) output.discard();
    return undefined;
  }
  return { ...found, outputs };
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

interface PublishTools {
  readonly results: SharedResults;
  readonly store: PatientStore;
  readonly note: (message: string) => void;
}

/** Files first: who finds the result must find them. */
async function publishDeck(made: FinishedExport, { results, store, note }: PublishTools): Promise<void> {
  const files: { path: string; hash: string; bytes: number }[] = [];
  for (const { path, bytes } of made.outputs) {
    const hash = await putBlob(store, bytes);
    files.push({ path, hash, bytes: bytes.length });
  }
  const { deck, notices, madeOf, browser, input } = made;
  const { is } = await results.publish(input, { deck, notices, madeOf, browser, files });
  if (is === "other")
    note(
      `${input.name}: the shared cache (${store.name}) holds other files for the same deck; yours were not put there`,
    );
}

import path from "node:path";
import type { DeckInput } from "../project/inputs.js";
import type { RecoveryNotice } from "../project/recovery.js";
import { recoverFolders } from "../project/recovery.js";
import { openRecords } from "../records/records.js";
import type { Format } from "./formats/index.js";
import type { BuildPlan } from "./plan.js";
import type { BuildRequest } from "./request.js";

/** A build of decks that are in memory. */
export interface PreviewRequest extends BuildRequest {
  readonly out: string;
  readonly formats: readonly Format[];
}

/** The plan of a build of decks that are in memory: all of it is to be made, and nothing of it is remembered. */
export function planPreview(request: PreviewRequest, decks: readonly DeckInput[], notice: RecoveryNotice): BuildPlan {
  const out = path.resolve(request.folder, request.out);
  recoverFolders([out], notice);
  const records = openRecords({ environment: request.environment, cache: false, choices: {} });
  const inputs = decks.map((deck) => ({ ...deck, variant: undefined, formats: request.formats, out }));
  const nothing = { division: undefined, standing: new Map(), notes: [], declared: [], isDone: false };
  return { request, inputs, all: inputs, outs: [out], usual: out, records, ...nothing };
}

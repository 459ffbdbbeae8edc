import path from "node:path";
import type { DeckInput } from "../project/inputs.js";
import type { RecoveryNotice } from "../project/recovery.js";
import { recoverFolders } from "../project/recovery.js";
import { openRecords } from "../records/records.js";
import type { BuildPlan, BuildRequest } from "./plan.js";

/** The plan of a build of decks that are in memory: all of it is to be made, and nothing of it is remembered. */
export function planPreview(request: BuildRequest, inputs: readonly DeckInput[], notice: RecoveryNotice): BuildPlan {
  const out = path.resolve(request.folder, request.out);
  recoverFolders([out], notice);
  const records = openRecords({ environment: request.environment, cache: false, choices: {} });
  return { request, inputs, out, records, standing: new Map(), isDone: false };
}

import type { OriginalSource } from "../content/library.js";
import type { Reader } from "../content/reader.js";
import type { Memory } from "../ledger/memory.js";
import { type Lock, lookAtLock } from "./lock.js";

/** What the project's lock says of the slides that its own stand for; it is read on the first use. */
export function openOriginals(reader: Reader, memory: Memory): OriginalSource {
  const locks = memory.cells<"lock", Lock | undefined>();
  return {
    hashOf: (target, user) =>
      locks.get("lock", user, (ledger) => lookAtLock(reader.for(ledger)))?.overrides?.[target]?.hash,
  };
}

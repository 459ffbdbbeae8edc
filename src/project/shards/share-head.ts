import { createHash } from "node:crypto";

/** Which share of which run something is about. */
export interface ShareHead {
  /** Of Quarterdeck. */
  readonly version: string;
  readonly index: number;
  readonly count: number;
  /** The same where decks were divided in the same way, and where they were built, or looked at, with the same options. */
  readonly division: string;
  readonly request: string;
  /** All decks with their shares, in the order of the command line. */
  readonly shares: readonly (readonly [name: string, share: number])[];
}

/** By this it is seen whether a share's file is as it was written: it came through archives and other machines. */
export const sealOf = (body: string): string => createHash("sha256").update(body).digest("base64url");

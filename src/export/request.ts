import type { DeckRequest } from "../project/deck-request.js";
import type { ShardRequest } from "../project/shards/shard.js";
import type { Format } from "./formats/index.js";
import type { FormatOptions } from "./formats/options.js";

/** A place for results that machines share. */
export interface SharedPlace {
  /** As the user wrote it; it may hold a password. */
  readonly address: string;
  /** Nothing is put there. */
  readonly isReadOnly: boolean;
}

/** What a build is asked for. */
export interface BuildRequest extends DeckRequest {
  readonly inputs: readonly string[];
  /** The folder for what is written; undefined: what decks say, or `dist`. */
  readonly out: string | undefined;
  /** Undefined: what decks say, or HTML and PDF. */
  readonly formats: readonly Format[] | undefined;
  readonly options: FormatOptions;
  /** Pages printed at the same time; undefined: one per core. */
  readonly jobs: number | undefined;
  /** Write the decks that can be built when others are wrong. */
  readonly keepGoing: boolean;
  /** Use what earlier builds have left. */
  readonly cache: boolean;
  /** Where results are that machines share; undefined: nowhere. */
  readonly shared?: SharedPlace | undefined;
  readonly environment: NodeJS.ProcessEnv;
  /** Build one share of the decks; undefined: all of them. */
  readonly shard?: ShardRequest | undefined;
}

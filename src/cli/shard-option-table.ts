import type { OptionRule } from "./option-rule.js";

/** The options that spread a run over machines. */
export const shardOptions = {
  shard: {
    type: "string",
    value: "I/N",
    help: "only the I-th of N shares of the decks, the same on every machine",
    commands: ["build", "check"],
    here: true,
  },
  merge: {
    type: "boolean",
    help: "put together what all shards have left: their folders, or the reports of a check",
    commands: ["build", "check"],
    here: true,
  },
  costs: {
    type: "string",
    value: "FILE",
    help: "with --shard: what decks cost (default: quarterdeck.costs.json of the project); with build --merge: note it there",
    commands: ["build", "check"],
    here: true,
  },
} as const satisfies Record<string, OptionRule>;

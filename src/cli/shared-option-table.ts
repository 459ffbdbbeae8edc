import type { OptionRule } from "./option-rule.js";

/** The options about what is kept of earlier runs, here and on other machines. */
export const sharedOptions = {
  "no-cache": { type: "boolean", help: "use nothing from earlier runs", commands: ["build", "dev", "check"] },
  "shared-cache": {
    type: "string",
    value: "ADDRESS",
    help: "take from there what other machines have built, and put there what this one builds: a folder, http(s)://… or s3://BUCKET/PREFIX",
    commands: ["build"],
  },
  "shared-cache-read-only": {
    type: "boolean",
    help: "put nothing into the shared cache, for builds that nobody has looked at",
    commands: ["build"],
  },
} as const satisfies Record<string, OptionRule>;

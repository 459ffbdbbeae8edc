import type { OptionRule } from "./option-rule.js";

/** The options about what is kept of earlier runs, here and on other machines. */
export const sharedOptions = {
  "no-cache": {
    type: "boolean",
    help: "use nothing from earlier runs",
    commands: ["build", "dev", "check"],
    here: true,
  },
  "shared-cache": {
    type: "string",
    value: "ADDRESS",
    help: "take from there what other machines have built, and put there what this one builds: a folder, http(s)://… or s3://BUCKET/PREFIX",
    commands: ["build", "queue"],
  },
  "shared-cache-read-only": {
    type: "boolean",
    help: "put nothing into the shared cache, for builds that nobody has looked at",
    commands: ["build"],
  },
  redis: {
    type: "string",
    value: "URL",
    help: "the Redis that holds the queue: redis://[USER:PASSWORD@]HOST[:PORT][/N], or rediss://… with TLS",
    commands: ["queue"],
  },
  detach: {
    type: "boolean",
    help: "submit: do not wait for the decks; a build with the shared cache fetches them",
    commands: ["queue"],
  },
  priority: {
    type: "string",
    value: "N",
    help: "submit: 1 is done first, 100 last (default: 50)",
    commands: ["queue"],
  },
  "most-waiting": {
    type: "string",
    value: "N",
    help: "submit: add jobs while fewer than so many wait (default: 1000)",
    commands: ["queue"],
  },
  grace: {
    type: "string",
    value: "SECONDS",
    help: "worker: so long a job may take after Ctrl-C or SIGTERM; then it goes back to the queue (default: 60)",
    commands: ["queue"],
  },
} as const satisfies Record<string, OptionRule>;

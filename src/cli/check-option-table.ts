import type { OptionRule } from "./option-rule.js";

/** The options of `check` alone. */
export const checkOptions = {
  reporter: {
    type: "string",
    value: "NAME",
    help: "text, json, sarif, github, junit or html (default: text)",
    commands: ["check"],
  },
  output: {
    type: "string",
    short: "o",
    value: "FILE",
    help: "where the report goes (default: standard output)",
    commands: ["check"],
  },
  strict: { type: "boolean", help: "end with status 1 on warnings, too", commands: ["check"] },
  "max-warnings": {
    type: "string",
    value: "N",
    help: "end with status 1 on more warnings than these",
    commands: ["check"],
  },
  baseline: {
    type: "string",
    value: "FILE",
    help: "pass over the findings that stand in this file",
    commands: ["check"],
  },
  "write-baseline": {
    type: "boolean",
    help: "write what is found now into the file of --baseline",
    commands: ["check"],
  },
  changed: {
    type: "string",
    value: "[REF]",
    otherwise: "HEAD",
    help: "only what is on slides that differ from a commit of git (default: HEAD)",
    commands: ["check"],
  },
  rule: { type: "string", value: "ID[,ID]", help: "look for these rules only", commands: ["check"] },
  "no-rule": { type: "string", value: "ID[,ID]", help: "leave these rules out", commands: ["check"] },
  hints: { type: "boolean", help: "show hints, too", commands: ["check"] },
  pictures: {
    type: "string",
    value: "DIR",
    help: "write a picture of the slide for each finding, the place outlined",
    commands: ["check"],
  },
  fix: { type: "boolean", help: "fix what is mechanical in the Markdown files", commands: ["check"] },
  "dry-run": {
    type: "boolean",
    help: "print what --fix would change as a diff, and write nothing",
    commands: ["check"],
  },
  online: { type: "boolean", help: "ask other sites whether links to them lead somewhere", commands: ["check"] },
} as const satisfies Record<string, OptionRule>;

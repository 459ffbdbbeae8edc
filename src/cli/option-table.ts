import { checkOptions } from "./check-option-table.js";
import { formatOptions } from "./format-option-table.js";
import type { OptionRule } from "./option-rule.js";
import { shardOptions } from "./shard-option-table.js";
import { sharedOptions } from "./shared-option-table.js";

const allCommands = ["build", "dev", "check", "outline", "init", "new", "eject", "diff", "theme", "cache", "doctor"];

/** Every option, its help, and the commands that take it. */
export const options = {
  out: {
    type: "string",
    short: "o",
    value: "DIR",
    help: "where the decks go (default: dist)",
    commands: ["build", "theme"],
  },
  format: {
    type: "string",
    short: "f",
    value: "LIST",
    help: "html,pdf (the default), handout, notes, book, png, card, md, json, epub, plan, cards, certificate",
    commands: ["build", "theme"],
  },
  ...formatOptions,
  scale: {
    type: "string",
    value: "N",
    help: "size of the pictures: 1 is the canvas (png)",
    commands: ["build", "theme"],
    formats: ["png"],
  },
  "no-review": {
    type: "boolean",
    help: "do not look at the printed pages for what is cut or off the slide",
    commands: ["build"],
  },
  "no-thumbnails": { type: "boolean", help: "a gallery without pictures of first slides", commands: ["build"] },
  minutes: {
    type: "string",
    value: "N",
    help: "the slot: leave out could, then should slides until the deck fits",
    commands: ["build", "dev", "check", "outline"],
  },
  rehearsal: {
    type: "string",
    multiple: true,
    value: "FILE",
    help: "times of a rehearsal beside the planned ones; for --minutes they count; of several, the mean",
    commands: ["build", "check", "outline"],
  },
  "keep-going": {
    type: "boolean",
    help: "write the decks that can be built when others are wrong; ends with status 1",
    commands: ["build"],
  },
  theme: {
    type: "string",
    value: "NAME|PATH",
    help: "a theme instead of the deck's own; for init: one of the five that come along",
    commands: ["build", "dev", "check", "init"],
  },
  variant: {
    type: "string",
    value: "NAME",
    help: 'keep only="NAME", drop not="NAME"; of the variants that a deck declares, this one',
    commands: ["build", "dev", "check", "outline"],
  },
  set: {
    type: "string",
    multiple: true,
    value: "NAME=VALUE",
    help: "a variable, or the title, event, date or speaker.name; may be given several times",
    commands: ["build", "dev", "check", "outline"],
  },
  vars: {
    type: "string",
    value: "FILE",
    help: "a YAML or JSON file of such variables",
    commands: ["build", "dev", "check", "outline"],
  },
  drafts: {
    type: "boolean",
    help: "show what is marked as a draft, too",
    commands: ["build", "dev", "check", "outline"],
  },
  drawings: {
    type: "string",
    value: "FILE",
    help: "print what was drawn on the slides: a file that a deck saved",
    commands: ["build"],
    here: true,
  },
  lang: {
    type: "string",
    value: "CODE",
    help: "build the deck in this language: NAME.CODE.md beside NAME.md",
    commands: ["build", "dev", "check", "outline"],
  },
  split: {
    type: "string",
    value: "h1|h2",
    help: "headings that begin slides in Markdown files: of level 1, or of 1 and 2",
    commands: ["build", "dev", "check", "outline"],
  },
  brand: {
    type: "string",
    value: "FILE|PACKAGE",
    help: "the look of an organisation: a YAML file, or a package that holds one",
    commands: ["build", "dev", "check", "theme"],
  },
  lenient: {
    type: "boolean",
    help: "build with placeholders for what is missing or cannot be read",
    commands: ["build", "dev", "check", "outline"],
  },
  root: {
    type: "string",
    value: "DIR",
    help: "the project's folder, beyond which nothing is read",
    commands: ["build", "dev", "check", "outline", "theme", "diff"],
  },
  accept: {
    type: "boolean",
    help: "note the originals as they are now: the slides in their places have been looked at",
    commands: ["diff"],
  },
  fragments: { type: "boolean", help: "a PDF page per step", commands: ["build"], formats: ["pdf"] },
  safe: {
    type: "boolean",
    help: "for decks of others: known HTML only, no scripts, no templates of theirs",
    commands: ["build", "dev", "check", "outline"],
  },
  "trust-templates": {
    type: "boolean",
    help: "with --safe: take the project's own templates",
    commands: ["build", "dev", "check", "outline"],
  },
  watch: {
    type: "boolean",
    help: "build again whenever a file changes, until Ctrl-C",
    commands: ["build"],
    here: true,
  },
  port: { type: "string", value: "N", help: "the port (default: the first free one from 3030)", commands: ["dev"] },
  host: {
    type: "string",
    value: "ADDR",
    help: "the address to listen on; without it only this machine can reach the server",
    commands: ["dev"],
  },
  share: {
    type: "string",
    value: "NAME",
    help: "with --host: the deck that the audience follows and your phone drives (default: the only one)",
    commands: ["dev"],
  },
  tls: {
    type: "string",
    value: "CERT,KEY",
    help: "a certificate and its key, as PEM files: everything is sent encrypted",
    commands: ["dev"],
  },
  editor: { type: "string", value: "COMMAND", help: "the editor that shows sources", commands: ["dev"] },
  "no-check": { type: "boolean", help: "do not check the slides that are in view", commands: ["dev"] },
  open: { type: "boolean", help: "open the start page in your browser", commands: ["dev"] },
  poll: {
    type: "boolean",
    help: "look at files again and again, for disks that tell nobody of their changes",
    commands: ["build", "dev"],
    here: true,
  },
  jobs: {
    type: "string",
    value: "N",
    help: "decks printed at the same time (default: one per core)",
    commands: ["build", "check", "theme"],
  },
  ...sharedOptions,
  ...shardOptions,
  ...checkOptions,
  template: {
    type: "string",
    value: "NAME",
    help: "the new project: talk (the default), course, workshop or reveal-md",
    commands: ["init"],
  },
  title: { type: "string", value: "TEXT", help: "its title (default: made of the folder's name)", commands: ["init"] },
  speaker: { type: "string", value: "NAME", help: "who speaks", commands: ["init"] },
  hosts: {
    type: "string",
    value: "LIST",
    help: "workflows for code hosts: github,gitlab (the default) or none",
    commands: ["init"],
  },
  yes: { type: "boolean", short: "y", help: "ask nothing, take the defaults", commands: ["init"] },
  json: { type: "boolean", help: "print one JSON object and nothing else", commands: allCommands },
  quiet: { type: "boolean", help: "print only problems", commands: ["build", "dev", "check", "theme"] },
  debug: { type: "boolean", help: "show stack traces", commands: allCommands },
  help: { type: "boolean", short: "h", help: "show this help", commands: allCommands },
  version: { type: "boolean", short: "v", help: "show the version", commands: [] },
} as const satisfies Record<string, OptionRule>;

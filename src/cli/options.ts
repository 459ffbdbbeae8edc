import { parseArgs } from "node:util";
import { UsageError } from "../report/problem.js";
import { didYouMean, didYouMeanBare, didYouMeanOneOf } from "../report/suggest.js";

interface OptionRule {
  readonly type: "string" | "boolean";
  readonly short?: string;
  /** What stands behind the option in the help; absent for switches. */
  readonly value?: string;
  readonly help: string;
  readonly commands: readonly string[];
}

const allCommands = ["build", "check", "outline", "cache", "doctor"];

/** Every option, its help, and the commands that take it. */
const options = {
  out: { type: "string", short: "o", value: "DIR", help: "where the decks go (default: dist)", commands: ["build"] },
  format: {
    type: "string",
    short: "f",
    value: "LIST",
    help: "html,pdf (the default), handout, notes, book, png, md, json",
    commands: ["build"],
  },
  "page-size": { type: "string", value: "NAME", help: "paper: A4 or Letter", commands: ["build"] },
  handout: {
    type: "string",
    value: "N",
    help: "slides on a sheet of the handout: 1, 2, 3, 4 or 6",
    commands: ["build"],
  },
  beside: {
    type: "string",
    value: "WHAT",
    help: "beside the slides of a handout: lines, notes, sources or nothing",
    commands: ["build"],
  },
  watermark: { type: "string", value: "TEXT", help: "set across every page and picture", commands: ["build"] },
  "pdf-notes": { type: "boolean", help: "speaker notes as annotations of the PDF", commands: ["build"] },
  scale: { type: "string", value: "N", help: "size of the pictures: 1 is the canvas (png)", commands: ["build"] },
  og: { type: "boolean", help: "a social card of 1200 × 630 pixels of the first slide (png)", commands: ["build"] },
  minutes: {
    type: "string",
    value: "N",
    help: "the slot: leave out could, then should slides until the deck fits",
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
    help: "a theme instead of the deck's own",
    commands: ["build", "check"],
  },
  variant: {
    type: "string",
    value: "NAME",
    help: 'keep only="NAME" slides, drop not="NAME" slides',
    commands: ["build", "check", "outline"],
  },
  lang: {
    type: "string",
    value: "CODE",
    help: "build the deck in this language: NAME.CODE.md beside NAME.md",
    commands: ["build", "check", "outline"],
  },
  split: {
    type: "string",
    value: "h1|h2",
    help: "headings that begin slides in Markdown files: of level 1, or of 1 and 2",
    commands: ["build", "check", "outline"],
  },
  brand: {
    type: "string",
    value: "FILE",
    help: "a YAML file with tokens, logo and footer",
    commands: ["build", "check"],
  },
  lenient: {
    type: "boolean",
    help: "build with placeholders for what is missing or cannot be read",
    commands: ["build", "check", "outline"],
  },
  root: {
    type: "string",
    value: "DIR",
    help: "the project's folder, beyond which nothing is read",
    commands: ["build", "check", "outline"],
  },
  fragments: { type: "boolean", help: "a PDF page per step", commands: ["build"] },
  safe: {
    type: "boolean",
    help: "for decks of others: known HTML only, no scripts, no templates of theirs",
    commands: ["build", "check", "outline"],
  },
  "trust-templates": {
    type: "boolean",
    help: "with --safe: take the project's own templates",
    commands: ["build", "check", "outline"],
  },
  jobs: {
    type: "string",
    value: "N",
    help: "decks printed at the same time (default: one per core)",
    commands: ["build", "check"],
  },
  reporter: { type: "string", value: "NAME", help: "text, json or sarif (default: text)", commands: ["check"] },
  strict: { type: "boolean", help: "end with status 1 on warnings, too", commands: ["check"] },
  hints: { type: "boolean", help: "show hints, too", commands: ["check"] },
  pictures: {
    type: "string",
    value: "DIR",
    help: "write a picture of each slide with a finding, the place outlined",
    commands: ["check"],
  },
  fix: { type: "boolean", help: "fix what is mechanical in the Markdown files", commands: ["check"] },
  online: { type: "boolean", help: "ask other sites whether links to them lead somewhere", commands: ["check"] },
  json: {
    type: "boolean",
    help: "print one JSON object and nothing else",
    commands: ["build", "check", "outline", "cache", "doctor"],
  },
  quiet: { type: "boolean", help: "print only problems", commands: ["build", "check"] },
  "no-cache": { type: "boolean", help: "use nothing from earlier runs", commands: ["build", "check"] },
  debug: { type: "boolean", help: "show stack traces", commands: allCommands },
  help: { type: "boolean", short: "h", help: "show this help", commands: allCommands },
  version: { type: "boolean", short: "v", help: "show the version", commands: [] },
} as const satisfies Record<string, OptionRule>;

type OptionName = keyof typeof options;
export type OptionValues = {
  readonly [name in OptionName]?: (typeof options)[name]["type"] extends "string" ? string : boolean;
};

interface CommandRule {
  readonly about: string;
  /** What may stand behind the command. */
  readonly operands: "[inputs...]" | "[clear]" | "";
}

/** The commands and what each does. */
const commands = {
  build: { about: "compile decks to HTML, PDF, handouts, notes, books, pictures …", operands: "[inputs...]" },
  check: {
    about: "find what would embarrass the speaker: overflow, contrast, dead links, spelling …",
    operands: "[inputs...]",
  },
  outline: { about: "list sections, slides and minutes", operands: "[inputs...]" },
  cache: { about: "show what earlier runs left; “cache clear” removes it", operands: "[clear]" },
  doctor: { about: "show which browser and versions are used, and why", operands: "" },
} as const satisfies Record<string, CommandRule>;

export type CommandName = keyof typeof commands;

export interface CommandLine {
  readonly command: CommandName | undefined;
  readonly inputs: readonly string[];
  readonly options: OptionValues;
}

/** @throws UsageError for an unknown command or option, or one that the command does not take */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries<OptionRule>(options).map(([name, rule]) => [
        name,
        { type: rule.type, ...(rule.short ? { short: rule.short } : {}) },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [name, ...inputs] = positionals;
  const command = commandNamed(name, values);
  for (const token of tokens) if (token.kind === "option") checkOption(token.name, token.rawName, token.value, command);
  return { command, inputs, options: values as OptionValues };
}

function commandNamed(name: string | undefined, values: Record<string, unknown>): CommandName | undefined {
  if (name === undefined) {
    if (values["help"] || values["version"]) return undefined;
    throw new UsageError(`a command is missing: ${Object.keys(commands).join(", ")}`);
  }
  if (Object.hasOwn(commands, name)) return name as CommandName;
  const looksLikeFile = /[./]/.test(name);
  const question = looksLikeFile ? didYouMeanOneOf([`build ${name}`]) : didYouMean(name, Object.keys(commands));
  throw new UsageError(`there is no command “${name}”${question ? `; ${question}` : ""}`);
}

function checkOption(name: string, raw: string, value: string | undefined, command: CommandName | undefined): void {
  const rule: OptionRule | undefined = Object.hasOwn(options, name) ? options[name as OptionName] : undefined;
  if (!rule) {
    const question = didYouMeanBare(name, Object.keys(options), (near) => `--${near}`);
    throw new UsageError(`there is no option ${raw}${question ? `; ${question}` : ""}`);
  }
  if (rule.type === "string" && (value === undefined || value === ""))
    throw new UsageError(`${raw} needs a value: --${name} ${rule.value}`);
  if (rule.type === "boolean" && value !== undefined) throw new UsageError(`${raw} takes no value`);
  if (command && rule.commands.length > 0 && !rule.commands.includes(command)) {
    throw new UsageError(`“${command}” has no option ${raw}`);
  }
}

/** Reads an option that must be a whole number of at least `least`. */
export function wholeNumber(values: OptionValues, name: "minutes" | "jobs", least: number): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < least)
    throw new UsageError(`--${name} ${text}: write a whole number of at least ${least}`);
  return number;
}

/** The help text of the program or of one command. */
export function helpText(command: CommandName | undefined): string {
  const shown = Object.entries<OptionRule>(options).filter(([, rule]) => !command || rule.commands.includes(command));
  const left = ([name, rule]: [string, OptionRule]) =>
    `  ${rule.short ? `-${rule.short}, ` : "    "}--${name}${rule.value ? ` ${rule.value}` : ""}`;
  const width = Math.max(...shown.map((entry) => left(entry).length)) + 2;
  const lines = shown.map((entry) => `${left(entry).padEnd(width)}${entry[1].help}`);
  const rule: CommandRule | undefined = command && commands[command];
  const usage = rule
    ? [`Usage: quarterdeck ${[command, rule.operands, "[options]"].filter(Boolean).join(" ")}`, "", `  ${rule.about}`]
    : [
        "Usage: quarterdeck COMMAND [inputs...] [options]",
        "",
        ...Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(10)}${about}`),
      ];
  const inputs =
    rule && rule.operands !== "[inputs...]"
      ? []
      : [
          "An input is a Markdown file, a *.deck.yaml manifest, or a folder of manifests; without one,",
          "all decks of the project are meant.",
          "",
        ];
  return [...usage, "", ...inputs, "Options:", ...lines, ""].join("\n");
}

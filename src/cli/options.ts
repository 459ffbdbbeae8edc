import { parseArgs } from "node:util";
import { UsageError } from "../report/problem.js";
import { didYouMean, didYouMeanBare, didYouMeanOneOf } from "../report/suggest.js";
import { type CommandRule, commands } from "./command-table.js";
import { type OptionRule, takes } from "./option-rule.js";
import { options } from "./option-table.js";

type OptionName = keyof typeof options;
export type OptionValues = {
  readonly [name in OptionName]?: (typeof options)[name] extends { readonly multiple: true }
    ? readonly string[]
    : (typeof options)[name]["type"] extends "string"
      ? string
      : boolean;
};

export type CommandName = keyof typeof commands;

export interface CommandLine {
  readonly command: CommandName | undefined;
  readonly inputs: readonly string[];
  readonly options: OptionValues;
}

/** @throws UsageError for an unknown command or option, or one that the command does not take */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals, tokens } = parseArgs({
    args: withValues(args),
    options: Object.fromEntries(
      Object.entries<OptionRule>(options).map(([name, rule]) => [
        name,
        { type: rule.type, multiple: rule.multiple ?? false, ...(isFirstOf(name, rule) ? { short: rule.short } : {}) },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [word, ...inputs] = positionals;
  const command = commandNamed(word, values);
  const given = new Map(Object.entries(values));
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const name = token.rawName.startsWith("--") ? token.name : meantBy(token.name, command);
    checkOption(name, token.rawName, token.value, command);
    if (name === token.name) continue;
    given.set(name, given.get(token.name));
    given.delete(token.name);
  }
  return { command, inputs, options: Object.fromEntries(given) as OptionValues };
}

/** Whether an option has its letter before all others that have the same one. */
const isFirstOf = (name: string, { short }: OptionRule): boolean =>
  short !== undefined && Object.entries<OptionRule>(options).find(([, rule]) => rule.short === short)?.[0] === name;

/** The option that a letter means for a command, where it means another one for others. */
function meantBy(name: string, command: CommandName | undefined): string {
  const short = ruleOf(name)?.short;
  const own = Object.entries<OptionRule>(options).find(
    ([, rule]) => short !== undefined && rule.short === short && command && takes(rule, command),
  );
  return own?.[0] ?? name;
}

/** Gives options their usual values where none stands behind them, but another option or an input. */
function withValues(args: readonly string[]): string[] {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  return args.map((arg, index) => {
    const rule: OptionRule | undefined = arg.startsWith("--") ? ruleOf(arg.slice(2)) : undefined;
    if (rule?.otherwise === undefined || index >= end) return arg;
    const next = args[index + 1];
    const isValue = next !== undefined && !next.startsWith("-") && !looksLikeInput(next);
    return isValue ? arg : `${arg}=${rule.otherwise}`;
  });
}

const ruleOf = (name: string): OptionRule | undefined =>
  Object.hasOwn(options, name) ? options[name as OptionName] : undefined;

/** Whether somebody means a file or a folder: names of commits end otherwise, and begin with no dot. */
const looksLikeInput = (word: string): boolean => /\.(?:md|markdown|ya?ml)$|^\.|^\/|\/$/i.test(word);

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
  const rule = ruleOf(name);
  if (!rule) {
    const question = didYouMeanBare(name, Object.keys(options), (near) => `--${near}`);
    throw new UsageError(`there is no option ${raw}${question ? `; ${question}` : ""}`);
  }
  if (rule.type === "string" && (value === undefined || value === ""))
    throw new UsageError(`${raw} needs a value: --${name} ${rule.value}`);
  if (rule.type === "boolean" && value !== undefined) throw new UsageError(`${raw} takes no value`);
  if (command && rule.commands.length > 0 && !takes(rule, command)) {
    throw new UsageError(`“${command}” has no option ${raw}`);
  }
}

/** Reads an option that must be a whole number of at least `least`. */
export function wholeNumber(
  values: OptionValues,
  name: "minutes" | "jobs" | "port" | "max-warnings" | "priority" | "most-waiting" | "grace",
  least: number,
): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < least)
    throw new UsageError(`--${name} ${text}: write a whole number of at least ${least}`);
  return number;
}

/** The help text of the program or of one command. */
export function helpText(command: CommandName | undefined): string {
  const shown = Object.entries<OptionRule>(options).filter(([, rule]) => !command || takes(rule, command));
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

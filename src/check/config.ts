import * as v from "valibot";
import type { configSchema } from "../content/config-schema.js";
import { reportIssues, type Settings } from "../content/settings.js";
import type { Path } from "../content/yaml-place.js";
import { type ProblemSink, problem, type Severity } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { Span } from "../source/text.js";
import { readFolders, severityIn } from "./folders.js";
import type { Rule, RuleOption } from "./rule.js";

/** A size in which decks are looked at, in pixels. */
export interface OtherSize {
  readonly width: number;
  readonly height: number;
  readonly name: string;
  /** The configuration names it. */
  readonly isAsked: boolean;
}

export interface CheckConfig {
  /** Sizes beside the deck's own. */
  readonly sizes: readonly OtherSize[];
  readonly themes: readonly string[];
  readonly languages: readonly string[];
  /** Words, or names of files that hold some. */
  readonly words: readonly string[];
  /** How much it matters what a rule finds in a file, which is relative to the project. */
  severityOf(rule: Rule, file: string): Severity | "off";
  /** Whether a rule has to look at all: it may be off in some folders only. */
  isWanted(rule: Rule): boolean;
  optionsOf(rule: Rule): Readonly<Record<string, RuleOption["default"]>>;
}

type ConfigSettings = Settings<v.InferOutput<typeof configSchema>>;
type RuleSetting = Readonly<Record<string, unknown>>;

/** Where mistakes are reported, and what folders there are. */
interface ConfigContext {
  readonly problems: ProblemSink;
  /** Whether there is such a folder in the project. */
  readonly isFolder: (path: string) => boolean;
}

/** Reads what a project's configuration says about the check; mistakes in rules, options and folders are reported. */
export function readCheckConfig(
  config: ConfigSettings | undefined,
  rules: readonly Rule[],
  { problems, isFolder }: ConfigContext,
): CheckConfig {
  const check = config?.settings.check ?? {};
  const settings = new Map<string, RuleSetting>();
  for (const [id, setting] of Object.entries(check.rules ?? {})) {
    const rule = rules.find((candidate) => candidate.id === id);
    const values: RuleSetting = typeof setting === "string" ? { severity: setting } : { ...setting };
    if (rule) {
      const spanAt = (path: Path) => config?.spanAt(["check", "rules", id, ...path]);
      settings.set(id, rightOptions(rule, values, { spanAt, problems }));
      continue;
    }
    const ids = rules.map((candidate) => candidate.id);
    const remedy = didYouMean(id, ids) ?? "docs/rules.md lists all rules";
    const span = config?.spanAt(["check", "rules", id]);
    problems.report(problem("unknown-key", { key: id, known: "" }, { span, remedy }));
  }
  const folders = readFolders(config, { rules, isFolder, problems });
  const usual = (rule: Rule) => (settings.get(rule.id)?.["severity"] as Severity | "off" | undefined) ?? rule.severity;
  return {
    sizes: (check.sizes ?? ["16:9", "4:3"]).map((size) => ({ ...sizeOf(size), isAsked: check.sizes !== undefined })),
    themes: check.themes ?? [],
    languages: check.languages ?? [],
    words: check.words ?? [],
    severityOf: (rule, file) => severityIn(folders, rule.id, file) ?? usual(rule),
    isWanted: (rule) =>
      [usual(rule), ...folders.map(({ severities }) => severities.get(rule.id) ?? "off")].some(
        (each) => each !== "off",
      ),
    optionsOf: (rule) =>
      Object.fromEntries(
        Object.entries(rule.options).map(([key, option]) => [
          key,
          (settings.get(rule.id)?.[key] as RuleOption["default"] | undefined) ?? option.default,
        ]),
      ),
  };
}

/** What checking the options of one rule needs. */
interface OptionContext {
  readonly spanAt: (path: Path) => Span | undefined;
  readonly problems: ProblemSink;
}

/** The options of a rule that exist and have the right type. */
function rightOptions(rule: Rule, values: RuleSetting, { spanAt, problems }: OptionContext): RuleSetting {
  const known = ["severity", ...Object.keys(rule.options)];
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => {
      if (key === "severity") return true;
      const option = rule.options[key];
      const span = spanAt([key]);
      if (!option) {
        const remedy = didYouMean(key, known);
        problems.report(problem("unknown-key", { key, known: known.join(", ") }, { span, remedy }));
        return false;
      }
      if (option.schema) {
        const { issues = [] } = v.safeParse(option.schema, value);
        reportIssues(issues, { spanAt: (path) => spanAt([key, ...path]), problems });
        return issues.length === 0;
      }
      const mistake = mistakeIn(value, option);
      if (!mistake) return true;
      const { detail, path } = mistake;
      problems.report(problem("wrong-value", { key, detail, hint: option.help }, { span: spanAt([key, ...path]) }));
      return false;
    }),
  );
}

/** What is wrong with the value of an option, and where in it; undefined where it is right. */
function mistakeIn(value: unknown, option: RuleOption): { readonly detail: string; readonly path: Path } | undefined {
  const kind = Array.isArray(option.default) ? "a list of words" : `a ${typeof option.default}`;
  if (!hasTypeOf(value, option)) return { detail: `${JSON.stringify(value)} is not ${kind}`, path: [] };
  // What is empty would match everywhere, or is no pattern at all.
  const empty = Array.isArray(value) ? value.findIndex((entry: string) => entry.trim() === "") : -1;
  return empty === -1 ? undefined : { detail: "an entry is empty", path: [empty] };
}

function hasTypeOf(value: unknown, option: RuleOption): boolean {
  if (Array.isArray(option.default)) return Array.isArray(value) && value.every((entry) => typeof entry === "string");
  return typeof value === typeof option.default;
}

/** `16:9` and `4:3` are 720 pixels high, as where a deck asks for them; `1600x900` is itself. */
function sizeOf(text: string): Omit<OtherSize, "isAsked"> {
  const [first = 16, second = 9] = text.split(/[:x]/).map(Number);
  if (text.includes("x")) return { width: first, height: second, name: `${first} × ${second}` };
  const height = 720;
  const width = Math.round((height * first) / second);
  return { width, height, name: `${text} (${width} × ${height})` };
}

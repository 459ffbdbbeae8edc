import type { CheckConfig } from "../check/config.js";
import { type Finding, keyOf, type NotRun } from "../check/finding.js";
import { distinct } from "../check/gather.js";
import type { ReportedProject } from "../check/reported.js";
import { rules } from "../check/rules.js";
import { type Found, findWith } from "../check/run.js";
import { canTell, type Selection } from "../check/selection.js";
import type { ToldDeck, Unused } from "../check/subject.js";
import { applySuppressions, readSuppressions, suppressingSpans } from "../check/suppress.js";
import { catalogue } from "../report/catalogue.js";
import { eachOnce, type Problem, type Severity } from "../report/problem.js";
import { type SourceFile, wholeOf } from "../source/text.js";
import { placesOf, withSlides } from "./slide-places.js";
import { decksOf } from "./subjects.js";

/** A file of a deck, and what the compiler says of it. */
interface LookedFile {
  /** Relative to the project. */
  readonly file: string;
  /** The decks that it is, in their variants. */
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
}

/** What is found in decks of a project before it is decided what counts: plain data apart from the files in which it stands. */
export interface LookedProject {
  readonly root: string;
  readonly files: readonly LookedFile[];
  /** By what problems are known with which decks can be read all the same. */
  readonly survived: readonly string[];
  /** What rules about slides and decks say, rule by rule, and deck by deck. */
  readonly found: readonly Found[];
  readonly decks: readonly ToldDeck[];
  /** Undefined where it cannot be told: the run is about some decks only, or none could be read. */
  readonly unused: Unused | undefined;
  /** How rules about the project are configured. */
  readonly config: ProjectRules;
  /** Whether the run is about all decks of the project. */
  readonly isWhole: boolean;
  readonly notRun: readonly NotRun[];
}

/** What a configuration says of the rules that look at projects, for what they could find. */
interface ProjectRules {
  readonly wanted: readonly string[];
  readonly options: Readonly<Record<string, ReturnType<CheckConfig["optionsOf"]>>>;
  readonly severities: Readonly<Record<string, Readonly<Record<string, Severity | "off">>>>;
}

const ofProjects = rules.filter((rule) => rule.project);

/** What a configuration says of rules about what no deck uses, as plain data. */
export function projectRulesOf(config: CheckConfig, unused: Unused | undefined): ProjectRules {
  const spans = unused ? [...unused.unusedAssets, ...unused.unusedSections, ...unused.unusedFacts] : [];
  const files = [...new Set(spans.flatMap(({ span }) => span?.file.path ?? []))];
  const wanted = ofProjects.filter((rule) => config.isWanted(rule));
  return {
    wanted: wanted.map(({ id }) => id),
    options: Object.fromEntries(wanted.map((rule) => [rule.id, config.optionsOf(rule)])),
    severities: Object.fromEntries(
      wanted.map((rule) => [rule.id, Object.fromEntries(files.map((file) => [file, config.severityOf(rule, file)]))]),
    ),
  };
}

/** What counts of what was found. */
export interface JudgedProject extends ReportedProject {
  readonly root: string;
  /** Files of which everything was looked at, or "all" where that is the whole project. */
  readonly lookedAt: "all" | readonly SourceFile[];
  /** Rules that the project wants and that could not look at it, because what they need is not installed. */
  readonly notRun: readonly NotRun[];
}

/** What a run was about. */
export interface LookedFor {
  readonly selection: Selection;
  readonly isOnline: boolean;
  /** A share of the decks can tell neither what no deck uses nor what is left to suppress. */
  readonly decks: "all" | "a share";
}

/** Every code that a finding can have. */
export const knownCodes: readonly string[] = [...rules.map(({ id }) => id), ...Object.keys(catalogue)];

/** Decides what counts of what was found. */
export function judged(looked: LookedProject, about: LookedFor): JudgedProject {
  const { root, decks, notRun } = looked;
  const { selection, isOnline } = about;
  const unused = about.decks === "all" && looked.isWhole ? looked.unused : undefined;
  const findings = [...compilerFindings(looked, selection), ...ruleFindings(looked, unused)];
  const spans = suppressingSpans(
    decks,
    (unused?.unusedSections ?? []).flatMap(({ span }) => span ?? []),
  );
  const canTellOf = (code: string) => about.decks === "all" && canTell(code, { selection, notRun, isOnline });
  const suppressible = { known: knownCodes, notRun: knownCodes.filter((code) => !canTellOf(code)) };
  const isFixed = ({ code, severity }: Finding) => code in catalogue && severity === "error";
  const left = applySuppressions(findings, readSuppressions(spans), suppressible, isFixed);
  const isAsked = ({ code }: Finding) => code !== "suppression" || selection.has(code);
  const places = placesOf(decks);
  const isAll = about.decks === "all" && looked.isWhole && !findings.some(({ isFatal }) => isFatal);
  return {
    root,
    findings: withSlides(distinct(left.filter(isAsked)), places),
    decks: decksOf(decks),
    slides: places,
    lookedAt: isAll ? "all" : [...new Set(spans.map(({ file }) => wholeOf(file)))],
    notRun,
  };
}

/**
 * What the compiler says of a project, as findings: of what was asked for, and every error. Those errors because of which a deck
 * could not be read are marked.
 */
function compilerFindings({ files, survived }: LookedProject, selection: Selection): Finding[] {
  const read = new Set(survived);
  return eachOnce(files.flatMap(({ problems }) => problems)).flatMap((problem): Finding[] => {
    const isError = problem.severity === "error";
    if (!isError && !selection.has(problem.code)) return [];
    const isFatal = isError && !read.has(keyOf(problem));
    return [{ ...problem, deck: "", slide: "", ...(isFatal ? { isFatal } : {}) }];
  });
}

/** What rules say, in the order of the rules; those about projects look now. */
function ruleFindings({ found, config }: LookedProject, unused: Unused | undefined): Finding[] {
  if (!unused) return found.map(({ finding }) => finding);
  const { wanted, options, severities } = config;
  const ofProject = findWith({ decks: [], ...unused }, ofProjects, {
    isWanted: ({ id }) => wanted.includes(id),
    optionsOf: ({ id }) => options[id] ?? {},
    severityOf: ({ id }, file) => severities[id]?.[file] ?? "off",
  });
  return inRuleOrder([...found, ...ofProject]).map(({ finding }) => finding);
}

const ruleNumbers = new Map(rules.map(({ id }, index) => [id, index]));

/** Findings by the order of the rules, and among those of a rule as they stand. */
export const inRuleOrder = (found: readonly Found[]): Found[] =>
  found.toSorted((a, b) => (ruleNumbers.get(a.finding.code) ?? 0) - (ruleNumbers.get(b.finding.code) ?? 0));

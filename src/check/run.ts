import type { Severity } from "../report/problem.js";
import { homeOf } from "../source/home.js";
import { type Causes, createCauses } from "./causes.js";
import type { CheckConfig } from "./config.js";
import type { Finding } from "./finding.js";
import type { Remark, Rule, RuleContext } from "./rule.js";
import type { DeckSubject, ProjectSubject, SlideSubject } from "./subject.js";

/** A finding, and what is the same for those that are kept once. */
export interface Found {
  readonly finding: Finding;
  readonly id: string;
}

/** Lets every rule look at every slide, every deck and the project. */
export const runRules = (project: ProjectSubject, rules: readonly Rule[], config: RunConfig): Finding[] =>
  findWith(project, rules, config).map(({ finding }) => finding);

/** What of a configuration running rules takes. */
type RunConfig = Pick<CheckConfig, "isWanted" | "severityOf" | "optionsOf">;

/** The same, for whoever puts the findings of several machines together: rule by rule, and deck by deck. */
export function findWith(project: ProjectSubject, rules: readonly Rule[], config: RunConfig): Found[] {
  const findings = createFindings();
  for (const rule of rules) {
    const run = runOf(rule, config, findings);
    if (!run) continue;
    for (const deck of project.decks) lookAtDeck(deck, run);
    rule.project?.(project, contextOf(run, "", createCauses()));
  }
  return findings.each();
}

/** Lets the rules about slides look at one slide; those about decks and projects would have to see all of them. */
export function runSlideRules(
  subject: SlideSubject,
  deck: DeckSubject,
  rules: readonly Rule[],
  config: CheckConfig,
): Finding[] {
  const findings = createFindings();
  for (const rule of rules) {
    const run = runOf(rule, config, findings);
    if (!run) continue;
    const name = deck.deck.info.name;
    const causes = createCauses();
    rule.slide?.(subject, deck, contextOf(run, name, causes));
    for (const remark of causes.remarks()) tell(run, name, remark);
  }
  return findings.all();
}

/** A rule as the project wants it; undefined where it does not. */
function runOf(rule: Rule, config: RunConfig, findings: Findings): RuleRun | undefined {
  if (!config.isWanted(rule)) return undefined;
  return { rule, severityIn: (file) => config.severityOf(rule, file), options: config.optionsOf(rule), findings };
}

/** A rule at work, as the project has configured it. */
interface RuleRun {
  readonly rule: Rule;
  /** How much it matters in a file. */
  readonly severityIn: (file: string) => Severity | "off";
  readonly options: ReturnType<CheckConfig["optionsOf"]>;
  readonly findings: Findings;
}

function lookAtDeck(deck: DeckSubject, run: RuleRun): void {
  const name = deck.deck.info.name;
  const causes = createCauses();
  const context = contextOf(run, name, causes);
  for (const subject of deck.slides) run.rule.slide?.(subject, deck, context);
  run.rule.deck?.(deck, context);
  for (const remark of causes.remarks()) tell(run, name, remark);
}

/** What a rule gets to work with; `deck` is the name of the deck that it looks at, "" for the project. */
function contextOf(run: RuleRun, deck: string, causes: Causes): RuleContext<Rule["options"]> {
  return {
    options: run.options,
    report(remark) {
      if (!concerns(remark, run.rule)) return;
      if (remark.cause) causes.add(remark, remark.cause);
      else tell(run, deck, remark);
    },
  };
}

/** Keeps what a rule says, unless nobody wants to hear it in that file. */
function tell({ rule, severityIn, findings }: RuleRun, deck: string, remark: Remark): void {
  const severity = severityIn(remark.span.file.path);
  if (severity !== "off") findings.add(toFinding(remark, { rule, severity }, deck), remark.key);
}

/** Whether whoever checks can do something about it. */
const concerns = ({ span }: Remark, { ofLook }: Rule) => ofLook === true || homeOf(span.file.path) === "";

/** A rule, and how much it matters where it found something. */
interface Weighed {
  readonly rule: Rule;
  readonly severity: Severity;
}

function toFinding(remark: Remark, { rule, severity }: Weighed, deck: string): Finding {
  const { span, message, identity, remedy, slide, view, rects, fix, related, missed, surplus } = remark;
  const elsewhere = view && !view.isOwn;
  // What shows only at a size that nobody asked for is worth knowing, and fails nothing.
  const most = !elsewhere ? "error" : view.isAsked ? "warning" : "hint";
  const weight = weaker(weaker(severity, remark.severity ?? "error"), most);
  const alike = alikeOf(remark, rule, weight);
  return {
    code: rule.id,
    severity: weight,
    message: view?.name ? `${message}, ${view.name}` : message,
    remedy,
    span,
    deck,
    slide: slide?.slide.id ?? "",
    ...(view && rects ? { shown: { view, rects } } : {}),
    ...(identity === undefined ? {} : { identity }),
    ...(fix ? { fix } : {}),
    ...(related ? { related } : {}),
    ...(missed === undefined ? {} : { missed }),
    ...(surplus ? { surplus } : {}),
    ...(alike ? { alike } : {}),
  };
}

/** So many warnings about a habit are told one by one, if they do not say the same. */
const few = 3;

/** With which findings of its file one is told. Hints are a matter of style: a line for each kind is enough. */
function alikeOf({ alike, message }: Remark, { habit }: Rule, severity: Severity): Finding["alike"] {
  if (alike) return { ...alike, most: 1 };
  if (severity === "hint") return { key: "", most: 1 };
  if (habit === undefined || severity === "error") return undefined;
  return habit === "same words" ? { key: message, most: 1 } : { key: "", most: few };
}

const weights: Readonly<Record<Severity, number>> = { hint: 0, warning: 1, error: 2 };
const weaker = (a: Severity, b: Severity) => (weights[a] < weights[b] ? a : b);

interface Findings {
  add(finding: Finding, key: string | undefined): void;
  all(): Finding[];
  each(): Found[];
}

/** What is found in several decks with the same section, or in several views of a slide, is kept once: the first time. */
function createFindings(): Findings {
  const seen = new Map<string, Finding>();
  return {
    add(finding, key) {
      const { code, span, message } = finding;
      const id = `${code}:${span?.file.path}:${key ?? `${span?.start}:${message}`}`;
      if (!seen.has(id)) seen.set(id, finding);
    },
    all: () => [...seen.values()],
    each: () => [...seen].map(([id, finding]) => ({ finding, id })),
  };
}

import type { Severity } from "../report/problem.js";
import type { CheckConfig } from "./config.js";
import type { Finding } from "./finding.js";
import type { Remark, Rule, RuleContext } from "./rule.js";
import type { DeckSubject, ProjectSubject } from "./subject.js";

/** Lets every rule look at every slide, every deck and the project. */
export function runRules(project: ProjectSubject, rules: readonly Rule[], config: CheckConfig): Finding[] {
  const findings = createFindings();
  for (const rule of rules) {
    const severity = config.severityOf(rule);
    if (severity === "off") continue;
    for (const deck of project.decks) lookAtDeck(rule, deck, severity, config, findings);
    rule.project?.(project, contextOf(rule, severity, config, "", findings));
  }
  return findings.all();
}

function lookAtDeck(rule: Rule, deck: DeckSubject, severity: Severity, config: CheckConfig, findings: Findings): void {
  const context = contextOf(rule, severity, config, nameOf(deck), findings);
  for (const subject of deck.slides) rule.slide?.(subject, deck, context);
  rule.deck?.(deck, context);
}

const nameOf = ({ deck }: DeckSubject) => deck.info.name;

function contextOf(
  rule: Rule,
  severity: Severity,
  config: CheckConfig,
  deck: string,
  findings: Findings,
): RuleContext<Rule["options"]> {
  return {
    options: config.optionsOf(rule),
    report: (remark) => findings.add(toFinding(rule.id, remark, severity, deck), remark.key),
  };
}

function toFinding(code: string, remark: Remark, severity: Severity, deck: string): Finding {
  const { span, message, remedy, slide, view, rects, fix, related } = remark;
  const elsewhere = view && !view.isOwn;
  return {
    code,
    severity: weaker(weaker(severity, remark.severity ?? "error"), elsewhere ? "warning" : "error"),
    message: view?.name ? `${message}, ${view.name}` : message,
    remedy,
    span,
    deck,
    slide: slide?.slide.id ?? "",
    ...(view && rects ? { shown: { view, rects } } : {}),
    ...(fix ? { fix } : {}),
    ...(related ? { related } : {}),
  };
}

const weights: Readonly<Record<Severity, number>> = { hint: 0, warning: 1, error: 2 };
const weaker = (a: Severity, b: Severity) => (weights[a] < weights[b] ? a : b);

interface Findings {
  add(finding: Finding, key: string | undefined): void;
  all(): Finding[];
}

/** A section in several decks, or a slide in several views, is said once: as the first deck and view have it. */
function createFindings(): Findings {
  const seen = new Map<string, Finding>();
  return {
    add(finding, key) {
      const { code, span, message } = finding;
      const id = `${code}:${span?.file.path}:${key ?? `${span?.start}:${message}`}`;
      if (!seen.has(id)) seen.set(id, finding);
    },
    all: () => [...seen.values()],
  };
}

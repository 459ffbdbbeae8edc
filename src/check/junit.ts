import { capped } from "../report/capped.js";
import { fileLine, inOrder } from "../report/format.js";
import { shownPath } from "../report/shown-path.js";
import { eachOf, type Finding } from "./finding.js";
import type { Reported, ReportedProject, SlidePlace } from "./reported.js";

/** A test of a test suite: a slide, a file, or a rule that could not look. */
interface TestCase {
  readonly name: string;
  readonly file: string;
  readonly findings: readonly Finding[];
  /** Why it could not be run; "" where it was. */
  readonly skipped: string;
}

interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

/**
 * Findings as JUnit's XML, which servers of continuous integration read: a suite for each deck, a case for each slide, and one
 * more suite for what stands on no slide.
 *
 * @param isFailing whether a finding fails its case; what does not is said in the case's output
 */
export function junitOf(report: Reported, isFailing: (finding: Finding) => boolean): string {
  const suites = [...report.projects.flatMap((project) => suitesOf(project, report.folder)), ...notRunSuite(report)];
  const print = (suite: TestSuite) => printSuite(suite, report.folder, isFailing);
  const attributes = countsOf(
    suites.flatMap(({ cases }) => cases),
    isFailing,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="quarterdeck check"${attributes}>\n${suites
    .map(print)
    .join("")}</testsuites>\n`;
}

function suitesOf({ findings, slides, decks }: ReportedProject, folder: string): TestSuite[] {
  const listed = capped(inOrder(findings.flatMap(eachOf), folder), folder, "programs");
  const isOn =
    ({ deck, slide }: SlidePlace) =>
    (finding: Finding) =>
      finding.deck === deck && finding.slide === slide;
  const placed = new Set(slides.map(({ deck, slide }) => `${deck}\n${slide}`));
  const suites = decks.map(({ name }) => ({
    name,
    cases: slides
      .filter(({ deck }) => deck === name)
      .map((place) => ({
        name: place.title === "" ? place.slide : `${place.title} (${place.slide})`,
        file: shownPath(place.span.file, folder),
        findings: listed.filter(isOn(place)),
        skipped: "",
      })),
  }));
  const others = listed.filter(({ deck, slide }) => !placed.has(`${deck}\n${slide}`));
  const files = new Set(others.map(({ span }) => (span ? shownPath(span.file, folder) : "")));
  const cases = [...files].map((file) => ({
    name: file === "" ? "the project" : file,
    file,
    findings: others.filter(({ span }) => (span ? shownPath(span.file, folder) : "") === file),
    skipped: "",
  }));
  return cases.length > 0 ? [...suites, { name: "not on a slide", cases }] : suites;
}

function notRunSuite({ notRun }: Reported): TestSuite[] {
  const cases = notRun.map(({ rule, message, remedy }) => ({
    name: rule,
    file: "",
    findings: [],
    skipped: `${message}; ${remedy}`,
  }));
  return cases.length > 0 ? [{ name: "rules that could not look", cases }] : [];
}

function countsOf(cases: readonly TestCase[], isFailing: (finding: Finding) => boolean): string {
  const failures = cases.filter(({ findings }) => findings.some(isFailing)).length;
  const skipped = cases.filter((each) => each.skipped !== "").length;
  return ` tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
}

function printSuite({ name, cases }: TestSuite, folder: string, isFailing: (finding: Finding) => boolean): string {
  const printed = cases.map((each) => {
    const file = each.file === "" ? "" : ` file="${xml(each.file)}"`;
    const content = printContent(each, folder, isFailing);
    const head = `  <testcase name="${xml(each.name)}" classname="${xml(name)}"${file}`;
    return content === "" ? `${head}/>\n` : `${head}>\n${content}  </testcase>\n`;
  });
  return ` <testsuite name="${xml(name)}"${countsOf(cases, isFailing)}>\n${printed.join("")} </testsuite>\n`;
}

/** Some servers read only the first failure of a case, so there is one with all that fails it. */
function printContent(
  { findings, skipped }: TestCase,
  folder: string,
  isFailing: (finding: Finding) => boolean,
): string {
  if (skipped !== "") return `   <skipped message="${xml(skipped)}"/>\n`;
  const say = ({ code, severity, message, remedy, span }: Finding) =>
    `${span ? `${fileLine(span.file, span.start, folder)}: ` : ""}${severity}: ${message}\n  help: ${remedy} (${code})`;
  const failing = findings.filter(isFailing);
  const passing = findings.filter((finding) => !isFailing(finding));
  const [first] = failing;
  const more = failing.length > 1 ? `, and ${failing.length - 1} more` : "";
  const failure = first
    ? `   <failure message="${xml(first.message + more)}" type="${xml(first.code)}">${xml(failing.map(say).join("\n"))}</failure>\n`
    : "";
  const rest = passing.length > 0 ? `   <system-out>${xml(passing.map(say).join("\n"))}</system-out>\n` : "";
  return failure + rest;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML 1.0, which has no way to write most control characters, halves of surrogates, U+FFFE and U+FFFF. */
const xml = (text: string): string =>
  text.replace(/[^\P{C}\n\t\p{Cf}\p{Co}]/gu, "").replace(/[&<>"]/g, (character) => entities[character] ?? character);

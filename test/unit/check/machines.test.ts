import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../src/check/finding.js";
import { githubOf } from "../../../src/check/github.js";
import { junitOf } from "../../../src/check/junit.js";
import { sourceFile } from "../../../src/source/text.js";

const source = sourceFile("a, b: 100%.md", "## One\n\nbad\nworse\n", "/decks");
const finding = (message: string, start: number, end: number): Finding => ({
  code: "a-rule",
  severity: "error",
  message,
  remedy: "say less",
  span: { file: source, start, end },
  deck: "talk",
  slide: "one",
});
const place = { deck: "talk", slide: "one", title: "One", span: { file: source, start: 0, end: 18 }, isWritten: true };
const reportOf = (...findings: Finding[]) => ({
  projects: [
    { findings, decks: [{ name: "talk", slides: 2 }], slides: [place, { ...place, slide: "two", title: "" }] },
  ],
  prints: new Map(),
  notRun: [{ rule: "spelling", message: "it is not installed", remedy: "npm install it" }],
  folder: "/decks",
});

describe("commands of a GitHub workflow", () => {
  it("escape what would end a value or a line, as GitHub's toolkit does", () => {
    expect(githubOf(reportOf(finding("50 % is\r\n::error::bad", 8, 11))).split("\n")).toEqual([
      "::error file=a%2C b%3A 100%25.md,line=3,endLine=3,col=1,endColumn=4,title=a-rule::50 %25 is%0D%0A::error::bad%0Ahelp: say less",
      "::warning title=spelling::not checked: it is not installed%0Ahelp: npm install it",
      "",
    ]);
  });

  it("name no column for the end of what goes over several lines", () => {
    expect(githubOf(reportOf(finding("bad", 8, 17)))).toMatch(/,line=3,endLine=4,col=1,title=/);
  });
});

describe("JUnit", () => {
  const isError = ({ severity }: Finding) => severity === "error";

  it("has a suite for each deck, a case for each slide, and one failure in a case", () => {
    const text = junitOf(reportOf(finding("bad", 8, 11), finding("worse", 12, 17)), isError);
    expect(text).toContain('<testsuites name="quarterdeck check" tests="3" failures="1" errors="0" skipped="1">');
    expect(text).toContain('<testsuite name="talk" tests="2" failures="1" errors="0" skipped="0">');
    expect(text).toContain('<testcase name="two" classname="talk" file="a, b: 100%.md"/>');
    expect(text.match(/<failure /g)).toHaveLength(1);
    expect(text).toContain('<failure message="bad, and 1 more" type="a-rule">');
    expect(text).toContain('<skipped message="it is not installed; npm install it"/>');
  });

  it("says in the output of a case what does not fail it", () => {
    const text = junitOf(reportOf({ ...finding("bad", 8, 11), severity: "warning" }), isError);
    expect(text).toContain('failures="0"');
    expect(text).toContain("<system-out>a, b: 100%.md:3: warning: bad");
  });

  it("escapes what is markup and leaves out what XML cannot hold", () => {
    const text = junitOf(
      reportOf(finding('a <b> & "c"\u0000\u001B[31m \uFFFE\uD800 d\u00E9j\u00E0 🙂', 8, 11)),
      isError,
    );
    expect(text).toContain('message="a &lt;b&gt; &amp; &quot;c&quot;[31m  d\u00E9j\u00E0 🙂"');
    expect(text.slice(text.indexOf("?>"))).not.toMatch(/[^\P{C}\n]/u);
    expect(JSON.stringify(parse(text), (key, value) => (key === "parentNode" ? undefined : value))).not.toContain(
      '"tagName":"b"',
    );
  });
});

import { expect, it } from "vitest";
import type { Finding } from "../../../src/check/finding.js";
import { aboutBaseline } from "../../../src/cli/check/baseline-text.js";
import { parseCommandLine } from "../../../src/cli/options.js";

/** What is said of a baseline of which something is mended. */
function said(args: readonly string[], findings: readonly Finding[] = []): string | undefined {
  const projects = [{ findings, decks: [], slides: [] }];
  const baseline = { file: "known.jsonl", known: 3, gone: 2 };
  const beside = { prints: new Map(), notRun: [], folder: "/", fixes: undefined, pictures: new Map(), seen: [] };
  const line = parseCommandLine(["check", ...args, "--baseline", "known.jsonl"]);
  return aboutBaseline({ ...beside, projects, baseline, elapsedMs: 0 }, line)[1];
}

const fresh: Finding = { code: "slot", severity: "hint", message: "", remedy: "", deck: "", slide: "" };

it("the command that takes out what is mended looks at the same, and reports as usual", () => {
  expect(
    said(["my talk.md", "--rule", "overflow", "--set", "a=b c", "--set", "d=e", "--safe", "--strict", "--json"]),
  ).toBe(
    "2 of known.jsonl are mended; to take out what is: quarterdeck check 'my talk.md' --rule overflow --set 'a=b c' --set d=e --safe --baseline known.jsonl --write-baseline",
  );
});

it("no command is offered that would also take in what is new", () => {
  expect(said(["talk.md"], [fresh])).toBe("2 of known.jsonl are mended; to take out what is, mend first what is new");
  expect(said(["talk.md", "--changed"])).toMatch(/check without --changed$/);
});

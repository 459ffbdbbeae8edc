import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { type Audited, compare } from "../../scripts/audit/compare.mjs";
import { hashOf, readFacts } from "../../scripts/audit/facts.mjs";
import { draw, readDecks, seed, statementsOf } from "../../scripts/audit/statements.mjs";
import { project, quarterdeckHere } from "../support/project.js";

interface Judged extends Audited {
  readonly facts: readonly { readonly id: string; readonly hash: string }[];
  readonly verdict: string;
  readonly source: string;
}

const verdicts = ["right", "says nothing", "imprecise", "unsupported", "wrong"] as const;
type Verdict = (typeof verdicts)[number];

interface Audit {
  readonly seed: string;
  readonly statements: readonly Judged[];
  readonly left: readonly object[];
  readonly rounds: readonly ({ readonly statements: number } & Readonly<Partial<Record<Verdict, number>>>)[];
}

const audit: Audit = parse(readFileSync("slides/facts/audit.yaml", "utf8"));
const facts = readFacts("slides/facts");
const hash = (id: string) => {
  const fact = facts.get(id);
  return fact && hashOf(fact);
};

it("each audited statement stands on its slide as it was read, with the facts that it was read with", async () => {
  const made = project();
  expect(await quarterdeckHere(".", ["build", "-f", "json", "-o", made.folder, "--quiet"])).toMatchObject({
    status: 0,
  });
  const statements = statementsOf(readDecks(made.folder));
  made.remove();
  expect(compare(audit.statements, statements, hash).changed).toEqual([]);
  expect(audit.seed).toBe(seed);
  // Another word, another fact, or another place is noticed.
  const others = audit.statements.flatMap((each): Judged[] => [
    { ...each, sentence: `${each.sentence} Or not.` },
    { ...each, place: "slides/none.md#none" },
  ]);
  expect(compare(others, statements, hash).standing).toEqual([]);
  const cited = audit.statements.filter((statement) => statement.facts.length > 0);
  expect(compare(cited, statements, () => "another").changed).toHaveLength(cited.length);
});

it("an audit says of each statement how it was judged and where that was read", () => {
  for (const { verdict, source, sentence } of audit.statements) {
    expect(["right", "says nothing"], sentence).toContain(verdict);
    expect(source.length, sentence).toBeGreaterThan(5);
  }
});

it("statements are drawn by their words alone: the same ones from any order, and a changed one leaves the others", () => {
  const all = Array.from({ length: 40 }, (_, at) => ({
    place: `a.md#s${at % 7}`,
    part: at % 2 ? ("notes" as const) : ("slide" as const),
    sentence: `Sentence number ${at} says something.`,
  }));
  const drawn = draw(all, 5);
  expect(drawn.map(({ part }) => part)).toEqual([...Array(5).fill("slide"), ...Array(5).fill("notes")]);
  expect(draw(all.toReversed(), 5)).toEqual(drawn);
  const without = draw(
    all.filter(({ sentence }) => sentence !== drawn[0]?.sentence),
    5,
  );
  expect(without).toEqual(expect.arrayContaining(drawn.slice(1)));
});

it("no statement of a round is lost, and the last round found nothing wrong or unsupported and little imprecise", () => {
  const read = audit.rounds.map(({ statements }) => statements);
  const judged = audit.rounds.map((round) => verdicts.reduce((sum, verdict) => sum + (round[verdict] ?? 0), 0));
  expect(judged).toEqual(read);
  expect(audit.statements.length + audit.left.length).toBe(read.reduce((sum, count) => sum + count, 0));
  const { wrong = 0, unsupported = 0, imprecise = 0 } = audit.rounds.at(-1) ?? {};
  expect([wrong, unsupported, Math.max(3, imprecise)]).toEqual([0, 0, 3]);
});

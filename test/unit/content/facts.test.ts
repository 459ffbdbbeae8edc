import { describe, expect, it } from "vitest";
import { places, saidIn } from "../../support/forms.js";
import { render } from "../../support/render.js";

const redis = "id: redis\nname: Redis\ncategory: store\nsummary: Keys and values.\nattributes: {port: {value: 6379}}\n";
const numbers = "## A\n\n```numbers\n- {fact: redis.port, text: the port}\n```\n";

const made = (entry: string, talk = numbers) => render({ "talk.md": talk, "slides/facts/redis.yaml": entry });

it("an entry of the registry needs no facts", async () => {
  const { live, problems } = await made(redis);
  expect(problems).toEqual([]);
  expect(saidIn(live)).toContain("6,379");
});

it.each([
  ["a key that is nearly known", redis.replace("attributes", "atributes"), 5, "did you mean “attributes”?"],
  ["no id", redis.replace("id: redis\n", ""), 1, "write id:"],
  ["an id in other words", redis.replace("id:", "idd:"), 1, "did you mean “id”?"],
  ["attributes in a list", redis.replace(/attributes.*/, "attributes: [port]"), 5, "write NAME: VALUE"],
  ["no day", `${redis}checked: May 2020\n`, 6, "write it as “2026-11-23”"],
  [
    "no day of a fact",
    `${redis}checked: 2020-05\nfacts:\n- {id: a, claim: Yes, source: {url: u}, checked: 2020-13-01}\n`,
    8,
    "write it as “2026-11-23”",
  ],
  ["facts in a map", `${redis}facts: {id: a}\n`, 6, "begin each fact with “- id:”"],
])("what is wrong with an entry is said at its line: %s", async (_, entry, line, hint) => {
  const { problems } = await made(entry);
  const found = problems.filter(({ span }) => span?.file.path === "slides/facts/redis.yaml");
  expect(places(found)).toContainEqual(["bad-fact", line]);
  expect(found.map(({ remedy }) => remedy).join(" ")).toContain(hint);
});

it("what an author notes besides, and files that are no entries, are left alone", async () => {
  const { problems } = await render({
    "talk.md": numbers,
    "slides/facts/redis.yaml": `${redis}names: [Redis OSS]\npitfalls: [{text: no password}]\n`,
    "slides/facts/comparison.yaml": "comparison: [redis]\n",
  });
  expect(problems).toEqual([]);
});

it("what names no source has no number, and no place among the sources", async () => {
  const { rendered, live, paper } = await made(redis, `${numbers}\n---\n\n## B\n\nIt listens [@redis].\n`);
  expect(rendered.deck.citations).toEqual([]);
  expect(saidIn(live)).toContain("It listens.");
  expect(live).not.toMatch(/sources|class="cite"/);
  expect(paper.flatMap(({ sources }) => sources)).toEqual([]);
});

it("a source that stands with an attribute is its own, and one of its entry", async () => {
  const source = "source: {title: The manual, url: 'https://redis.io/docs'}";
  const { rendered } = await made(redis.replace("6379", `6379, ${source}`), `${numbers}\n---\n\nSo [@redis]\n`);
  expect(rendered.deck.citations).toMatchObject([
    { number: 1, key: "redis.port", title: "Redis", sources: [{ title: "The manual" }] },
    { number: 2, key: "redis", title: "Redis", sources: [{ title: "The manual" }] },
  ]);
});

describe("an attribute that a form shows", () => {
  const measured = `${redis.slice(0, redis.indexOf("attributes"))}attributes:
  first_release: {date: 2009-05-10}
  port: {value: 6379, source: {title: The manual}}
  latency: {value: 1.4, unit: ms, source: {title: A benchmark, url: "https://example.org/bench"}}
`;
  const shown = (form: string) => made(measured, `## A\n\n${form}\n`);

  it("is cited with its own sources, in a fence and in a file", async () => {
    const { rendered, live } = await render({
      "talk.md":
        "## A\n\n::numbers{src=port.yaml}\n\n---\n\n## B\n\n```numbers\n- {fact: redis.latency, text: a read}\n```\n",
      "port.yaml": "- {fact: redis.port, text: the port}\n",
      "slides/facts/redis.yaml": measured,
    });
    expect(rendered.deck.citations.map(({ sources }) => sources.map(({ title }) => title))).toEqual([
      ["The manual"],
      ["A benchmark"],
    ]);
    const [first = "", second = ""] = live.split('data-title="B"');
    expect(first).not.toContain("example.org/bench");
    expect(second).toContain("A benchmark");
  });

  it("without one of its own is not given those of others", async () => {
    const { rendered, live, problems } = await shown(
      "```timeline\n- {fact: redis.first_release}\n- {date: 2013, label: Docker}\n```",
    );
    expect(problems).toEqual([]);
    expect(rendered.deck.citations).toEqual([]);
    expect(live).not.toContain("benchmark");
  });
});

it("a text of a form cites as other texts do", async () => {
  const fact = `${redis}facts: [{id: small, claim: It is small., source: {title: The manual}}]\n`;
  const quiz = "choices: [a, b]\nanswer: 1\nexplanation: So it says [@small].";
  const { rendered, live, problems } = await made(fact, `## A\n\n\`\`\`quiz\n${quiz}\n\`\`\`\n`);
  expect(problems).toEqual([]);
  expect(rendered.deck.citations.map(({ key }) => key)).toEqual(["small"]);
  expect(saidIn(live)).toContain("So it says 1 .");
  expect(live).toContain(">The manual</a>");
  const unknown = await made(redis, `## A\n\n\`\`\`quiz\n${quiz}\n\`\`\`\n`);
  expect(places(unknown.problems)).toEqual([["missing-fact", 6]]);
});

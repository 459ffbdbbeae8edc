import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { onePixel, projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

async function built(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const made = setUp(files);
  const line = ["build", "a.md", "-f", "md,json", "--quiet", ...args];
  expect(await quarterdeckHere(made.folder, line)).toMatchObject({ status: 0 });
  return made;
}

async function markdownOf(text: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const made = await built({ "a.md": text, ...files });
  return readFileSync(made.file("dist/a.md"), "utf8");
}

const script = `#!/usr/bin/env bash
# title: Two kernels
# summary: Which one answers?
# packages: jq
# minutes: 10
set -e

# setup:
cd "$(mktemp -d)"

# cleanup: also runs when a step fails
cleanup() {
  rm -rf x
}
trap cleanup EXIT

# step ask: Which kernel?
#   One is not the machine's.
uname -r

# question: Who answered?
# answer: The Sentry.
`;
const green = (sign: string) => `\\u001b[32m${sign} \\u001b[0m`;
const recording = `{"version": 2, "width": 40, "height": 8}
[0, "m", "ask"]
[0.1, "o", "\\u001b[1m# Which kernel?\\u001b[0m\\r\\n${green("#")}uname \\\\\\r\\n${green(">")}  -r\\r\\n6.18\\r\\n${green("#")}true\\r\\n"]
`;

describe("Markdown", () => {
  it("has formulas in the forms that GitHub takes as they are", async () => {
    const text = await markdownOf(
      "## A\n\nEuler: $$e^{i\\pi}+1=0$$ and $a_1 * b_2$.\n\n| what |\n| --- |\n| $$c_1$$ |\n\n$$\n\\sum_{k=1}^n a_k\n$$\n",
    );
    expect(text).toContain("```math\ne^{i\\pi}+1=0\n```");
    expect(text).toContain("and $`a_1 * b_2`$.");
    expect(text).toContain("| $`c_1`$ |");
    expect(text).toContain("```math\n\\sum_{k=1}^n a_k\n```");
  });

  it("has callouts as alerts with their titles, but not in one another, where GitHub shows none", async () => {
    const kinds = ["note", "tip", "important", "warning", "caution"];
    const callouts = kinds.map((kind) => `:::callout{kind=${kind} title="For *${kind}*"}\nIt says.\n:::`);
    const text = await markdownOf(`## A\n\n${callouts.join("\n\n")}\n\n> [!WARNING]\n> No title.\n`);
    for (const kind of kinds)
      expect(text).toContain(`> [!${kind.toUpperCase()}]\n> **For \\*${kind}\\***\n>\n> It says.\n`);
    expect(text).toContain("> [!WARNING]\n> No title.");
    const nested = await markdownOf(
      "## A\n\n::::callout\nAround.\n\n:::callout{kind=tip title=More}\nWithin.\n:::\n::::\n",
    );
    expect(nested).toContain("> [!NOTE]\n> Around.\n>\n> > **tip: More**\n> >\n> > Within.");
  });

  it("has headings of columns below that of their slide, also where slides stand below parts", async () => {
    const columns = "## Both\n\n:::columns\n### Left\na\n\n### Right\nb\n:::\n";
    expect(await markdownOf(columns)).toMatch(/^## Both\n\n### Left\n\na\n\n### Right$/m);
    const made = setUp({ "a.deck.yaml": "title: A\nsections: [{title: A part, sections: [b.md]}]\n", "b.md": columns });
    const line = ["build", "a.deck.yaml", "-f", "md", "--quiet"];
    expect(await quarterdeckHere(made.folder, line)).toMatchObject({ status: 0 });
    const below = readFileSync(made.file("dist/a.md"), "utf8");
    expect(below).toMatch(/^## A part\n\n### Both\n\n#### Left\n\na\n\n#### Right$/m);
  });

  it("folds answers away, says nothing of clicks, and tells what a speaker does from what is said", async () => {
    const text = await markdownOf(
      "## Which?\n\n```quiz\nchoices: [one, two]\nanswer: 2\nexplanation: Since *two* is.\n```\n\nNote:\nAsk. [click] [stage: Count hands.] Wait for `[click] it`.\n",
    );
    const [asked = "", answer = ""] = text.split("<details>\n<summary>Answer</summary>\n\n");
    expect(asked).toContain("- **A** one\n- **B** two");
    expect(asked).not.toContain("Since");
    expect(answer).toMatch(
      /^B\. two\n\n[\s\S]*\n\n<\/details>\n\n> \*\*Notes:\*\* Ask\. \*\[Count hands\.\]\* Wait for `\[click\] it`\.\n$/,
    );
  });

  it("has a lab as one follows it: commands without prompts, output apart, the clean-up, and the answer folded", async () => {
    const lab =
      '<!-- .slide: layout="worksheet" only="md,json,handout" -->\n## Lab\n\n::lab{script=x.sh cast=x.cast}\n';
    const text = await markdownOf(`## A\n\n---\n\n${lab}`, { "x.sh": script, "x.cast": recording });
    expect(text).toContain("- **Time**: 10 minutes");
    expect(text).toContain('```sh\napt-get update\napt-get install -y jq\ncd "$(mktemp -d)"\n```');
    expect(text).toContain("### 1. Which kernel?\n\nOne is not the machine's.\n\n```sh\nuname \\\n  -r\n```");
    expect(text).toContain("*Output:*\n\n```text\n6.18\n```\n\n```sh\ntrue\n```\n\nWhat did you see");
    expect(text).toContain("### Clean up\n\n```sh\nrm -rf x\n```");
    expect(text).not.toMatch(/trap|at the end of this document/);
    expect(text).toMatch(/<details>[\s\S]*The Sentry\.\n\n<\/details>\n$/);
  });

  it("links to slides, which get an anchor where a link leads to them", async () => {
    const text = await markdownOf('## A\n\nSee [the end](#/end).\n\n---\n\n<!-- .slide: id="end" -->\n## B\n');
    expect(text).toContain("See [the end](#end).");
    expect(text).toContain('<a id="end"></a>\n\n## B');
    expect(text.match(/<a id/g)).toHaveLength(1);
  });
});

describe("--md-files section", () => {
  const deck = {
    "talk.deck.yaml":
      "title: A talk\nsections:\n  - {title: Part one, sections: [one.md]}\n  - {title: Part two, sections: [two.md]}\n",
    "one.md": "---\ntitle: First & best\n---\n\n## A\n\nSee [it](#/b).\n\n![A dot](dot.png)\n",
    "two.md": '---\ntitle: Zweitens\n---\n\n<!-- .slide: id="b" -->\n## B\n\nBack to [A](#/a).\n',
    "dot.png": onePixel,
  };

  it("writes a file for each section, with links between them, below contents", async () => {
    const made = setUp(deck);
    const line = ["build", "talk.deck.yaml", "-f", "md", "--md-files", "section", "--quiet"];
    expect(await quarterdeckHere(made.folder, line)).toMatchObject({ status: 0 });
    const read = (name: string) => readFileSync(made.file(`dist/talk-md/${name}`), "utf8");
    expect(readdirSync(made.file("dist/talk-md")).sort()).toEqual([
      ...["01-first-best.md", "02-zweitens.md", "README.md", "files"],
    ]);
    expect(read("README.md")).toBe(
      "# A talk\n\n## Contents\n\n### Part one\n\n1. [First & best](01-first-best.md)\n\n### Part two\n\n2. [Zweitens](02-zweitens.md)\n",
    );
    const first = read("01-first-best.md");
    expect(first).toContain("# First & best\n\n");
    expect(first).toContain("## A\n\nSee [it](02-zweitens.md#b).");
    expect(first).toContain("[Contents](README.md) · [Next: Zweitens](02-zweitens.md)");
    expect(read("02-zweitens.md")).toContain('<a id="b"></a>\n\n## B\n\nBack to [A](01-first-best.md#a).');
    const picture = /!\[A dot\]\((files\/[^)]+)\)/.exec(first)?.[1] ?? "";
    expect([picture, existsSync(made.file(`dist/talk-md/${picture}`))]).toEqual([expect.stringMatching(/./), true]);
  });

  it.each([
    [
      "title: A talk\nsections: [one.md, three.md, two.md]\n",
      "1. [First & best](01-first-best.md)\n2. [C](02-c.md)\n3. ",
    ],
    [
      "title: A talk\nsections:\n  - one.md\n  - {title: Part, sections: [three.md, two.md]}\n",
      "1. [First & best](01-first-best.md)\n\n### Part\n\n2. [C](02-c.md)\n3. ",
    ],
  ])("has files for sections without and within parts: %j", async (manifest, contents) => {
    const made = setUp({ ...deck, "talk.deck.yaml": manifest, "three.md": "## C\n" });
    const line = ["build", "talk.deck.yaml", "-f", "md", "--md-files", "section", "--quiet"];
    expect(await quarterdeckHere(made.folder, line)).toMatchObject({ status: 0 });
    const readme = readFileSync(made.file("dist/talk-md/README.md"), "utf8");
    expect(readme).toBe(`# A talk\n\n## Contents\n\n${contents}[Zweitens](03-zweitens.md)\n`);
    expect(readFileSync(made.file("dist/talk-md/02-c.md"), "utf8")).toContain("# C\n");
  });

  it("leaves a deck of one file in README.md", async () => {
    const made = setUp({ "a.md": "# A\n\n---\n\n## B\n" });
    const line = ["build", "a.md", "-f", "md", "--md-files", "section", "--quiet"];
    expect(await quarterdeckHere(made.folder, line)).toMatchObject({ status: 0 });
    expect(readdirSync(made.file("dist/a-md"))).toEqual(["README.md"]);
    expect(readFileSync(made.file("dist/a-md/README.md"), "utf8")).toContain("## B\n");
  });

  it("takes no other words", async () => {
    const made = setUp({ "a.md": "## A\n" });
    const { status, err } = await quarterdeckHere(made.folder, ["build", "a.md", "-f", "md", "--md-files", "sections"]);
    expect([status, err]).toEqual([2, expect.stringContaining("did you mean section? write one of: one, section")]);
  });
});

describe("JSON", () => {
  it("says what stands for pictures, and captions, but no titles of code", async () => {
    const boxes = "```boxes\nboxes: [{id: a}, {id: b}]\nrows: [[a, b]]\nwires: [{from: a, to: b}]\n```";
    const dot = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
    const made = await built({
      "a.md": `## A\n\n![A dot](${dot})\n\n${boxes}\n\n---\n\n## B\n\n\`\`\`sh title=run.sh\nls\n\`\`\`\n`,
    });
    const { slides } = JSON.parse(readFileSync(made.file("dist/a.json"), "utf8"));
    expect(slides.map(({ alternatives }: { alternatives: string[] }) => alternatives)).toEqual([
      ["A dot", "a, b. a to b."],
      [],
    ]);
  });
});

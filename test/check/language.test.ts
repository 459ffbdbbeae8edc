import { expect, it } from "vitest";
import { checkTogether } from "../support/check.js";

const check = checkTogether();
const of = async (findings: () => ReturnType<ReturnType<typeof check>>, code: string) =>
  (await findings()).filter((found) => found.code === code);

const mistyped = check({
  "talk.md": `---
title: A talk about contaners
---

## A runtime starts it

The well-knwon kernel starts it, and Bubblewrap watches memhog.

\`\`\`js title="The progam"
// This is the exmaple of a loop
const recieve = 1;
\`\`\`

![A pictrue of a boat](boat.svg)

See [the page](https://example.org/teh/procces) and \`procces\`, #procces, @procces.
`,
  "boat.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>.runing{fill:red}</style><text>The runing process</text></svg>',
});

it("reads words wherever somebody else reads them, and nowhere else", async () => {
  const found = await of(mistyped, "spelling");
  expect(
    found.map(({ file, line, severity, message }) => `${file}:${line} ${severity}: ${message}`).toSorted(),
  ).toEqual([
    "boat.svg:1 warning: “runing” is in no dictionary",
    "talk.md:14 warning: “pictrue” is in no dictionary",
    "talk.md:2 warning: “contaners” is in no dictionary",
    "talk.md:7 hint: 2 words that no dictionary has: Bubblewrap, memhog; 1 more like it in this file: line 10",
    "talk.md:7 warning: “knwon” is in no dictionary",
    "talk.md:9 warning: “progam” is in no dictionary",
  ]);
});

const german =
  "Die Laufzeit liest das Bündel und startet den Prozess, der darin steht. Das ist nicht viel, und es ist genug: Der Kern des Systems macht den Rest, und wir sehen dann, was daraus wird.";
const inGerman = check({ "talk.md": `## Was eine Laufzeit ist\n\n${german}\n` });
const withExample = check({ "talk.md": `## Was eine Laufzeit ist\n\n${german}\n\n\`\`\`yaml\nlang: de\n\`\`\`\n` });
const withGerman = check({
  "talk.md": `## What a runtime is\n\nThe runtime reads the bundle and starts it.\n\nDie Laufzeit liest das Bündel und startet den Prozess.\n`,
});

it("says once of a deck that it is in another language, and spells nothing of it", async () => {
  expect(await of(inGerman, "deck-language")).toHaveLength(1);
  expect(await of(inGerman, "spelling")).toEqual([]);
  expect(await of(withExample, "deck-language")).toMatchObject([
    { line: 1, message: expect.stringMatching(/^the deck does not say its language/) },
  ]);
  expect(await of(withGerman, "spelling")).toEqual([]);
});

const doubled = check({
  "talk.md": `## The runtime starts it\n
It is is there, and they said that that had had an end in the
the list.

- An item with the
  the word
- go

> quoted and
> and more

| a cell with with | with |
|---|---|
| a | a |

## Docker
Docker is a/b b:1 and Duran Duran. Over. Over it goes.
`,
});

it("finds words that stand twice across the end of a line, and takes no names, cells and sentences for them", async () => {
  const found = await of(doubled, "doubled-word");
  expect(found.map(({ line, message }) => `${line} ${message}`)).toEqual([
    "3 “is” stands twice",
    "3 “the” stands twice",
    "6 “the” stands twice",
    "10 “and” stands twice",
    "13 “with” stands twice",
  ]);
});

const chosen = check({
  "talk.md": `## The kernel obviously starts it\n\nSimply ask it. The tool Just and \`just\` stay; a/just, too.\n`,
});

it("hints at words that say that something is easy, and not at names and code", async () => {
  const found = await of(chosen, "word-choice");
  expect(found.map(({ line, column, severity }) => `${line}:${column} ${severity}`)).toEqual(["1:15 hint"]);
  expect(found[0]?.places?.map(({ line, column }) => `${line}:${column}`)).toEqual(["1:15", "3:1"]);
});

const emoji = check({
  "talk.md": `## The whale 🐳 is ⚠️ here\n\nIt has ⍼ signs.\n\n---\n\n## More signs\n\nThey are ⍼ again.\n`,
});

it("says once of a deck that a character has no font, and not of emoji that every system has", async () => {
  const found = await of(emoji, "missing-glyph");
  expect(found.map(({ message }) => message)).toEqual(["no bundled font has “⍼” (U+237C), on 2 slides"]);
});

const noted = (title: string, body = "It starts.") => `## ${title}\n\n${body}\n\nNote:\nSay it.\n\n---\n\n`;
const spoken = check({
  "talk.md": `${noted("A runtime starts")}${noted("A shim stays")}${noted("An engine manages")}${noted("A kernel runs")}# The second part\n\n---\n\n## Questions?\n\nAsk me.\n\n---\n\n## A slide with no notes\n\nIt has words.\n`,
});

it("asks for no notes of titles and of the slide for questions", async () => {
  expect((await of(spoken, "missing-notes")).map(({ message }) => message)).toEqual([
    "“A slide with no notes” has no speaker notes",
  ]);
});

const slide = (number: number) => `## Title number ${number}\n\nText.\n\n#### Small ${number}\n\nMore.\n\n---\n\n`;
const levels = check({
  "talk.md": `# The talk\n\n#### A subtitle\n\n---\n\n${[1, 2, 3].map(slide).join("")}## End\n\nText.\n`,
});

it("says once that a deck skips a level everywhere, and nothing of a subtitle", async () => {
  expect((await of(levels, "heading-order")).map(({ line, message }) => `${line} ${message}`)).toEqual([
    "11 headings of level 4 follow those of level 2 on 3 slides",
  ]);
});

const foreign = check({
  "talk.md":
    "---\nmarp: true\ntitle: A\npaginate: true\n_class: lead\nextra: yes\n---\n\n## A title that says it\n\nThanks to [@name](https://example.org/a).\n",
});

it("names all settings of another tool at once, and takes a link with an @ for a link", async () => {
  const found = (await foreign()).filter(({ severity }) => severity !== "hint");
  expect(found.map(({ code, line, message }) => `${line} ${code}: ${message}`)).toEqual([
    "2 ignored-key: “marp”, “paginate”, “_class” and “extra” are settings of another tool and have no effect here",
  ]);
});

import { expect, it } from "vitest";
import type { Prose } from "../../../src/check/prose.js";
import { proseOf } from "../../../src/check/prose.js";
import { lookAtWords } from "../../../src/inspect/words.js";
import { sourceFile } from "../../../src/source/text.js";

const italian =
  "Il sistema che usiamo è una parte della rete, e non è la sola: per il resto si usa un altro, con il quale si lavora come prima.";

/** The first lines of the decks of a collection of which something is spelled. */
async function spelledOf(...texts: string[]): Promise<string[]> {
  const decks = texts.map((text, index) => {
    const file = sourceFile(`deck-${index}.md`, text);
    const span = { file, start: 0, end: text.length };
    const info = {
      language: /^lang: (\w+)/m.exec(text)?.[1] ?? "en",
      span,
      variables: new Map(),
      speaker: { name: "" },
      event: "",
    };
    const prose = proseOf(text, span);
    return { compiled: { info, facts: () => ({ entities: new Map() }) }, prose };
  });
  const asked: Prose[] = [];
  const speller = {
    prepare: () => undefined,
    check: async (proses: readonly Prose[]) => {
      asked.push(...proses);
      return proses.map(() => ({ misspellings: [], counts: { words: 0, unknown: 0, strange: 0 } }));
    },
    close: async () => undefined,
  };
  await lookAtWords(
    decks.map(({ compiled }) => ({ compiled })) as never,
    decks.map(({ prose }) => ({ slides: [prose], others: [] })),
    { speller, config: { words: [], optionsOf: () => ({}) } as never, events: {} },
  );
  return asked.map(({ span }) => span.file.path);
}

it("spells no deck of few words as English whose neighbours are in another language", async () => {
  const short = "## Controllo di versione";
  expect(await spelledOf(italian, italian, italian, short)).toEqual([]);
  expect(await spelledOf(italian, short)).toEqual(["deck-1.md"]);
});

it("spells what says its language, and what has short words of English", async () => {
  const said = "---\nlang: en\n---\n\n## Version control";
  const english = "## The control of versions\n\nThis is what we do with it.";
  expect(await spelledOf(italian, italian, italian, said, english)).toEqual(["deck-3.md", "deck-4.md"]);
});

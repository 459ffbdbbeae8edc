import { describe, expect, it } from "vitest";
import { deckLanguage } from "../../../src/check/rules/deck-language.js";
import { topicTitle } from "../../../src/check/rules/topic-title.js";
import { noDictionaryFor } from "../../../src/inspect/dictionaries.js";
import { remarksOf, told } from "../../support/remarks.js";

describe("a language may be written in capitals", () => {
  const english =
    "The runtime reads the bundle and starts the process that is in it. This is not much, and it is enough for what you want to do with it.";

  it("where a deck says it", async () => {
    const deckIn = (language: string) => `---\nlang: ${language}\n---\n\n## What a runtime is\n\n${english}\n`;
    expect(told(await remarksOf(deckLanguage, deckIn("EN-gb")))).toEqual([]);
    expect(told(await remarksOf(deckLanguage, deckIn("DE")))).toEqual([
      "2:1 the deck says it is in “DE”, but its text looks like “en”",
    ]);
  });

  it("where titles are judged", async () => {
    expect(await remarksOf(topicTitle, "---\nlang: EN\n---\n\n## CRI\n")).toHaveLength(1);
    expect(await remarksOf(topicTitle, "---\nlang: enm\n---\n\n## CRI\n")).toEqual([]);
  });

  it("where a dictionary is named", () => {
    expect(noDictionaryFor("DE-AT")).toContain("@cspell/dict-de-de");
    expect(noDictionaryFor("PT-br")).toContain("@cspell/dict-pt-br");
  });
});

import { describe, expect, it } from "vitest";
import { isInAnother } from "../../../src/check/language.js";
import { slipOf } from "../../../src/check/slips.js";
import { countWords, isForeignDeck, withoutForeign } from "../../../src/inspect/foreign-passages.js";
import { sourceFile } from "../../../src/source/text.js";

/** The first word of a text in a language as dictionaries see it that know some others. */
const slipIn =
  (language: string) =>
  (text: string, word: string, ...suggestions: string[]): readonly string[] => {
    const file = sourceFile("talk.md", text);
    const start = text.indexOf(word);
    return slipOf({ word, span: { file, start, end: start + word.length }, suggestions, language });
  };
const slip = slipIn("en");

describe("a word that no dictionary has", () => {
  it("is mistyped where one has a word that is nearly the same", () => {
    expect(slip("It is a procces here.", "procces", "proceeds", "process", "prices")).toEqual(["process"]);
    expect(slip("We recieve it.", "recieve", "relieve", "receive")).toContain("receive");
    expect(slip("## Contianers are here", "Contianers", "containers")).toEqual(["Containers"]);
  });

  it("is a term or a name where none is near, and where it is written as a name", () => {
    expect(slip("The memhog takes it.", "memhog", "mahogany")).toEqual([]);
    expect(slip("Ask Junie about it.", "Junie", "june")).toEqual([]);
    expect(slip("It is TypeSkript.", "TypeSkript", "typescript")).toEqual([]);
    expect(slip("- Marp", "Marp", "mark", "harp")).toEqual([]);
  });
});

describe("a word with a capital", () => {
  const inGerman = slipIn("de-AT");

  it("is a noun in German wherever it stands, and a name elsewhere", () => {
    expect(inGerman("Der Standart gilt.", "Standart", "Standard", "Standarte")).toEqual(["Standard", "Standarte"]);
    expect(slip("The Standart is here.", "Standart", "standard")).toEqual([]);
  });

  it("may be the first half of a word in German", () => {
    expect(inGerman("Die Formatierungs- und Suchhilfen", "Formatierungs", "Formatierungs-")).toEqual([]);
  });

  it("is a name in German, too, where it does not only lack a letter or mix them up", () => {
    expect(inGerman("Wir fragen Jannik Merz.", "Jannik", "Panik")).toEqual([]);
    expect(inGerman("Wir nehmen Grafana.", "Grafana", "Grafen")).toEqual([]);
  });
});

describe("a passage", () => {
  const words = (...kinds: ("known" | "mistyped" | "strange")[]) => kinds.map((kind, start) => ({ start, kind }));

  it("is in another language where its short words are", () => {
    expect(isInAnother("Die Laufzeit startet den Prozess und das ist gut", "en")).toBe(true);
    expect(isInAnother("The runtime starts the process of the user", "en")).toBe(false);
    expect(isInAnother("The runtime starts die Laufzeit", "en-GB")).toBe(false);
  });

  it("says nothing of its words then", () => {
    const text = "Wir sehen die Laufzeit, und das ist gut.";
    expect(withoutForeign(text, "en", words("strange", "mistyped"))).toEqual([]);
    expect(withoutForeign("We see the runtme, and it is godo.", "en", words("mistyped", "mistyped"))).toHaveLength(2);
  });

  it("is left out line by line, by its label or by two short words of its language", () => {
    const lines = ":FR:- Lancer un conteneur\n- Use a contaner of the host\n- Se connecter avec des ports\n";
    const found = ["conteneur", "contaner", "connecter"].map((word) => ({
      start: lines.indexOf(word),
      kind: "mistyped" as const,
      word,
    }));
    const known = Array.from({ length: 9 }, () => ({ start: lines.indexOf("Use"), kind: "known" as const, word: "" }));
    const all = [...found, ...known].toSorted((a, b) => a.start - b.start);
    expect(withoutForeign(lines, "en", all).flatMap(({ word }) => word || [])).toEqual(["contaner"]);
  });

  it("is none with a short word of the deck's language, even of a line of strange words", () => {
    const line = words("strange", "strange", "strange", "mistyped");
    const known = Array.from({ length: 9 }, () => ({ start: 40, kind: "known" as const }));
    const spelled = (text: string) =>
      withoutForeign(text.padEnd(30).concat("\n").padEnd(60), "en", [...line, ...known]);
    expect(spelled("It knows quxxes and zorblers")).toHaveLength(13);
    expect(spelled("Quxxes zorblers mimsy")).toHaveLength(9);
  });

  it("is not in the language of a label that is that of the deck", () => {
    const line = [{ start: 6, kind: "mistyped" as const }];
    expect(withoutForeign(":EN:- Runing it", "en-GB", line)).toHaveLength(1);
    expect(withoutForeign(":EN:- Runing it", "fr", line)).toHaveLength(0);
  });

  it("is in another language where hardly a word is known", () => {
    const strange = words("strange", "strange", "strange", "strange", "strange", "known");
    expect(withoutForeign("", "en", strange)).toEqual([]);
    expect(withoutForeign("", "en", words("mistyped", "mistyped", "known", "known", "known"))).toHaveLength(5);
    expect(isForeignDeck(Array.from({ length: 5 }, () => countWords(strange)))).toBe(true);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readLocale } from "../../src/content/locale.js";
import { ProblemList } from "../../src/report/problem.js";
import { sourceFile } from "../../src/source/text.js";
import type { Message } from "../../src/words/message.js";

const folder = "templates/locales";
const languages = readdirSync(folder).map((name) => name.replace(".yaml", ""));

function localeOf(language: string): ReadonlyMap<string, Message> {
  const name = `${folder}/${language}.yaml`;
  const problems = new ProblemList();
  const messages = readLocale(sourceFile(name, readFileSync(name, "utf8")), problems);
  expect(problems.all).toEqual([]);
  return messages;
}

const english = localeOf("en");
const formsOf = (message: Message | undefined): string[] =>
  typeof message === "string" ? [message] : Object.values(message ?? {});
const placesIn = (texts: readonly string[]) =>
  [...new Set(texts.flatMap((text) => text.match(/\{[\w-]+\}/g) ?? []))].toSorted();

describe.each(languages)("the words in %s", (language) => {
  const own = localeOf(language);

  it("are all there, and no others", () => {
    expect([...own.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it("have the places that are filled in", () => {
    for (const [key, message] of english) {
      expect(placesIn(formsOf(own.get(key))), key).toEqual(placesIn(formsOf(message)));
    }
  });

  it("have a form for each kind of number that the language has", () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [key, message] of own) {
      // What is the same for every number needs one form.
      if (typeof message === "string" || Object.keys(message).length === 1) continue;
      expect(Object.keys(message).toSorted(), key).toEqual(needed);
    }
  });
});

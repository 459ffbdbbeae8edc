import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { apartFrom, fixAll, textsOf } from "../support/fixing.js";
import { projectMaker } from "../support/project.js";
import { sloppyDeck } from "../support/sloppy.js";

const projectOf = projectMaker();

/** A section of the built-in decks, as it would be without ids. */
const section = "slides/vm-like/gvisor.md";
const withoutIds = (text: string) => text.replaceAll(/ ?\bid="[^"]*"/g, "");

it("fixing takes nothing away and adds nothing but what is said, and leaves nothing to a second run", async () => {
  const generated = Array.from({ length: 6 }, (_, seed) => [`sloppy-${seed}.md`, sloppyDeck(seed)] as const);
  const files = { ...Object.fromEntries(generated), "own.md": withoutIds(readFileSync(section, "utf8")) };
  const { folder } = projectOf({ ...files, "quarterdeck.config.yaml": 'check: {sizes: ["16:9"]}\n' });
  const names = Object.keys(files);
  const before = textsOf(folder, names);
  const { places, texts } = await fixAll(folder, names);
  for (const [name, text] of texts) {
    const own = places.filter(({ file }) => file === name);
    expect(apartFrom(own, text), name).toBe(apartFrom(own, before.get(name) ?? ""));
  }
  const codes = new Set(places.map(({ code }) => code));
  expect([...codes].toSorted()).toEqual(["doubled-word", "heading-order", "missing-id", "terms"]);
  const again = await fixAll(folder, names);
  expect([again.places, again.texts]).toEqual([[], texts]);
});

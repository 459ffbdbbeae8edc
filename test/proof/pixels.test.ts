import { afterAll, beforeAll, expect, it } from "vitest";
import { buildOwnDecks, deckNames } from "../support/decks.js";
import { type Comparison, openComparison } from "../support/pixels.js";
import { project } from "../support/project.js";

const decks = project();
let comparison: Comparison;
beforeAll(async () => {
  await buildOwnDecks(decks.folder);
  comparison = await openComparison(decks.folder);
});
afterAll(async () => {
  await comparison.close();
  decks.remove();
});

it.each(deckNames)("every slide of %s looks like its page of the PDF", async (name) => {
  const { pages, different } = await comparison.compare(name);
  expect(pages).toBeGreaterThan(5);
  expect(different).toEqual([]);
});

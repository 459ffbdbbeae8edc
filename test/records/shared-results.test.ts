import { expect, it } from "vitest";
import type { DeckJob } from "../../src/project/deck-jobs.js";
import type { BuiltDeck } from "../../src/records/built-deck.js";
import { openSharedResults } from "../../src/records/shared/results.js";
import { digestOf } from "../../src/source/inquiry.js";
import { openPatientStore } from "../../src/store/patient.js";
import { projectMaker } from "../support/project.js";
import { memoryStore } from "../support/stores.js";

const setUp = projectMaker();

/** Machines that share a store, each with what it says of its browser. */
function machines() {
  const { folder: root, file } = setUp({ "one.md": "# One\n" });
  const input: DeckJob = {
    root,
    file: "one.md" as DeckJob["file"],
    border: "whole",
    name: "one",
    variant: undefined,
    formats: ["pdf"],
    out: file("dist"),
  };
  const deck: BuiltDeck = {
    ...{ name: "one", variant: undefined, title: "One", subtitle: "", language: "en", slides: 1, minutes: 1 },
    ...{
      outputs: [{ format: "pdf", path: file("dist/one.pdf"), bytes: 1 }],
      preview: undefined,
      cover: "",
      unchanged: false,
      file: file("one.md"),
      warnings: [],
    },
    look: {
      ...{ theme: "paper", ground: "light", bg: "#ffffff", ink: "#000000", muted: "#000000", line: "#000000" },
      ...{ accent: "#000000", cover: "#ffffff", coverInk: "#000000" },
    },
    names: { variants: [], declared: [], variables: [], languages: [], decks: [], rehearsals: [] },
  };
  const kept = memoryStore();
  const store = openPatientStore(kept, { readOnly: false, note: () => undefined });
  const made = {
    deck,
    files: [],
    notices: [],
    madeOf: [
      { root, border: "whole" as const, answers: [["read", "one.md", digestOf(Buffer.from("# One\n"))] as const] },
    ],
    browser: "used" as const,
  };
  return (browser: string | undefined) => {
    const scopeOf = () => ({ maker: "this", choices: {}, epoch: undefined });
    const results = openSharedResults({ store, secret: undefined, scopeOf, browser: () => browser });
    return {
      publish: () => results.publish(input, made),
      find: async () => (await results.find(input))?.deck.name,
      findAt: async (place: Parameters<typeof results.findAt>[1]) => (await results.findAt(input, place)) !== undefined,
    };
  };
}

it("what a browser has printed is found by machines with the same one", async () => {
  const machine = machines();
  expect((await machine("Chromium 1").publish()).is).toBe("new");
  expect(await machine("Chromium 1").find()).toBe("one");
  expect(await machine("Chromium 2").find()).toBeUndefined();
  expect(await machine(undefined).find()).toBeUndefined();
});

it("browsers of which nobody knows what they are count as different ones", async () => {
  const machine = machines();
  const { is, place } = await machine(undefined).publish();
  expect(is).toBe("new");
  expect(await machine(undefined).find()).toBeUndefined();
  expect(await machine(undefined).findAt(place)).toBe(true);
  expect((await machine(undefined).publish()).is).toBe("new");
});

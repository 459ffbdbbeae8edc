import { realpathSync } from "node:fs";
import { expect, it } from "vitest";
import type { DeckJob } from "../../../src/project/deck-jobs.js";
import type { BuiltDeck } from "../../../src/records/built-deck.js";
import { openSharedResults } from "../../../src/records/shared/results.js";
import { digestOf } from "../../../src/source/inquiry.js";
import { openPatientStore } from "../../../src/store/patient.js";
import { projectMaker } from "../../support/project.js";
import { memoryStore } from "../../support/stores.js";

const setUp = projectMaker();

/** A deck that was made of its file alone, with the results of a machine that builds with these options. */
function open() {
  const project = setUp({ "talk.md": "# Talk\n" });
  const root = realpathSync(project.folder);
  const store = openPatientStore(memoryStore(), { readOnly: false, note: () => undefined });
  const input = (...formats: DeckJob["formats"]) =>
    ({
      root,
      border: "whole",
      file: "talk.md",
      name: "talk",
      variant: undefined,
      formats,
      out: `${root}/dist`,
    }) as DeckJob;
  const resultsWith = (choices: object, browser = "a browser") =>
    openSharedResults({
      store,
      secret: undefined,
      scopeOf: () => ({ maker: "this version", choices, epoch: undefined }),
      browser: () => browser,
    });
  const look = {
    theme: "t",
    ground: "dark",
    ...Object.fromEntries(
      ["bg", "ink", "muted", "line", "accent", "cover", "coverInk"].map((name) => [name, "#000000"]),
    ),
  };
  const names = { variants: [], declared: [], variables: [], languages: [], decks: ["talk"], rehearsals: [] };
  const about = {
    name: "talk",
    title: "Talk",
    subtitle: "",
    language: "en",
    slides: 1,
    minutes: 1,
    cover: "",
    look,
    names,
  };
  const made = (...formats: readonly string[]) => ({
    deck: {
      ...about,
      outputs: formats.map((format) => ({ format, path: `${root}/dist/talk.${format}`, bytes: 1 })),
      warnings: [],
      file: `${root}/talk.md`,
      unchanged: false,
    } as unknown as BuiltDeck,
    files: formats.map((format) => ({ path: `${root}/dist/talk.${format}`, hash: "a".repeat(64), bytes: 1 })),
    notices: [],
    madeOf: [
      { root, border: "whole" as const, answers: [["read", "talk.md", digestOf(Buffer.from("# Talk\n"))] as const] },
    ],
    browser: "used" as const,
  });
  return { project, input, resultsWith, made };
}

it("leads from a place to the result of the same deck, formats and options, and to no other one", async () => {
  const { project, input, resultsWith, made } = open();
  const raw = resultsWith({ html: "raw" });
  const { is, place } = await raw.publish(input("html"), made("html"));
  expect(is).toBe("new");
  expect(await raw.findAt(input("html"), place)).toMatchObject({ deck: { title: "Talk", fetched: true } });
  // Another browser may be here: the place says what has printed it.
  expect(await resultsWith({ html: "raw" }, "another").findAt(input("html"), place)).toBeDefined();
  expect(await resultsWith({ html: "raw" }, "another").find(input("html"))).toBeUndefined();
  expect(await resultsWith({ html: "sanitized" }).findAt(input("html"), place)).toBeUndefined();
  expect(await raw.findAt(input("html", "pdf"), place)).toBeUndefined();
  expect(await raw.findAt(input("html"), { ...place, browser: "another" })).toBeUndefined();
  project.write("talk.md", "# Otherwise\n");
  expect(await resultsWith({ html: "raw" }).findAt(input("html"), place)).toBe("changed");
});

it("tells whether a result is there already, and whether it is the same", async () => {
  const { input, resultsWith, made } = open();
  const results = resultsWith({});
  const [one] = made("html").files;
  expect((await results.publish(input("html"), made("html"))).is).toBe("new");
  expect((await results.publish(input("html"), made("html"))).is).toBe("known");
  const other = { ...made("html"), files: one ? [{ ...one, hash: "b".repeat(64) }] : [] };
  expect((await results.publish(input("html"), other)).is).toBe("other");
});

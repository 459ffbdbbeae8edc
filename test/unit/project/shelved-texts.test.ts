import { describe, expect, it } from "vitest";
import { asReadings, ShelvedTexts } from "../../../src/project/shelved-texts.js";

const long = (length: number) => "x".repeat(length);

describe("texts in a record", () => {
  it("come back by their keys, those that were shown last", () => {
    const first = new ShelvedTexts(undefined);
    for (let number = 0; number < 100; number++) first.keep(`key${number}`, `text ${number}`);
    expect(first.isChanged).toBe(true);
    const second = new ShelvedTexts(first.print());
    expect(second.isChanged).toBe(false);
    expect(second.find("key7")).toBe("text 7");
    second.keep("new", "text");
    const third = new ShelvedTexts(second.print());
    expect([third.find("key7"), third.find("new"), third.find("key1"), third.find("key99")]).toEqual([
      "text 7",
      "text",
      undefined,
      "text 99",
    ]);
  });

  it("are left out where they are very long, and the others stay", () => {
    const texts = new ShelvedTexts(undefined);
    texts.keep("a", "short");
    texts.keep("film", long(2 ** 18 + 1));
    texts.keep("b", "short");
    const again = new ShelvedTexts(texts.print());
    expect([again.find("a"), again.find("film"), again.find("b")]).toEqual(["short", undefined, "short"]);
  });

  it("come to no more than a bound in a run, however long it is", () => {
    const texts = new ShelvedTexts(undefined);
    for (let number = 0; number < 100; number++) texts.keep(`key${number}`, long(2 ** 18));
    expect(texts.find("key63")).toBeDefined();
    expect(texts.find("key64")).toBeUndefined();
    expect(texts.print().length).toBeLessThanOrEqual(2 ** 24);
  });

  it("hold bytes", () => {
    const texts = new ShelvedTexts(undefined);
    asReadings(texts).keep("a", Uint8Array.of(0, 10, 255));
    expect([...(asReadings(new ShelvedTexts(texts.print())).find("a") ?? [])]).toEqual([0, 10, 255]);
  });
});

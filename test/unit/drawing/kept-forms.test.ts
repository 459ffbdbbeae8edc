import { describe, expect, it } from "vitest";
import { makerOf } from "../../../src/cache/maker.js";
import { openKeptForms } from "../../../src/drawing/kept-forms.js";
import { shelfInMemory } from "../../support/shelf-in-memory.js";

describe("kept pictures of forms", () => {
  const texts = new Map<string, string>();
  const first = openKeptForms(shelfInMemory(texts), "1");
  first.set("talk.md", "a", { size: 3 });
  first.save();

  it("are there for the next run of the same program, in the same file", () => {
    expect(openKeptForms(shelfInMemory(texts), "1").get("talk.md", "a")).toEqual({ size: 3 });
    expect(openKeptForms(shelfInMemory(texts), "2").get("talk.md", "a")).toBeUndefined();
    expect(openKeptForms(shelfInMemory(texts), "1").get("other.md", "a")).toBeUndefined();
  });

  it("leave again when their slides have long gone", () => {
    const own = new Map<string, string>();
    for (let run = 0; run < 50; run++) {
      const forms = openKeptForms(shelfInMemory(own), "1");
      forms.set("talk.md", `text ${run}`, run);
      forms.save();
    }
    const last = openKeptForms(shelfInMemory(own), "1");
    expect([last.get("talk.md", "text 49"), last.get("talk.md", "text 40"), last.get("talk.md", "text 1")]).toEqual([
      49,
      40,
      undefined,
    ]);
  });

  it("leave again within a long run, the oldest first", () => {
    const own = new Map<string, string>();
    const forms = openKeptForms(shelfInMemory(own), "1");
    for (let version = 0; version < 2000; version++) {
      forms.set("talk.md", `text ${version}`, version);
      forms.get("talk.md", "text 0");
    }
    forms.save();
    const last = openKeptForms(shelfInMemory(own), "1");
    const found = ["text 0", "text 1", "text 1999"].map((key) => last.get("talk.md", key));
    expect(found).toEqual([0, undefined, 1999]);
  });

  it("are made anew where numbers and dates may be written otherwise", () => {
    const versions = { icu: "77.1", cldr: "47.0", unicode: "16.0" };
    const makers = [versions, { ...versions, icu: "78.1" }, { ...versions, cldr: "48.0" }, { ...versions }];
    expect(new Set(makers.map((each) => makerOf("1", each))).size).toBe(3);
  });

  it.each(["", "[", "{}", "[1]", '[["a"]]', "null"])("are as good as none where the file holds %j", (text) => {
    const damaged = new Map([...texts.keys()].map((key) => [key, text]));
    expect(openKeptForms(shelfInMemory(damaged), "1").get("talk.md", "a")).toBeUndefined();
  });
});

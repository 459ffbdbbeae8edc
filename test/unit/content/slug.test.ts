import { describe, expect, it } from "vitest";
import { slugOf } from "../../../src/content/slug.js";

describe("an id from a title", () => {
  it.each([
    ["Docker™", "docker"],
    ["Docker™ Desktop℠ and Go®", "docker-desktop-and-go"],
    ["Über ℝ and ℌ", "uber-r-and-h"],
    ["Größe № 5", "große-no-5"],
    ["हिन्दी की क़लम", "हिन्दी-की-क़लम".normalize("NFC")],
    ["?!", ""],
  ])("of %s is %s", (title, id) => {
    expect(slugOf(title)).toBe(id);
  });

  it("has up to 60 code points, and no part of a grapheme or hyphen at its end", () => {
    expect(slugOf("a".repeat(70))).toBe("a".repeat(60));
    expect(slugOf(`${"a".repeat(59)} word`)).toBe("a".repeat(59));
    expect(slugOf(`${"a".repeat(60)}`)).toBe("a".repeat(60));
    const letters = "की".repeat(40);
    expect(slugOf(`a${letters}`)).toBe(`a${"की".repeat(29)}`);
    expect(slugOf("𠮷".repeat(70))).toBe("𠮷".repeat(60));
  });
});

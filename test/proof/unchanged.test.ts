import { describe, expect, it } from "vitest";
import { changes, expectMadeAgain, setUpBuilds } from "../support/builds.js";

describe.concurrent("a second build after a change of", () => {
  it.each(changes)("%s makes %j", (_, made, change) => expectMadeAgain(made, change));

  it("an option makes what it changes", async () => {
    const builds = setUpBuilds();
    await builds.build();
    for (const option of [
      ["--minutes", "10"],
      ["--safe", "--trust-templates"],
      ["--brand", "brand.yaml"],
      ["--theme", "quarterdeck-light"],
    ]) {
      expect(await builds.build(...option), option.join(" ")).toEqual(["a", "b"]);
      expect(await builds.build(...option), option.join(" ")).toEqual([]);
    }
    expect(await builds.build("--jobs", "1"), "the files are those of the last option").toEqual(["a", "b"]);
    expect(await builds.build("--jobs", "2")).toEqual([]);
  });
});

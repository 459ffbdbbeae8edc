import { describe, expect, it } from "vitest";
import { openLayouts } from "../../../src/export/kept-layouts.js";
import { asHtml } from "../../../src/render/html/html.js";
import { projectMaker } from "../../support/project.js";

const setUp = projectMaker();
const pageOf = (text: string) => ({ html: asHtml(`<p>${text}</p>`), policy: "", files: new Map() });

describe("what was found out about documents on paper", () => {
  it("is found out once of each page, for each question, also in another run", async () => {
    const { file } = setUp({});
    let found = 0;
    const ask = (text: string, asked: string, cache = true) =>
      openLayouts({ environment: { ...process.env, XDG_CACHE_HOME: file("") }, cache }).of(
        pageOf(text),
        asked,
        async () => [[text, ++found]],
      );
    expect([await ask("a", "heights"), await ask("a", "heights")]).toEqual([[["a", 1]], [["a", 1]]]);
    expect(await ask("a", "pages")).toEqual([["a", 2]]);
    expect(await ask("b", "heights")).toEqual([["b", 3]]);
    expect(await ask("a", "heights", false)).toEqual([["a", 4]]);
    expect(await ask("a", "heights")).toEqual([["a", 1]]);
  });
});

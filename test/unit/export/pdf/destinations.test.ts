import { describe, expect, it } from "vitest";
import { destinationName, destinationPages } from "../../../../src/export/pdf/destinations.js";
import { objectText, setObject } from "../../../../src/export/pdf/file.js";
import { mergePdfs } from "../../../../src/export/pdf/merge.js";
import { readSample, slideIds } from "./samples.js";

describe("the pages of destinations", () => {
  it("are found by the ids of the elements, in drafts as well", () => {
    expect([...destinationPages(readSample("part-1"))]).toEqual([["größe", 1]]);
    expect([...destinationPages(readSample("draft"))]).toEqual([["größe", 1]]);
    expect([...destinationPages(readSample("part-2"))]).toEqual([["the:(end)", 1]]);
    expect(destinationPages(readSample("many")).size).toBe(0);
  });

  it("are counted through all parts", () => {
    const pages = destinationPages(mergePdfs([readSample("part-1"), readSample("part-2")], slideIds));
    expect(slideIds.map((id) => pages.get(id))).toEqual([0, 1, 2, 3]);
  });

  it("does not know pages that are not in the document", () => {
    const pdf = readSample("part-1");
    const number = Number(/\/Dests (\d+) 0 R/.exec(objectText(pdf, pdf.root))?.[1]);
    setObject(pdf, `<</gone [${pdf.next} 0 R /Fit]>>`, number);
    expect(destinationPages(pdf).size).toBe(0);
  });
});

describe("the names of destinations", () => {
  it("are those that Chromium writes", () => {
    // One of Chromium's own, from an id with every mark of ASCII that HTML allows.
    expect(destinationName("a:b;c,d~e'f(g)h&i=j?k@l$m!n*o+p\\q|r^s[t]u{v}w%x\"y<z>`0")).toBe(
      "a:b;c,d~e'f#28g#29h&i=j?k@l$m!n*o+p\\q|r^s#5Bt#5Du#7Bv#7Dw#25x#2522y#253Cz#253E#25600",
    );
    expect(destinationName("größe")).toBe("gr#25C3#25B6#25C3#259Fe");
  });

  it.each(["größe", "two words", "中文", "🚢", "a/b#c", "100%", "(x) [y] {z} <w>", 'a"b`c'])(
    "are read back: %s",
    (id) => {
      const pdf = readSample("part-1");
      const number = Number(/\/Dests (\d+) 0 R/.exec(objectText(pdf, pdf.root))?.[1]);
      const page = /\[(\d+) 0 R/.exec(objectText(pdf, number))?.[1];
      setObject(pdf, `<</first [${page} 0 R /Fit]\n/${destinationName(id)} [${page} 0 R /Fit]>>`, number);
      expect([...destinationPages(pdf)]).toEqual([
        ["first", 1],
        [id, 1],
      ]);
    },
  );
});

import { expect, it } from "vitest";
import { asHtml } from "../../../src/render/html/html.js";
import { paperParts } from "../../../src/render/page/paper-parts.js";

it("a part has a place for what it links to in another one, and none for what the document does not hold", () => {
  const text = "word ".repeat(60_000);
  const sheet = (id: string, links: string) => `<section data-sheet id="${id}">${links}<p>${text}</p></section>`;
  const body = `<main>${sheet("one", '<a href="#two">2</a><a href="#sources">3</a>')}${sheet("two", "")}</main>`;
  const [first = "", second = "", ...more] = paperParts(asHtml(body), []).map((part): string => part.body);
  expect(more).toEqual([]);
  expect(first).toContain('<span id="two"></span>');
  expect(first).not.toContain('id="sources"');
  expect(second).toContain('<a href="#two"></a>');
  expect(second).not.toContain("sources");
});

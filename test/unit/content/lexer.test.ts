import { Marked } from "marked";
import { expect, it } from "vitest";
import { type LexerLimit, openLexer } from "../../../src/content/lexer.js";
import { limits } from "../../../src/source/limits.js";

function lex(text: string) {
  const met: LexerLimit["kind"][] = [];
  const marked = new Marked({ gfm: true });
  const tokens = openLexer(marked, {}, ({ kind }) => met.push(kind)).lex(text);
  return { met, html: marked.parser(tokens) };
}

it("looks for mail addresses as long as there may be, and no further", () => {
  const name = "a".repeat(64);
  expect(lex(`${name}@b.org`).html).toContain(`<a href="mailto:${name}@b.org">`);
  expect(lex(`b${name}@b.org`).html).toContain(`<p>b<a href="mailto:${name}@b.org">`);
  expect(lex(`<b${name}@b.org>`).html).not.toContain(`mailto:b${name}`);
});

it("takes no footnote for the definition of a link", () => {
  expect(lex("Text[^a], [b]\n\n[^a]: Hello\n\n[b]: hello.md").html).toBe(
    '<p>Text[^a], <a href="hello.md">b</a></p>\n<p>[^a]: Hello</p>\n',
  );
});

it("counts neither pictures nor drawings as text", () => {
  const drawing = '<b class="a" id=b></b>'.repeat(limits.paragraphCharacters / 10);
  expect(lex(`![](data:image/png;base64,${"A".repeat(2_000_000)})`).met).toEqual([]);
  expect(lex(`a ${drawing}`).met).toEqual([]);
  expect(lex(`a ${"<b c ".repeat(limits.paragraphCharacters / 4)}`).met).toEqual(["paragraph"]);
});

it("reads what is as deep as the limits say", () => {
  expect(lex(`${"> ".repeat(limits.blockDepth)}a`).met).toEqual([]);
  expect(lex(`${"> ".repeat(limits.blockDepth + 1)}a`).met).toEqual(["blocks"]);
});

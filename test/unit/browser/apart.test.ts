import { describe, expect, it } from "vitest";
import { standApart } from "../../../src/browser/apart.js";

describe("slides stand apart", () => {
  it.each([
    ".slot > :has(.x) { top: 0 }",
    "li:has(p) { top: 0 }",
    ".a > .b:nth-child(n):is(.c:not(.d), :has(~ .e)) { top: 0 }",
    ".a { top: 0 } .card:has(p) { top: 0 }",
    "p { counter-increment: item }",
  ])("where a style sheet asks within a slide: %s", (css) => {
    expect(standApart([], [css])).toBe(true);
  });

  it.each([
    ":has(.x) h2 { top: 0 }",
    "*:has(.x) { top: 0 }",
    "p, :is(.c, :has(.x)) { top: 0 }",
    "div:has(.x) p { top: 0 }",
    ".reveal :has(.x) { top: 0 }",
    "p { top: 0 }\n:has(.x) { top: 0 }",
    "section:has(p) { top: 0 }",
    ".slides:has(p) { top: 0 }",
    "p { counter-increment: mine }",
    ".x { position: fixed }",
  ])("but not where it asks what is around them, or counts on: %s", (css) => {
    expect(standApart([], [css])).toBe(false);
  });
});

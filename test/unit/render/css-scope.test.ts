import { describe, expect, it } from "vitest";
import { scopeCss } from "../../../src/render/html/css-scope.js";

const here = '[data-styled="k"]';
const inside = `:where(${here},${here} *)`;
const slide = `:where(${here})>.slide`;

describe("the style sheet of a slide", () => {
  it.each([
    ["an element", "p{a:b}", `p${inside}{a:b;}`],
    ["what stands around", ".reveal section h2{a:b}", `.reveal section h2${inside}{a:b;}`],
    ["each of a list", "p:not(.a, .b), [x=',']{a:b}", `p:not(.a, .b)${inside}, [x=',']${inside}{a:b;}`],
    [
      "a piece of an element",
      "li::before{a:b} a:hover:after{a:b}",
      `li${inside}::before{a:b;} a:hover${inside}:after{a:b;}`,
    ],
    ["the page", ":root{--x:1} .reveal,body{a:b}", `${slide}{--x:1;}${slide},${slide}{a:b;}`],
    ["a slide", ".reveal .slides section{a:b} section.dark p{a:b}", `${slide}{a:b;} section.dark p${inside}{a:b;}`],
    ["rules in rules", "p{a:b;&:hover{c:d}}", `p${inside}{a:b;&:hover${inside}{c:d;}}`],
    ["conditions", "@media print{p{a:b}}", `@media print{p${inside}{a:b;}}`],
    ["custom properties", "p{--x:{a:b}; c:d}", `p${inside}{--x:{a:b};c:d;}`],
    [
      "animations",
      "@keyframes Spin{to{a:b}} p{animation:Spin 1s}",
      `@keyframes Spin-k{to{a:b}} p${inside}{animation:Spin-k 1s;}`,
    ],
  ])("is restricted where it names %s", (_, css, scoped) => {
    expect(scopeCss(css, "k")).toEqual({ css: scoped, refused: [] });
  });

  it.each([
    ["a bracket too many", "p{a:b}} q{c:d}", `p${inside}{a:b;} q${inside}{c:d;}`],
    ["a bracket that is never closed", "h1:is(.a {a:b} body{c:d}", ""],
    ["an open string", "p{a:'x} body{c:d}", `p${inside}{a:"";}`],
    ["an open comment", "p{a:b} /* body{c:d}", `p${inside}{a:b;}`],
    ["an open address", "p{a:url(x} body{c:d}", `p${inside}{a:/**/;}`],
    ["an escape at its end", "p{a:b}\\", `p${inside}{a:b;}`],
    ["an at-rule in two pieces", "@/**/import 'x'; p{a:b}", ` p${inside}{a:b;}`],
  ])("stays in its scope with %s", (_, css, scoped) => {
    expect(scopeCss(css, "k").css.replace(/\/\*\*\/$/, "")).toBe(scoped);
  });

  it("keeps away from what holds for the whole page, and names it", () => {
    const css = "@page{size:a4} @font-face{font-family:x} @layer must,top; @property --x{inherits:true} p{a:b}";
    const { css: scoped, refused } = scopeCss(css, "k");
    expect(scoped.trim()).toBe(`p${inside}{a:b;}`);
    expect(refused).toEqual(["@page", "@font-face", "@layer", "@property"]);
  });

  it("is read once, however deep and long it is", () => {
    expect(scopeCss("{".repeat(100_000), "k").css).toBe("");
    expect(scopeCss("a{".repeat(100_000), "k").css.length).toBeLessThan(5_000);
    expect(scopeCss("p\\".repeat(50_000), "k").css).toBe("");
  });
});

it("takes out animations whose names it cannot write anew: they would be those of all slides", () => {
  const names = ["f\\61 de-in", "/**//**//**//**//**//**/fade-in x", "\u00fcbel"];
  const { css, refused } = scopeCss(names.map((name) => `@keyframes ${name}{to{opacity:0}}`).join(""), "k");
  expect(css).toBe("");
  expect(refused).toEqual(["@keyframes", "@keyframes", "@keyframes"]);
  expect(scopeCss("@keyframes /**//**//**//**//**//**/a{to{opacity:0}} p{animation:a 1s}", "k").css).toContain("a-k");
});

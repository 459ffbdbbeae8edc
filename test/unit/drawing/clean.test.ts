import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanSvg } from "../../../src/render/drawing/clean.js";
import { markPalette } from "../../../src/render/drawing/roles.js";
import { drawnElements } from "../../../src/render/drawing/svg-names.js";
import { elementsIn } from "../../../src/render/html/dom.js";
import { printNodes } from "../../../src/render/html/print.js";

const clean = (svg: string) => cleanSvg(svg, "d1");
const inside = (content: string) => {
  const svg = String(printNodes([clean(`<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`)]));
  return svg.replace(/^<svg class="drawing">?|<\/svg>$|\/>$(?<=^<svg class="drawing"\/>)/g, "");
};

describe("a clean drawing", () => {
  it("has the viewBox, and a size that follows from it", () => {
    const svg = clean(
      '<?xml version="1.0"?><!DOCTYPE svg><svg width="9pt" height="8pt" viewBox="0 0 9.00 8.00"><!-- x --></svg>',
    );
    expect(svg.attribs).toEqual({ viewBox: "0 0 9 8", class: "drawing", width: "12", height: "10" });
    expect(svg.children).toEqual([]);
  });

  it.each([
    ["<script>alert(1)</script>", ""],
    ["<style>*{fill:red}</style>", ""],
    ["<foreignObject><b>x</b></foreignObject>", ""],
    ["<g><title>node1</title><desc>x</desc> <!-- c --> <image href='x.png'/></g>", "<g/>"],
    ["<rect onclick='x' width='1' class='a' data-x='1'/>", '<rect width="1"/>'],
    ["<rect fill='url(https://x/y)' stroke='u\\72l(x)'/>", "<rect/>"],
    ["<rect fill='URL(#a)' style='fill:url(x)'/>", "<rect/>"],
    ["<rect fill='image(x)' transform='translate(1 2)'/>", '<rect transform="translate(1 2)"/>'],
    ["<a href='javascript:x'><text>t</text></a>", "<text>t</text>"],
    ["<a xlink:href='java&#10;script:x' xlink:title='t'><text>t</text></a>", "<text>t</text>"],
    ["<a xlink:href='https://x/'><text>t</text></a>", '<a href="https://x/"><text>t</text></a>'],
    ["<use href='https://x/#a'/><use href='#b'/>", "<use/><use/>"],
    ["<animate attributeName='href' to='javascript:x'/><set/>", ""],
    ["<text>a &lt;b&gt; <tspan dx='1'>c</tspan></text>", '<text>a &lt;b&gt; <tspan dx="1">c</tspan></text>'],
    ["<text><![CDATA[<script>]]></text>", "<text/>"],
    ["<text font-family='Arial' font-size='20.00'>x</text>", '<text font-size="20">x</text>'],
    ["<text font-family='Courier,monospace'>x</text>", '<text class="dr-code">x</text>'],
    ["<text data-font='code'>x</text>", '<text class="dr-code">x</text>'],
    ["<path d='M1.239.5-.001.001'/>", '<path d="M1.24 0.5 0 0"/>'],
    ["<path d='M1.2345a1 1 0 01.5.5'/>", '<path d="M1.2345a1 1 0 01.5.5"/>'],
  ])("holds of %s only %s", (svg, expected) => expect(inside(svg)).toBe(expected));

  it("has classes in the place of the palette's colours, however they are written", () => {
    const { accent, ink } = markPalette;
    const parts = [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16)).join(", ");
    expect(inside(`<rect stroke="${accent.toUpperCase()}" fill="rgb(${parts})"/>`)).toBe(
      '<rect class="dr-fill-ink dr-stroke-accent"/>',
    );
    expect(inside(`<stop style="stop-color:${accent};stop-opacity:1."/>`)).toBe(
      '<stop stop-opacity="1." class="dr-stop-accent"/>',
    );
    expect(inside('<rect fill="currentColor" stroke="#123456"/>')).toBe('<rect fill="currentColor" stroke="#123456"/>');
  });

  it("keeps ids that are referred to, with a name of its own", () => {
    expect(
      inside(
        '<defs><marker id="m"/><marker id="n"/></defs><path id="p" marker-end="url(#m)" marker-start="url(#no)"/>',
      ),
    ).toBe('<defs><marker id="d1-m"/><marker/></defs><path marker-end="url(#d1-m)"/>');
    expect(inside('<g id="a"/><g id="a"/><use xlink:href="#a"/>')).toBe('<g id="d1-a"/><g/><use href="#d1-a"/>');
    // What it refers to was taken out.
    expect(inside('<filter id="f"/><rect clip-path="url(#f)"/>')).toBe("<rect/>");
  });

  it("holds nothing but what is known, whatever it is given", () => {
    const piece = fc.constantFrom(
      ..."<svg >|<g |<script>|</g>|<a href='|javascript:|'>|\"|&#60;|<![CDATA[|]]>|<!--|-->|onload=x |fill=|url(#a)|id='a'|<text>|x".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const element of elementsIn(clean(`<svg>${pieces.join("")}`))) {
          expect(drawnElements).toContain(element.name);
          expect(Object.keys(element.attribs).filter((name) => /^on|:/.test(name) && name !== "xml:space")).toEqual([]);
          expect(element.attribs["href"] ?? "#").toMatch(/^(?:#|https?:)/);
        }
      }),
    );
  });
});

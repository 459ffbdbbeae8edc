import { svgSpace } from "./elements.js";

interface Line {
  text: string;
  left: number;
  right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Replaces HTML in a drawing by lines of text where the browser has put them; false if there is more than words. */
export function foreignToText(foreign: Element): boolean {
  if (foreign.querySelector("img, math, svg, input, video, audio, iframe, object, .katex")) return false;
  const walker = document.createTreeWalker(foreign, NodeFilter.SHOW_TEXT);
  const group = document.createElementNS(svgSpace, "g");
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text) || !node.parentElement) continue;
    for (const line of linesOf(node)) group.append(textAt(line, foreign, getComputedStyle(node.parentElement)));
  }
  foreign.replaceWith(group);
  return true;
}

/** The words of a text, joined where they stand in one line. */
function linesOf(node: Text): Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (last && Math.abs(last.top - top) < 2) {
      last.text += ` ${word}`;
      last.right = right;
    } else lines.push({ text: word, left, right, top, bottom });
  }
  return lines;
}

function textAt(line: Line, foreign: Element, style: CSSStyleDeclaration): SVGTextElement {
  const text = document.createElementNS(svgSpace, "text");
  const toDrawing = foreign instanceof SVGGraphicsElement ? foreign.getScreenCTM()?.inverse() : undefined;
  const attribute = foreign.getAttribute("transform");
  const middle = new DOMPoint((line.left + line.right) / 2, (line.top + line.bottom) / 2);
  const { x, y } = toDrawing ? middle.matrixTransform(toDrawing) : middle;
  if (attribute) text.setAttribute("transform", attribute);
  text.setAttribute("x", x.toFixed(2));
  text.setAttribute("y", y.toFixed(2));
  text.style.cssText = `text-anchor:middle;dominant-baseline:central;font:${style.font}`;
  text.style.fill = style.color;
  text.textContent = line.text;
  return text;
}

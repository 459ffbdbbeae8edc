import { shiftOf } from "./elements.js";
import { settleTitles } from "./titles.js";

/** Puts right what mermaid leaves askew where labels are text and not HTML. */
export function mend(svg: SVGSVGElement): void {
  for (const today of svg.querySelectorAll(".today")) today.remove();
  for (const choice of svg.querySelectorAll("switch")) choice.replaceWith(...[...choice.children].slice(0, 1));
  for (const node of svg.querySelectorAll(".node")) centreLabel(node);
  for (const node of svg.querySelectorAll(".timeline-node")) centreWords(node);
  // A label's outline is a second text for mermaid, and would be read twice; here the label has it itself.
  for (const outline of svg.querySelectorAll(".sankey-label-bg")) outline.remove();
  // Flows would cover the names of what they come from.
  for (const labels of svg.querySelectorAll(".node-labels")) labels.parentElement?.append(labels);
  // Numbers of messages stand in the middle of a marker that is meant for smaller letters.
  for (const circle of svg.querySelectorAll(`marker[id$="sequencenumber"] circle`)) circle.setAttribute("r", "11");
  // Each word says that it is upright, whatever its line says.
  for (const word of svg.querySelectorAll(`.text-inner-tspan[font-style="normal"]`)) word.removeAttribute("font-style");
  settleTitles(svg);
  shortenLifelines(svg);
  decodeReferences(svg);
}

/** Some shapes place their label as if it were anchored at the other end. */
function centreLabel(node: Element): void {
  const labels = node.querySelectorAll(":scope > .label");
  const [label] = labels;
  const shape = node.querySelector(":scope > :is(path, rect, circle, ellipse, polygon, g):not(.label)");
  const text = label?.querySelector("text");
  if (labels.length !== 1 || !(label instanceof SVGGraphicsElement) || !text || !shape) return;
  const words = text.getBoundingClientRect();
  const around = shape.getBoundingClientRect();
  const off = (words.left + words.right - around.left - around.right) / 2;
  if (words.width < 4 || Math.abs(Math.abs(off) - words.width / 2) > Math.max(2, words.width / 6)) return;
  label.transform.baseVal.appendItem(shiftOf(label, -off, 0));
}

/** The words of an event stand at the upper edge of its box. */
function centreWords(node: Element): void {
  const shape = node.querySelector(".node-bkg");
  const text = node.querySelector("text");
  if (!shape || !text) return;
  const words = text.getBoundingClientRect();
  const around = shape.getBoundingClientRect();
  text.transform.baseVal.appendItem(shiftOf(text, 0, (around.top + around.bottom - words.top - words.bottom) / 2));
}

/** Without actors at their lower ends, the lines of a sequence are as long as mermaid first drew them. */
function shortenLifelines(svg: SVGSVGElement): void {
  const lines = [...svg.querySelectorAll("line.actor-line")];
  if (lines.length === 0) return;
  for (const line of lines) line.remove();
  const { y, height } = svg.getBBox();
  const end = Math.ceil(y + height + 12);
  for (const line of lines) if (Number(line.getAttribute("y2")) > end) line.setAttribute("y2", String(end));
  svg.prepend(...lines);
}

const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/gi;

/** Characters that a label names: what HTML would have decoded. */
function decodeReferences(svg: SVGSVGElement): void {
  const decoder = document.createElement("textarea");
  const walker = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement?.closest("text") || !node.nodeValue?.includes("&")) continue;
    node.nodeValue = node.nodeValue.replace(reference, (name) => {
      decoder.innerHTML = name;
      return decoder.value;
    });
  }
}

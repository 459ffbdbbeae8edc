import { shiftOf } from "./elements.js";

/** A frame around nodes, with its title. */
interface Framed {
  readonly frame: SVGGraphicsElement;
  readonly title: SVGGraphicsElement;
  readonly box: DOMRect;
}

/** How much higher a frame gets, so that its title does not touch the first node; and its title, in pixels. */
const higher = { frame: 10, title: 4 };
const indent = 12;

/** Takes the titles of subgraphs out of the way of their edges and nodes. Mermaid's own margin parts edges from frames. */
export function settleTitles(svg: SVGSVGElement): void {
  const frames = [...svg.querySelectorAll(".clusters > .cluster")].flatMap(framedBy);
  const ends = endsOfEdges(svg);
  const grown: DOMRect[] = [];
  for (const framed of frames.sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height)) {
    const { box } = framed;
    const outer = frames.filter((other) => other !== framed && holds(other.box, box));
    const hasArrow = ends.some(({ x, y }) => box.left < x && x < box.right && Math.abs(y - box.top) < higher.frame);
    if (!hasArrow && outer.every((other) => grown.includes(other.box))) {
      heighten(framed);
      grown.push(box);
    }
    placeTitle(framed);
  }
}

function framedBy(cluster: Element): Framed[] {
  const frame = cluster.querySelector(":scope > :is(rect, g):not(.cluster-label)");
  const title = cluster.querySelector(":scope > .cluster-label");
  if (!(frame instanceof SVGGraphicsElement && title instanceof SVGGraphicsElement)) return [];
  // Lanes and boards have titles in rows of their own.
  if (cluster.closest(".sections") || title.textContent?.trim() === "") return [];
  return [{ frame, title, box: frame.getBoundingClientRect() }];
}

const holds = (outer: DOMRect, inner: DOMRect) =>
  outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom;

function heighten({ frame, title }: Framed): void {
  if (!(frame instanceof SVGRectElement)) return;
  frame.setAttribute("y", String(frame.y.baseVal.value - higher.frame));
  frame.setAttribute("height", String(frame.height.baseVal.value + higher.frame));
  title.transform.baseVal.appendItem(shiftOf(title, 0, -higher.title));
}

/** At the left, where edges seldom come in, and above those that do. */
function placeTitle({ frame, title, box }: Framed): void {
  const words = title.getBoundingClientRect();
  const shift = box.left + indent - words.left;
  if (shift < 0) title.transform.baseVal.appendItem(shiftOf(title, shift, 0));
  const shape = frame instanceof SVGRectElement ? frame : frame.querySelector("path");
  const text = title.querySelector("text");
  if (!shape || !text) return;
  const { fill } = getComputedStyle(shape);
  text.style.cssText += `;paint-order:stroke;stroke:${fill};stroke-width:5px;stroke-linejoin:round`;
  title.closest(".root")?.append(title);
}

/** Where edges begin and end. */
function endsOfEdges(svg: SVGSVGElement): DOMPoint[] {
  return [...svg.querySelectorAll<SVGPathElement>(".edgePaths path")].flatMap((path) => {
    const matrix = path.getScreenCTM();
    const ends = [0, path.getTotalLength()].map((at) => path.getPointAtLength(at));
    return matrix ? ends.map((end) => DOMPoint.fromPoint(end).matrixTransform(matrix)) : [];
  });
}

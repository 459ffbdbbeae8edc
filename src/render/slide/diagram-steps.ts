import {
  type ChildNode,
  type Element,
  element,
  elementsIn,
  hasClass,
  isTag,
  type ParentNode,
  Text,
  textOf,
} from "../html/dom.js";
import { reportOnSlide, type SlideScope } from "./slide-scope.js";

/** Nobody counts further in a picture, and a browser looks at each rule for each part. */
const mostSteps = 30;

/** The steps to which a part of a picture belongs, as its author wrote them: `data-step="2 3"`. */
const stepsOf = ({ attribs }: Element): string[] => (attribs["data-step"] ?? "").split(/\s+/).filter(Boolean);

/**
 * Puts the number of its step onto each part of a diagram that has one, and notes how many steps there are. Who hears
 * the slide is told the steps by the list, so the numbers are not spoken.
 */
export function numberSteps(root: ParentNode, scope: SlideScope): void {
  for (const diagram of elementsIn(root).filter((found) => hasClass(found, "diagram"))) {
    const list = listOf(diagram);
    const lines = list.length;
    const unlit = list[mostSteps];
    if (unlit) {
      const values = { steps: String(lines), most: String(mostSteps) };
      reportOnSlide(scope, "too-many-steps", { values, text: textOf(unlit).trim() });
    }
    scope.notes.diagramSteps = Math.max(scope.notes.diagramSteps, lines);
    for (const part of elementsIn(diagram)) {
      const steps = stepsOf(part);
      for (const step of steps) if (!isStep(step, lines)) reportMissing(step, lines, scope);
      const badges = steps.map((step) => element("span", { class: "d-number" }, [step]));
      if (badges.length > 0) setNumbers(part, element("span", { class: "d-steps", "aria-hidden": "true" }, badges));
    }
  }
}

/** The space keeps number and name apart where only the text is taken. */
function setNumbers(part: Element, numbers: Element): void {
  const along = part.children.filter(isTag).find((child) => hasClass(child, "d-along"));
  if (along) {
    adopt(along, [numbers, new Text(" "), ...along.children]);
    return;
  }
  const content = [numbers, new Text(" "), ...part.children];
  // What stands along an arrow is one thing beside the shaft.
  adopt(part, hasClass(part, "d-arrow") ? [adopt(element("span", { class: "d-along" }), content)] : content);
}

const isStep = (step: string, lines: number) => /^[1-9]\d*$/.test(step) && Number(step) <= lines;

function reportMissing(step: string, lines: number, scope: SlideScope): void {
  const known = lines === 0 ? "is missing" : `has ${lines} ${lines === 1 ? "line" : "lines"}`;
  reportOnSlide(scope, "missing-step", { values: { step, known }, text: `data-step="${step}"` });
}

/** The lines of the list beside a picture. */
function listOf(diagram: Element): Element[] {
  const list = diagram.children.filter(isTag).find(({ name }) => name === "ol");
  return list?.children.filter(isTag).filter(({ name }) => name === "li") ?? [];
}

function adopt(parent: Element, nodes: readonly ChildNode[]): Element {
  nodes.forEach((node, index) => {
    node.parent = parent;
    node.prev = nodes[index - 1] ?? null;
    node.next = nodes[index + 1] ?? null;
  });
  parent.children = [...nodes];
  return parent;
}

/**
 * The rules that light a step's line and its parts without a script, while that line is the newest fragment: what
 * belongs to another step has `--lit: 0`, and the style sheet says how that looks.
 */
export function diagramStepStyles(maxSteps: number): string {
  const steps = Array.from({ length: Math.min(maxSteps, mostSteps) }, (_, index) => index + 1);
  const at = (step: number) => `.diagram:has(>ol>li:nth-child(${step}).current-fragment)`;
  const dim = steps.map(
    (step) =>
      `${at(step)} :is([data-step]:not([data-step~="${step}"]),[data-with]:not([data-with~="${step}"]),ol>li:not(:nth-child(${step}))){--lit:0}`,
  );
  // These come last: where two lines are the newest, what belongs to one of them is lit.
  const lit = steps.map(
    (step) => `${at(step)} :is([data-step~="${step}"],[data-with~="${step}"],ol>li:nth-child(${step})){--lit:1}`,
  );
  return [...dim, ...lit].join("\n");
}

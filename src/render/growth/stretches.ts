import { type ChildNode, type Element, elementsOf, hasClass, isBlank, isTag } from "../html/dom.js";
import { isCodeFigure } from "./code.js";
import type { Setting } from "./setting.js";

/** Of components that hold other content, in CSS pixels and em; see component.css. */
const css = { columns: { gap: 40, wide: 1.4 }, callout: { sides: 68, drawing: 1.5 } };

/** Content that stands in one width. */
export interface Stretch {
  readonly nodes: readonly ChildNode[];
  /** In CSS pixels. */
  readonly width: number;
  /** The size of its text in that of the text around it. */
  readonly scale: number;
}

interface Around {
  readonly width: number;
  /** Of text, in CSS pixels. */
  readonly size: number;
  readonly setting: Setting;
}

/** What stands in a component that holds other content: columns beside each other, states, a callout; undefined for all else. */
export function stretchesOf(element: Element, { width, size, setting }: Around): readonly Stretch[] | undefined {
  const parts = element.children.filter(isTag);
  if (hasClass(element, "c-states")) return parts.map(({ children }) => ({ nodes: children, width, scale: 1 }));
  if (hasClass(element, "c-columns")) {
    const [left, right] = ["wide-left", "wide-right"].map((name) => hasClass(element, name));
    const shares = parts.map((_, index) => ((index === 0 && left) || (index === 1 && right) ? css.columns.wide : 1));
    const shared = (width - (parts.length - 1) * css.columns.gap) / shares.reduce((sum, share) => sum + share, 0);
    return parts.map(({ children }, index) => ({ nodes: children, width: shared * (shares[index] ?? 1), scale: 1 }));
  }
  const said = hasClass(element, "c-callout") ? parts.find((part) => hasClass(part, "said")) : undefined;
  if (!said) return undefined;
  const scale = setting.scales.callout;
  const nodes = said.children.filter((node) => !(isTag(node) && hasClass(node, "label")));
  return [{ nodes, width: width - css.callout.sides - css.callout.drawing * size * scale, scale }];
}

/** All content by the width in which it stands, what is in components apart from what is around them. */
export function stretchesIn(nodes: readonly ChildNode[], around: Around): Stretch[] {
  const plain: ChildNode[] = [];
  const inner: Stretch[] = [];
  for (const node of nodes) {
    const stretches = isTag(node) ? stretchesOf(node, around) : undefined;
    if (!stretches) plain.push(node);
    for (const { nodes: held, width, scale } of stretches ?? []) {
      const found = stretchesIn(held, { ...around, width, size: around.size * scale });
      inner.push(...found.map((stretch) => ({ ...stretch, scale: stretch.scale * scale })));
    }
  }
  return [{ nodes: plain.filter((node) => !isBlank(node)), width: around.width, scale: 1 }, ...inner];
}

/** The blocks of code among nodes, those in components, too. */
export const codesIn = (nodes: readonly ChildNode[]): Element[] => elementsOf(nodes).filter(isCodeFigure);

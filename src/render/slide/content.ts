import { deepSlide } from "../../content/html-depth.js";
import { fillSlots } from "../../content/layout-fit.js";
import type { Slide } from "../../model/deck.js";
import { problem } from "../../report/problem.js";
import type { Asset } from "../assets.js";
import type { ContentTrees } from "../design/parts.js";
import type { DrawingSource } from "../drawing/desk.js";
import type { Growth } from "../growth/grow.js";
import { scopeAttribute } from "../html/css-scope.js";
import {
  type ChildNode,
  type Element,
  element,
  isBlank,
  isTag,
  type ParentNode,
  parseHtml,
  trimNodes,
} from "../html/dom.js";
import { isMark } from "../html/marks.js";
import { printNodes } from "../html/print.js";
import { renderBackdrop } from "./backdrop.js";
import { absentBackground, collectBackground } from "./background.js";
import { renderBlocks } from "./blocks.js";
import { removeConditions } from "./conditions.js";
import { numberSteps } from "./diagram-steps.js";
import { applyElementComments } from "./element-comments.js";
import { fitText } from "./fit-text.js";
import { isFloating, markFloats } from "./floats.js";
import { guardAttributes } from "./guard.js";
import { removeHidden } from "./hidden.js";
import { fillMarks, fillVariables } from "./inline-marks.js";
import { checkLinks } from "./links.js";
import { formulaClasses } from "./math.js";
import { collectCss, collectMedia } from "./media.js";
import { scopeStyles, styleKey } from "./own-styles.js";
import { type Picture, takePicture } from "./picture.js";
import { makeSafe } from "./safety.js";
import { standForScripts } from "./script-drawn.js";
import type { SlideScope } from "./slide-scope.js";
import { withStageDirections } from "./stage-directions.js";
import { setTerminalsTogether } from "./terminals-together.js";
import type { SlideTools } from "./tools.js";

/**
 * What a slide itself says, apart from the frame that its layout puts around it. Citations still stand as marks, and
 * terms are not linked: their numbers and links depend on the other slides.
 */
export interface SlideContent {
  /** The slide's attributes as written, with variables and addresses filled in. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly trees: ContentTrees;
  /** What stands behind all of it: pictures, and what takes the place of a background that cannot be shown. */
  readonly ground: readonly ChildNode[];
  /** The picture of an image slide. */
  readonly picture: Picture | null;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly recordings: ReadonlyMap<string, string>;
  readonly drawings: ReadonlyMap<string, DrawingSource>;
  /** Style sheets of the files that it shows, by path. */
  readonly styles: ReadonlyMap<string, string>;
  /** The classes of its formulas; empty without formulas. */
  readonly formulas: ReadonlySet<string>;
  readonly hasIcons: boolean;
  /** How many steps the longest list of its diagrams has. */
  readonly diagramSteps: number;
  /** The keys that it cites. */
  readonly citations: readonly string[];
  /** In which sizes it was set so far, by what decides that besides itself. */
  readonly growths: Map<string, Growth>;
}

/** A transformation of a slide's tree; reports what it refuses. */
type Transformation = (root: ParentNode, scope: SlideScope, tools: SlideTools) => void;

/** The transformations of a slide's tree, in order. */
const transformations: readonly Transformation[] = [
  (root) => applyElementComments(root),
  removeConditions,
  removeHidden,
  (root) => fitText(root),
  // Variables stand in attributes, too, so they are filled in before these are judged.
  fillMarks,
  makeSafe,
  standForScripts,
  (root, scope, tools) => tools.sanitize(root, scope),
  (root, scope, tools) => tools.drawIcons(root, scope),
  (root) => markFloats(root),
  (root) => setTerminalsTogether(root),
  numberSteps,
  collectMedia,
  scopeStyles,
  checkLinks,
];

/** Renders what stands on one slide: blocks → tree → transformations → heading, slots and picture. */
export function renderContent(slide: Slide, scope: SlideScope, tools: SlideTools): SlideContent {
  try {
    return renderWhole(slide, scope, tools);
  } catch (cause) {
    // What is known to be too deep for those who call themselves is found before.
    if (!(cause instanceof RangeError)) throw cause;
    scope.reader.report(problem("too-deep", deepSlide, { span: slide.span }));
    return renderWhole({ ...slide, body: [], notes: [], reader: [] }, scope, tools);
  }
}

function renderWhole(slide: Slide, scope: SlideScope, tools: SlideTools): SlideContent {
  const body = [...readBlocks(slide.body, scope, tools)];
  // A picture that floats may stand before the title, which it does not take the place of.
  const first = body.findIndex((node) => !isBlank(node) && !isFloating(node));
  const head = body[first];
  const heading = head && isTag(head) && /^h[1-6]$/i.test(head.name) ? [head] : [];
  if (heading.length > 0) body.splice(first, 1);
  const layout = tools.templates.catalogue.layouts.get(slide.layout);
  const picture = layout?.takesPicture ? takePicture(body) : null;
  const notes = withStageDirections(readApart(slide.notes, scope, tools));
  const reader = readApart(slide.reader, scope, tools);
  return {
    attributes: withStyleKey(transformAttributes(slide, layout?.attributes, scope, tools), scope),
    trees: { heading, slots: splitSlots(body, layout?.slots?.length ?? 1), notes, reader },
    ground: [...absentBackground(scope.notes.absent), ...readBackdrop(slide, scope, tools)],
    picture,
    assets: scope.assets,
    recordings: scope.recordings,
    drawings: scope.drawings,
    styles: scope.styles,
    growths: new Map(),
    formulas: scope.notes.hasFormulas ? formulaClasses([...heading, ...body, ...notes, ...reader]) : new Set(),
    hasIcons: scope.notes.hasIcons,
    diagramSteps: scope.notes.diagramSteps,
    citations: scope.notes.cited,
  };
}

const withStyleKey = (attributes: ReadonlyMap<string, string>, scope: SlideScope): ReadonlyMap<string, string> =>
  scope.notes.isStyled ? new Map([...attributes, [scopeAttribute, styleKey(scope)]]) : attributes;

/** What stands beside the slide: its notes, its text for readers. */
const readApart = (blocks: Slide["body"], scope: SlideScope, tools: SlideTools): readonly ChildNode[] =>
  blocks.length === 0 ? [] : trimNodes(readBlocks(blocks, scope, tools));

function readBlocks(blocks: Slide["body"], scope: SlideScope, tools: SlideTools): readonly ChildNode[] {
  const draft = renderBlocks(blocks, scope, tools);
  for (const transform of transformations) transform(draft.root, scope, tools);
  draft.insertCode();
  return draft.root.children;
}

function readBackdrop({ backdrop }: Slide, scope: SlideScope, tools: SlideTools): readonly ChildNode[] {
  const root = parseHtml(backdrop ? printNodes([renderBackdrop(backdrop)]) : "");
  for (const transform of transformations) transform(root, scope, tools);
  return root.children;
}

/** @param count how many slots the layout has */
function splitSlots(nodes: readonly ChildNode[], count: number): readonly (readonly ChildNode[])[] {
  const slots: ChildNode[][] = [[]];
  for (const node of nodes) {
    if (isTag(node) && isMark(node, "break")) slots.push([]);
    else slots.at(-1)?.push(node);
  }
  const only = slots[0] ?? [];
  const blocks = only.filter((node) => !isBlank(node));
  const filled = fillSlots([blocks], count);
  const [second] = filled[1] ?? [];
  if (slots.length > 1 || !second) return slots;
  return [only.slice(0, only.indexOf(second)), ...filled.slice(1)];
}

/**
 * Variables, pictures and addresses in the attributes that go to `<section>`.
 * @param taken what the layout takes for itself
 */
function transformAttributes(
  slide: Slide,
  taken: ReadonlyMap<string, unknown> | undefined,
  scope: SlideScope,
  tools: SlideTools,
): ReadonlyMap<string, string> {
  const filled = [...slide.attributes.values].map(([name, value]) => [name, fillVariables(value, scope)] as const);
  const section = element("section", Object.fromEntries(filled.filter(([name]) => taken?.has(name) !== true)));
  guardAttributes(section, scope);
  for (const [name, value] of filled)
    if (/^data-background-iframe$/i.test(name) && value && !section.attribs[name]) scope.notes.absent.push(value);
  reduceLooks(section, scope, tools);
  const entries = filled.flatMap(([name, value]): [string, string][] => {
    if (taken?.has(name)) return [[name, value]];
    if (section.attribs[name] === undefined) return [];
    if (/^style$/i.test(name)) return [["style", collectCss(section.attribs[name], scope)]];
    return collectBackground(name, value, scope);
  });
  return new Map(entries);
}

/** What decides how a slide looks is as little to be trusted as its raw HTML. */
function reduceLooks({ attribs }: Element, scope: SlideScope, tools: SlideTools): void {
  const looks = Object.entries(attribs).filter(([name]) => /^(?:style$|data-)/i.test(name));
  const reduced = element("div", Object.fromEntries(looks.map(([name, value]) => [name.toLowerCase(), value])));
  tools.sanitize(element("div", {}, [reduced]), scope);
  for (const [name] of looks) {
    const value = reduced.attribs[name.toLowerCase()];
    if (value === undefined) delete attribs[name];
    else attribs[name] = value;
  }
}

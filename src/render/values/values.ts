import { componentsOf } from "../../content/check-templates.js";
import type { Attributes, CodeBlock, Slide } from "../../model/deck.js";
import type { AttributeRule, TemplateCatalogue, TemplateInfo } from "../../model/design.js";
import type { SlideScope } from "../slide/slide-scope.js";
import { fences } from "./fences.js";
import type { ValueSources, ValueUse } from "./kind.js";
import { valueKinds } from "./kinds.js";

/** The values of declared attributes of templates. */
export interface Values {
  /**
   * What a template gets: a value for each attribute that it declares, with its defaults.
   * @param fence code that stands for the value of an attribute
   */
  of(
    info: TemplateInfo,
    attributes: Attributes,
    scope: SlideScope,
    fence?: FenceValue,
  ): Readonly<Record<string, unknown>>;
}

/** The attribute whose value is the code of a fence. */
interface FenceValue {
  readonly attribute: string;
  readonly code: CodeBlock;
}

/** Slides of which something is about to be rendered: components, or the frame alone. */
export interface ComingSlides {
  readonly whole: readonly Slide[];
  readonly framed: readonly Slide[];
}

/** Prepares the values that these slides use. */
export async function openValues(
  slides: ComingSlides,
  catalogue: TemplateCatalogue,
  sources: Omit<ValueSources, "layouts">,
): Promise<Values> {
  const uses = [
    ...slides.whole.flatMap((slide) => [...usesOfComponents(slide, catalogue), ...usesOfFences(slide, catalogue)]),
    ...[...slides.whole, ...slides.framed].flatMap((slide) => usesOfLayout(slide, catalogue)),
  ];
  const opened = await Promise.all(
    [...valueKinds].map(async ([type, kind]) => {
      const own = uses.filter((use) => use.type === type);
      return [type, await kind.open(own, { ...sources, layouts: catalogue.layouts })] as const;
    }),
  );
  const valuers = new Map(opened);
  return {
    of: (info, attributes, scope, fence) =>
      Object.fromEntries(
        [...info.attributes].map(([key, rule]) => {
          const isFence = key === fence?.attribute;
          const written = isFence ? fence.code : writtenFor(key, rule, attributes);
          const none = valueKinds.get(rule.type)?.none;
          return [key, written === undefined ? none : valuers.get(rule.type)?.(written, scope)];
        }),
      ),
  };
}

interface TypedUse extends ValueUse {
  readonly type: string;
}

function usesOfComponents(slide: Slide, { components }: TemplateCatalogue): TypedUse[] {
  return componentsOf([...slide.body, ...slide.notes, ...slide.reader]).flatMap(({ name, attributes }) =>
    usesOf(components.get(name), attributes, slide),
  );
}

function usesOfFences(slide: Slide, { components }: TemplateCatalogue): TypedUse[] {
  return slide.code.flatMap((code) => {
    const fence = fences.get(code.language);
    const rule = fence && components.get(fence.component)?.attributes.get(fence.attribute);
    return rule ? [{ type: rule.type, written: code, slide }] : [];
  });
}

function usesOfLayout(slide: Slide, { layouts }: TemplateCatalogue): TypedUse[] {
  return usesOf(layouts.get(slide.layout), slide.attributes, slide);
}

function usesOf(info: TemplateInfo | undefined, attributes: Attributes, slide: Slide): TypedUse[] {
  return [...(info?.attributes ?? [])].flatMap(([key, rule]) => {
    const written = writtenFor(key, rule, attributes);
    return written === undefined ? [] : [{ type: rule.type, written, slide }];
  });
}

/** What is written for an attribute, else its default; also where it is wrong, which was said when the deck was composed. */
function writtenFor(key: string, rule: AttributeRule, { values }: Attributes): string | undefined {
  const given = values.get(key);
  const isWrong = given !== undefined && valueKinds.get(rule.type)?.mistake(given, rule) !== undefined;
  return isWrong ? rule.default : (given ?? rule.default);
}

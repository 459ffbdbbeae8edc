import type { Attributes } from "../../model/deck.js";
import type { TemplateInfo } from "../../model/design.js";
import { problem } from "../../report/problem.js";
import { homeOf, splitReference } from "../../source/home.js";
import type { Span } from "../../source/text.js";
import type { TemplateHost } from "../design/helpers.js";
import { ofDeck, ofSlide } from "../design/told.js";
import type { SlideScope } from "./slide-scope.js";

/** What a component sees of the slide and the deck; it depends on what it looks at, and on nothing else of them. */
export const componentContext = ({ deck }: SlideScope) => ({
  slide: deck.object("slide", Object.keys(ofSlide)),
  deck: deck.object("deck", Object.keys(ofDeck)),
});

/** A template as a slide uses it: where the slide names it, and its attributes. */
interface TemplateUse {
  readonly info: TemplateInfo | undefined;
  readonly attributes: Attributes;
  readonly span: Span;
}

/** What helpers ask of the deck, and where they say what is wrong with an attribute. */
export const hostOf = (scope: SlideScope, { info, attributes, span }: TemplateUse): TemplateHost => ({
  label: (name) => String(scope.deck.ask(`label ${labelFrom(attributes, scope)}${name}`)),
  refuse(key, mistake) {
    const values = { kind: info?.kind ?? "", name: info?.name ?? "", key, ...mistake };
    scope.reader.report(problem("wrong-attribute", values, { span: attributes.spans.get(key) ?? span }));
    return undefined;
  },
});

/** The prefix of a label that belongs to what a template shows: of the collection that its attributes name, else of the slide. */
function labelFrom(attributes: Attributes, { reader, slide }: SlideScope): string {
  const named = [...attributes.values.values()].flatMap((value) => splitReference(value)?.prefix ?? []);
  const from = homeOf(slide.span.file.path);
  const homes = named.flatMap((prefix) => reader.collections.find(prefix, from, reader.ledger)?.home ?? []);
  const home = homes[0] ?? from;
  return home === "" ? "" : `${home}:`;
}

/** What a layout sees: the slide with its content, and the deck. Nearly every layout shows numbers, so it gets all. */
export const layoutContext = ({ deck }: SlideScope, content: Readonly<Record<string, unknown>>) => ({
  slide: Object.assign({}, deck.ask("this"), content),
  deck: deck.ask("deck"),
});

import type { Attributes } from "../../model/deck.js";
import type { TemplateInfo } from "../../model/design.js";
import { problem } from "../../report/problem.js";
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
export const hostOf = ({ deck, reader }: SlideScope, { info, attributes, span }: TemplateUse): TemplateHost => ({
  label: (name) => String(deck.ask(`label ${name}`)),
  refuse(key, mistake) {
    const values = { kind: info?.kind ?? "", name: info?.name ?? "", key, ...mistake };
    reader.report(problem("wrong-attribute", values, { span: attributes.spans.get(key) ?? span }));
    return undefined;
  },
});

/** What a layout sees: the slide with its content, and the deck. Nearly every layout shows numbers, so it gets all. */
export const layoutContext = ({ deck }: SlideScope, content: Readonly<Record<string, unknown>>) => ({
  slide: Object.assign({}, deck.ask("this"), content),
  deck: deck.ask("deck"),
});

import { ofDeck, ofSlide } from "../design/told.js";
import type { SlideScope } from "./slide-scope.js";

/** What a component sees of the slide and the deck; it depends on what it looks at, and on nothing else of them. */
export const componentContext = ({ deck }: SlideScope) => ({
  slide: deck.object("slide", Object.keys(ofSlide)),
  deck: deck.object("deck", Object.keys(ofDeck)),
});

/** How attributes of the registry are called in the deck. */
export const labelsOf =
  ({ deck }: SlideScope) =>
  (name: string): string =>
    String(deck.ask(`label ${name}`));

/** What a layout sees: the slide with its content, and the deck. Nearly every layout shows numbers, so it gets all. */
export const layoutContext = ({ deck }: SlideScope, content: Readonly<Record<string, unknown>>) => ({
  slide: Object.assign({}, deck.ask("this"), content),
  deck: deck.ask("deck"),
});

import { createHash } from "node:crypto";
import { problem } from "../../report/problem.js";
import { fillMessage } from "../../words/message.js";
import { cleanSvg } from "../drawing/clean.js";
import type { Drawing, DrawingLanguage, DrawingMistake, DrawingSource } from "../drawing/desk.js";
import { labelOf } from "../drawing/label.js";
import { elementsOf, isTag } from "../html/dom.js";
import { forTemplate, type TemplateHtml } from "../html/html.js";
import { printNodes } from "../html/print.js";
import type { SlideScope } from "../slide/slide-scope.js";
import { lineOf, placeInFence } from "./fence-place.js";
import { readReference, textOfUse } from "./file.js";
import { preparedKind } from "./kind.js";
import { fields } from "./shape.js";

/** What a template gets for a diagram. */
interface DrawingView {
  /** Under this name the deck knows the source. */
  readonly key: string;
  readonly language: DrawingLanguage;
  readonly svg: TemplateHtml | "";
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  /** A picture has no parts: with links in it, it is a group. */
  readonly role: "img" | "group";
}

type Drawings = ReadonlyMap<string, Drawing | DrawingMistake>;

/** A diagram that is drawn from text: code in a fence, or a file. */
const drawnFrom = (language: DrawingLanguage) =>
  preparedKind<Drawings>({
    shape: fields({ key: "text", language: "text", svg: "HTML", label: "text", role: "text" }),
    async prepare(uses, { reader, drawings, fonts }) {
      const texts = [...new Set(uses.flatMap((use) => textOfUse(use, reader) ?? []))];
      if (texts.length === 0) return new Map();
      const drawn = await drawings.draw(
        texts.map((text) => ({ language, text })),
        fonts(),
      );
      return new Map(texts.flatMap((text, index) => (drawn[index] ? [[text, drawn[index]] as const] : [])));
    },
    value(written, scope, drawings) {
      const file = typeof written === "string" ? readReference(written, scope) : undefined;
      const text = typeof written === "string" ? file?.text : written.text;
      // Its boxes have the sizes that these fonts need.
      scope.deck.ask("fonts");
      const drawn = text === undefined ? undefined : drawings.get(text);
      if (text === undefined || !drawn) return undefined;
      if ("svg" in drawn) return viewOf(drawn, { language, text }, scope);
      const span =
        typeof written === "string" ? file && lineOf(file, drawn.line) : placeInFence(written, drawn.line, scope);
      const values = { language: names[language], detail: drawn.detail };
      scope.reader.report(problem("bad-diagram", values, { span, dispensable: scope.isDispensable ?? false }));
      return undefined;
    },
  });

export const mermaid = drawnFrom("mermaid");
export const dot = drawnFrom("dot");

const names = { mermaid: "Mermaid", dot: "Graphviz" } as const;

function viewOf(drawing: Drawing, source: DrawingSource, scope: SlideScope): DrawingView {
  const key = hashOf(`${source.language}\n${source.text}`);
  // Each drawing of a deck has ids of its own: a slide that is hidden lends nobody its arrowheads.
  const place = `${String(scope.deck.ask("slide.id"))}\n${scope.notes.drawn++}`;
  const root = cleanSvg(drawing.svg, `d${hashOf(`${key}\n${place}`)}`);
  scope.drawings.set(key, source);
  const hasLinks = elementsOf([root]).some((node) => isTag(node) && node.name === "a");
  const { language } = source;
  return {
    key,
    language,
    svg: forTemplate(printNodes([root])),
    label: labelOf(drawing, root, (word, values = {}) =>
      // The places of a word stay open until they are filled here.
      fillMessage(String(scope.deck.ask(`word drawing.${word}`)), "", values),
    ),
    role: hasLinks ? "group" : "img",
  };
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

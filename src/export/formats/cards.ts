import { type Card, cardsOf, piecesOf, sizeFor } from "../training/cards.js";
import type { Exporter } from "./exporter.js";
import { openPress } from "./paper-press.js";

/** Cards on a sheet: two beside each other, four below. */
const perSheet = 8;

/**
 * Cards to cut out and learn with. Each sheet is followed by its back, where the columns have changed places, so that
 * printed on both sides and turned over the long edge every answer stands behind its question.
 */
export const exporter: Exporter = {
  format: "cards",
  async run(deck, tools) {
    const press = openPress(deck, tools);
    const cards = cardsOf(press.rendered).flatMap(inPieces);
    if (cards.length === 0) {
      tools.notice("no cards: the deck uses no term of a glossary, and asks no question with an answer");
      return [];
    }
    const faces = cards.map((card, index) => ({ ...card, number: index + 1 }));
    const sheets = Array.from({ length: Math.ceil(faces.length / perSheet) }, (_, at) => {
      const own = faces.slice(at * perSheet, (at + 1) * perSheet);
      const front = Array.from({ length: perSheet }, (__, index) => own[index]);
      return { front, back: front.map((_face, index) => front[index % 2 === 0 ? index + 1 : index - 1]) };
    });
    const { width, height } = press.area;
    const pdf = await press.print("cards", { sheets, width: `${width}mm`, height: `${Math.floor(height - 1)}mm` });
    return [press.finish(pdf, "cards", [])];
  },
};

/** A card with its sizes of type; an answer that is too long goes on on the next one. */
function inPieces(card: Card) {
  const pieces = piecesOf(card.back);
  const asked = [card.front, ...card.choices].join("\n");
  return pieces.map((back, index) => ({
    ...card,
    back,
    page: pieces.length > 1 ? `${index + 1}/${pieces.length}` : "",
    frontSize: sizeFor(asked),
    backSize: sizeFor(back),
  }));
}

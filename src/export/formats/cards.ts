import { type Fitting, fittingIn, linesIn, type Room } from "../training/card-room.js";
import { type Card, cardsOf } from "../training/cards.js";
import type { Exporter } from "./exporter.js";
import { openPress } from "./paper-press.js";

/** Cards on a sheet: two beside each other, four below. */
const perSheet = 8;

const pointsOf = (millimetres: number) => (millimetres / 25.4) * 72;

/** What paper-cards.css leaves around the text of a card, in millimetres, and its smallest type in points. */
const around = { sheet: 6, sides: 10, ends: 10, number: 16 };
const small = { size: 7.5, line: 9 };

/** The front stands on the back again in so many lines of small type; of one that is longer, the number is enough. */
const mostHeadLines = 3;

/**
 * Cards to cut out and learn with. Each sheet is followed by its back, where the columns have changed places, so that
 * printed on both sides and turned over the long edge every answer stands behind its question.
 */
export const exporter: Exporter = {
  format: "cards",
  async run(deck, tools) {
    const press = openPress(deck, tools);
    const width = press.area.width;
    const height = Math.floor(press.area.height - 1);
    const room = {
      width: pointsOf((width - 2 * around.sheet) / 2 - around.sides),
      height: pointsOf((height - 2 * around.sheet) / 4 - around.ends),
    };
    const faces = cardsOf(press.rendered)
      .flatMap((card) => inPieces(card, room))
      .map((card, index) => ({ ...card, number: index + 1 }));
    if (faces.length === 0) {
      tools.notice("no cards: the deck uses no term of a glossary, asks no question with an answer, and cites no fact");
      return [];
    }
    const sheets = Array.from({ length: Math.ceil(faces.length / perSheet) }, (_, at) => {
      const own = faces.slice(at * perSheet, (at + 1) * perSheet);
      const front = Array.from({ length: perSheet }, (__, index) => own[index]);
      return { front, back: front.map((_face, index) => front[index % 2 === 0 ? index + 1 : index - 1]) };
    });
    const pdf = await press.print("cards", { sheets, width: `${width}mm`, height: `${height}mm` });
    return [await press.finish(pdf, "cards", [])];
  },
};

/** A card in the sizes in which its sides fit; a side that is too long goes on on the next one. */
function inPieces({ kind, front, back, source }: Card, room: Room) {
  const asked = front.filter((paragraph) => paragraph.kind === "asked" || paragraph.kind === "topic");
  const head = asked.map(({ text }) => text).join(" · ");
  const headLines = linesIn(head, room.width / small.size).length;
  const isHeaded = headLines <= mostHeadLines;
  const footLines = linesIn(source, (room.width - pointsOf(around.number)) / small.size).length;
  const fronts = fittingIn(within(room, 2), front);
  const backs = fittingIn(within(room, (isHeaded ? headLines : 0) + Math.max(1, footLines)), back);
  const count = Math.max(fronts.length, backs.length);
  return Array.from({ length: count }, (_, at) => ({
    kind,
    head: isHeaded ? head : "",
    source,
    page: count > 1 ? `${at + 1}/${count}` : "",
    front: sideOf(fronts, at),
    back: sideOf(backs, at),
  }));
}

/** What lines of small type leave of the room. */
const within = ({ width, height }: Room, lines: number): Room => ({ width, height: height - lines * small.line });

/** A side of a card in its place; a shorter side stands on the cards behind its last one, too. */
function sideOf(fittings: readonly Fitting[], at: number) {
  const { paragraphs, size } = fittings[at] ?? fittings.at(-1) ?? { paragraphs: [], size: 0 };
  return {
    size,
    words: paragraphs.filter(({ kind }) => kind !== "choice"),
    choices: paragraphs.filter(({ kind }) => kind === "choice").map(({ text }) => text),
  };
}

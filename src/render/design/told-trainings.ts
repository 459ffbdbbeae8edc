import { fields, many, open } from "../values/shape.js";
import { type Names, told } from "./told-name.js";

/** A side of a card to learn with: its size of type in points, and what stands on it. */
const side = fields({
  size: "number",
  words: many(fields({ kind: "text", text: "text" })),
  choices: many("text"),
});

const card = {
  kind: "text",
  number: "number",
  head: "text",
  front: side,
  back: side,
  source: "text",
  page: "text",
} as const;

/** What templates of covers and of what belongs to trainings are told, besides the brand. */
export const sheetsOfTrainings: Readonly<Record<string, Names>> = {
  "paper/cover": {
    title: told("text", ""),
    subtitle: told("text", ""),
    speaker: told("text", ""),
    by: told("text", "event and date"),
  },
  "paper/plan": {
    title: told("text", ""),
    subtitle: told("text", ""),
    description: told("text", ""),
    isDense: told("yes/no", "whether there is so much that smaller type keeps it on one sheet"),
    isTimed: told("yes/no", "whether minutes are planned"),
    facts: told(
      many(fields({ word: "text", text: "text" })),
      "date, time, duration, event and speaker, as far as they are known",
    ),
    blocks: told(
      many(
        open({
          kind: "text",
          number: "text",
          title: "text",
          topics: many("text"),
          begins: "text",
          ends: "text",
          length: "text",
          isBreak: "yes/no",
        }),
      ),
      "parts, breaks and the rest (`part`, `break`, `rest`) in their order",
    ),
  },
  "paper/cards": {
    width: told("text", "width of the room inside the margins of a sheet, as CSS writes it"),
    height: told("text", "its height"),
    sheets: told(
      many(fields({ front: many(open(card)), back: many(open(card)) })),
      "eight places on the front and on the back, by lines; what is empty has no card; `head` is the front in one text, or nothing where that would be long",
    ),
  },
  "paper/certificate": {
    width: told("text", "width of the sheet, as CSS writes it"),
    height: told("text", "its height"),
    title: told("text", ""),
    subtitle: told("text", ""),
    speaker: told("text", ""),
    role: told("text", "of the speaker"),
    facts: told(many(fields({ word: "text", text: "text" })), "date, duration and event, as far as they are known"),
    parts: told(many("text"), "titles of the parts"),
    isLong: told("yes/no", "whether these are so many that they need smaller type"),
    certificates: told(
      many(fields({ name: "text", size: "number" })),
      "one for each name, with the size of its type in points; one without a name where nobody is named",
    ),
  },
};

import type { Deck } from "../model/deck.js";
import { minutesOf, slidesOf, slidesOfSection } from "../model/outline.js";
import { findInputs } from "../project/inputs.js";
import { createWorkshop } from "../project/workshop.js";
import { fileLine } from "../report/format.js";
import { InputError } from "../report/problem.js";
import { type CommandLine, wholeNumber } from "./options.js";
import type { Shell } from "./shell.js";

/** `quarterdeck outline` */
export function runOutline(line: CommandLine, { terminal, folder }: Shell): Promise<number> {
  const { options } = line;
  const request = { minutes: wholeNumber(options, "minutes", 1), variant: options.variant, language: options.lang };
  const workshop = createWorkshop(request, folder);
  const decks = findInputs(line.inputs, folder).flatMap((input) => {
    const prepared = workshop.prepare(input);
    return prepared ? [workshop.compose(prepared, ["html", "pdf"])] : [];
  });
  if (workshop.problems().hasErrors) throw new InputError(workshop.problems().all);
  terminal.out(options.json ? `${JSON.stringify({ decks: decks.map(deckJson) })}\n` : decks.map(deckText).join("\n"));
  return Promise.resolve(0);
}

function deckJson(deck: Deck): object {
  const slides = slidesOf(deck.parts);
  const numbers = new Map(slides.map((slide, index) => [slide, index + 1]));
  return {
    name: deck.info.name,
    title: deck.info.title,
    slides: slides.length,
    minutes: minutesOf(slides),
    slot: deck.info.minutes ?? null,
    parts: deck.parts.map((part) => ({
      title: part.title,
      minutes: minutesOf(part.sections.flatMap(slidesOfSection)),
      sections: part.sections.map((section) => ({
        title: section.title,
        file: section.file || null,
        minutes: minutesOf(slidesOfSection(section)),
        slides: slidesOfSection(section).map((slide) => ({
          number: numbers.get(slide),
          id: slide.id,
          title: slide.title,
          minutes: slide.minutes ?? null,
          priority: slide.priority,
          notes: slide.notes.length > 0,
          source: slide.generated ? null : fileLine(slide.span.file, slide.span.start),
        })),
      })),
    })),
  };
}

function deckText(deck: Deck): string {
  const slides = slidesOf(deck.parts);
  const planned = minutesOf(slides);
  const slot = deck.info.minutes === undefined ? "" : ` of ${deck.info.minutes}`;
  const lines = [`${deck.info.title} (${deck.info.name}): ${slides.length} slides, ${planned}${slot} min`];
  let number = 0;
  for (const part of deck.parts) {
    if (part.title) lines.push(`  ${part.title}  ${minutesOf(part.sections.flatMap(slidesOfSection))} min`);
    for (const slide of part.sections.flatMap(slidesOfSection)) {
      number++;
      const minutes = slide.minutes === undefined ? "" : `${slide.minutes} min`;
      const place = slide.generated ? "" : `  ${fileLine(slide.span.file, slide.span.start)}`;
      lines.push(
        `    ${String(number).padStart(3)}  ${minutes.padStart(7)}  ${slide.title || `(${slide.id})`}${place}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

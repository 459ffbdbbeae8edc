import type { Deck, Section, Slide } from "../model/deck.js";
import { minutesOf, slidesOf, slidesOfSection } from "../model/outline.js";
import { openCodeCache } from "../project/code-cache.js";
import { chooseVariants } from "../project/deck-jobs.js";
import { findInputs, requireSplittable } from "../project/inputs.js";
import { withOrders } from "../project/orders.js";
import { openInstallation } from "../project/package-files.js";
import { openProjects } from "../project/projects.js";
import { recoverFolders } from "../project/recovery.js";
import { requireKnownNames } from "../project/require-names.js";
import { closedDesk } from "../render/drawing/desk.js";
import { counted } from "../report/counted.js";
import { fileLine } from "../report/format.js";
import { InputError } from "../report/problem.js";
import { shownPath } from "../report/shown-path.js";
import { realPathOf } from "../source/folder.js";
import { readDeckOptions } from "./deck-options.js";
import type { CommandLine } from "./options.js";
import type { Shell } from "./shell.js";

/** `quarterdeck outline` */
export function runOutline(line: CommandLine, { terminal, folder, environment }: Shell): Promise<number> {
  const { options } = line;
  const request = { folder, ...readDeckOptions(line) };
  // Nothing is rendered, so nothing is highlighted or drawn.
  const projects = openProjects(request, openInstallation(), {
    code: openCodeCache({ environment, cache: false }),
    drawings: closedDesk,
  });
  const inputs = findInputs(line.inputs, folder, request.rootChoice);
  requireSplittable(inputs, request.split);
  recoverFolders(
    inputs.map(({ root }) => root),
    (note) => terminal.err(`note: ${note}\n`),
  );
  const { chosen, notes, declared } = chooseVariants(withOrders(inputs), { ...request, inputs: line.inputs });
  for (const note of notes) terminal.err(`note: ${note}\n`);
  const read = chosen.map(({ input, variant }) => ({
    variant,
    compiled: projects.of(input).compile(input, ["html", "pdf"], { together: true, skipped: true, variant }),
  }));
  const compiled = read.flatMap((deck) => deck.compiled ?? []);
  const decks = read.flatMap(({ variant, compiled: deck }): Outlined[] => {
    const shown = deck?.groups[0]?.deck;
    return deck && shown ? [{ deck: shown, variant, hidden: deck.hidden }] : [];
  });
  const problems = projects.problems();
  const isWrong = problems.some(({ severity }) => severity === "error");
  // A deck that cannot be read may be the one that knows the name.
  if (isWrong && compiled.length < chosen.length) throw new InputError(problems);
  const names = compiled.map((deck) => deck.names);
  requireKnownNames(request, names, declared);
  if (isWrong) throw new InputError(problems);
  const shownFrom = realPathOf(folder);
  terminal.out(
    options.json
      ? `${JSON.stringify({ decks: decks.map((outlined) => deckJson(outlined, shownFrom)) })}\n`
      : decks.map((outlined) => deckText(outlined, shownFrom)).join("\n"),
  );
  return Promise.resolve(0);
}

interface Outlined {
  readonly deck: Deck;
  readonly variant: string | undefined;
  /** How many slides are left out, because they are hidden. */
  readonly hidden: number;
}

function deckJson({ deck, variant, hidden }: Outlined, folder: string): object {
  const slides = slidesOf(deck.parts);
  const numbers = new Map(slides.map((slide, index) => [slide, index + 1]));
  return {
    name: deck.info.name,
    ...(variant === undefined ? {} : { variant }),
    title: deck.info.title,
    slides: slides.length,
    hidden,
    minutes: minutesOf(slides),
    slot: deck.info.minutes ?? null,
    parts: deck.parts.map((part) => ({
      title: part.title,
      minutes: minutesOf(part.sections.flatMap(slidesOfSection)),
      sections: part.sections.map((section) => ({
        title: section.title,
        file: sectionPath(section, folder),
        minutes: minutesOf(slidesOfSection(section)),
        slides: slidesOfSection(section).map((slide) => ({
          number: numbers.get(slide),
          id: slide.id,
          title: slide.title,
          minutes: slide.minutes ?? null,
          priority: slide.priority,
          notes: slide.notes.length > 0,
          replaces: slide.replaces ?? null,
          ...(slide.skipped ? { skipped: true } : {}),
          ...(slide.hidden === "draft" ? { draft: true } : {}),
          source: slide.generated ? null : fileLine(slide.span.file, slide.span.start, folder),
        })),
      })),
    })),
  };
}

/** The path of a section's file; none for slides that the compiler makes. */
function sectionPath(section: Section, folder: string): string | null {
  const own = slidesOfSection(section).find(({ span }) => span.file.path === section.file);
  return own ? shownPath(own.span.file, folder) : section.file || null;
}

function deckText({ deck, hidden }: Outlined, folder: string): string {
  const slides = slidesOf(deck.parts);
  const planned = minutesOf(slides);
  const slot = deck.info.minutes === undefined ? "" : ` of ${deck.info.minutes}`;
  const more = hidden === 0 ? "" : `, ${hidden} hidden`;
  const lines = [
    `${deck.info.title} (${deck.info.name}): ${counted(slides.length, "slide")}, ${planned}${slot} min${more}`,
  ];
  let number = 0;
  for (const part of deck.parts) {
    if (part.title) lines.push(`  ${part.title}  ${minutesOf(part.sections.flatMap(slidesOfSection))} min`);
    for (const slide of part.sections.flatMap(slidesOfSection)) {
      number++;
      const minutes = slide.minutes === undefined ? "" : `${slide.minutes} min`;
      const replaces = slide.replaces === undefined ? "" : `, in the place of ${slide.replaces}`;
      const place = slide.generated ? "" : `  ${fileLine(slide.span.file, slide.span.start, folder)}${replaces}`;
      lines.push(
        `    ${String(number).padStart(3)}  ${minutes.padStart(7)}  ${slide.title || `(${slide.id})`}${stateOf(slide)}${place}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

/** Why a slide is not on every stage. */
function stateOf({ hidden, skipped }: Slide): string {
  if (hidden === "draft") return "  (draft)";
  return skipped ? "  (not on stage)" : "";
}

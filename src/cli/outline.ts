import type { Deck, Section } from "../model/deck.js";
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
import { fileLine } from "../report/format.js";
import { InputError } from "../report/problem.js";
import { shownPath } from "../report/shown-path.js";
import { realPathOf } from "../source/folder.js";
import { readDeckOptions } from "./deck-options.js";
import type { CommandLine } from "./options.js";
import { type Outlined, outlineText } from "./outline-text.js";
import { type ComparedTime, type OutlineTimes, outlineTimes } from "./outline-times.js";
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
    return deck && shown
      ? [{ deck: shown, variant, hidden: deck.hidden, times: outlineTimes(shown, deck.rehearsals) }]
      : [];
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
      : decks.map((outlined) => outlineText(outlined, shownFrom)).join("\n"),
  );
  return Promise.resolve(0);
}

function deckJson({ deck, variant, hidden, times }: Outlined, folder: string): object {
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
    ...(times ? { rehearsal: rehearsalJson(deck, times) } : {}),
    parts: deck.parts.map((part) => ({
      title: part.title,
      minutes: minutesOf(part.sections.flatMap(slidesOfSection)),
      ...(times ? { rehearsed: rehearsedJson(times.of(part.sections.flatMap(slidesOfSection))) } : {}),
      sections: part.sections.map((section) => ({
        title: section.title,
        file: sectionPath(section, folder),
        minutes: minutesOf(slidesOfSection(section)),
        slides: slidesOfSection(section).map((slide) => ({
          number: numbers.get(slide),
          id: slide.id,
          title: slide.title,
          minutes: slide.minutes ?? null,
          ...(times ? { rehearsed: rehearsedJson(times.of([slide])) } : {}),
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

/** What rehearsals say of a whole deck, in seconds. */
function rehearsalJson(deck: Deck, times: OutlineTimes): object {
  const slides = slidesOf(deck.parts);
  return {
    files: times.files,
    rehearsed: rehearsedJson(times.of(slides)),
    expected: tenths(times.expected(slides)),
    whole: tenths(times.expected([...slides, ...deck.leftOut])),
    leftOut: deck.leftOut.map((slide) => ({
      id: slide.id,
      title: slide.title,
      seconds: tenths(times.expected([slide])),
    })),
    notRehearsed: times.notRehearsed.map(({ id }) => id),
    gone: times.gone.map(({ id, title, seconds }) => ({ id, title, seconds: tenths(seconds) })),
  };
}

/** In seconds; null for what was not rehearsed. */
function rehearsedJson({ rehearsed, difference, spread }: ComparedTime): object | null {
  if (rehearsed === undefined) return null;
  const range = spread ?? { least: rehearsed, most: rehearsed };
  return {
    seconds: tenths(rehearsed),
    least: tenths(range.least),
    most: tenths(range.most),
    difference: difference === undefined ? null : tenths(difference),
  };
}

/** As exact as rehearsals are noted. */
const tenths = (seconds: number) => Math.round(seconds * 10) / 10;

/** The path of a section's file; none for slides that the compiler makes. */
function sectionPath(section: Section, folder: string): string | null {
  const own = slidesOfSection(section).find(({ span }) => span.file.path === section.file);
  return own ? shownPath(own.span.file, folder) : section.file || null;
}

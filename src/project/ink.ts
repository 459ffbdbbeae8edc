import { deckName } from "../content/deck-name.js";
import { findJsonMistake, placeInJson } from "../content/json-places.js";
import type { Reader } from "../content/reader.js";
import { type DrawingMistake, type Drawings, readDrawings } from "../ink/drawings.js";
import { resized, type Stroke } from "../ink/stroke.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { Deck } from "../model/deck.js";
import { slidesOf } from "../model/outline.js";
import { createInkRenderer } from "../render/ink.js";
import type { RenderedDeck } from "../render/rendered.js";
import { type Problem, problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { ProjectFiles } from "../source/files.js";
import { limits, shownCount } from "../source/limits.js";
import type { SourceFile, Span } from "../source/text.js";
import { openGivenFile } from "./given-files.js";
import type { DeckInput } from "./inputs.js";

export interface InkRequest {
  /** A file of drawings, relative to the folder in which the user stands. */
  readonly drawings?: string | undefined;
  /** The folder in which the user stands. */
  readonly folder: string;
  /** The decks of the run; drawings of a deck that is not among them are an error. */
  readonly built?: readonly Pick<DeckInput, "name" | "file">[] | undefined;
}

/** The drawings that a command line gives. */
export interface InkSource {
  /** What was drawn on the slides of a deck; undefined where there is nothing, after reporting why it cannot be read. */
  of(input: DeckInput, user: Ledger): DeckInk | undefined;
  readonly files: readonly ProjectFiles[];
}

/** What was drawn on the slides of a deck. */
interface DeckInk {
  /** Reports drawings on slides that the deck does not have in any of its forms. */
  checkSlides(decks: readonly Pick<Deck, "parts">[]): void;
  /** The slides with what was drawn on them. */
  draw(rendered: RenderedDeck): RenderedDeck;
}

/** A file of drawings that was read. */
interface InkFile {
  readonly drawings: Drawings;
  readonly source: SourceFile;
}

export function openInk({ drawings: given, folder, built }: InkRequest, memory: Memory): InkSource {
  if (given === undefined) return { of: () => undefined, files: [] };
  const remedy = "give a file that “Save drawings” wrote in a deck, such as talk-drawings.json";
  const file = openGivenFile(given, { folder, remedy, read: readInk }, memory);
  const renderer = createInkRenderer();
  return {
    files: [file.files],
    of(input, user) {
      const ink = file.read(user);
      if (!ink) return undefined;
      const { drawings, source } = ink;
      const decks = built ?? [input];
      if (!decks.some((deck) => isFor(drawings, deck))) {
        const values = { name: drawings.deck, known: decks.map((deck) => deck.name).join(", ") };
        user.report(problem("other-deck", values, { span: spanIn(source, ["deck"]) }));
      }
      if (!isFor(drawings, input)) return undefined;
      return {
        checkSlides: (all) => reportMissing(ink, all, user),
        draw: (rendered) => renderer.draw(rendered, strokesFor(drawings, rendered)),
      };
    },
  };
}

/** A deck that is built in variants has a name in each of them, and one of its own. */
const isFor = ({ deck }: Drawings, { name, file }: Pick<DeckInput, "name" | "file">) =>
  deck === name || deck === deckName(file);

function strokesFor({ slides, size }: Drawings, rendered: RenderedDeck): ReadonlyMap<string, readonly Stroke[]> {
  return new Map([...slides].map(([id, strokes]) => [id, resized(strokes, size, rendered.size)]));
}

function readInk(source: SourceFile, reader: Reader): InkFile | undefined {
  const mistake = findJsonMistake(source.text);
  if (mistake) {
    reader.report(notJson(source, mistake));
    return undefined;
  }
  const read = readDrawings(JSON.parse(source.text));
  if ("drawings" in read) return { drawings: read.drawings, source };
  reader.report(problemOf(read.mistake, source));
  return undefined;
}

function notJson(file: SourceFile, { at, kind }: NonNullable<ReturnType<typeof findJsonMistake>>): Problem {
  const span: Span = { file, start: at, end: Math.min(file.text.length, at + 1) };
  const hint = "give a file that “Save drawings” wrote in a deck";
  if (kind === "depth") return problem("too-deep", { what: "lists and maps", most: limits.dataDepth, hint }, { span });
  return problem("bad-drawings", { detail: "this is not JSON from here on", hint }, { span });
}

function problemOf({ path, kind, detail }: DrawingMistake, file: SourceFile): Problem {
  const last = path.at(-1);
  const name = typeof last === "string" ? last : "";
  if (kind === "unknown") {
    const remedy = didYouMean(name, detail.split(", "));
    return problem("unknown-key", { key: name, known: detail }, { span: keySpanIn(file, path), remedy });
  }
  const span = spanIn(file, path);
  if (kind === "many") {
    const most = shownCount(detail === "strokes" ? limits.drawingsStrokes : limits.drawingsPoints);
    const hint = "clear slides in the deck, and save the drawings again";
    return problem("too-many", { what: `${detail} of drawings`, most, hint }, { span });
  }
  const hint = kind === "version" ? "build with a newer Quarterdeck, or save the drawings again" : `write ${detail}`;
  const what = name === "" ? "this" : `“${name}”`;
  return problem("bad-drawings", { detail: `${what} has to be ${detail}`, hint }, { span });
}

function reportMissing({ drawings, source }: InkFile, decks: readonly Pick<Deck, "parts">[], user: Ledger): void {
  const ids = [...new Set(decks.flatMap(({ parts }) => slidesOf(parts)).map(({ id }) => id))];
  const known = new Set(ids);
  for (const id of drawings.slides.keys()) {
    if (known.has(id)) continue;
    const remedy = didYouMean(id, ids);
    const span = keySpanIn(source, ["slides", id]);
    user.report(problem("missing-drawn-slide", { id, known: ids.join(", ") }, { span, remedy }));
  }
}

type Path = DrawingMistake["path"];

function spanIn(file: SourceFile, path: Path): Span {
  const { start, end } = placeInJson(file.text, path);
  return { file, start, end };
}

function keySpanIn(file: SourceFile, path: Path): Span {
  const { start, end, key } = placeInJson(file.text, path);
  return { file, ...(key ? { start: key.start, end: key.end } : { start, end }) };
}

import { createHash } from "node:crypto";
import type { Reader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { AssetStore } from "../render/assets.js";
import type { SlideContent } from "../render/slide/content.js";
import type { Made, SlideShelf } from "../render/slide/kept.js";
import { packContent, unpackContent } from "../render/slide/packed-content.js";
import type { Question, Surroundings } from "../render/slide/surroundings.js";
import type { ProjectFiles } from "../source/files.js";
import type { NotedQuestion, ShelvedFile, ShelvedSlide, SlideCache } from "./slide-cache.js";

/** What a project gives to those who keep its slides. */
interface SlideShelfSources {
  /** What slides are made of besides what they ask for: the project, and how it was asked for. */
  readonly madeOf: readonly string[];
  readonly reader: Reader;
  readonly assets: AssetStore;
  readonly memory: Memory;
  /** All folders that were opened so far. */
  readonly files: () => readonly ProjectFiles[];
}

/** What some questions to the disk lead to: their ledger, where all answers are still the same. */
type Standing = Ledger | undefined;

/** The shelf of each design; undefined where nothing is kept. */
export const slideShelves = (cache: SlideCache | undefined, sources: SlideShelfSources) =>
  cache && ((design: string) => openSlideShelf(cache, sources, design));

/**
 * Keeps the contents of slides from run to run, with the questions on whose answers they stand: about the deck around
 * them, and to the disk. A slide with problems is made anew, so that they are said.
 * @param design names the templates and the language
 */
function openSlideShelf(cache: SlideCache, sources: SlideShelfSources, design: string): SlideShelf {
  const { madeOf, reader, assets, memory } = sources;
  const fileOf = (path: string): ShelvedFile => cache.open([...madeOf, design, path]);
  const shelved = new WeakSet<SlideContent>();
  const standing = new Map<string, Standing>();
  memory.onChange(() => standing.clear());
  const ledgerOf = (asked: readonly NotedQuestion[]): Standing => {
    const key = JSON.stringify(asked);
    if (!standing.has(key)) standing.set(key, askAgain(asked, sources.files()));
    return standing.get(key);
  };
  return {
    find(key, slide, surroundings) {
      const file = fileOf(slide.span.file.path);
      for (const kept of file.of(hashOf(key))) {
        const answers = sameAnswers(kept.answers, surroundings);
        const asked = answers && ledgerOf(kept.asked);
        const packed = asked && kept.content();
        if (!packed) continue;
        const ledger = new Ledger();
        ledger.include(asked);
        const value = unpackContent(packed, (path) => assets.load(path, reader.for(ledger)));
        if (!value) continue;
        file.show(kept);
        shelved.add(value);
        return { value, answers, slide, ledger };
      }
      return undefined;
    },
    keep(key, made) {
      if (shelved.has(made.value)) return;
      shelved.add(made.value);
      const kept = shelve(hashOf(key), made, sources.files());
      if (kept) fileOf(made.slide.span.file.path).show(kept);
    },
  };
}

/** Asks the disk again; undefined where an answer is another one now. */
function askAgain(asked: readonly NotedQuestion[], files: readonly ProjectFiles[]): Standing {
  const ledger = new Ledger();
  const isSame = ([root, border, kind, path, digest]: NotedQuestion) =>
    files.find((each) => each.root === root && each.border === border)?.askFor({ kind, path }, ledger) === digest;
  return asked.every(isSame) ? ledger : undefined;
}

/** The answers that are given now, where they are the same. */
function sameAnswers(
  answers: ShelvedSlide["answers"],
  surroundings: Surroundings,
): ReadonlyMap<Question, unknown> | undefined {
  const given = new Map<Question, unknown>();
  for (const [written, digest] of answers) {
    const question = written as Question;
    const answer = surroundings.answer(question);
    if (digestOf(answer) !== digest) return undefined;
    given.set(question, answer);
  }
  return given;
}

/** An answer as far as it can be told from others: as JSON, which is how answers are compared; long ones by a hash. */
function digestOf(answer: unknown): string {
  const text = JSON.stringify(answer) ?? "";
  return text.length <= 64 ? text : hashOf(text);
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("base64url");

/** A slide with all that it stands on, as it is now; undefined where it cannot be kept. */
function shelve(
  key: string,
  { value, answers, ledger }: Made<SlideContent>,
  files: readonly ProjectFiles[],
): ShelvedSlide | undefined {
  // Mermaid's diagrams look as the browser draws them, which may be another one the next time.
  const isDrawnByBrowser = [...value.drawings.values()].some(({ language }) => language === "mermaid");
  if (isDrawnByBrowser || ledger.problems.length > 0) return undefined;
  const asked: NotedQuestion[] = [];
  for (const inquiry of new Set(ledger.inquiries())) {
    const noted = files.flatMap((each) => {
      const answer = each.noted(inquiry);
      return answer ? [[each.root, each.border, ...answer] as const] : [];
    });
    if (noted.length === 0) return undefined;
    asked.push(...noted);
  }
  const given = [...answers].map(([question, answer]) => [question, digestOf(answer)] as const);
  // The tree is never changed, so it may wait; what it was made of may change.
  return { key, answers: given, asked, content: () => packContent(value) };
}

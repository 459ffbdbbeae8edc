import { hashOf } from "../cache/seal.js";
import type { Reader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { Slide } from "../model/deck.js";
import type { AssetStore } from "../render/assets.js";
import type { SlideContent } from "../render/slide/content.js";
import type { Made, SlideShelf } from "../render/slide/kept.js";
import { packContent, unpackContent } from "../render/slide/packed-content.js";
import type { Question, Surroundings } from "../render/slide/surroundings.js";
import type { ProjectFiles } from "../source/files.js";
import { type MadeOf, madeOf } from "./made-of.js";
import type { SlideCache } from "./slide-cache.js";
import type { ShelvedSlide } from "./slide-record.js";

/** What a project gives to those who keep its slides. */
interface SlideShelfSources {
  /** What slides are made of besides what they ask for: the project, and how it was asked for. */
  readonly request: readonly string[];
  readonly reader: Reader;
  readonly assets: AssetStore;
  readonly memory: Memory;
  /** All folders that were opened so far. */
  readonly files: () => readonly ProjectFiles[];
}

/** The shelf of each design; undefined where nothing is kept. */
export const slideShelves = (cache: SlideCache | undefined, sources: SlideShelfSources) =>
  cache && ((design: string) => openSlideShelf(cache, sources, design));

/**
 * Keeps the contents of slides from run to run, with the questions on whose answers they stand: about the deck around
 * them, and to the disk. A slide with problems is made anew, so that they are said.
 * @param design names the templates and the language
 */
function openSlideShelf(cache: SlideCache, sources: SlideShelfSources, design: string): SlideShelf {
  const { request, reader, assets, memory } = sources;
  const fileOf = ({ span: { file } }: Slide) => cache.open([...request, design, file.root ?? "", file.path]);
  /** How contents stand on the shelf; undefined for those that cannot be kept. */
  const shelved = new WeakMap<SlideContent, ShelvedSlide | undefined>();
  /** The ledgers of what was made of the same; undefined where an answer is another one now. */
  const standing = new Map<string, Ledger | undefined>();
  memory.onChange(() => standing.clear());
  const ledgerOf = (asked: readonly MadeOf[]): Ledger | undefined => {
    const key = JSON.stringify(asked);
    if (!standing.has(key)) standing.set(key, askAgain(asked, sources.files()));
    return standing.get(key);
  };
  return {
    find(key, slide, surroundings) {
      const file = fileOf(slide);
      for (const kept of file.of(hashOf(key))) {
        const answers = sameAnswers(kept.answers, surroundings);
        const asked = answers && ledgerOf(kept.madeOf);
        if (!asked) continue;
        const ledger = new Ledger();
        ledger.include(asked);
        const value = unpackContent(kept.content, (path) => assets.load(path, reader.for(ledger)));
        if (!value) continue;
        file.show(kept);
        shelved.set(value, kept);
        return { value, answers, slide, ledger };
      }
      return undefined;
    },
    keep(key, made) {
      if (shelved.has(made.value)) return;
      const kept = shelve(hashOf(key), made, sources.files());
      shelved.set(made.value, kept);
      if (kept) fileOf(made.slide).show(kept);
    },
    forget(made) {
      const kept = shelved.get(made.value);
      if (kept) fileOf(made.slide).forget(kept);
    },
  };
}

/** Asks the disk again; undefined where an answer is another one now, or cannot be had: whoever needs it learns why. */
function askAgain(asked: readonly MadeOf[], files: readonly ProjectFiles[]): Ledger | undefined {
  const ledger = new Ledger();
  const isSame = ({ root, border, answers }: MadeOf) => {
    const place = files.find((each) => each.root === root && each.border === border);
    return answers.every(([kind, path, digest]) => place?.askFor({ kind, path }, ledger) === digest);
  };
  try {
    return asked.every(isSame) ? ledger : undefined;
  } catch {
    return undefined;
  }
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

/** A slide with all that it stands on, as it is now; undefined where it cannot be kept. */
function shelve(
  key: string,
  { value, answers, ledger }: Made<SlideContent>,
  files: readonly ProjectFiles[],
): ShelvedSlide | undefined {
  // Mermaid's diagrams look as the browser draws them, which may be another one the next time.
  const isDrawnByBrowser = [...value.drawings.values()].some(({ language }) => language === "mermaid");
  if (isDrawnByBrowser || ledger.problems.length > 0) return undefined;
  const isAskable = [...ledger.inquiries()].every((inquiry) => files.some((each) => each.noted(inquiry)));
  const content = isAskable ? packContent(value) : undefined;
  if (!content) return undefined;
  const given = [...answers].map(([question, answer]) => [question, digestOf(answer)] as const);
  const asked = files.map((each) => madeOf(each, ledger)).filter((made) => made.answers.length > 0);
  return { key, answers: given, madeOf: asked, content };
}

import { hashOf } from "../cache/seal.js";
import type { Reader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { Slide } from "../model/deck.js";
import type { AssetStore } from "../render/assets.js";
import type { SlideContent } from "../render/slide/content.js";
import type { Made, SlideShelf } from "../render/slide/kept.js";
import { type FileOnSlide, packContent, unpackContent } from "../render/slide/packed-content.js";
import type { ProjectFiles } from "../source/files.js";
import { type AskedAgain, askAgain, digestsOf, sameAnswers } from "./asked-again.js";
import { FrameShelf } from "./frame-shelf.js";
import { nameOf, type SlideCache } from "./slide-cache.js";
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
 * Keeps the contents of slides and their frames from run to run, with the questions on whose answers they stand: about the deck around
 * them, and to the disk. A slide with problems is made anew, so that they are said.
 * @param design names the templates and the language
 */
function openSlideShelf(cache: SlideCache, sources: SlideShelfSources, design: string): SlideShelf {
  const { request, reader, assets, memory } = sources;
  const fileOf = ({ span: { file } }: Slide) => cache.open([...request, design, file.root ?? "", file.path]);
  /** How contents stand on the shelf; undefined for those that cannot be kept. */
  const shelved = new WeakMap<SlideContent, ShelvedSlide | undefined>();
  const asked = askAgain(sources.files, memory);
  const frames = new Map<string, FrameShelf>();
  const framesOf = (deck: string) => {
    const shelf = frames.get(deck) ?? new FrameShelf(cache.frames([...request, design, deck]), asked);
    frames.set(deck, shelf);
    return shelf;
  };
  const open =
    (ledger: Ledger): FileOnSlide =>
    (path) =>
      assets.load(path, reader.for(ledger));
  return {
    find(key, slide, surroundings) {
      const file = fileOf(slide);
      for (const kept of file.of(hashOf(key))) {
        const answers = sameAnswers(kept.answers, surroundings);
        const standing = answers && asked.ledgerOf(kept.madeOf);
        if (!standing) continue;
        const ledger = new Ledger();
        ledger.include(standing);
        const value = unpackContent(kept.content, open(ledger));
        if (!value) continue;
        file.show(kept);
        shelved.set(value, kept);
        return { value, answers, slide, ledger };
      }
      return undefined;
    },
    keep(key, made) {
      if (shelved.has(made.value)) return;
      const kept = shelve(hashOf(key), made, asked);
      shelved.set(made.value, kept);
      if (kept) fileOf(made.slide).show(kept);
    },
    forget(made) {
      const kept = shelved.get(made.value);
      if (kept) fileOf(made.slide).forget(kept);
    },
    findShown(deck, { value }, place) {
      const content = shelved.get(value);
      return content && framesOf(deck).find({ ...place, name: nameOf(content) }, open);
    },
    keepShown(deck, { value }, shown) {
      const content = shelved.get(value);
      if (content) framesOf(deck).keep(nameOf(content), shown);
    },
    forgetFrame: (deck, { value }) => framesOf(deck).forget(value),
  };
}

/** A slide with all that it stands on, as it is now; undefined where it cannot be kept. */
function shelve(
  key: string,
  { value, answers, ledger }: Made<SlideContent>,
  asked: AskedAgain,
): ShelvedSlide | undefined {
  // Mermaid's diagrams look as the browser draws them, which may be another one the next time.
  const isDrawnByBrowser = [...value.drawings.values()].some(({ language }) => language === "mermaid");
  if (isDrawnByBrowser || ledger.problems.length > 0) return undefined;
  const madeOf = asked.madeOf(ledger);
  const content = madeOf && packContent(value);
  return content && { key, answers: digestsOf(answers), madeOf, content };
}

import { createHash } from "node:crypto";
import { Ledger } from "../ledger/ledger.js";
import { minutesOf, slidesOf } from "../model/outline.js";
import { type Installation, packageTemplates, readPageScripts } from "../project/package-files.js";
import { plainGround, summaryOf } from "../render/design/brand-summary.js";
import { once } from "../render/once.js";
import type { PlayerFiles } from "../render/page/deck-page.js";
import { type DeckEntry, type ListedProblem, renderDecksPage, type SentPage } from "../render/page/decks-page.js";
import { commonLanguage } from "../render/page/index-page.js";
import { renderJoinPage } from "../render/page/join-page.js";
import { renderThumbPage } from "../render/page/thumb-page.js";
import { renderWaitingPage } from "../render/page/waiting-page.js";
import type { RenderedDeck } from "../render/rendered.js";
import type { Diagnostic } from "../report/problem.js";
import { type Answer, htmlAnswer } from "./answers.js";
import type { ServedDecks } from "./decks.js";
import type { WaitingSettings } from "./protocol.js";
import { shownProblem } from "./shown-problem.js";
import type { Stage } from "./stage.js";

/** The pages of a server that are about its decks. */
export interface Pages {
  /** The start page. */
  decks(): Promise<Answer>;
  /** The first slide of a deck in miniature; undefined for a deck without one. */
  thumb(stage: Stage): Promise<Answer | undefined>;
  /** What stands in the place of a deck that never could be made. */
  waiting(stage: Stage): Answer;
  /** Where guests of a talk show their code. */
  join(status: number): Answer;
}

interface PagesRequest {
  readonly decks: ServedDecks;
  readonly installation: Installation;
  readonly player: PlayerFiles;
  /** The folder in which the user stands. */
  readonly folder: string;
}

interface Thumb extends SentPage {
  /** By what is in it, so that a browser asks again only for what has changed. */
  readonly hash: string;
}

export function openPages({ decks, installation, player, folder }: PagesRequest): Pages {
  const scripts = once(readPageScripts);
  const packaged = once(() => packageTemplates(installation, new Ledger()));
  const thumbs = new WeakMap<RenderedDeck, Promise<Thumb | undefined>>();
  const thumbOf = ({ last }: Stage): Promise<Thumb | undefined> => {
    if (!last) return Promise.resolve(undefined);
    const known = thumbs.get(last.rendered) ?? makeThumb(last, player).catch(() => undefined);
    thumbs.set(last.rendered, known);
    return known;
  };
  const listed = (problems: readonly Diagnostic[]): ListedProblem[] =>
    problems.map((found) => shownProblem(found, folder));
  return {
    async decks() {
      const entries = await Promise.all(
        decks.stages.map(async (stage) => entryOf(stage, listed(stage.problems), await thumbOf(stage))),
      );
      return answerWith(renderDecksPage(entries, listed(decks.problems), scripts().decks, packaged()));
    },
    async thumb(stage) {
      const thumb = await thumbOf(stage);
      return thumb && answerWith(thumb);
    },
    waiting({ deck, problems }) {
      const { name } = deck.input;
      const settings: WaitingSettings = { deck: name, problems: problems.map((found) => shownProblem(found, folder)) };
      return answerWith(renderWaitingPage(name, settings, scripts().waiting, packaged()), 500);
    },
    join(status) {
      const languages = decks.stages.flatMap(({ last }) =>
        last ? [{ language: last.rendered.deck.info.language }] : [],
      );
      return answerWith(renderJoinPage(commonLanguage(languages), scripts().join, packaged()), status);
    },
  };
}

const answerWith = ({ html, policy }: SentPage, status = 200): Answer => ({
  ...htmlAnswer(html, status),
  headers: { "content-security-policy": policy },
});

/** What is wrong with a project's template of the page for print is said when that is made. */
async function makeThumb(
  { compiled, rendered }: NonNullable<Stage["last"]>,
  player: PlayerFiles,
): Promise<Thumb | undefined> {
  const page = await renderThumbPage(rendered, compiled.design.templates.for(new Ledger()), player);
  return page && { ...page, hash: createHash("sha256").update(page.html).digest("base64url").slice(0, 16) };
}

function entryOf(
  { deck, last, problems }: Stage,
  found: readonly ListedProblem[],
  thumb: Thumb | undefined,
): DeckEntry {
  const { name } = deck.input;
  const variant = deck.variant ?? "";
  const isWrong = problems.some(({ severity }) => severity === "error");
  const none = { title: name, subtitle: "", language: "en", slides: 0, minutes: 0, slot: 0, thumb: "" };
  const size = { width: 16, height: 9 };
  if (!last) return { name, variant, ...none, size, state: isWrong ? "broken" : "making", problems: found };
  const { info, parts } = last.rendered.deck;
  const slides = slidesOf(parts);
  const { brand } = last.compiled;
  return {
    name,
    variant,
    title: info.title,
    subtitle: info.subtitle,
    language: info.language,
    slides: slides.length,
    minutes: minutesOf(slides),
    slot: info.minutes ?? 0,
    size: last.rendered.size,
    thumb: thumb ? `/${encodeURIComponent(name)}/thumb?${thumb.hash}` : "",
    state: isWrong ? "last-good" : "there",
    problems: found,
    ...(brand ? { brand: summaryOf(brand, plainGround) } : {}),
  };
}

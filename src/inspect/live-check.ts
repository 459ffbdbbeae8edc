import type { BrowserOwner } from "../browser/owner.js";
import type { CheckConfig } from "../check/config.js";
import type { Finding } from "../check/finding.js";
import { createProseReader, noProse } from "../check/prose.js";
import { rules } from "../check/rules.js";
import { runSlideRules } from "../check/run.js";
import type { DeckSubject } from "../check/subject.js";
import { applySuppressions, readSuppressions } from "../check/suppress.js";
import { mergeSurplus } from "../check/surplus.js";
import { Ledger } from "../ledger/ledger.js";
import type { Slide } from "../model/deck.js";
import { isWorksheet } from "../model/outline.js";
import type { CompiledDeck } from "../project/compile.js";
import { readPlayer } from "../project/package-files.js";
import type { Project } from "../project/project.js";
import type { PlayerFiles } from "../render/page/deck-page.js";
import type { RenderedDeck, RenderedSlide } from "../render/rendered.js";
import { catalogue } from "../report/catalogue.js";
import { InputError } from "../report/problem.js";
import { isSameFile } from "../source/text.js";
import { checkConfigOf } from "./check-config.js";
import { editionOfSlide, measureEdition } from "./editions.js";
import { openShell, shellProgram } from "./shell.js";
import { describeDeck } from "./subjects.js";

/** A slide as somebody sees it. */
interface SlideInView {
  readonly project: Project;
  readonly compiled: CompiledDeck;
  readonly rendered: RenderedDeck;
  /** Its id. */
  readonly slide: string;
}

/** The check of single slides, for those who edit them. */
export interface LiveCheck {
  /**
   * Lets every rule about slides look at one, in the deck's own theme and in all sizes that the project wants. Spelling and
   * axe-core take longer than somebody who writes wants to wait; they are left to the whole check.
   *
   * @throws MachineError when there is no browser, or it does not answer
   */
  look(seen: SlideInView): Promise<readonly Finding[]>;
}

interface LiveCheckTools {
  readonly browser: BrowserOwner;
  readonly environment: NodeJS.ProcessEnv;
  /** With `sanitized` (`--safe`), no program reads scripts of a deck. */
  readonly html: "raw" | "sanitized";
}

/** Opens the check of single slides; the browser is asked for when there is one to look at. */
export function openLiveCheck(tools: LiveCheckTools): LiveCheck {
  const player = readPlayer();
  return {
    async look({ project, compiled, rendered, slide: id }) {
      const slides = rendered.columns.flat();
      const index = slides.findIndex(({ slide }) => slide.id === id);
      const looked = slides[index];
      if (!looked || isWorksheet(looked.slide)) return [];
      try {
        const config = checkConfigOf(project);
        const deck = await measured(looked, { compiled, rendered, config, player }, tools);
        const subject = deck.slides[index];
        if (!subject) return [];
        return mergeSurplus(withoutSuppressed(runSlideRules(subject, deck, rules, config), looked.slide, deck));
      } catch (cause) {
        if (!(cause instanceof InputError)) throw cause;
        return cause.problems.map((problem) => ({ ...problem, deck: "", slide: id }));
      }
    },
  };
}

/** The deck around a slide, and how the check wants to see it. */
interface Around {
  readonly compiled: CompiledDeck;
  readonly rendered: RenderedDeck;
  readonly config: CheckConfig;
  readonly player: PlayerFiles;
}

/** A deck of which one slide was measured. */
async function measured(
  looked: RenderedSlide,
  { compiled, rendered, config: { sizes }, player }: Around,
  { browser, environment, html }: LiveCheckTools,
): Promise<DeckSubject> {
  const edition = await editionOfSlide(looked, rendered, compiled, { sizes, player });
  const measures = await measureEdition(edition, { browser, measures: undefined }, "measured only");
  const readProse = createProseReader();
  const proses = rendered.columns
    .flat()
    .map(({ slide }) => (slide === looked.slide ? readProse(slide) : noProse(slide.span)));
  return describeDeck({ compiled, editions: [edition] }, [measures], {
    texts: { slides: proses, others: [] },
    words: new Map(),
    answers: [],
    wordChoices: [],
    beside: new Ledger(),
    environment,
    readShell: openShell(shellProgram(html, environment)),
  });
}

/** Whether a suppression is of no use, only a check of everything can tell. */
const all = [...rules.map(({ id }) => id), ...Object.keys(catalogue)];

/** Suppressions stand on the slide, or somewhere in its file for all of it. */
function withoutSuppressed(findings: readonly Finding[], { span }: Slide, { slides }: DeckSubject): readonly Finding[] {
  const spans = slides.flatMap(({ slide }) => (isSameFile(slide.span.file, span.file) ? [slide.span] : []));
  const isAbout = (finding: Finding) => finding.code !== "suppression" || covers(span, finding);
  return applySuppressions(findings, readSuppressions(spans), { known: all, notRun: all }, () => false).filter(isAbout);
}

const covers = (slide: Slide["span"], { span }: Finding) =>
  span !== undefined && isSameFile(span.file, slide.file) && span.start >= slide.start && span.end <= slide.end;

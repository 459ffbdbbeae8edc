import type { Deck, Slide } from "../../model/deck.js";
import { slidesOf } from "../../model/outline.js";
import type { SlideEdit } from "../../render/page/edit-links.js";
import { realPathOf } from "../../source/folder.js";
import { placeOf, type Span, wholeOf } from "../../source/text.js";
import type { Commit } from "./blame.js";
import { type CommittedLine, type History, openHistory } from "./history.js";
import { filled } from "./pattern.js";
import { absoluteOf, fileIn, repositoryOf } from "./repository.js";

/** What decides the links to the sources of slides. */
interface EditRequest {
  /** A pattern of addresses, as `--edit-links` gives it; undefined for no links. */
  readonly pattern: string | undefined;
  /** Whether git is asked: in repositories of others it is not. */
  readonly isSafe: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

/** Finds where slides are edited. */
export interface EditLinks {
  /**
   * The links of a deck's slides; none for slides that the compiler makes, and those of other repositories.
   *
   * @param notice is told why commits are missing
   * @throws MachineError when git does not come to an end
   */
  of(deck: Deck, notice: (message: string) => void): Promise<ReadonlyMap<Slide, SlideEdit>>;
}

/** No slide has a link. */
const noEditLinks: EditLinks = { of: () => Promise.resolve(new Map()) };

/** Opens the links of a run; what git has said stands as long as it is used. */
export function openEditLinks({ pattern, isSafe, environment }: EditRequest): EditLinks {
  if (pattern === undefined) return noEditLinks;
  const histories = new Map<string, Promise<History>>();
  const historyOf = (repository: string) => {
    const known = histories.get(repository) ?? openHistory(repository, { isSafe, environment });
    histories.set(repository, known);
    return known;
  };
  return {
    async of(deck, notice) {
      const { root, repository } = placeOfDeck(deck);
      const history = await historyOf(repository ?? "");
      if (history.gap !== undefined) notice(`edit links have neither commit nor date: ${history.gap}`);
      const found = new Map<Slide, SlideEdit>();
      for (const slide of slidesOf(deck.parts)) {
        const file = slide.generated ? undefined : fileIn(repository ?? root, slide.span.file, repository);
        if (file === undefined) continue;
        const { line } = placeOf(slide.span.file, slide.span.start);
        const address = filled(pattern, { file, line, commit: history.head });
        found.set(slide, { address, change: await changeOf(slide.span, file, { history, notice }) });
      }
      return found;
    },
  };
}

/** What is known of a slide's last change; what git does not know of a file is said. */
async function changeOf(span: Span, file: string, { history, notice }: Asking): Promise<SlideEdit["change"]> {
  if (history.gap !== undefined) return undefined;
  const known = await history.commitsOf(file, wholeOf(span.file).text);
  if ("lines" in known) return changeIn(known.lines, span);
  notice(`edit links to ${file} have neither commit nor date: git says “${known.failure}”`);
  return undefined;
}

interface Asking {
  readonly history: History;
  readonly notice: (message: string) => void;
}

/** The project of a deck, and the repository around its file, if there is one. */
function placeOfDeck({ info: { span } }: Deck): { readonly root: string; readonly repository: string | undefined } {
  const file = absoluteOf(span.file);
  return { root: realPathOf(span.file.root ?? ""), repository: file && repositoryOf(file) };
}

/** The newest commit of a slide's lines; “none” where they are not in it as they are. */
function changeIn(lines: readonly (CommittedLine | undefined)[], { file, start, end }: Span): SlideEdit["change"] {
  const first = placeOf(file, start).line - 1;
  const last = placeOf(file, Math.max(start, end - 1)).line - 1;
  let newest: Commit | undefined;
  for (let line = first; line <= last; line++) {
    const at = lines[line];
    // Between two lines that are there something may be gone.
    if (!at || (line > first && at.before !== (lines[line - 1]?.before ?? 0) + 1)) return "none";
    if (!newest || at.commit.time > newest.time) newest = at.commit;
  }
  return newest ? { commit: newest.name.slice(0, shownDigits), day: newest.day } : "none";
}

/** Of a commit's name, as many digits are shown as code hosts show. */
const shownDigits = 7;

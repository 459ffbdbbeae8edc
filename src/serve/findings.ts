import type { Finding } from "../check/finding.js";
import type { CompiledDeck } from "../project/compile.js";
import type { Project } from "../project/project.js";
import type { RenderedDeck } from "../render/rendered.js";
import { faultOf } from "../report/fault.js";
import type { Severity } from "../report/problem.js";
import type { ServedDecks } from "./decks.js";
import type { ShownFinding } from "./protocol.js";
import { shownProblem } from "./shown-problem.js";
import type { Stage } from "./stage.js";
import type { Viewer, Viewers } from "./viewers.js";

/** The check, as far as it looks at one slide. */
export interface SlideCheck {
  look(seen: {
    readonly project: Project;
    readonly compiled: CompiledDeck;
    readonly rendered: RenderedDeck;
    readonly slide: string;
  }): Promise<readonly Finding[]>;
}

/** What the check finds on the slides that somebody looks at. */
export interface Findings {
  /** Looks at the slides in view that have changed, when there is time. */
  refresh(): void;
  /** Tells a page what is known of its slide, and looks at it otherwise. */
  show(viewer: Viewer): void;
  /** What is known of a deck as it is now. */
  of(stage: Stage): readonly Finding[];
  close(): void;
}

export interface FindingsTools {
  /** Undefined: nothing is looked at. */
  readonly check: SlideCheck | undefined;
  readonly decks: ServedDecks;
  readonly viewers: Viewers;
  /** The folder from which places are shown. */
  readonly folder: string;
  readonly notice: (message: string) => void;
  /** Is told what went wrong that has nothing to do with the check. */
  readonly onFault: (cause: unknown) => void;
}

/** Whoever types gets the next picture first: so long, in milliseconds, nothing must have changed. */
const calm = 60;
/** A check that fails so often in a row is not asked any more. */
const mostFailures = 3;

/** What stands in the place of findings when nobody looks for them. */
const checkIsOff: Omit<ShownFinding, "message"> = {
  severity: "warning",
  code: "check-off",
  remedy: "mend that, and start the server again",
  place: "",
  frame: "",
  rects: [],
};

/** A deck in one of its forms. */
type Form = NonNullable<Stage["last"]>;

/** A slide that somebody sees, and of which nothing is known. */
interface Unknown {
  readonly stage: Stage;
  readonly form: Form;
  readonly slide: string;
}

/** Looks at one slide after the other; which is next is asked when the one before is done, so nothing that is over waits. */
export function openFindings(tools: FindingsTools): Findings {
  const { check, decks, viewers, folder } = tools;
  const known = new WeakMap<Form, Map<string, readonly Finding[]>>();
  const looking = startLooking(tools);
  const state = { timer: undefined as NodeJS.Timeout | undefined, isClosed: false };
  const find = ({ deck, slide }: Viewer): Unknown | undefined => {
    const stage = decks.find(deck);
    // A page may say anything.
    const isThere = Object.hasOwn(stage?.shown?.slides ?? {}, slide);
    return isThere ? stage?.last && { stage, form: stage.last, slide } : undefined;
  };
  const knownOf = ({ form, slide }: Unknown) => known.get(form)?.get(slide);
  const send = (viewer: Viewer, findings: readonly Finding[]) =>
    viewer.send({ is: "findings", slide: viewer.slide, findings: looking.off ?? shownFindings(findings, folder) });
  const lookAtNext = async () => {
    const seen = viewers.all.flatMap((viewer) => find(viewer) ?? []).find((each) => !knownOf(each));
    if (!seen || looking.isBusy || looking.off || state.isClosed) return;
    const { stage, form, slide } = seen;
    const list = await looking.look(seen);
    if (state.isClosed) return;
    known.set(form, (known.get(form) ?? new Map()).set(slide, list));
    const isInView = (viewer: Viewer) => viewer.deck === stage.deck.input.name && viewer.slide === slide;
    for (const viewer of viewers.all)
      if (looking.off ? find(viewer) : stage.last === form && isInView(viewer)) send(viewer, list);
    refresh();
  };
  const refresh = () => {
    if (!check || state.isClosed) return;
    clearTimeout(state.timer);
    state.timer = setTimeout(() => void lookAtNext().catch(tools.onFault), calm);
  };
  return {
    refresh,
    show(viewer) {
      const seen = find(viewer);
      const findings = seen && knownOf(seen);
      if (findings || (seen && looking.off)) send(viewer, findings ?? []);
      else refresh();
    },
    of: ({ last }) => (last ? [...(known.get(last)?.values() ?? [])].flat() : []),
    close() {
      state.isClosed = true;
      clearTimeout(state.timer);
    },
  };
}

/** Asks the check, as long as that does not fail again and again. */
function startLooking({ check, notice }: FindingsTools) {
  const told = new Set<string>();
  const state = { isBusy: false, failures: 0, why: "" };
  return {
    get isBusy() {
      return state.isBusy;
    },
    /** What pages are told when it is not asked any more. */
    get off(): readonly ShownFinding[] | undefined {
      const message = `slides are not checked any more: ${state.why}`;
      return state.failures < mostFailures ? undefined : [{ ...checkIsOff, message }];
    },
    async look({ stage, form, slide }: Unknown): Promise<readonly Finding[]> {
      state.isBusy = true;
      try {
        const found = (await check?.look({ project: stage.project, ...form, slide })) ?? [];
        state.failures = 0;
        return found;
      } catch (cause) {
        state.failures++;
        state.why = faultOf(cause).message;
        if (!told.has(state.why)) notice(`slides are not checked: ${state.why}`);
        told.add(state.why);
        return [];
      } finally {
        state.isBusy = false;
      }
    },
  };
}

const order: readonly Severity[] = ["error", "warning"];

/** Hints are for those who ask for them; what stands first in the list of rules weighs most. */
function shownFindings(findings: readonly Finding[], folder: string): ShownFinding[] {
  return order.flatMap((severity) =>
    findings
      .filter((finding) => finding.severity === severity)
      .map((finding) => ({ ...shownProblem(finding, folder), rects: rectsOf(finding) })),
  );
}

/** Places in other sizes are none in the page. */
const rectsOf = ({ shown }: Finding) => (shown?.view.isOwn && shown.view.media === "screen" ? shown.rects : []);

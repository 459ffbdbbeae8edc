import type { Finding } from "../check/finding.js";
import type { CompiledDeck } from "../project/compile.js";
import type { Project } from "../project/project.js";
import type { RenderedDeck } from "../render/rendered.js";
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
}

/** Whoever types gets the next picture first: so long, in milliseconds, nothing must have changed. */
const calm = 60;
/** A check that fails so often in a row is not asked any more. */
const mostFailures = 3;

/** A deck in one of its forms. */
type Form = NonNullable<Stage["last"]>;

/** A slide that somebody sees, and of which nothing is known. */
interface Unknown {
  readonly stage: Stage;
  readonly form: Form;
  readonly slide: string;
}

/** Looks at one slide after the other; which is next is asked when the one before is done, so nothing that is over waits. */
export function openFindings({ check, decks, viewers, folder, notice }: FindingsTools): Findings {
  const known = new WeakMap<Form, Map<string, readonly Finding[]>>();
  const told = new Set<string>();
  const state = { timer: undefined as NodeJS.Timeout | undefined, isLooking: false, failures: 0, isClosed: false };
  const find = ({ deck, slide }: Viewer): Unknown | undefined => {
    const stage = slide === "" ? undefined : decks.find(deck);
    return stage?.last && { stage, form: stage.last, slide };
  };
  const knownOf = ({ form, slide }: Unknown) => known.get(form)?.get(slide);
  const send = (viewer: Viewer, findings: readonly Finding[]) =>
    viewer.send({ is: "findings", slide: viewer.slide, findings: shownFindings(findings, folder) });
  const look = async ({ stage, form, slide }: Unknown) => {
    const { project } = stage;
    const findings = await check?.look({ project, ...form, slide }).catch((cause: unknown) => {
      state.failures++;
      const why = cause instanceof Error ? cause.message : String(cause);
      if (!told.has(why) && !state.isClosed) notice(`slides are not checked: ${why}`);
      told.add(why);
    });
    if (findings) state.failures = 0;
    const list = findings ?? [];
    known.set(form, (known.get(form) ?? new Map()).set(slide, list));
    if (stage.last !== form) return;
    for (const viewer of viewers.of(stage.deck.input.name)) if (viewer.slide === slide) send(viewer, list);
  };
  const next = () => viewers.all.flatMap((viewer) => find(viewer) ?? []).find((seen) => !knownOf(seen));
  const lookAtNext = async () => {
    const seen = next();
    if (!seen || state.isLooking || state.isClosed || state.failures >= mostFailures) return;
    state.isLooking = true;
    await look(seen);
    state.isLooking = false;
    refresh();
  };
  const refresh = () => {
    if (!check || state.isClosed) return;
    clearTimeout(state.timer);
    state.timer = setTimeout(() => void lookAtNext(), calm);
  };
  return {
    refresh,
    show(viewer) {
      const seen = find(viewer);
      const findings = seen && knownOf(seen);
      if (findings) send(viewer, findings);
      else refresh();
    },
    of: ({ last }) => (last ? [...(known.get(last)?.values() ?? [])].flat() : []),
    close() {
      state.isClosed = true;
      clearTimeout(state.timer);
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

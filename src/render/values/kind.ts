import type { Reader } from "../../content/reader.js";
import type { CodeBlock, Slide } from "../../model/deck.js";
import type { TemplateCatalogue, ValueKindInfo } from "../../model/design.js";
import type { DrawingDesk, FontSet } from "../drawing/desk.js";
import type { Setting } from "../growth/setting.js";
import type { SlideScope } from "../slide/slide-scope.js";
import type { CastCells } from "../terminal/terminals.js";
import type { Shape } from "./shape.js";

/** A value as it is written: an attribute's text, or code in a fence that stands for one. */
export type Written = string | CodeBlock;

/** The text of a value: a template of the project may take the code of a fence for what it likes. */
export const textOfValue = (written: Written): string => (typeof written === "string" ? written : written.text);

/** A value that a slide uses. */
export interface ValueUse {
  readonly written: Written;
  readonly slide: Slide;
}

/** What preparing values may use. */
export interface ValueSources {
  /** What is wrong with a file is reported by the slide that shows it, not by who prepares it. */
  readonly reader: Reader;
  readonly casts: CastCells;
  readonly drawings: DrawingDesk;
  /** The fonts of the deck. */
  readonly fonts: () => FontSet;
  /** How the deck is set; undefined where only a browser can tell. */
  readonly setting: () => Setting | undefined;
  readonly layouts: TemplateCatalogue["layouts"];
}

/** Gives the value that a template gets, in the context of a slide; reports what is wrong with it. */
type Valuer = (written: Written, scope: SlideScope) => unknown;

/** A kind of attribute as it is registered. */
export interface ValueKind extends ValueKindInfo {
  /** What a template may rely on of its values. */
  readonly shape: Shape;
  /** What a template gets for an attribute that is not given. */
  readonly none: unknown;
  /** Prepares what these slides use; values of other uses cannot be asked for. */
  open(uses: readonly ValueUse[], sources: ValueSources): Valuer | Promise<Valuer>;
}

type Optional = Partial<Pick<ValueKind, "mistake" | "references" | "mentions" | "none">>;

/** A kind whose values are there at once. */
interface PlainKind extends Optional, Pick<ValueKind, "shape"> {
  value(written: string, scope: SlideScope): unknown;
}

/** A kind whose values need work before slides are rendered: a recording that is replayed, a diagram that is drawn. */
interface PreparedKind<P> extends Optional, Pick<ValueKind, "shape"> {
  prepare(uses: readonly ValueUse[], sources: ValueSources): P | Promise<P>;
  value(written: Written, scope: SlideScope, prepared: P): unknown;
}

const defaults = {
  none: undefined,
  mistake: () => undefined,
  references: () => ({ entities: [], files: [] }),
  mentions: () => [],
} as const satisfies Optional;

export function plainKind({ value, ...kind }: PlainKind): ValueKind {
  return { ...defaults, ...kind, open: () => (written, scope) => value(textOfValue(written), scope) };
}

export function preparedKind<P>({ prepare, value, ...kind }: PreparedKind<P>): ValueKind {
  return {
    ...defaults,
    ...kind,
    async open(uses, sources) {
      const prepared = await prepare(uses, sources);
      return (written, scope) => value(written, scope, prepared);
    },
  };
}

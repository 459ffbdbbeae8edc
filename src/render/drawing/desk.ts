import type { FontFile } from "../../model/design.js";

/** Languages from which diagrams are drawn. */
export type DrawingLanguage = "mermaid" | "dot";

export interface DrawingSource {
  readonly language: DrawingLanguage;
  readonly text: string;
}

/** A diagram as it was drawn. */
export interface Drawing {
  /** SVG as text; nobody has looked at it yet. */
  readonly svg: string;
  /** What its author calls it; "" for nothing. */
  readonly title: string;
  /** What its author says of it; "" for nothing. */
  readonly description: string;
  /** What it is made of, where what draws it tells: its connections, or else the texts of its nodes. */
  readonly parts: readonly (DrawnConnection | string)[];
}

/** A connection between two nodes. It is put into words when a slide shows it, in the language of the deck. */
export interface DrawnConnection {
  readonly from: string;
  readonly to: string;
  /** Its label; "" without. */
  readonly text: string;
  /** Whether it leads from one to the other, or joins both. */
  readonly way: "to" | "with";
}

/** Why a diagram cannot be drawn. */
export interface DrawingMistake {
  /** The line of the source, from 1; 0 for none in particular. */
  readonly line: number;
  /** In one line, without a full stop. */
  readonly detail: string;
}

/** The fonts in which a deck's texts are set: sizes of boxes depend on them. */
export interface FontSet {
  /** The same for the same fonts. */
  readonly key: string;
  readonly faces: readonly FontFile[];
  /** Declarations of custom properties that name fonts, such as `--font-text`, in the order in which they count. */
  readonly rules: readonly string[];
}

/** Pictures of forms that were made before, by the file whose text they show and by all that they were made of. */
export interface FormMemory {
  /** What was kept, as it was; undefined for nothing. */
  get(file: string, key: string): unknown;
  /** @param picture plain data, as JSON has them */
  set(file: string, key: string, picture: unknown): void;
}

/** Draws diagrams, or finds them drawn. */
export interface DrawingDesk {
  readonly forms: FormMemory;
  /**
   * @returns a drawing or a mistake for each source, in order
   * @throws MachineError when a browser is needed and there is none
   */
  draw(sources: readonly DrawingSource[], fonts: FontSet): Promise<readonly (Drawing | DrawingMistake)[]>;
}

/** For those who render nothing. */
export const closedDesk: DrawingDesk = {
  forms: { get: () => undefined, set: () => undefined },
  draw: (sources) => Promise.resolve(sources.map(() => ({ line: 0, detail: "nothing is drawn here" }))),
};

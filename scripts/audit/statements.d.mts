export interface Statement {
  /** The Markdown file of its slide and the slide's id: FILE#ID. */
  readonly place: string;
  readonly part: "slide" | "notes";
  readonly sentence: string;
}

export const seed: string;
export function readDecks(folder: string): readonly unknown[];
export function statementsOf(decks: readonly unknown[]): readonly Statement[];
export function draw(statements: readonly Statement[], count: number): readonly Statement[];

import type { Cells } from "./cells.js";
import type { Description } from "./description.js";
import type { Letters } from "./letters.js";
import type { Wall } from "./walls.js";

/** What a picture is laid out from. */
export interface Plan {
  readonly description: Description;
  readonly cells: Cells;
  readonly walls: readonly Wall[];
  readonly letters: Letters;
}

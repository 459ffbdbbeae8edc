import type { Edited, Mounted } from "../source/mounted.js";
import type { RootChoice } from "../source/project.js";
import type { BrandRequest } from "./brand.js";
import type { CompileRequest } from "./compile.js";
import type { InkRequest } from "./ink.js";
import type { RehearsalsRequest } from "./rehearsals.js";
import type { VariablesRequest } from "./variables.js";

/** What the command line says about the decks that a run is about, whatever it does with them. */
export interface DeckRequest extends CompileRequest, BrandRequest, VariablesRequest, RehearsalsRequest, InkRequest {
  /** What it says of the project's root; that is guessed, if nothing is said. */
  readonly rootChoice?: RootChoice;
  /** Files that are there beside those on disk. */
  readonly mounted?: Mounted;
  /** Files that are read otherwise than they are on disk. */
  readonly edited?: Edited;
}

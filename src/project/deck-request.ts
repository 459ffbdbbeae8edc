import type { BrandRequest } from "./brand.js";
import type { CompileRequest } from "./compile.js";

/** What the command line says about the decks that a run is about, whatever it does with them. */
export interface DeckRequest extends CompileRequest, BrandRequest {}

import { listOf } from "../../content/check-templates.js";
import { plainKind } from "./kind.js";

/** Texts with commas between them. */
export const list = plainKind({ none: [], value: (written) => listOf(written) });

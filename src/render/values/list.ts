import { listOf } from "../../content/check-templates.js";
import { plainKind } from "./kind.js";
import { many } from "./shape.js";

/** Texts with commas between them. */
export const list = plainKind({ shape: many("text"), none: [], value: (written) => listOf(written) });

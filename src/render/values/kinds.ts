import { forms } from "../forms/forms.js";
import { boolean } from "./boolean.js";
import { cast } from "./cast.js";
import { data } from "./data.js";
import { dot, mermaid } from "./drawing.js";
import { fact, facts } from "./fact.js";
import { file } from "./file.js";
import { formKind } from "./form.js";
import type { ValueKind } from "./kind.js";
import { lab } from "./lab.js";
import { list } from "./list.js";
import { number } from "./number.js";
import { choice, string } from "./text.js";

/** The kinds of attributes by the name that templates give them: `type:` of an attribute. Another kind is one more entry. */
export const valueKinds: ReadonlyMap<string, ValueKind> = new Map([
  ...Object.entries({ string, number, boolean, enum: choice, file, data, cast, lab, fact, facts, list, mermaid, dot }),
  ...[...forms].map(([name, form]) => [name, formKind(name, form)] as const),
]);

import { foldersOf } from "../slide/slide-scope.js";
import { type Casts, loadCasts, viewOf } from "../terminal/terminals.js";
import { preparedKind, textOfValue } from "./kind.js";
import { fields, many, open } from "./shape.js";

/** A terminal recording or a step of it: `NAME.cast` or `NAME.cast#MARK`. */
export const cast = preparedKind<Casts>({
  shape: fields({
    key: "text",
    title: "text",
    columns: "number",
    rows: "number",
    live: fields({ columns: "number", rows: "number" }),
    lines: many("HTML"),
    steps: open(),
  }),
  prepare: (uses, sources) =>
    loadCasts(
      uses.flatMap(({ written, slide }) =>
        typeof written === "string" ? [{ reference: written, folders: foldersOf(slide) }] : [],
      ),
      sources,
    ),
  value: (written, scope, casts) => viewOf(textOfValue(written), scope, casts),
});

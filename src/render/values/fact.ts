import { listOf } from "../../content/check-templates.js";
import type { SlideScope } from "../slide/slide-scope.js";
import { plainKind } from "./kind.js";
import { fields, many, open } from "./shape.js";

const references = (written: string) => ({ entities: listOf(written), files: [] });

const entry = fields({
  id: "text",
  name: "text",
  category: "text",
  summary: "text",
  attributes: open(),
  attributeSources: open(),
  file: "text",
});

/** The entry of an id as the slide's file names it. */
const entityOf = (id: string, { deck, reader, slide }: SlideScope): unknown =>
  deck.ask(`entity ${reader.qualify(id, slide.span.file.path)}`);

/** An entry of the registry, by its id. */
export const fact = plainKind({
  shape: entry,
  references,
  value: (written, scope) => entityOf(written, scope),
});

/** Entries of the registry, with commas between their ids. */
export const facts = plainKind({
  shape: many(entry),
  references,
  none: [],
  value: (written, scope) => listOf(written).flatMap((id) => entityOf(id, scope) ?? []),
});

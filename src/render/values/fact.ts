import { listOf } from "../../content/check-templates.js";
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

/** An entry of the registry, by its id. */
export const fact = plainKind({
  shape: entry,
  references,
  value: (written, { deck }) => deck.ask(`entity ${written}`),
});

/** Entries of the registry, with commas between their ids. */
export const facts = plainKind({
  shape: many(entry),
  references,
  none: [],
  value: (written, { deck }) => listOf(written).flatMap((id) => deck.ask(`entity ${id}`) ?? []),
});

import { listOf } from "../../content/check-templates.js";
import { plainKind } from "./kind.js";

const references = (written: string) => ({ entities: listOf(written), files: [] });

/** An entry of the registry, by its id. */
export const fact = plainKind({ references, value: (written, { deck }) => deck.ask(`entity ${written}`) });

/** Entries of the registry, with commas between their ids. */
export const facts = plainKind({
  references,
  none: [],
  value: (written, { deck }) => listOf(written).map((id) => deck.ask(`entity ${id}`)),
});

import type { Entity } from "../../model/fact.js";
import { asName, choiceOf } from "../pattern.js";

/** Where a text names an entry of the registry. */
export interface Mention {
  readonly entity: Entity;
  readonly at: number;
  readonly end: number;
}

/** Names of entries in texts: as they are registered, without what stands in brackets behind them, and by their ids. */
export interface EntityNames {
  mentionsIn(text: string): Mention[];
  /** The entry that a cell or a heading names and nothing else does; also by the first word of its name, if no other has it. */
  calledBy(text: string): Entity | undefined;
}

export function entityNames(entities: readonly Entity[]): EntityNames {
  const byName = new Map<string, Entity>();
  for (const entity of entities) for (const name of namesOf(entity)) if (!byName.has(name)) byName.set(name, entity);
  const pattern = new RegExp(asName(choiceOf(byName.keys())), "gu");
  const called = new Map<string, Entity>();
  const short = new Map<string, Entity | undefined>();
  for (const [name, entity] of byName) {
    called.set(name.toLowerCase(), entity);
    const [first = ""] = name.toLowerCase().split(" ");
    if (first !== name.toLowerCase())
      short.set(first, short.has(first) && short.get(first) !== entity ? undefined : entity);
  }
  return {
    mentionsIn: (text) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const entity = byName.get(match[0]);
        return entity ? [{ entity, at: match.index, end: match.index + match[0].length }] : [];
      }),
    calledBy(text) {
      const name = text.trim().toLowerCase();
      return called.get(name) ?? short.get(name);
    },
  };
}

/** An id that is an everyday word, such as “go”, would be found where nobody means it. */
function namesOf({ id, name }: Entity): string[] {
  const bare = name.replace(/\s*\([^)]*\)\s*$/, "");
  return [...new Set([name, bare, ...(/[-\d]/.test(id) && id.length > 3 ? [id] : [])])].filter(
    (each) => each.length > 1,
  );
}

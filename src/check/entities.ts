import type { Entity } from "../model/fact.js";
import { escapedForPattern } from "../source/pattern.js";
import { asName } from "./pattern.js";

/**
 * The offset at which a text names an entity of the registry as a whole word; undefined when it does not.
 * Upper and lower case count, so that the entity `go` is not found in “Go”.
 */
export function mentionOf(entity: Entity, text: string): number | undefined {
  return new RegExp(asName(escapedForPattern(entity.name)), "u").exec(text)?.index;
}

/** Sentences with their offsets; the end of a line or an item also ends a sentence. */
export function sentencesOf(text: string): { readonly text: string; readonly start: number }[] {
  return [...text.matchAll(/[^\n.!?]*(?:[.!?](?=\S)[^\n.!?]*)*[\n.!?]?/g)]
    .filter(([sentence]) => sentence.trim() !== "")
    .map((match) => ({ text: match[0], start: match.index }));
}

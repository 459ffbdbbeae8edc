import { createHash } from "node:crypto";
import type { FormMemory } from "../drawing/desk.js";
import type { Attribute } from "./form.js";

/** A picture that may have been made before. */
export interface Recall {
  readonly memory: FormMemory;
  /** The file whose text it shows. */
  readonly file: string;
  /** All that it is made of, except for what it takes from the registry. */
  readonly madeOf: readonly string[];
}

/** What is noted while a picture is made. */
export interface Making {
  /** The attributes of the registry that it asked for. */
  readonly attributes: (readonly [reference: string, attribute: Attribute])[];
  /** False where a problem was reported, or another file read: it is made anew each time. */
  isLasting: boolean;
}

/** A picture as it is kept. */
interface Kept {
  readonly picture: unknown;
  readonly attributes: Making["attributes"];
}

const keyOf = ({ madeOf }: Recall) => createHash("sha1").update(JSON.stringify(madeOf)).digest("base64url");

/**
 * The picture that was made of the same.
 * @param attributeOf what the registry says now
 * @returns undefined where there is none, or where the registry says something else
 */
export function recalled(recall: Recall, attributeOf: (reference: string) => Attribute | undefined): unknown {
  const kept = recall.memory.get(recall.file, keyOf(recall)) as Kept | undefined;
  const isSame = kept?.attributes.every(
    ([reference, attribute]) => JSON.stringify(attributeOf(reference)) === JSON.stringify(attribute),
  );
  return isSame ? kept?.picture : undefined;
}

/** Keeps a picture, and gives it back as plain data: what is made is the same as what is recalled. */
export function remembered(view: unknown, { attributes, isLasting }: Making, recall: Recall): unknown {
  const picture: unknown = JSON.parse(JSON.stringify(view));
  if (isLasting) recall.memory.set(recall.file, keyOf(recall), { picture, attributes } satisfies Kept);
  return picture;
}

import { createHash } from "node:crypto";
import type { FormMemory } from "../drawing/desk.js";
import type { Quantity } from "./form.js";

/** A picture that may have been made before. */
export interface Recall {
  readonly memory: FormMemory;
  /** The file whose text it shows. */
  readonly file: string;
  /** All that it is made of, except for the numbers of the registry. */
  readonly madeOf: readonly string[];
}

/** What is noted while a picture is made. */
export interface Making {
  /** The numbers of the registry that it asked for. */
  readonly numbers: (readonly [reference: string, number: Quantity])[];
  /** False where a problem was reported, or another file read: it is made anew each time. */
  isLasting: boolean;
}

/** A picture as it is kept. */
interface Kept {
  readonly picture: unknown;
  readonly numbers: Making["numbers"];
}

const keyOf = ({ madeOf }: Recall) => createHash("sha1").update(JSON.stringify(madeOf)).digest("base64url");

/**
 * The picture that was made of the same.
 * @param numberOf what the registry says now
 * @returns undefined where there is none, or where the registry says something else
 */
export function recalled(recall: Recall, numberOf: (reference: string) => Quantity | undefined): unknown {
  const kept = recall.memory.get(recall.file, keyOf(recall)) as Kept | undefined;
  const isSame = kept?.numbers.every(([reference, { number, unit }]) => {
    const now = numberOf(reference);
    return now?.number === number && now.unit === unit;
  });
  return isSame ? kept?.picture : undefined;
}

/** Keeps a picture, and gives it back as plain data: what is made is the same as what is recalled. */
export function remembered(view: unknown, { numbers, isLasting }: Making, recall: Recall): unknown {
  const picture: unknown = JSON.parse(JSON.stringify(view));
  if (isLasting) recall.memory.set(recall.file, keyOf(recall), { picture, numbers } satisfies Kept);
  return picture;
}

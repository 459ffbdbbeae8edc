import * as v from "valibot";
import type { KnownNames } from "../../content/known-names.js";
import { type ShareHead, sealOf } from "../../project/shards/share-head.js";
import type { BuiltDeck } from "../../records/built-deck.js";
import type { PackedProblems } from "../../records/problem-pack.js";
import { isWayBelow } from "../../source/way-below.js";
import type { PackedType } from "./packed-type.js";

/** A file of a deck as a share's build has written it. */
export interface ShardedFile {
  /** Below the folder of the share, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal digits, as `sha256sum` prints it. */
  readonly sha256: string;
}

/** A deck as merging needs it: paths of outputs are relative to the share's folder, others to the folder in which the user stood. */
export interface PackedDeck {
  readonly deck: Omit<BuiltDeck, "warnings">;
  readonly warnings: PackedProblems;
  /** What the readers of its PDF miss, in words. */
  readonly note: string | undefined;
  readonly files: readonly ShardedFile[];
}

/** What only a merge of the same version reads. */
interface ShardParts {
  readonly decks: readonly PackedDeck[];
  /** Decks that are left out because of errors. */
  readonly wrong: { readonly names: readonly string[]; readonly problems: PackedProblems };
  /** Why formats were not written. */
  readonly failure: { readonly message: string; readonly remedies: readonly string[] } | undefined;
  readonly notices: readonly string[];
  /** What the command line names that some deck has to know. */
  readonly asked: {
    readonly variant: string | undefined;
    readonly language: string | undefined;
    readonly set: readonly string[];
  };
  /** The variants that decks declare, and all that decks of this share know. */
  readonly declared: readonly string[];
  readonly names: readonly KnownNames[];
  readonly type: PackedType | undefined;
}

/** What a share's build leaves beside its decks. */
export interface ShardContent extends ShareHead {
  /** The decks of this share as `--json` reports them. */
  readonly decks: readonly unknown[];
  readonly parts: ShardParts;
}

/** What the file is, and in which form. */
const head = { quarterdeck: "shard", format: 1 } as const;

const text = v.string();
const headSchema = v.object({
  quarterdeck: v.literal(head.quarterdeck),
  format: v.number(),
  version: text,
  seal: text,
});

/** A path that leads nowhere but below the folder of its share, on every system. */
const inside = v.pipe(
  text,
  v.check((file) => !/[\\:]/.test(file) && isWayBelow(file)),
);

const fileSchema = v.object({
  index: v.number(),
  count: v.number(),
  division: text,
  request: text,
  shares: v.array(v.tuple([text, v.number()])),
  decks: v.array(v.unknown()),
  parts: v.looseObject({
    decks: v.array(v.looseObject({ files: v.array(v.object({ path: inside, bytes: v.number(), sha256: text })) })),
  }),
});

/** The text of a shard's file. */
export function printShard(content: ShardContent): string {
  const body = JSON.stringify(content);
  return `${JSON.stringify({ ...head, seal: sealOf(body), ...content })}\n`;
}

/** What was read, or why it cannot be: a sentence whose subject is the file. */
export type ReadShard = { readonly content: ShardContent } | { readonly wrong: string };

/** @param version of Quarterdeck: what another one has written means something else */
export function readShardText(written: string, version: string): ReadShard {
  const read = parsed(written);
  const opened = v.safeParse(headSchema, read);
  if (!opened.success) return { wrong: "is not what “build --shard” leaves" };
  const { quarterdeck, format, seal, ...content } = { ...(read as object), ...opened.output };
  if (format !== head.format || opened.output.version !== version)
    return { wrong: `was written by version ${opened.output.version} of Quarterdeck, and this is ${version}` };
  if (sealOf(JSON.stringify(content)) !== seal) return { wrong: "is not as it was written: something has changed it" };
  if (!v.is(fileSchema, content)) return { wrong: "names files outside of its folder" };
  // Sealed and of this version: what else is in it, this version has put there.
  return { content: content as unknown as ShardContent };
}

/** What a text says as JSON; undefined where it is none. */
function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

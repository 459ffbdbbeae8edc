import { type Batch, batchOf, contentsOf, packBatch } from "./pack.js";

/** A packed stream that is needed only when the file is written. */
export interface LateStream {
  /** Undefined until it is packed. */
  bytes?: Buffer;
  /** Resolves when it is packed; undefined until it is handed over. */
  done?: Promise<void>;
}

/** Packs each content of a batch while this thread goes on. */
export type Packer = (batch: Batch) => Promise<Batch>;

/** Packs streams late. */
export interface LatePacking {
  /** @param text one character for each byte */
  add(text: string): LateStream;
  /** Hands over what is left, after the last text. */
  end(): void;
}

/** The contents of so many pages take much longer to pack than to be told of, and few wait until so many are there. */
const batchSize = 25;

let packer: Packer = async (batch) => packBatch(batch);

/** Has another thread pack from now on, one that has nothing to do; until then, each thread packs by itself. */
export function packElsewhere(other: Packer): void {
  packer = other;
}

/** Begins to pack streams in batches. */
export function startPacking(): LatePacking {
  let contents: Buffer[] = [];
  let streams: LateStream[] = [];
  const end = () => {
    if (contents.length === 0) return;
    const done = pack(contents, streams);
    for (const stream of streams) stream.done = done;
    contents = [];
    streams = [];
  };
  return {
    add(text) {
      const stream: LateStream = {};
      contents.push(Buffer.from(text, "latin1"));
      streams.push(stream);
      if (streams.length === batchSize) end();
      return stream;
    },
    end,
  };
}

async function pack(contents: readonly Buffer[], streams: readonly LateStream[]): Promise<void> {
  const all = contentsOf(await packer(batchOf(contents)));
  streams.forEach((stream, index) => {
    const bytes = all[index];
    if (bytes) stream.bytes = bytes;
  });
}

import { type Batch, batchOf, contentsOf, packBatch } from "./pack.js";

/** A packed stream that is needed only when the file is written. */
export interface LateStream {
  /** Undefined until it is packed. */
  bytes?: Buffer;
  /** Resolves when it is packed; undefined until it is handed over. */
  done?: Promise<void>;
}

/** Packs each content of a batch while this thread goes on. It takes the memory of the batch; rejects where that cannot be done. */
export type Packer = (batch: Batch) => Promise<Batch>;

/** Packs streams late. */
export interface LatePacking {
  /** @param text one character for each byte */
  add(text: string): LateStream;
  /** Hands over what is left, after the last text. */
  end(): void;
}

/** The contents of so many pages, or so many bytes, take much longer to pack than to be told of, and few wait until so many are there. */
const most = { contents: 25, bytes: 1e6 };

// Each thread has its own: what works in it has nobody else to pack, whatever it makes.
let packer: Packer = async (batch) => packBatch(batch);

/** Has another thread pack from now on, one that has nothing to do; until then, each thread packs by itself. */
export function packElsewhere(other: Packer): void {
  packer = other;
}

/** Begins to pack streams in batches; those that come before `end` is called may wait for it. */
export function startPacking(): LatePacking {
  let contents: Buffer[] = [];
  let streams: LateStream[] = [];
  let bytes = 0;
  const end = () => {
    if (contents.length === 0) return;
    const done = pack(contents, streams);
    // Whoever writes the file hears of it; until then nobody waits.
    done.catch(() => undefined);
    for (const stream of streams) stream.done = done;
    contents = [];
    streams = [];
    bytes = 0;
  };
  return {
    add(text) {
      const stream: LateStream = {};
      contents.push(Buffer.from(text, "latin1"));
      streams.push(stream);
      bytes += text.length;
      if (streams.length === most.contents || bytes >= most.bytes) end();
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

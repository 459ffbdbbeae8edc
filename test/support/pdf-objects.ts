import { inflateSync } from "node:zlib";

/** A PDF as a list of objects, read without the code that writes it: text of dictionaries, and what streams say. */
export interface RawPdf {
  readonly trailer: string;
  text(number: number): string;
  /** The content of a stream; "" where an object has none. */
  stream(number: number): string;
  readonly numbers: readonly number[];
}

/** Reads all objects of a file, also those that are packed. ISO 32000-1, 7.5.7. */
export function readRawPdf(bytes: Buffer): RawPdf {
  const file = bytes.toString("latin1");
  const texts = new Map<number, string>();
  const streams = new Map<number, string>();
  let trailer = "";
  const starts = /(?:^|\n)(\d+) 0 obj\n/g;
  for (let match = starts.exec(file); match; match = starts.exec(file)) {
    const from = starts.lastIndex;
    const head = /^([\s\S]*?)(?:endobj|stream\r?\n)/.exec(file.slice(from, from + 200_000)) ?? [];
    const dictionary = (head[1] ?? "").trim();
    const number = Number(match[1]);
    texts.set(number, dictionary);
    if (!head[0]?.includes("stream")) continue;
    const at = from + (head[0]?.length ?? 0);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const packed = bytes.subarray(at, at + length);
    starts.lastIndex = at + length;
    if (dictionary.includes("/Image")) continue;
    const content = (dictionary.includes("/FlateDecode") ? inflateSync(packed) : packed).toString("latin1");
    streams.set(number, content);
    if (dictionary.includes("/Type/XRef")) trailer = dictionary;
    if (dictionary.includes("/Type/ObjStm")) unpack(dictionary, content, texts);
  }
  return {
    trailer,
    text: (number) => texts.get(number) ?? "",
    stream: (number) => streams.get(number) ?? "",
    numbers: [...texts.keys()],
  };
}

function unpack(dictionary: string, content: string, into: Map<number, string>): void {
  const first = Number(/\/First (\d+)/.exec(dictionary)?.[1]);
  const pairs = content.slice(0, first).trim().split(/\s+/).map(Number);
  for (let index = 0; index < pairs.length; index += 2) {
    const end = pairs[index + 3] ?? content.length - first;
    into.set(pairs[index] ?? 0, content.slice(first + (pairs[index + 1] ?? 0), first + end).trim());
  }
}

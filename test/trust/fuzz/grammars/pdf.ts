import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";

/** What Chromium has printed. */
const samples = ["draft.pdf", "part-1.pdf", "part-2.pdf", "part-1-later.pdf"].map((name) =>
  readFileSync(path.resolve("test/unit/export/samples", name)),
);

const tokens = [
  "obj",
  "endobj",
  "stream",
  "endstream",
  "xref",
  "trailer",
  "startxref",
  "%%EOF",
  "/Kids [",
  "/Root 1 0 R",
  "0 99999999",
  "<<",
  ">>",
  "[",
  "]",
  "(",
  ")",
  "9999999999",
  "-1",
  "\n",
  "0",
  "R",
];

type Change = readonly [
  where: "anywhere" | "end",
  at: number,
  kind: "byte" | "drop" | "insert" | "swap",
  length: number,
  token: string,
];

const change: fc.Arbitrary<Change> = fc.tuple(
  fc.constantFrom("anywhere", "end", "end"),
  fc.nat(1_000_000),
  fc.constantFrom("byte", "drop", "insert", "swap"),
  fc.integer({ min: 1, max: 64 }),
  fc.constantFrom(...tokens),
);

/** PDFs of which some bytes are wrong; most changes are in the tables at the end. */
export const pdf: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(change, { maxLength: 5 }),
    fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  )
  .map(([sample, changes, share]) =>
    changes.reduce(apply, Buffer.from(sample.subarray(0, Math.floor(sample.length * share)))),
  );

function apply(bytes: Buffer, [where, at, kind, length, token]: Change): Buffer {
  const from = where === "end" ? Math.max(0, bytes.length - 4096) : 0;
  const start = from + (at % Math.max(1, bytes.length - from));
  if (kind === "drop") return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + length)]);
  if (kind === "insert") return Buffer.concat([bytes.subarray(0, start), Buffer.from(token), bytes.subarray(start)]);
  if (kind === "swap") {
    const piece = bytes.subarray(start, start + length);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + length), piece]);
  }
  const copy = Buffer.from(bytes);
  if (start < copy.length) copy[start] = at & 0xff;
  return copy;
}

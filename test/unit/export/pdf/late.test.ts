import { setImmediate as nextTurn } from "node:timers/promises";
import { inflateSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { fillLate, objectText, type PdfFile, setLateStream, streamText } from "../../../../src/export/pdf/file.js";
import { packElsewhere, startPacking } from "../../../../src/export/pdf/late.js";
import { type Batch, contentsOf, packBatch, packed } from "../../../../src/export/pdf/pack.js";
import { writePdf } from "../../../../src/export/pdf/write.js";

const here = async (batch: Batch) => packBatch(batch);

afterEach(() => packElsewhere(here));

const texts = Array.from({ length: 60 }, (_, index) => `${"q 1 0 0 1 0 0 cm\n".repeat(index)}BT <${index}> Tj ET é`);

it("packs each text as it would be by itself, whoever packs it", async () => {
  const sizes: number[] = [];
  packElsewhere((batch) => {
    sizes.push(batch.lengths.length);
    // What is handed over is gone here.
    return here(structuredClone(batch, { transfer: [batch.bytes.buffer] }));
  });
  const packing = startPacking();
  const streams = texts.map((text) => packing.add(text));
  packing.end();
  await Promise.all(streams.map(({ done }) => done));
  expect(sizes).toEqual([25, 25, 10]);
  streams.forEach(({ bytes }, index) => {
    expect(bytes).toEqual(packed(texts[index] ?? ""));
    expect(inflateSync(bytes ?? "").toString("latin1")).toBe(texts[index]);
  });
});

it("has nothing packed where there is nothing", () => {
  packElsewhere(() => {
    throw new Error("asked for nothing");
  });
  expect(() => startPacking().end()).not.toThrow();
});

it("a batch gives back its contents, empty ones too", () => {
  const bytes = new Uint8Array(Buffer.from("abcde"));
  expect(contentsOf({ bytes, lengths: [2, 0, 3] }).map(String)).toEqual(["ab", "", "cde"]);
});

it("an object gets its length when its stream is there, and cannot be read before", async () => {
  const pdf: PdfFile = { objects: new Map(), root: 1, info: 0, next: 7 };
  const packing = startPacking();
  const number = setLateStream(pdf, packing.add("BT ET"));
  packing.end();
  expect(number).toBe(7);
  expect(() => streamText(pdf, number)).toThrow("what object 7 says is being packed");
  await fillLate(pdf);
  expect(streamText(pdf, number)).toBe("BT ET");
  expect(objectText(pdf, number)).toBe(`<</Filter /FlateDecode/Length ${packed("BT ET").length}>>`);
});

it("a stream that was never handed over to be packed is not written", async () => {
  const pdf: PdfFile = { objects: new Map(), root: 1, info: 0, next: 7 };
  setLateStream(pdf, startPacking().add("BT ET"));
  await expect(fillLate(pdf)).rejects.toThrow("the content of object 7 was never packed");
});

it("a packer that fails makes the file fail, and nothing else, however late somebody asks", async () => {
  packElsewhere(() => Promise.reject(new Error("no memory")));
  const unheard: unknown[] = [];
  const hear = (cause: unknown) => unheard.push(cause);
  process.on("unhandledRejection", hear);
  const pdf: PdfFile = { objects: new Map(), root: 1, info: 0, next: 7 };
  const packing = startPacking();
  for (const text of texts) setLateStream(pdf, packing.add(text));
  packing.end();
  for (let turn = 0; turn < 3; turn++) await nextTurn();
  await expect(fillLate(pdf)).rejects.toThrow("no memory");
  await nextTurn();
  process.off("unhandledRejection", hear);
  expect(unheard).toEqual([]);
});

it("large contents are handed over before there are many", () => {
  const sizes: number[] = [];
  packElsewhere((batch) => {
    sizes.push(batch.lengths.length);
    return here(batch);
  });
  const packing = startPacking();
  for (let page = 0; page < 5; page++) packing.add("x".repeat(400_000));
  packing.end();
  expect(sizes).toEqual([3, 2]);
});

it("a file is not written while something of it is being packed", () => {
  const pdf: PdfFile = { objects: new Map(), root: 1, info: 0, next: 7 };
  setLateStream(pdf, startPacking().add("BT ET"));
  expect(() => writePdf(pdf)).toThrow("the content of object 7 is still being packed");
});

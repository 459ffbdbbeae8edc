import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  objectText,
  type PdfFile,
  type PdfObject,
  pageNumbers,
  parsePdf,
  pdfString,
  setObject,
} from "../../../../src/export/pdf/file.js";
import { writePdf } from "../../../../src/export/pdf/write.js";
import { openPdf, pageText } from "../../../support/pdf.js";
import { readSample, reopen, sampleBytes } from "./samples.js";

describe("reading what Chromium wrote", () => {
  it("finds all objects, the catalogue and the information", () => {
    const pdf = readSample("part-1");
    expect(objectText(pdf, pdf.root)).toMatch(/^<<\/Type \/Catalog[\s\S]*>>$/);
    expect(objectText(pdf, pdf.info)).toMatch(/^<<\/Title \(A \\\(deck\\\) \\\\ of two parts\)[\s\S]*>>$/);
    const size = Number(/\/Size (\d+)/.exec(sampleBytes("part-1").toString("latin1"))?.[1]);
    expect([...pdf.objects.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: size - 1 }, (_, i) => i + 1));
    expect(pdf.next).toBe(size);
  });

  it("tells streams from other objects, and keeps their bytes", () => {
    const pdf = readSample("part-1");
    const whole = sampleBytes("part-1").toString("latin1");
    const streams = [...pdf.objects.values()].filter(({ stream }) => stream);
    expect(streams).toHaveLength(whole.match(/endstream/g)?.length ?? 0);
    for (const object of pdf.objects.values()) expect(whole).toContain(`obj\n${written(object)}\nendobj`);
  });

  it("reads a part of a larger buffer", () => {
    const bytes = sampleBytes("draft");
    const larger = Buffer.concat([Buffer.from("before"), bytes, Buffer.from("after")]);
    const pdf = parsePdf(new Uint8Array(larger.buffer, larger.byteOffset + 6, bytes.length));
    expect(pdf.objects).toEqual(readSample("draft").objects);
  });

  it("says what is missing when the file is not as Chromium writes it", () => {
    const bytes = sampleBytes("draft");
    expect(() => parsePdf(writePdf(readSample("draft")))).toThrow("this PDF has no classic trailer");
    expect(() => parsePdf(bytes.subarray(0, bytes.length - 20))).toThrow(/not complete: it does not end with %%EOF/);
    expect(() => parsePdf(bytes.subarray(0, 3000))).toThrow(/not complete/);
    expect(() => parsePdf(new Uint8Array())).toThrow(/not complete/);
    expect(() => parsePdf(bytes.subarray(20))).toThrow(/damaged: its cross-reference table is not in its place/);
    // A byte too few before an object and one too many behind it: the table stays in its place.
    const at = bytes.indexOf("6 0 obj");
    const table = bytes.lastIndexOf("xref\n0");
    const shifted = Buffer.concat([
      bytes.subarray(0, at - 1),
      bytes.subarray(at, table),
      Buffer.from("\n"),
      bytes.subarray(table),
    ]);
    expect(() => parsePdf(shifted)).toThrow(/damaged: object \d+ is not in its place/);
    const many = bytes.toString("latin1").replace(/xref\n0 \d+/, "xref\n0 99999999999");
    expect(() => parsePdf(Buffer.from(many, "latin1"))).toThrow(/damaged: objects are missing/);
  });

  it("does not follow pages in circles", () => {
    const pdf = readSample("draft");
    const tree = Number(/\/Pages (\d+) 0 R/.exec(objectText(pdf, pdf.root))?.[1]);
    setObject(pdf, `<</Type /Pages\n/Count 1\n/Kids [${tree} 0 R]>>`, tree);
    expect(() => pageNumbers(pdf)).toThrow(/damaged: page \d+ is its own parent/);
  });
});

describe("writing", () => {
  it("keeps pages, sizes and text for another reader", async () => {
    const raw = await openPdf(sampleBytes("part-1"));
    const written = await reopen(readSample("part-1"));
    expect(written.numPages).toBe(2);
    for (const page of [1, 2]) {
      expect(await pageText(written, page)).toBe(await pageText(raw, page));
      expect((await written.getPage(page)).view).toEqual((await raw.getPage(page)).view);
    }
    expect(await pageText(written, 2)).toContain("Größe (5 0 R)");
    expect((await written.getMetadata()).info).toMatchObject({ Title: "A (deck) \\ of two parts" });
  });

  it("packs more objects than one object stream holds", async () => {
    const pdf = readSample("many");
    for (let index = 0; index < 450; index++) setObject(pdf, `(object ${index})`);
    const text = Buffer.from(writePdf(pdf)).toString("latin1");
    expect(text.match(/\/Type\/ObjStm/g)?.length).toBeGreaterThan(2);
    const written = await reopen(pdf);
    expect(written.numPages).toBe(20);
    expect(await pageText(written, 20)).toContain("Page 20");
  });

  it("says of each object where it is", () => {
    const pdf = readSample("part-1");
    const bytes = Buffer.from(writePdf(pdf));
    const table = streamAt(bytes, Number(/startxref\n(\d+)\n%%EOF\n$/.exec(bytes.toString("latin1"))?.[1]));
    for (const [number, object] of pdf.objects) {
      const body = written(object);
      const entry = number * 7;
      const [type, place, index] = [table[entry], table.readUInt32BE(entry + 1), table.readUInt16BE(entry + 5)];
      if (type === 1) {
        const found = bytes.subarray(place, place + body.length + 12).toString("latin1");
        expect(found.startsWith(`${number} 0 obj\n${body}`)).toBe(true);
      } else {
        const packed = streamAt(bytes, table.readUInt32BE(place * 7 + 1)).toString("latin1");
        const head = packed.slice(0, packed.indexOf("\n")).split(" ").map(Number);
        expect(head[index * 2]).toBe(number);
        const from = packed.indexOf("\n") + 1 + (head[index * 2 + 1] ?? 0);
        expect(packed.startsWith(body, from)).toBe(true);
      }
    }
  });

  it("is smaller than what it was given", () => {
    expect(writePdf(readSample("many")).length).toBeLessThan(sampleBytes("many").length * 0.6);
  });

  it("writes the same bytes for the same content", () => {
    const first = writePdf(readSample("part-1"));
    expect(Buffer.from(first).equals(writePdf(readSample("part-1")))).toBe(true);
    const other = readSample("part-1");
    setObject(other, "<</Title (Another)>>", other.info);
    const id = (bytes: Uint8Array) => /\/ID\[<(\w{32})><\1>\]/.exec(Buffer.from(bytes).toString("latin1"))?.[1];
    expect(id(first)).toBeDefined();
    expect(id(writePdf(other))).not.toBe(id(first));
  });

  it("does not depend on what the browser had shown before", () => {
    const [sooner, later] = [withoutDate(readSample("part-1")), withoutDate(readSample("part-1-later"))];
    const ids = (pdf: PdfFile) => [...pdf.objects.values()].map(({ text }) => /\/ID \(.*\)/.exec(text)?.[0]);
    expect(ids(sooner)).not.toEqual(ids(later));
    expect(Buffer.from(writePdf(sooner)).equals(writePdf(later))).toBe(true);
  });

  it("gives ids in their order, the same ones in headers and in the tree of names", () => {
    const pdf = readSample("part-1");
    writePdf(pdf);
    const all = [...pdf.objects.values()].map(({ text }) => text);
    expect(all.some((body) => body.includes("/Names [(node00000001) "))).toBe(true);
    for (const id of ["node00000001", "node00000002"]) {
      expect(all.filter((body) => body.includes(`/ID (${id})`))).toHaveLength(1);
      expect(all.filter((body) => body.includes(`/Headers [(${id})]`))).toHaveLength(1);
    }
  });

  it("does not depend on the order in which the browser counted", () => {
    const swapped = readSample("part-1");
    const ids = [...new Set([...swapped.objects.values()].flatMap(({ text }) => text.match(/node\d{8}/g) ?? []))];
    expect(ids.length).toBeGreaterThan(1);
    const other = new Map(ids.map((id, index) => [id, ids.at(-1 - index) ?? ""]));
    for (const [number, { text, stream }] of swapped.objects)
      if (!stream)
        setObject(
          swapped,
          text.replace(/node\d{8}/g, (id) => other.get(id) ?? id),
          number,
        );
    expect(Buffer.from(writePdf(swapped)).equals(writePdf(readSample("part-1")))).toBe(true);
  });

  it("leaves words alone that begin like an id", async () => {
    const pdf = readSample("part-1");
    setObject(pdf, `<</Title (nodes)/Author (node1)/Subject (node_modules)>>`, pdf.info);
    const { info } = await (await reopen(pdf)).getMetadata();
    expect(info).toMatchObject({ Title: "nodes", Author: "node1", Subject: "node_modules" });
  });
});

describe("pages", () => {
  it("are found in nested trees, in order", async () => {
    const pdf = readSample("many");
    const root = objectText(pdf, Number(/\/Pages (\d+) 0 R/.exec(objectText(pdf, pdf.root))?.[1]));
    expect(/\/Kids \[([^\]]*)\]/.exec(root)?.[1]?.match(/0 R/g)).toHaveLength(3);
    const numbers = pageNumbers(pdf);
    expect(new Set(numbers).size).toBe(20);
    for (const number of numbers) expect(objectText(pdf, number)).toMatch(/^<<\/Type \/Page\n/);
    const reader = await openPdf(sampleBytes("many"));
    const indexes = numbers.map((num) => reader.getPageIndex({ num, gen: 0 }));
    expect(await Promise.all(indexes)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });
});

describe("text strings", () => {
  it("keep ASCII and escape its marks", () => {
    expect(pdfString("")).toBe("()");
    expect(pdfString("a (b) \\ c")).toBe("(a \\(b\\) \\\\ c)");
  });

  it("write everything else as UTF-16 with a byte order mark", () => {
    expect(pdfString("ä🚢")).toBe("<feff00e4d83ddea2>");
    expect(pdfString("a\nb")).toBe("<feff0061000a0062>");
    expect(pdfString("(é)")).toBe("<feff002800e90029>");
  });

  it("are read back as they were", async () => {
    const texts = {
      Title: "a (b) \\ c) ((",
      Author: "Größe 🚢 中文",
      Subject: "two\nlines",
      Keywords: "“quotes” – $& $1",
    };
    const pdf = readSample("draft");
    const entries = Object.entries(texts).map(([key, text]) => `/${key} ${pdfString(text)}`);
    setObject(pdf, `<<${entries.join("")}>>`, pdf.info);
    expect((await (await reopen(pdf)).getMetadata()).info).toMatchObject(texts);
  });
});

/** An object as it stands in a file. */
const written = ({ text, stream }: PdfObject): string =>
  stream ? `${text} stream\n${stream.toString("latin1")}\nendstream` : text;

/** The unpacked content of the stream that is the object at an offset. */
function streamAt(bytes: Buffer, offset: number): Buffer {
  const start = bytes.indexOf("stream\n", offset) + "stream\n".length;
  return inflateSync(bytes.subarray(start, bytes.indexOf("\nendstream\nendobj", start)));
}

/** The samples were not printed in the same second. */
function withoutDate(pdf: PdfFile): PdfFile {
  setObject(pdf, "<</Title (Deck)>>", pdf.info);
  return pdf;
}

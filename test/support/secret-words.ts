import { readFileSync } from "node:fs";
import path from "node:path";
import { inflateSync } from "node:zlib";
import { openPdf, pageText } from "./pdf.js";

/** Every secret word of these tests: “secret” and what it stands for. */
const secret = /secret[a-z]+/gi;

/** The secret words in a file that a build has written, wherever they stand in it: its name, texts, data, and media. */
export async function secretWordsIn(folder: string, name: string, words = secret): Promise<ReadonlySet<string>> {
  const bytes = readFileSync(path.join(folder, name));
  const texts = [name, ...textsOf(bytes), ...(name.endsWith(".pdf") ? await textsOfPdf(bytes) : [])];
  return new Set(texts.flatMap((text) => text.match(words) ?? []).map((word) => word.toLowerCase()));
}

/** Bytes as the texts that they could be, with what is embedded in them. */
function textsOf(bytes: Buffer): string[] {
  const text = bytes.toString("latin1");
  const embedded = [...text.matchAll(/base64,([A-Za-z0-9+/=]+)/g)].map(([, data = ""]) => Buffer.from(data, "base64"));
  return [text, unescaped(text), ...[bytes, ...embedded].map(wideText)];
}

/** Addresses and JSON may write letters in other ways. */
const unescaped = (text: string) =>
  text
    .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

async function textsOfPdf(bytes: Buffer): Promise<string[]> {
  const pdf = await openPdf(bytes);
  const pages = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  const known = [
    await pdf.getOutline(),
    await pdf.getMetadata(),
    await pdf.getDestinations(),
    await pdf.getAttachments(),
    await pdf.getPageLabels(),
  ];
  const annotations = pages.map(async (number) => (await pdf.getPage(number)).getAnnotations());
  const structures = pages.map(async (number) => (await pdf.getPage(number)).getStructTree());
  return [
    ...(await Promise.all(pages.map((number) => pageText(pdf, number)))).map((text) => text.replaceAll(" ", "")),
    ...[...known, ...(await Promise.all(annotations)), ...(await Promise.all(structures))].map((value) =>
      JSON.stringify(value),
    ),
    ...streamsOf(bytes).flatMap((stream) => [stream.toString("latin1"), wideText(stream)]),
  ];
}

function streamsOf(bytes: Buffer): Buffer[] {
  const text = bytes.toString("latin1");
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ 0: mark, index }) => {
    const start = index + mark.length;
    const end = text.indexOf("endstream", start);
    try {
      return [inflateSync(bytes.subarray(start, end))];
    } catch {
      return [];
    }
  });
}

/** What is written with two bytes for each letter, as PDFs do with texts that hold other letters than those of Latin 1. */
const wideText = (stream: Buffer) => stream.toString("latin1").replaceAll("\u0000", "");

import { createHash } from "node:crypto";
import type { Reader } from "../content/reader.js";
import type { Memory } from "../ledger/memory.js";
import { problem } from "../report/problem.js";
import type { ProjectPath } from "../source/files.js";
import type { Span } from "../source/text.js";

export interface Asset {
  /** `HASH.ext`; in HTML an asset stands as `asset:HASH.ext` until a page decides how it travels. */
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** The file of the project that was read first with these bytes. */
  readonly path: ProjectPath;
}

/** Reads the pictures, sounds and films of a project, each once. */
export interface AssetStore {
  /** Undefined for a file that is none of the kinds that a page can show. */
  load(path: ProjectPath, reader: Reader): Asset | undefined;
}

/** Kinds of media by their first bytes. */
const signatures: readonly (readonly [type: string, extension: string, start: RegExp | string])[] = [
  ["image/png", "png", /^\x89PNG\r\n/],
  ["image/jpeg", "jpg", /^\xFF\xD8\xFF/],
  ["image/gif", "gif", /^GIF8[79]a/],
  ["image/webp", "webp", /^RIFF....WEBP/s],
  ["image/avif", "avif", /^....ftypavi[fs]/s],
  ["image/bmp", "bmp", /^BM/],
  ["image/x-icon", "ico", "\0\0\x01\0"],
  ["image/svg+xml", "svg", /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)/i],
  ["video/mp4", "mp4", /^....ftyp/s],
  ["video/webm", "webm", "\x1AE\xDF\xA3"],
  ["audio/mpeg", "mp3", /^(?:ID3|\xFF[\xFB\xF3\xF2])/],
  ["audio/ogg", "ogg", /^OggS/],
  ["audio/wav", "wav", /^RIFF....WAVE/s],
  ["audio/flac", "flac", /^fLaC/],
  ["text/vtt", "vtt", /^(?:\xEF\xBB\xBF)?WEBVTT/],
];

function sniff(bytes: Uint8Array): { type: string; extension: string } | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString("latin1");
  const found = signatures.find(([, , start]) =>
    typeof start === "string" ? head.startsWith(start) : start.test(head),
  );
  return found && { type: found[0], extension: found[1] };
}

export function createAssetStore(memory: Memory): AssetStore {
  const assets = memory.cells<ProjectPath, Asset | undefined>();
  return {
    load: (path, reader) => assets.get(path, reader.ledger, (ledger) => readAsset(path, reader.for(ledger))),
  };
}

/** Reads a file that is there; undefined for none of the kinds that a page can show. */
export function readAsset(path: ProjectPath, reader: Reader): Asset | undefined {
  const bytes = reader.readBytes(path);
  const kind = bytes && sniff(bytes);
  if (!bytes || !kind) return undefined;
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  return { name: `${hash}.${kind.extension}`, type: kind.type, bytes, path };
}

/** Where a file is looked up, and where it is asked for. */
interface AssetPlace {
  readonly folders: readonly string[];
  readonly span: Span;
}

/** A file of the project that pages show; undefined after reporting why not. */
export function findAsset(
  reference: string,
  { folders, span }: AssetPlace,
  reader: Reader,
  load: AssetStore["load"] = readAsset,
): Asset | undefined {
  const file = reader.find(fileName(reference), folders, span, "dispensable");
  const asset = file && load(file, reader);
  if (!file || asset) return asset;
  const isEmpty = reader.readBytes(file)?.length === 0;
  const code = isEmpty ? "empty-file" : "unreadable-image";
  reader.report(problem(code, { path: file }, { span, dispensable: true }));
  return undefined;
}

/** A reference as a file name: the query and fragment go, escapes are undone. */
export function fileName(reference: string): string {
  const path = reference.replace(/[?#].*$/s, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Assets by name. */
export type Assets = ReadonlyMap<string, Asset>;

const reference = /asset:([0-9a-f]{16}\.\w+)/g;

/** Puts `address` of each asset in the place of its `asset:` name, in the value of an attribute or in a style sheet. */
export function resolveAssets(text: string, assets: Assets, address: (asset: Asset) => string): string {
  if (!text.includes("asset:")) return text;
  return text.replace(reference, (whole, name: string) => {
    const asset = assets.get(name);
    return asset ? address(asset) : whole;
  });
}

/** An asset as a `data:` URL. */
export function dataUrl(asset: Asset): string {
  return `data:${asset.type};base64,${Buffer.from(asset.bytes).toString("base64")}`;
}

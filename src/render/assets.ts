import { createHash } from "node:crypto";
import type { Reader } from "../content/reader.js";
import { type ProblemSink, problem } from "../report/problem.js";
import type { ProjectPath } from "../source/project.js";
import type { Span } from "../source/text.js";

export interface Asset {
  /** `HASH.ext`; in HTML an asset stands as `asset:HASH.ext` until a page decides how it travels. */
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** The file of the project that was read first with these bytes. */
  readonly path: ProjectPath;
}

/** The pictures, sounds and films of a run, each once. */
export interface AssetStore {
  /** Adds a file of the project and returns its `asset:` address; undefined after reporting why not. */
  add(reference: string, folders: readonly string[], span: Span, problems: ProblemSink): string | undefined;
  get(name: string): Asset | undefined;
  /** Looks a linked file up; undefined after reporting that it is missing or outside. */
  find(reference: string, folders: readonly string[], span: Span, problems: ProblemSink): ProjectPath | undefined;
  /** A linked file as a `data:` URL to download; undefined above `limit` bytes. */
  attach(path: ProjectPath, limit: number): { readonly url: string; readonly name: string } | undefined;
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

export function createAssetStore(reader: Reader): AssetStore {
  const byPath = new Map<string, Asset | undefined>();
  const byName = new Map<string, Asset>();
  return {
    add(reference, folders, span, problems) {
      const path = reader.find(decodeReference(reference), folders, span, problems);
      if (path === undefined) return undefined;
      if (!byPath.has(path)) byPath.set(path, readAsset(path, reader));
      const asset = byPath.get(path);
      if (asset) {
        if (!byName.has(asset.name)) byName.set(asset.name, asset);
        return `asset:${asset.name}`;
      }
      const isEmpty = reader.files.readBytes(path)?.length === 0;
      problems.report(problem(isEmpty ? "empty-file" : "unreadable-image", { path }, { span }));
      return undefined;
    },
    get: (name) => byName.get(name),
    find: (reference, folders, span, problems) => reader.find(decodeReference(reference), folders, span, problems),
    attach(path, limit) {
      const bytes = reader.files.readBytes(path);
      if (!bytes || bytes.length > limit) return undefined;
      const url = `data:application/octet-stream;base64,${Buffer.from(bytes).toString("base64")}`;
      return { url, name: path.slice(path.lastIndexOf("/") + 1) };
    },
  };
}

/** A reference as a file name: the query and fragment go, escapes are undone. */
function decodeReference(reference: string): string {
  const path = reference.replace(/[?#].*$/s, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function readAsset(path: ProjectPath, reader: Reader): Asset | undefined {
  const bytes = reader.files.readBytes(path);
  const kind = bytes && sniff(bytes);
  if (!bytes || !kind) return undefined;
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  return { name: `${hash}.${kind.extension}`, type: kind.type, bytes, path };
}

const reference = /asset:([0-9a-f]{16}\.\w+)/g;

/** Puts `address` of each asset in the place of its `asset:` name. */
export function resolveAssets(html: string, store: AssetStore, address: (asset: Asset) => string): string {
  return html.replace(reference, (whole, name: string) => {
    const asset = store.get(name);
    return asset ? address(asset) : whole;
  });
}

const dataUrls = new WeakMap<Asset, string>();

/** An asset as a `data:` URL. */
export function dataUrl(asset: Asset): string {
  const known = dataUrls.get(asset);
  if (known) return known;
  const url = `data:${asset.type};base64,${Buffer.from(asset.bytes).toString("base64")}`;
  dataUrls.set(asset, url);
  return url;
}

import { createHash } from "node:crypto";
import type { FontFile } from "../../model/design.js";
import { type Asset, dataUrl } from "../assets.js";
import { fontTypes } from "../fonts/format.js";

interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A page for the printer, and what it refers to. It needs no script. */
export interface PrintFiles {
  readonly html: string;
  /** The Content-Security-Policy with which it is sent. */
  readonly policy: string;
  /** Media and fonts by the name under which the page asks for them. */
  readonly files: ReadonlyMap<string, PageFile>;
}

/** Collects what a page for the printer refers to while it is printed. */
export interface PageFiles {
  readonly all: ReadonlyMap<string, PageFile>;
  /** Adds a file and gives the address under which the page asks for it. */
  readonly asset: (asset: Asset) => string;
  readonly font: (font: FontFile) => string;
}

/** Whether a file of a page has a name that says what is inside, as those have that are collected here. */
export const saysContent = (name: string): boolean => /^[0-9a-f]{16}\.\w+$/.test(name);

export function createPageFiles(): PageFiles {
  const all = new Map<string, PageFile>();
  const add = (name: string, file: PageFile) => {
    all.set(name, file);
    return `/${name}`;
  };
  return {
    all,
    asset: ({ name, type, bytes }) => add(name, { type, bytes }),
    font({ bytes, format }) {
      const { ending, type } = fontTypes[format];
      return add(`${hashOf(bytes)}.${ending}`, { type, bytes });
    },
  };
}

/** A font as a page has it that is one file. */
export const fontUrl = ({ format, bytes }: FontFile): string =>
  `data:${fontTypes[format].type};base64,${Buffer.from(bytes).toString("base64")}`;

/** The names of the pictures among the files of a page. */
export const picturesAmong = ({ all }: Pick<PageFiles, "all">): string[] =>
  [...all].flatMap(([name, { type }]) => (type.startsWith("image/") ? [name] : []));

/** The names and types of the fonts among them. */
export const fontsAmong = ({ all }: Pick<PageFiles, "all">): (readonly [name: string, type: string])[] =>
  [...all].flatMap(([name, { type }]) => (type.startsWith("font/") ? [[name, type] as const] : []));

/** For a page that holds all that it refers to. */
export const createInnerFiles = (): PageFiles => ({ all: new Map(), asset: dataUrl, font: fontUrl });

/** Names say what is inside: the browser may keep a file from one deck to the next. */
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

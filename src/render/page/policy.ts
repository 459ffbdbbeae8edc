import { createHash } from "node:crypto";
import type { Html } from "../html/html.js";
import { styleTexts } from "../html/style-texts.js";

/**
 * The Content-Security-Policies of all pages. The live deck carries its own in the file; those for the printer are sent
 * with the page by the browser's tab, so that no template can leave them out.
 */

/** What the scripts of a live deck may do. */
interface DeckPermissions {
  /** Besides running: the terminal player brings its emulator as WebAssembly inside its script. */
  readonly sources: readonly string[];
  /** Whom they may speak to: nobody, or the server from which the page comes. */
  readonly connect: "'none'" | "'self'";
}

/** The policy of the live deck: the hash of each script; styles may be inline, nothing may be fetched. */
export function deckPolicy(scripts: readonly string[], { sources, connect }: DeckPermissions): string {
  return [
    "default-src 'none'",
    `script-src ${[...scripts.map(hashOf), ...sources].join(" ")}`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "media-src data: blob:",
    "font-src data:",
    `connect-src ${connect}`,
    // A page on a phone's home screen has a name and an icon.
    ...(connect === "'self'" ? ["manifest-src 'self'"] : []),
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/**
 * The policy of print pages and documents on paper: no scripts, the style sheets that stand in the page by their hashes,
 * and files that come with it.
 * @param html the whole page
 * @param known a part of its style sheets, see {@link styleTexts}
 */
export function printPolicy(html: Html, known?: Html): string {
  return [
    "default-src 'none'",
    "script-src 'none'",
    ...styleRules(html, known),
    "img-src 'self' data:",
    "media-src 'self' data:",
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * The policy of a slide in miniature, a page in a frame: as for the printer, and nothing comes from anywhere.
 * @param html the whole page
 */
export const thumbPolicy = (html: Html): string =>
  [
    "default-src 'none'",
    ...styleRules(html),
    "img-src data:",
    "media-src data:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox",
  ].join("; ");

/**
 * The policy of a server's own pages, which are about decks: the scripts and style sheets that stand in them, and slides of
 * the same server in frames.
 * @param html the whole page
 */
export const aboutDecksPolicy = (html: Html, scripts: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(" ")}`,
    ...styleRules(html),
    "img-src data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** The style sheets that stand in a page by their hashes, and style attributes. */
const styleRules = (html: Html, known?: Html): string[] => [
  `style-src-elem ${[...styleTexts(html, known)].map(hashOf).join(" ") || "'none'"}`,
  "style-src-attr 'unsafe-inline'",
];

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

import type { IncomingMessage } from "node:http";
import { gzipSync } from "node:zlib";
import { iconUrl } from "../../render/page/deck-page.js";
import { type Answer, htmlAnswer, textAnswer } from "../answers.js";
import type { BareDeck, Stage } from "../stage.js";
import type { GuestSettings } from "./protocol.js";

/** The scripts of guests' pages, as they were compiled. */
export interface GuestScripts {
  readonly audience: string;
  readonly remote: string;
  readonly join: string;
}

/** What guests get to see of a deck. */
export interface GuestPages {
  page(stage: Stage, kind: "audience" | "remote", asked: IncomingMessage): Promise<Answer>;
  /** What a phone needs that keeps the page of the remote on its home screen. W3C Web Application Manifest */
  manifest(stage: Stage): Answer;
}

/** A page of a megabyte or two, for many at once. */
interface Packed {
  readonly plain: Buffer;
  readonly gzip: Buffer;
}

export function openGuestPages(scripts: () => GuestScripts): GuestPages {
  const made = { audience: new WeakMap<object, Packed>(), remote: new WeakMap<object, Packed>() };
  const pageOf = (stage: Stage, bare: BareDeck, kind: "audience" | "remote"): Packed => {
    const known = made[kind].get(bare.shown);
    if (known) return known;
    const settings = `globalThis.quarterdeckGuest=${JSON.stringify(settingsOf(stage, bare))};`;
    const plain = Buffer.from(bare.page(settings + scripts()[kind]));
    const packed = { plain, gzip: gzipSync(plain) };
    made[kind].set(bare.shown, packed);
    return packed;
  };
  return {
    async page(stage, kind, asked) {
      const bare = await stage.bare();
      // Why it cannot be made is for the speaker.
      if (!bare) return { ...textAnswer(503, "This deck cannot be shown now."), headers: { "retry-after": "5" } };
      const { plain, gzip } = pageOf(stage, bare, kind);
      if (!/\bgzip\b/.test(String(asked.headers["accept-encoding"] ?? ""))) return htmlAnswer(plain);
      return { ...htmlAnswer(gzip), headers: { "content-encoding": "gzip", vary: "accept-encoding" } };
    },
    manifest({ deck, last }) {
      const { name } = deck.input;
      const title = last?.rendered.deck.info.title ?? name;
      const icon = last ? [{ src: iconUrl(last.compiled.design.templates), sizes: "any", type: "image/svg+xml" }] : [];
      const address = `/${encodeURIComponent(name)}/remote`;
      const manifest = { id: address, start_url: address, scope: address, name: title, short_name: title };
      const look = { display: "standalone", background_color: "#0c1724", theme_color: "#0c1724", icons: icon };
      return { status: 200, type: "application/manifest+json", body: JSON.stringify({ ...manifest, ...look }) };
    },
  };
}

function settingsOf({ deck, last }: Stage, { shown }: BareDeck): GuestSettings {
  const words = last?.rendered.words;
  return {
    deck: deck.input.name,
    shown,
    minutes: last?.rendered.deck.info.minutes ?? null,
    words: { language: words?.language ?? "en", messages: words?.group("guest") ?? {} },
  };
}
